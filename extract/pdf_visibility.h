#pragma once

#include <vector>

#include "extract/pdf_page.h"

namespace chushen {

/// Which glyphs of a page can be seen on paper.
class PdfVisibility {
 public:
  explicit PdfVisibility(const PdfPage& page);

  bool is_seen(const PdfGlyph& glyph) const;

 private:
  /// Something that is painted over what lies below.
  struct Paint {
    Rect box;
    Rgb color;
    bool picture = false;  ///< of no single colour
    int order = 0;
  };

  std::vector<Paint> paints_;  ///< by order
};

}  // namespace chushen

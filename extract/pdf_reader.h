#pragma once

#include <memory>
#include <optional>
#include <string>

#include <tl/expected.hpp>

#include "extract/pdf_contents.h"
#include "extract/pdf_page.h"
#include "extract/pdf_rendering.h"
#include "extract/scan/page_image.h"

namespace chushen {

/// Why a PDF cannot be opened.
enum class PdfError {
  kUnreadable,  ///< no such file, or no permission
  kDamaged,     ///< no page can be found in it
  kEncrypted,   ///< a password is needed
};

/// A PDF as the pages it draws. Everything of the library is behind this class; nothing of it is printed.
///
/// Source: ISO 32000-1; text rendering modes in 9.3.6, images in 8.9.5, form fields in 12.7.4.
class PdfFile {
 public:
  static tl::expected<PdfFile, PdfError> open(const std::string& path);
  PdfFile(PdfFile&&) noexcept;
  ~PdfFile();

  int pages() const;

  /// What it holds beside its pages. Checks digital signatures, which takes a moment where there are some.
  PdfContents contents();

  /// From now on pages are drawn turned clockwise by that many quarters, beyond their own /Rotate: what page, picture and
  /// render give lies so.
  void turn(int quarter_turns) { turns_ = quarter_turns; }

  std::vector<PdfNote> notes(int number);

  /// All that page `number` (from 1) draws, without the pixels of its pictures.
  PdfPage page(int number);

  /// The pixels of picture `index` of that page in its own orientation, whatever its coding; transparent parts white.
  /// Nothing where it cannot be decoded or has more than `most_pixels`. `page_width` and `page_height` are not set.
  std::optional<PageImage> picture(int number, int index, std::uint64_t most_pixels);

  /// The page as it looks (pdf_rendering.h).
  std::optional<PageImage> render(int number, double dpi, const RenderLimits& limits = {});

  /// Whether the picture or page that was last asked for holds a picture of which a part is missing or wrong.
  bool picture_damaged() const { return picture_damaged_; }

 private:
  struct Library;
  bool picture_damaged_ = false;
  int turns_ = 0;
  explicit PdfFile(std::unique_ptr<Library> library);
  std::unique_ptr<Library> library_;
};

/// "22.12.0"
std::string poppler_version();

}  // namespace chushen

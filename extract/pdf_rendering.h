#pragma once

#include <cstdint>
#include <optional>

#include "extract/scan/page_image.h"

class PDFDoc;  // of the library: only the files in tests/architecture_test.cpp know it

namespace chushen {

/// Bounds on one page that is drawn in pixels.
struct RenderLimits {
  std::uint64_t pixels = 40'000'000;  ///< the resolution is lowered where the page would have more
  double seconds = 20;                ///< of the processor
};

struct RenderedPage {
  PageImage image;
  bool damaged = false;  ///< a picture on it lacks a part
};

/// Page `number` (from 1) as it looks, turned clockwise by `quarter_turns` beyond its own /Rotate.
/// \return nothing where there is no such page, or only a part of it could be drawn: time ran out; a path is longer than
///         a page of a form has (the library keeps every crossing of a line of pixels); a picture's data is not what
///         the page says of it. What would be missing nobody could tell.
std::optional<RenderedPage> render_page(PDFDoc& document, int number, int quarter_turns, double dpi, const RenderLimits& limits);

}  // namespace chushen

#include "extract/pdf_rendering.h"

#include <GfxState.h>
#include <PDFDoc.h>
#include <Page.h>
#include <SplashOutputDev.h>
#include <Stream.h>
#include <splash/SplashBitmap.h>

#include <algorithm>
#include <cmath>

#include "extract/pdf_decoding.h"
#include "extract/scan/quiet_decoding.h"
#include "extract/time_budget.h"

namespace chushen {
namespace {

/// How many lines of pixels the segments of one path may cross in all: some 130 bytes each, both sides of a stroke in
/// four finer lines. A page of 300 dpi has 3500: so many are 500 strokes from its head to its foot in one path.
constexpr double kMostCrossings = 2e6;
constexpr double kMostTiles = 100'000;  // of one area filled with a pattern: 1.5 mm each on A4

/// Draws until its time is up, or until something comes that would take the machine's memory.
class PatientSplash : public SplashOutputDev {
 public:
  PatientSplash(SplashColorPtr paper, double seconds) : SplashOutputDev(splashModeRGB8, 4, false, paper), budget_(seconds) {}

  bool is_to_stop() const { return left_out_ || budget_.is_spent(); }
  // The library asks whether to go on in the innermost form alone, and returns to the next one.
  bool useDrawForm() override { return is_to_stop(); }

  void stroke(GfxState* state) override {
    if (may_draw(state)) SplashOutputDev::stroke(state);
  }
  void fill(GfxState* state) override {
    if (may_draw(state)) SplashOutputDev::fill(state);
  }
  void eoFill(GfxState* state) override {
    if (may_draw(state)) SplashOutputDev::eoFill(state);
  }
  bool tilingPatternFill(GfxState* state, Gfx* gfx, Catalog* catalog, GfxTilingPattern* pattern, const double* matrix, int left,
                         int top, int right, int bottom, double x_step, double y_step) override {
    left_out_ = left_out_ || (double(right) - left) * (double(bottom) - top) > kMostTiles;
    return is_to_stop() || SplashOutputDev::tilingPatternFill(state, gfx, catalog, pattern, matrix, left, top, right, bottom, x_step, y_step);
  }
  void clip(GfxState* state) override {
    if (may_draw(state)) SplashOutputDev::clip(state);
  }
  void eoClip(GfxState* state) override {
    if (may_draw(state)) SplashOutputDev::eoClip(state);
  }
  void drawImage(GfxState* state, Object* object, Stream* data, int width, int height, GfxImageColorMap* colors,
                 bool interpolate, const int* masked, bool is_inline) override {
    if (may_draw({data, width, height, colors})) SplashOutputDev::drawImage(state, object, data, width, height, colors, interpolate, masked, is_inline);
  }
  void drawMaskedImage(GfxState* state, Object* object, Stream* data, int width, int height, GfxImageColorMap* colors,
                       bool interpolate, Stream* mask, int mask_width, int mask_height, bool invert, bool interpolate_mask) override {
    if (may_draw({data, width, height, colors}))
      SplashOutputDev::drawMaskedImage(state, object, data, width, height, colors, interpolate, mask, mask_width, mask_height, invert, interpolate_mask);
  }
  void drawSoftMaskedImage(GfxState* state, Object* object, Stream* data, int width, int height, GfxImageColorMap* colors,
                           bool interpolate, Stream* mask, int mask_width, int mask_height, GfxImageColorMap* mask_colors,
                           bool interpolate_mask) override {
    if (may_draw({data, width, height, colors}) && may_draw({mask, mask_width, mask_height, mask_colors}))
      SplashOutputDev::drawSoftMaskedImage(state, object, data, width, height, colors, interpolate, mask, mask_width, mask_height, mask_colors, interpolate_mask);
  }

 private:
  bool may_draw(GfxState* state) {
    left_out_ = left_out_ || crossings(*state) > kMostCrossings;
    return !left_out_;
  }
  bool may_draw(const DrawnPicture& drawn) {
    left_out_ = left_out_ || !is_as_declared(drawn);
    return !left_out_;
  }

  static double crossings(GfxState& state) {
    const GfxPath* path = state.getPath();
    double sum = 0;
    for (int part = 0; path && part < path->getNumSubpaths(); ++part) {
      const GfxSubpath* points = path->getSubpath(part);
      double x = 0, before = 0, y = 0;
      for (int i = 0; i < points->getNumPoints(); ++i, before = y) {
        state.transform(points->getX(i), points->getY(i), &x, &y);
        if (i > 0) sum += 1 + std::min(std::abs(y - before), state.getPageHeight());
      }
    }
    return sum;
  }

  TimeBudget budget_;
  bool left_out_ = false;
};

bool is_to_stop(void* splash) { return static_cast<const PatientSplash*>(splash)->is_to_stop(); }

bool copy_pixels(const SplashBitmap* bitmap, PageImage& image) {
  if (!bitmap || !bitmap->getDataPtr() || bitmap->getWidth() <= 0) return false;
  image.width = bitmap->getWidth();
  image.height = bitmap->getHeight();
  image.pixels.reserve(static_cast<std::size_t>(image.width) * image.height * 3);
  for (int y = 0; y < image.height; ++y) {
    const auto* row = bitmap->getDataPtr() + static_cast<std::ptrdiff_t>(y) * bitmap->getRowSize();
    image.pixels.insert(image.pixels.end(), row, row + static_cast<std::size_t>(image.width) * 3);
  }
  return true;
}

}  // namespace

std::optional<RenderedPage> render_page(PDFDoc& document, int number, int quarter_turns, double dpi, const RenderLimits& limits) {
  ::Page* source = document.getPage(number);
  if (!source) return std::nullopt;
  const bool turned = (source->getRotate() + 90 * quarter_turns) % 180 != 0;
  RenderedPage rendered;
  PageImage& image = rendered.image;
  image.page_width = turned ? source->getCropHeight() : source->getCropWidth();
  image.page_height = turned ? source->getCropWidth() : source->getCropHeight();
  const double square_inches = image.page_width * image.page_height / (72.0 * 72.0);
  if (!(square_inches > 0) || !std::isfinite(square_inches)) return std::nullopt;
  dpi = std::min(dpi, std::sqrt(static_cast<double>(limits.pixels) / square_inches));

  const QuietDecoding quiet;
  SplashColor white = {255, 255, 255};
  PatientSplash splash(white, limits.seconds);
  splash.startDoc(&document);
  document.displayPage(&splash, number, dpi, dpi, 90 * quarter_turns, false, true, false, is_to_stop, &splash);
  rendered.damaged = quiet.jpeg_is_damaged();
  if (splash.is_to_stop() || !copy_pixels(splash.getBitmap(), image)) return std::nullopt;
  return rendered;
}

}  // namespace chushen

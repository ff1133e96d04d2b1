#include "extract/pdf_state.h"

#include <GfxFont.h>
#include <GfxState.h>
#include <UTF.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "extract/utf8.h"

namespace chushen {

namespace {

constexpr double kAscent = 0.85, kDescent = 0.15;

Rgb rgb_of(const GfxRGB& color) { return {colToByte(color.r), colToByte(color.g), colToByte(color.b)}; }

}  // namespace

Rgb fill_color(GfxState* state) {
  if (state->getFillColorSpace()->getMode() == csPattern) return {};
  GfxRGB color;
  state->getFillRGB(&color);
  return rgb_of(color);
}

Rgb stroke_color(GfxState* state) {
  if (state->getStrokeColorSpace()->getMode() == csPattern) return {};
  GfxRGB color;
  state->getStrokeRGB(&color);
  return rgb_of(color);
}

Rect clip_box(GfxState* state) {
  Rect clip;
  state->getClipBBox(&clip.left, &clip.top, &clip.right, &clip.bottom);
  return clip;
}

PdfPath path_of(GfxState* state) {
  PdfPath path;
  const GfxPath* drawn = state->getPath();
  for (int i = 0; i < drawn->getNumSubpaths(); ++i) {
    const GfxSubpath* part = drawn->getSubpath(i);
    PdfSubpath subpath;
    subpath.closed = part->isClosed();
    for (int j = 0; j < part->getNumPoints(); ++j) {
      double x, y;
      state->transform(part->getX(j), part->getY(j), &x, &y);
      subpath.points.push_back({x, y});
      subpath.curved = subpath.curved || part->getCurve(j);
    }
    path.push_back(std::move(subpath));
  }
  return path;
}

double font_size(GfxState* state) {
  const double size = state->getTransformedFontSize();
  const GfxFont& font = *state->getFont();
  if (font.getType() != fontType3) return size;
  const double height = (font.getFontBBox()[3] - font.getFontBBox()[1]) * font.getFontMatrix()[3];
  return std::abs(height) > 0.01 ? size * std::abs(height) / 1.2 : size;
}

void place(GfxState* state, double x, double y, double dx, double dy, unsigned code, PdfGlyph& glyph) {
  const double spacing = state->getCharSpace() + (code == U' ' ? state->getWordSpace() : 0);
  double space_x, space_y, left, base, across, down;
  state->textTransformDelta(spacing * state->getHorizScaling(), 0, &space_x, &space_y);
  state->transform(x, y, &left, &base);
  if (state->getFont()->getWMode()) {  // 9.7.4.3: set from top to bottom, each glyph upright
    glyph.box = {left, base - kAscent * glyph.size, left + glyph.size, base + kDescent * glyph.size};
    return;
  }
  state->transformDelta(dx - space_x, dy - space_y, &across, &down);
  const double advance = std::hypot(across, down);
  glyph.upright = advance == 0 || across > 0.97 * advance;
  const double along_x = advance > 0 ? across / advance : 1, along_y = advance > 0 ? down / advance : 0;
  glyph.oblique = is_oblique(along_x, along_y);
  if (std::abs(along_y) > std::abs(along_x)) glyph.heading = along_y > 0 ? 1 : 3;
  else glyph.heading = along_x >= 0 ? 0 : 2;
  const Rect at_base{left + std::min(0.0, across), base + std::min(0.0, down), left + std::max(0.0, across),
                     base + std::max(0.0, down)};
  // Up from the base line is the direction of writing turned to the left: (along_y, -along_x) with y down.
  const double up_x = along_y * glyph.size, up_y = -along_x * glyph.size;
  glyph.box = {at_base.left + std::min(kAscent * up_x, -kDescent * up_x),
               at_base.top + std::min(kAscent * up_y, -kDescent * up_y),
               at_base.right + std::max(kAscent * up_x, -kDescent * up_x),
               at_base.bottom + std::max(kAscent * up_y, -kDescent * up_y)};
}

std::string utf8_of(const GooString* text) {
  if (!text) return {};
  Unicode* points = nullptr;
  const int length = TextStringToUCS4(text->toStr(), &points);
  std::string utf8;
  for (int i = 0; i < length; ++i) append_utf8(utf8, points[i]);
  std::free(points);
  return utf8;
}

}  // namespace chushen

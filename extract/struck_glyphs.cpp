#include "extract/struck_glyphs.h"

#include <algorithm>

namespace chushen {
namespace {

// Of an em, from its top: where a line through letters lies, and not one under or over them.
constexpr double kHighest = 0.3, kLowest = 0.78;
/// How far such a line may stick out of the letters, in em.
constexpr double kBeyond = 0.6;
/// The share of the line under which there are letters.
constexpr double kCovered = 0.7;
/// More lines than these are a drawing's.
constexpr std::size_t kMostLines = 3000;

bool crosses(const Ruling& line, const PdfGlyph& glyph) {
  const double depth = line.position - glyph.box.top, middle = (glyph.box.left + glyph.box.right) / 2;
  return glyph.upright && depth > kHighest * glyph.box.height() && depth < kLowest * glyph.box.height() && middle > line.from && middle < line.to;
}

/// The glyphs that the line crosses out; none where it is no such line.
std::vector<std::size_t> crossed_out(const Ruling& line, const std::vector<PdfGlyph>& glyphs) {
  std::vector<std::size_t> crossed;
  double left = line.to, right = line.from, width = 0, em = 0;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    const PdfGlyph& glyph = glyphs[i];
    if (!crosses(line, glyph)) continue;
    crossed.push_back(i);
    left = std::min(left, glyph.box.left);
    right = std::max(right, glyph.box.right);
    width += glyph.box.width();
    em = std::max(em, glyph.box.height());
  }
  const bool ends_with_letters = line.from > left - kBeyond * em && line.to < right + kBeyond * em;
  return ends_with_letters && width > kCovered * (line.to - line.from) ? crossed : std::vector<std::size_t>();
}

}  // namespace

std::vector<bool> struck_glyphs(const std::vector<PdfGlyph>& glyphs, const std::vector<Ruling>& rulings) {
  std::vector<bool> struck(glyphs.size(), false);
  if (rulings.size() > kMostLines) return struck;
  for (const Ruling& line : rulings) {
    if (!line.horizontal) continue;
    for (const std::size_t i : crossed_out(line, glyphs)) struck[i] = true;
  }
  return struck;
}

}  // namespace chushen

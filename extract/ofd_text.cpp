#include "extract/ofd_text.h"

#include <algorithm>
#include <cmath>

#include "extract/utf8.h"

namespace chushen {
namespace {

constexpr double kAscent = 0.85, kDescent = 0.15;  // of the em, as in pdf_page.h
constexpr double kQuarter = 1.5707963267948966;

double number_or(const XmlNode& node, std::string_view attribute, double usual) {
  const std::vector<double> numbers = ofd_numbers(node.attribute(attribute));
  return numbers.empty() ? usual : numbers.front();
}

/// How wide a character is where nothing says it, in em: no font is opened.
double usual_advance(char32_t c) { return c < 0x2E80 && c != 0x2014 && c != 0x2026 ? 0.5 : 1; }

/// What is written in a TextCode: line ends come from the way the XML is set, not from the text.
std::u32string characters_of(const XmlNode& code) {
  std::u32string text = decode_utf8(code.all_text());
  std::erase_if(text, [](char32_t c) { return c == U'\n' || c == U'\r' || c == U'\t'; });
  return text;
}

class TextPlacer {
 public:
  TextPlacer(const XmlNode& object, const OfdMatrix& matrix) : matrix_(matrix) {
    size_ = std::abs(number_or(object, "Size", 0));
    stretch_ = std::abs(number_or(object, "HScale", 1));
    const double turn = std::round(number_or(object, "CharDirection", 0) / 90) * kQuarter;
    along_ = {std::cos(turn), std::sin(turn)};
    downward_ = std::lround(number_or(object, "ReadDirection", 0)) == 90;
  }

  void place(const XmlNode& code, std::vector<PdfGlyph>& glyphs) {
    const std::u32string text = characters_of(code);
    x_ = number_or(code, "X", x_);
    y_ = number_or(code, "Y", y_);
    const std::size_t gaps = text.empty() ? 0 : text.size() - 1;
    const std::vector<double> across = ofd_deltas(code.attribute("DeltaX"), gaps);
    const std::vector<double> down = ofd_deltas(code.attribute("DeltaY"), gaps);
    double x = x_, y = y_;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const double usual = usual_advance(text[i]) * size_ * stretch_;
      double right = i < across.size() ? across[i] : 0, below = i < down.size() ? down[i] : 0;
      // Without distances all would lie on one spot: they follow by their widths.
      if (across.empty() && down.empty()) (downward_ ? below : right) = downward_ ? size_ : usual;
      const double room = std::hypot(right, below);
      // Digits set at the pitch of Chinese characters are no words apart: the way to the next is the width, up to an em.
      glyphs.push_back(glyph(text[i], x, y, room > 0 && !downward_ ? std::min(size_ * stretch_, room) : usual));
      x += right;
      y += below;
    }
  }

 private:
  PdfGlyph glyph(char32_t character, double x, double y, double advance) const {
    const PdfPoint origin = matrix_(x, y), unit_x = vector(along_.x, along_.y), unit_y = vector(-along_.y, along_.x);
    PdfGlyph glyph;
    glyph.text = std::u32string(1, character);
    glyph.size = size_ * std::hypot(unit_y.x, unit_y.y);
    const PdfPoint end{origin.x + unit_x.x * advance, origin.y + unit_x.y * advance};
    const PdfPoint up{-unit_y.x * size_, -unit_y.y * size_};
    glyph.box = {std::min(origin.x, end.x) + std::min(kAscent * up.x, -kDescent * up.x),
                 std::min(origin.y, end.y) + std::min(kAscent * up.y, -kDescent * up.y),
                 std::max(origin.x, end.x) + std::max(kAscent * up.x, -kDescent * up.x),
                 std::max(origin.y, end.y) + std::max(kAscent * up.y, -kDescent * up.y)};
    glyph.upright = unit_x.x > 0.97 * std::hypot(unit_x.x, unit_x.y);
    const double length = std::hypot(unit_x.x, unit_x.y);
    glyph.oblique = length > 0 && is_oblique(unit_x.x / length, unit_x.y / length);
    return glyph;
  }

  /// A direction in the object's space as one on the page.
  PdfPoint vector(double x, double y) const {
    return {matrix_.a * x + matrix_.c * y, matrix_.b * x + matrix_.d * y};
  }

  OfdMatrix matrix_;
  PdfPoint along_;  // the direction of a character, in the object's space
  double size_ = 0, stretch_ = 1;
  double x_ = 0, y_ = 0;
  bool downward_ = false;
};

}  // namespace

std::vector<PdfGlyph> ofd_glyphs(const XmlNode& text_object, const OfdMatrix& matrix) {
  std::vector<PdfGlyph> glyphs;
  TextPlacer placer(text_object, matrix);
  for (const XmlNode& code : text_object.children)
    if (code.name == "TextCode") placer.place(code, glyphs);
  return glyphs;
}

}  // namespace chushen

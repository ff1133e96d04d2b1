#include "extract/docx_look.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>

#include "extract/docx_styles.h"

namespace chushen {
namespace {

/// As for a PDF (pdf_visibility.cpp): letters of less than 0.7 mm, ink of nearly the ground's colour.
constexpr int kSmallestHalfPoints = 4;
constexpr int kLeastContrast = 28;
constexpr int kLeastStretch = 10;  // per cent: what is narrower is a line

std::optional<int> number_in(const XmlNode* node) {
  if (!node) return std::nullopt;
  const std::string& text = node->attribute("val");
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() ? std::optional(value) : std::nullopt;
}

std::optional<std::array<int, 3>> rgb_of(const std::string& hex) {
  if (hex.size() != 6) return std::nullopt;
  std::array<int, 3> rgb{};
  for (std::size_t i = 0; i < 3; ++i) {
    const auto [end, error] = std::from_chars(hex.data() + 2 * i, hex.data() + 2 * i + 2, rgb[i], 16);
    if (error != std::errc() || end != hex.data() + 2 * i + 2) return std::nullopt;
  }
  return rgb;
}

std::string color_or_unknown(const std::string& hex) { return rgb_of(hex) ? hex : kUnknownGround; }

/// 17.3.5: the pattern says which of the two colours is the ground; patterns of both are left open.
std::optional<std::string> ground_of_shading(const XmlNode& shading) {
  const std::string& pattern = shading.attribute("val");
  const std::string& fill = shading.attribute("fill");
  if (pattern == "nil") return std::nullopt;
  if (pattern == "solid") return color_or_unknown(shading.attribute("color"));
  if (pattern != "clear" && !pattern.empty()) return kUnknownGround;
  if (fill.empty() || fill == "auto") return std::nullopt;
  return color_or_unknown(fill);
}

std::optional<std::string> ground_of_run(const XmlNode& properties) {
  const XmlNode* highlight = properties.child("highlight");
  if (highlight && highlight->attribute("val") == "white") return "FFFFFF";
  if (highlight && highlight->attribute("val") != "none") return kUnknownGround;
  return ground_of(&properties);
}

bool differs(const std::array<int, 3>& a, const std::array<int, 3>& b) {
  return std::max({std::abs(a[0] - b[0]), std::abs(a[1] - b[1]), std::abs(a[2] - b[2])}) >= kLeastContrast;
}

bool has_color_of_ground(const std::string& color, const std::string& ground) {
  const auto ink = rgb_of(color), below = rgb_of(ground);
  return ink && below && !differs(*ink, *below);
}

std::string ground_of_drawing(const XmlNode& properties) {
  if (properties.child("noFill")) return "FFFFFF";
  const XmlNode* fill = properties.child("solidFill");
  const XmlNode* color = fill ? fill->child("srgbClr") : nullptr;
  return color && color->children.empty() ? color_or_unknown(color->attribute("val")) : kUnknownGround;
}

bool has_fill(const XmlNode& properties) {
  return std::any_of(properties.children.begin(), properties.children.end(),
                     [](const XmlNode& child) { return child.name.ends_with("Fill"); });
}

}  // namespace

DocxLook look_of(const XmlNode* properties) {
  DocxLook look;
  if (!properties) return look;
  for (const XmlNode& child : properties->children) {
    const std::string_view name = child.name;  // compared by length first: this runs for every run
    if (name == "vanish") look.hidden = is_on(&child);
    if (name == "u") look.underlined = child.attribute("val") != "none";
    if (name == "strike" || name == "dstrike") look.struck = is_on(&child);
    if (name == "color") look.color = child.attribute("val") == "auto" ? "" : child.attribute("val");
    if (name == "sz") look.half_points = number_in(&child);
    if (name == "w") look.stretch = number_in(&child);
    if (name == "textFill") look.unfilled = child.child("noFill") != nullptr;
    if (name == "shd" || name == "highlight") look.ground = ground_of_run(*properties);
  }
  return look;
}

DocxLook over(const DocxLook& own, const DocxLook& inherited) {
  const auto first = [](const auto& a, const auto& b) { return a ? a : b; };
  return {first(own.hidden, inherited.hidden),           first(own.underlined, inherited.underlined),
          first(own.color, inherited.color),             first(own.half_points, inherited.half_points),
          first(own.stretch, inherited.stretch),         first(own.unfilled, inherited.unfilled),
          first(own.struck, inherited.struck),           first(own.ground, inherited.ground)};
}

std::optional<std::string> ground_of(const XmlNode* properties) {
  const XmlNode* shading = properties ? properties->child("shd") : nullptr;
  return shading ? ground_of_shading(*shading) : std::nullopt;
}

std::string ground_of_shape(const XmlNode& shape) {
  if (const XmlNode* properties = shape.child("spPr"); properties && has_fill(*properties))
    return ground_of_drawing(*properties);
  if (const XmlNode* style = shape.child("style")) {
    const XmlNode* fill = style->child("fillRef");
    return fill && fill->attribute("idx") != "0" ? kUnknownGround : "FFFFFF";
  }
  const std::string& filled = shape.attribute("filled");
  const std::string& color = shape.attribute("fillcolor");
  if (color.empty() || color == "white" || filled == "f" || filled == "false") return "FFFFFF";
  return color.starts_with('#') ? color_or_unknown(color.substr(1, 6)) : kUnknownGround;
}

bool is_unseen(const DocxLook& look, const std::string& ground) {
  if (look.hidden.value_or(false) || look.unfilled.value_or(false)) return true;
  if (look.half_points && *look.half_points < kSmallestHalfPoints) return true;
  if (look.stretch && *look.stretch < kLeastStretch) return true;
  return look.color && has_color_of_ground(*look.color, look.ground.value_or(ground));
}

}  // namespace chushen

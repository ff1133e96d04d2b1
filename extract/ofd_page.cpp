#include "extract/ofd_page.h"

#include <algorithm>
#include <cmath>

#include "extract/ofd_text.h"
#include "extract/ofd_values.h"
#include "extract/pdf_paths.h"

namespace chushen {
namespace {

constexpr int kMostDrawn = 1'000'000;  // as for a page of a PDF
constexpr int kDeepest = 16;           // of blocks and composite objects in each other
constexpr double kUsualLineWidth = 0.353;
constexpr double kLeastAlpha = 13;     // of 255: fainter ink is not seen
constexpr std::size_t kHeadBytes = 4096;

std::optional<double> number_in(const XmlNode& node, std::string_view attribute) {
  const std::vector<double> numbers = ofd_numbers(node.attribute(attribute));
  return numbers.empty() ? std::nullopt : std::optional(numbers.front());
}

bool is_off(const XmlNode& node, std::string_view attribute) {
  const std::string& value = node.attribute(attribute);
  return value == "false" || value == "0";
}

bool is_set(const XmlNode& node, std::string_view attribute) {
  const std::string& value = node.attribute(attribute);
  return value == "true" || value == "1";
}

/// From the millimetres of an object's own space to the points of the page: its matrix, then its boundary.
OfdMatrix placed(const OfdMatrix& outer, const XmlNode& object) {
  const Rect boundary = ofd_box(object.attribute("Boundary")).value_or(Rect{});
  const OfdMatrix at_boundary{1, 0, 0, 1, boundary.left, boundary.top};
  return outer.after(at_boundary).after(ofd_matrix(object.attribute("CTM")).value_or(OfdMatrix{}));
}

class PageDrawing {
 public:
  PageDrawing(OfdPackage& package, const OfdBody& body, OfdDrawnPage& drawn)
      : package_(package), body_(body), resources_(body.resources), drawn_(drawn) {}

  void draw(const OfdPart& page) {
    const auto root = package_.xml(page.part);
    if (!root) {
      drawn_.page.faults = 1;
      return;
    }
    set_size(*root);
    add_page_resources(*root, page.part);
    draw_templates(*root, false);
    draw_content(*root);
    draw_templates(*root, true);
    draw_annotations(page.id);
    drawn_.page.cut_short = order_ > kMostDrawn;
  }

 private:
  void set_size(const XmlNode& root) {
    Rect box = body_.page_box;
    if (const XmlNode* area = root.child("Area"))
      if (const XmlNode* physical = area->child("PhysicalBox")) box = ofd_box(physical->all_text()).value_or(box);
    drawn_.page.width = box.width() * kOfdUnit;
    drawn_.page.height = box.height() * kOfdUnit;
    to_page_ = {kOfdUnit, 0, 0, kOfdUnit, -box.left * kOfdUnit, -box.top * kOfdUnit};
  }

  void add_page_resources(const XmlNode& root, const std::string& part) {
    for (const XmlNode& child : root.children)
      if (child.name == "PageRes") read_ofd_resources(package_, child.all_text(), part, body_.part, resources_);
  }

  void draw_templates(const XmlNode& root, bool above) {
    for (const XmlNode& child : root.children) {
      if (child.name != "Template" || (child.attribute("ZOrder") == "Foreground") != above) continue;
      const auto found = body_.templates.find(child.attribute("TemplateID"));
      const auto content = found == body_.templates.end() ? std::nullopt : package_.xml(found->second);
      if (content) add_page_resources(*content, found->second);
      if (content) draw_content(*content);
    }
  }

  void draw_content(const XmlNode& root) {
    const XmlNode* content = root.child("Content");
    if (!content) return;
    for (const XmlNode& layer : content->children)
      if (layer.name == "Layer") draw_children(layer, to_page_, layer.attribute("DrawParam"), 0);
  }

  /// 15: what an annotation looks like stands in its Appearance. Links and watermarks say nothing of the form.
  void draw_annotations(const std::string& page_id) {
    const auto found = body_.annotations.find(page_id);
    const auto root = found == body_.annotations.end() ? std::nullopt : package_.xml(found->second);
    if (!root) return;
    for (const XmlNode& annotation : root->children) {
      if (annotation.name != "Annot") continue;
      const std::string& type = annotation.attribute("Type");
      ++drawn_.annotations[type];
      const XmlNode* appearance = annotation.child("Appearance");
      const bool printed = !is_off(annotation, "Visible") && !is_off(annotation, "Print");
      if (appearance && printed && type != "Link" && type != "Watermark")
        draw_children(*appearance, placed(to_page_, *appearance), "", 0);
    }
  }

  void draw_children(const XmlNode& node, const OfdMatrix& outer, const std::string& draw_param, int depth) {
    if (depth > kDeepest) return;
    for (const XmlNode& child : node.children) {
      if (order_ > kMostDrawn) return;
      draw_object(child, outer, draw_param, depth);
    }
  }

  void draw_object(const XmlNode& node, const OfdMatrix& outer, const std::string& draw_param, int depth) {
    if (node.name == "PageBlock") return draw_children(node, outer, draw_param, depth + 1);
    const std::string& own = node.attribute("DrawParam");
    const std::string& param = own.empty() ? draw_param : own;
    const bool seen = !is_off(node, "Visible") && number_in(node, "Alpha").value_or(255) >= kLeastAlpha;
    if (node.name == "TextObject") return draw_text(node, placed(outer, node), param, seen);
    if (!seen) return;
    if (node.name == "PathObject") return draw_path(node, placed(outer, node), param);
    if (node.name == "ImageObject") return draw_image(node, outer);
    if (node.name == "CompositeObject") draw_composite(node, placed(outer, node), param, depth);
  }

  void draw_composite(const XmlNode& node, const OfdMatrix& matrix, const std::string& draw_param, int depth) {
    const auto found = resources_.composites.find(node.attribute("ResourceID"));
    const XmlNode* content = found == resources_.composites.end() ? nullptr : found->second.child("Content");
    if (content) draw_children(*content, matrix, draw_param, depth + 1);
  }

  /// The colour that an object, or else its drawing parameters and those they relate to, name; `usual` where none does.
  /// Nothing for ink that is no single colour, or too faint to be seen.
  std::optional<Rgb> color(const XmlNode& node, const std::string& draw_param, std::string_view name, Rgb usual) const {
    const XmlNode* found = node.child(name);
    std::string param = draw_param;
    for (int step = 0; !found && step < kDeepest; ++step) {
      const auto known = resources_.draw_params.find(param);
      if (known == resources_.draw_params.end()) break;
      found = known->second.child(name);
      param = known->second.attribute("Relative");
    }
    if (!found) return usual;
    if (number_in(*found, "Alpha").value_or(255) < kLeastAlpha) return std::nullopt;
    const std::string& value = found->attribute("Value");
    if (!value.empty()) return ofd_color(value).value_or(usual);
    return found->children.empty() ? std::optional(usual) : std::nullopt;
  }

  void draw_text(const XmlNode& node, const OfdMatrix& matrix, const std::string& draw_param, bool seen) {
    const bool filled = !is_off(node, "Fill"), stroked = is_set(node, "Stroke");
    auto ink = filled ? color(node, draw_param, "FillColor", {}) : std::optional<Rgb>();
    if (!ink && stroked) ink = color(node, draw_param, "StrokeColor", {});
    for (PdfGlyph& glyph : ofd_glyphs(node, matrix)) {
      const double x = (glyph.box.left + glyph.box.right) / 2, y = (glyph.box.top + glyph.box.bottom) / 2;
      glyph.invisible = !seen || !ink || x < 0 || y < 0 || x > drawn_.page.width || y > drawn_.page.height;
      glyph.color = ink.value_or(Rgb{});
      glyph.order = order_++;
      drawn_.page.glyphs.push_back(std::move(glyph));
    }
  }

  void draw_path(const XmlNode& node, const OfdMatrix& matrix, const std::string& draw_param) {
    const XmlNode* data = node.child("AbbreviatedData");
    if (!data) return;
    const PdfPath path = ofd_path(data->all_text(), matrix);
    const Rect clip{0, 0, drawn_.page.width, drawn_.page.height};
    const int order = order_++;
    const bool opaque = number_in(node, "Alpha").value_or(255) > 242;
    if (is_set(node, "Fill"))
      if (const auto ink = color(node, draw_param, "FillColor", {})) add_fill(path, {*ink, opaque, clip, order}, drawn_.page);
    const double width = number_in(node, "LineWidth").value_or(kUsualLineWidth) * kOfdUnit;
    if (!is_off(node, "Stroke"))
      if (const auto ink = color(node, draw_param, "StrokeColor", {}))
        add_stroke(path, {*ink, width, clip, order}, drawn_.page);
  }

  /// 10: the image fills the unit square, its top at y = 0; without a matrix it fills its boundary.
  void draw_image(const XmlNode& node, const OfdMatrix& outer) {
    const Rect boundary = ofd_box(node.attribute("Boundary")).value_or(Rect{});
    const bool has_matrix = ofd_matrix(node.attribute("CTM")).has_value();
    const OfdMatrix whole{boundary.width(), 0, 0, boundary.height(), boundary.left, boundary.top};
    const OfdMatrix m = has_matrix ? placed(outer, node) : outer.after(whole);
    PdfPicture picture;
    picture.matrix = {m.a, m.b, -m.c, -m.d, m.e + m.c, m.f + m.d};  // a PDF's top is y = 1
    const PdfPoint corners[] = {m(0, 0), m(1, 0), m(0, 1), m(1, 1)};
    picture.box = {corners[0].x, corners[0].y, corners[0].x, corners[0].y};
    for (const PdfPoint& corner : corners)
      picture.box = {std::min(picture.box.left, corner.x), std::min(picture.box.top, corner.y),
                     std::max(picture.box.right, corner.x), std::max(picture.box.bottom, corner.y)};
    const auto found = resources_.pictures.find(node.attribute("ResourceID"));
    const std::string part = found == resources_.pictures.end() ? "" : found->second;
    picture.opaque = number_in(node, "Alpha").value_or(255) > 242 && !part.empty() &&
                     !may_be_transparent(package_.bytes(part, kHeadBytes));
    picture.order = order_++;
    drawn_.page.pictures.push_back(picture);
    drawn_.picture_parts.push_back(part);
  }

  OfdPackage& package_;
  const OfdBody& body_;
  OfdResources resources_;
  OfdDrawnPage& drawn_;
  OfdMatrix to_page_;
  int order_ = 0;
};

}  // namespace

OfdDrawnPage draw_ofd_page(OfdPackage& package, const OfdBody& body, std::size_t index) {
  OfdDrawnPage drawn;
  drawn.page.width = body.page_box.width() * kOfdUnit;
  drawn.page.height = body.page_box.height() * kOfdUnit;
  drawn.page.fonts = {""};
  PageDrawing(package, body, drawn).draw(body.pages.at(index));
  return drawn;
}

bool may_be_transparent(const std::string& head) {
  constexpr std::size_t kColorType = 25;  // of IHDR (PNG 11.2.1): 4 and 6 have an alpha channel
  if (!head.starts_with("\x89PNG")) return head.starts_with("GIF8");
  if (head.size() <= kColorType || (head[kColorType] & 4) != 0) return true;
  return head.substr(0, head.find("IDAT")).find("tRNS") != head.npos;
}

}  // namespace chushen

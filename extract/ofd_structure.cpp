#include "extract/ofd_structure.h"

#include <algorithm>

#include "extract/ofd_values.h"
#include "extract/opc_relationships.h"

namespace chushen {
namespace {

/// A4, where a document names no size.
constexpr Rect kUsualPage{0, 0, 210, 297};
constexpr std::size_t kMostBodies = 64;

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first == text.npos ? "" : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string text_of_child(const XmlNode& node, std::string_view name) {
  const XmlNode* child = node.child(name);
  return child ? trimmed(child->all_text()) : "";
}

/// 7.9: files lie below the list's BaseLoc; some producers name them from the list's own folder.
std::string media_part(OfdPackage& package, const XmlNode& media, const std::string& base, const std::string& list,
                       const std::string& document) {
  const std::string file = text_of_child(media, "MediaFile");
  const std::string below_base = resolved_part(base, file);
  return package.has(below_base) ? below_base : package.resolved(file, list, document);
}

Properties properties_of(const XmlNode& body) {
  Properties properties;
  const XmlNode* info = body.child("DocInfo");
  if (!info) return properties;
  properties.author = text_of_child(*info, "Author");
  properties.created = text_of_child(*info, "CreationDate");
  properties.modified = text_of_child(*info, "ModDate");
  properties.producer = text_of_child(*info, "Creator");
  return properties;
}

class BodyReader {
 public:
  BodyReader(OfdPackage& package, std::string part) : package_(package) { body_.part = std::move(part); }

  OfdBody read() {
    const auto root = package_.xml(body_.part);
    body_.page_box = kUsualPage;
    if (!root) return std::move(body_);
    if (const XmlNode* common = root->child("CommonData")) read_common(*common);
    read_pages(*root);
    read_annotations(text_of_child(*root, "Annotations"));
    read_attachments(text_of_child(*root, "Attachments"));
    return std::move(body_);
  }

 private:
  std::string resolved(const std::string& target, const std::string& from) const {
    return package_.resolved(target, from, body_.part);
  }

  void read_common(const XmlNode& common) {
    if (const XmlNode* area = common.child("PageArea"))
      body_.page_box = ofd_box(text_of_child(*area, "PhysicalBox")).value_or(kUsualPage);
    for (const XmlNode& child : common.children) {
      if (child.name == "TemplatePage")
        body_.templates[child.attribute("ID")] = resolved(child.attribute("BaseLoc"), body_.part);
      if (child.name == "PublicRes" || child.name == "DocumentRes") read_ofd_resources(package_, trimmed(child.all_text()), body_.part, body_.part, body_.resources);
    }
  }

  void read_pages(const XmlNode& root) {
    const XmlNode* pages = root.child("Pages");
    if (!pages) return;
    for (const XmlNode& page : pages->children)
      if (page.name == "Page")
        body_.pages.push_back({page.attribute("ID"), resolved(page.attribute("BaseLoc"), body_.part)});
  }

  void read_annotations(const std::string& target) {
    const std::string part = resolved(target, body_.part);
    const auto root = part.empty() ? std::nullopt : package_.xml(part);
    if (!root) return;
    for (const XmlNode& page : root->children)
      if (page.name == "Page") body_.annotations[page.attribute("PageID")] = resolved(text_of_child(page, "FileLoc"), part);
  }

  void read_attachments(const std::string& target) {
    const std::string part = resolved(target, body_.part);
    const auto root = part.empty() ? std::nullopt : package_.xml(part);
    if (!root) return;
    for (const XmlNode& item : root->children)
      if (item.name == "Attachment") body_.attachments.push_back(item.attribute("Name"));
  }

  OfdPackage& package_;
  OfdBody body_;
};

}  // namespace

std::optional<XmlNode> OfdPackage::xml(const std::string& part) {
  const auto stream = package_.stream(part);
  if (stream->fault() == PartFault::kMissing) {
    broken_ = true;
    return std::nullopt;
  }
  auto root = parse_xml([&stream](char* buffer, int size) { return stream->read(buffer, size); });
  if (root) return std::move(*root);
  doctype_ = doctype_ || root.error() == XmlFault::kDoctype;
  too_large_ = too_large_ || root.error() == XmlFault::kTooLarge || stream->fault() == PartFault::kTooLarge;
  broken_ = true;
  return std::nullopt;
}

std::string OfdPackage::bytes(const std::string& part, std::size_t most) {
  const auto stream = package_.stream(part);
  std::string bytes;
  char buffer[1 << 16];
  for (int got; bytes.size() < most && (got = stream->read(buffer, sizeof buffer)) > 0;)
    bytes.append(buffer, static_cast<std::size_t>(got));
  too_large_ = too_large_ || stream->fault() == PartFault::kTooLarge;
  return stream->fault() == PartFault::kNone ? bytes : std::string();
}

void read_ofd_resources(OfdPackage& package, const std::string& target, const std::string& from,
                        const std::string& document, OfdResources& resources) {
  const std::string part = package.resolved(target, from, document);
  const auto root = part.empty() ? std::nullopt : package.xml(part);
  if (!root) return;
  const std::string base = resolved_part(folder_of_part(part), root->attribute("BaseLoc")) + "/";
  for (const XmlNode& list : root->children)
    for (const XmlNode& item : list.children) {
      const std::string& id = item.attribute("ID");
      if (item.name == "DrawParam") resources.draw_params[id] = item;
      if (item.name == "CompositeGraphicUnit") resources.composites[id] = item;
      if (item.name == "MultiMedia") resources.pictures[id] = media_part(package, item, base, part, document);
    }
}

std::string OfdPackage::resolved(const std::string& target, const std::string& from, const std::string& document) const {
  if (target.empty()) return "";
  std::string nearest = resolved_part(folder_of_part(from), target);
  if (has(nearest)) return nearest;
  for (const std::string& folder : {folder_of_part(document), std::string()})
    if (std::string part = resolved_part(folder, target); has(part)) return part;
  return nearest;
}

OfdStructure read_ofd_structure(OfdPackage& package) {
  OfdStructure structure;
  // GM/T 0099: an encrypted package lists its keys beside OFD.xml.
  structure.encrypted = package.has("Encryptions.xml") || package.has("Decryptions.xml");
  if (structure.encrypted) return structure;
  const auto root = package.xml("OFD.xml");
  if (!root) return structure;
  for (const XmlNode& body : root->children) {
    if (body.name != "DocBody" || structure.bodies.size() >= kMostBodies) continue;
    if (structure.bodies.empty()) structure.properties = properties_of(body);
    const std::string part = package.resolved(text_of_child(body, "DocRoot"), "OFD.xml", "OFD.xml");
    structure.bodies.push_back(BodyReader(package, part).read());
    structure.bodies.back().signatures = package.resolved(text_of_child(body, "Signatures"), "OFD.xml", part);
  }
  return structure;
}

}  // namespace chushen

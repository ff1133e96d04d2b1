#include "extract/office_warnings.h"
#include "extract/opc_relationships.h"

namespace chushen {
namespace {

std::optional<XmlNode> part_of_type(OpcPackage& package, const std::vector<Relationship>& roots, std::string_view type) {
  const Relationship* found = find_type(roots, type);
  if (!found || !package.has(found->target)) return std::nullopt;
  const auto stream = package.stream(found->target);
  auto root = parse_xml([&stream](char* buffer, int size) { return stream->read(buffer, size); });
  return root ? std::optional(std::move(*root)) : std::nullopt;
}

std::string text_in(const XmlNode& root, std::string_view name) {
  const XmlNode* child = root.child(name);
  return child ? child->all_text() : "";
}

}  // namespace

Properties office_properties(OpcPackage& package) {
  const std::vector<Relationship> roots = read_relationships(package, "");
  Properties properties;
  if (const auto core = part_of_type(package, roots, "core-properties"))
    properties = {text_in(*core, "creator"), text_in(*core, "lastModifiedBy"), text_in(*core, "created"),
                  text_in(*core, "modified"), ""};
  if (const auto extended = part_of_type(package, roots, "extended-properties"))
    properties.producer = text_in(*extended, "Application");
  return properties;
}

}  // namespace chushen

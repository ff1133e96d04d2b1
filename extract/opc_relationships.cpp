#include "extract/opc_relationships.h"

#include "extract/xml_stream.h"

namespace chushen {
namespace {

/// "word/_rels/document.xml.rels" for "word/document.xml".
std::string relationships_part(std::string_view part) {
  const std::string folder = folder_of_part(part);
  return folder + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
}

}  // namespace

std::string folder_of_part(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string_view::npos ? std::string() : std::string(part.substr(0, slash + 1));
}

std::string resolved_part(const std::string& folder, const std::string& target) {
  const std::string path = target.starts_with('/') ? target : folder + target;
  std::vector<std::string> steps;
  for (std::size_t start = 0; start <= path.size();) {
    const std::size_t end = std::min(path.find('/', start), path.size());
    const std::string step = path.substr(start, end - start);
    if (step == ".." && !steps.empty()) steps.pop_back();
    if (step != ".." && step != "." && !step.empty()) steps.push_back(step);
    start = end + 1;
  }
  std::string name;
  for (const std::string& step : steps) name += (name.empty() ? "" : "/") + step;
  return name;
}

std::vector<Relationship> read_relationships(OpcPackage& package, std::string_view part) {
  const auto stream = package.stream(relationships_part(part));
  const auto root = parse_xml([&stream](char* buffer, int size) { return stream->read(buffer, size); });
  std::vector<Relationship> relationships;
  if (!root) return relationships;
  for (const XmlNode& node : root->children) {
    if (node.name != "Relationship") continue;
    const std::string& type = node.attribute("Type");
    Relationship relationship{node.attribute("Id"), type.substr(type.rfind('/') + 1), node.attribute("Target"),
                              node.attribute("TargetMode") == "External"};
    if (!relationship.external) relationship.target = resolved_part(folder_of_part(part), relationship.target);
    relationships.push_back(std::move(relationship));
  }
  return relationships;
}

const Relationship* find_type(const std::vector<Relationship>& relationships, std::string_view type) {
  for (const Relationship& relationship : relationships)
    if (relationship.type == type && !relationship.external) return &relationship;
  return nullptr;
}

}  // namespace chushen

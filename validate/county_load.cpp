#include <algorithm>

#include "normalize/text.h"
#include "validate/county.h"
#include "validate/pack_files.h"
#include "validate/pack_reader.h"

namespace chushen {
namespace {

CountySettings read_county(const YamlNode& root, PackReader& reader) {
  CountySettings county;
  if (root.kind == YamlNode::Kind::kNothing || !reader.is_map(root)) return county;
  reader.allow(root,
               {"name", "counties", "deadline", "demands_credit_report", "demands_level_evidence", "list_versions"});
  county.name = reader.text_or_none(root, "name");
  county.counties = reader.texts_or_none(root, "counties");
  if (const YamlNode* deadline = find(root, "deadline")) county.deadline = reader.day(*deadline);
  county.demands_credit_report = reader.flag(root, "demands_credit_report", false);
  county.demands_level_evidence = reader.flag(root, "demands_level_evidence", false);
  const YamlNode* versions = find(root, "list_versions");
  if (!versions || !reader.is_map(*versions)) return county;
  for (const YamlNode::Entry& entry : versions->entries)
    county.list_versions.emplace_back(entry.key, reader.text(entry.value));
  return county;
}

}  // namespace

tl::expected<CountySettings, PackError> load_county(const std::string& yaml_path) {
  const auto root = read_yaml(yaml_path);
  if (!root) return tl::unexpected(root.error());
  std::vector<PackError> errors;
  PackReader reader(yaml_path, errors);
  CountySettings county = read_county(*root, reader);
  if (!errors.empty()) return tl::unexpected(errors.front());
  return county;
}

std::optional<std::size_t> column_of(const Sheet& sheet, std::string_view name) {
  const std::string sought = search_key(name);
  for (std::size_t column = 0; column < sheet.header.size(); ++column)
    if (search_key(sheet.header[column]) == sought) return column;
  return std::nullopt;
}

}  // namespace chushen

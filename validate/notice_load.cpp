#include <filesystem>

#include "validate/example_load.h"
#include "validate/fields_load.h"
#include "validate/notice.h"
#include "validate/pack_files.h"
#include "validate/pack_reader.h"
#include "validate/rules_load.h"

namespace chushen {
namespace {

DirectionSpec read_direction(const YamlNode& node, PackReader& reader) {
  reader.allow(node, {"name", "titles"});
  DirectionSpec direction;
  direction.name = reader.text(node, "name");
  if (const YamlNode* titles = reader.need(node, "titles")) direction.titles = reader.texts(*titles);
  return direction;
}

RoleSpec read_role(const YamlNode& node, PackReader& reader) {
  reader.allow(node, {"role", "all", "any", "titles"});
  RoleSpec role;
  if (const YamlNode* name = reader.need(node, "role")) {
    role.role = reader.text(*name);
    if (!role.role.empty() && !role_named(role.role)) reader.fault(*name, "未知的材料类别“" + role.role + "”");
  }
  role.all = reader.texts_or_none(node, "all");
  role.any = reader.texts_or_none(node, "any");
  role.titles = reader.texts_or_none(node, "titles");
  if (role.all.empty() && role.any.empty()) reader.fault(node, "all 和 any 至少写一项");
  return role;
}

DivisionSpec read_division(const YamlNode& node, PackReader& reader) {
  reader.allow(node, {"name", "code", "places"});
  return {reader.text(node, "name"), reader.text(node, "code"), reader.texts_or_none(node, "places")};
}

void read_notice(const YamlNode& root, PackReader& reader, Notice& notice) {
  if (!reader.is_map(root)) return;
  reader.allow(root,
               {"id", "document_number", "title", "directions", "roles", "city", "province", "divisions", "lists",
                "applicant"});
  notice.id = reader.text(root, "id");
  notice.document_number = reader.text(root, "document_number");
  notice.title = reader.text(root, "title");
  notice.form.city = reader.text(root, "city");
  notice.form.province = reader.text(root, "province");
  notice.lists = reader.texts_or_none(root, "lists");
  for (const char* key : {"directions", "roles", "divisions"}) reader.need(root, key);
  reader.each_map(root, "directions",
                  [&](const YamlNode& node) { notice.form.directions.push_back(read_direction(node, reader)); });
  reader.each_map(root, "roles", [&](const YamlNode& node) { notice.form.roles.push_back(read_role(node, reader)); });
  reader.each_map(root, "divisions",
                  [&](const YamlNode& node) { notice.form.divisions.push_back(read_division(node, reader)); });
}

/// Which fields name the applicant; read once the fields are known.
void read_applicant(const YamlNode& root, PackReader& reader, Notice& notice) {
  const YamlNode* node = reader.need(root, "applicant");
  if (!node || !reader.is_map(*node)) return;
  reader.allow(*node, {"name", "code", "county"});
  notice.applicant = {reader.text(*node, "name"), reader.text(*node, "code"), reader.text_or_none(*node, "county")};
  notice.form.applicant_name = notice.applicant.name;
  for (const std::string& field : {notice.applicant.name, notice.applicant.code, notice.applicant.county})
    if (!field.empty() && !find_field(notice.form, field)) reader.fault(*node, "未知的字段“" + field + "”");
}

/// Reads one file of the pack through `load`; a file that cannot be parsed is one error.
template <class Load>
void read_part(const std::string& folder, const std::string& name, std::vector<PackError>& errors, const Load& load) {
  const std::string path = (std::filesystem::path(folder) / name).string();
  const auto root = read_yaml(path);
  if (!root) {
    errors.push_back(root.error());
    return;
  }
  PackReader reader(path, errors);
  load(*root, reader);
}

/// Takes the value, or keeps the error.
template <class T>
void take(T& into, const tl::expected<T, PackError>& value, std::vector<PackError>& errors) {
  if (value)
    into = *value;
  else
    errors.push_back(value.error());
}

}  // namespace

tl::expected<Notice, std::vector<PackError>> load_notice(const std::string& folder) {
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error))
    return tl::unexpected(std::vector<PackError>{{folder, 0, 0, "没有这个通知包文件夹，请检查 --notice"}});
  Notice notice;
  std::vector<PackError> errors;
  take(notice.text, read_pack_file((std::filesystem::path(folder) / "notice.txt").string()), errors);
  read_part(folder, "notice.yaml", errors,
            [&](const YamlNode& root, PackReader& reader) { read_notice(root, reader, notice); });
  read_part(folder, "fields.yaml", errors,
            [&](const YamlNode& root, PackReader& reader) { load_fields(root, reader, notice.form); });
  if (errors.empty())
    read_part(folder, "notice.yaml", errors,
              [&](const YamlNode& root, PackReader& reader) { read_applicant(root, reader, notice); });
  if (std::filesystem::exists(std::filesystem::path(folder) / "samples.yaml", error))
    read_part(folder, "samples.yaml", errors,
              [&](const YamlNode& root, PackReader& reader) { load_samples(root, reader, notice); });
  read_part(folder, "rules.yaml", errors,
            [&](const YamlNode& root, PackReader& reader) { load_rules(root, reader, notice); });
  take(notice.sha256, hash_of_folder(folder), errors);
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  return notice;
}

}  // namespace chushen

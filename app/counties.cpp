#include "app/counties.h"

#include "app/name_text.h"
#include "normalize/text.h"

namespace chushen {

namespace {

std::string key_of(std::string_view name) {
  return clean_text(with_visible_bytes(name));
}

// "江门市蓬江区" as the office writes it and "蓬江区" as the pack does are one county.
std::string without_city(const std::string& name, const std::string& city) {
  return !city.empty() && name.starts_with(city) && name.size() > city.size() ? name.substr(city.size()) : name;
}

}  // namespace

Counties::Counties(const FormSchema& form, const CountySettings& office) {
  const std::string city = key_of(form.city);
  const auto add = [&](const std::string& county) {
    const std::string name = without_city(key_of(county), city);
    if (name.empty()) return;
    by_folder_.emplace(name, name);
    by_folder_.emplace(city + name, name);
  };
  for (const DivisionSpec& division : form.divisions) add(division.name);
  for (const std::string& county : office.counties) add(county);
  if (!office.name.empty()) add(office.name);
}

std::optional<std::string> Counties::county_of(std::string_view folder_name) const {
  const auto found = by_folder_.find(key_of(folder_name));
  return found == by_folder_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace chushen

#include "normalize/label_index.h"

#include <algorithm>

namespace chushen {

bool LabelIndex::related(const std::string& section, const LabelMatch& match) const {
  const int family = family_of_.at(match.sectional.front());
  return std::any_of(family_of_.begin(), family_of_.end(), [&](const auto& member) {
    return member.second == family && has_section(member.first, section);
  });
}

bool LabelIndex::has_section(const FieldSpec* field, const std::string& key) const {
  return sections_of_.at(field).contains(key);
}

bool LabelIndex::not_under(const FieldSpec* field, const LabelContext& context) const {
  const std::set<std::string>& foreign = foreign_to_.at(field);
  return (!context.near.empty() && foreign.contains(context.near.front())) ||
         (!context.headings.empty() && foreign.contains(context.headings.front()));
}

std::vector<const FieldSpec*> LabelIndex::under(const std::vector<const FieldSpec*>& fields,
                                                const std::string& key) const {
  std::vector<const FieldSpec*> found;
  for (const FieldSpec* field : fields)
    if (has_section(field, key)) found.push_back(field);
  return found;
}

std::string LabelIndex::section_of(const LabelMatch& match) const {
  if (match.section) return match.key;
  if (match.near_miss || match.general.size() != 1) return {};
  const std::string name = label_key(match.general.front()->name).keys.front();
  return is_section(name) ? name : std::string();
}

std::vector<const FieldSpec*> LabelIndex::fields_of(const LabelMatch& match, const LabelContext& context) const {
  if (!match.sectional.empty()) {
    for (const std::string& key : context.near)
      if (is_section(key) && related(key, match)) return under(match.sectional, key);
    for (const std::string& key : context.headings)
      if (const auto fields = under(match.sectional, key); !fields.empty()) return fields;
  }
  if (match.near_miss) return {};
  std::vector<const FieldSpec*> fields = match.general;
  std::erase_if(fields, [&](const FieldSpec* field) { return not_under(field, context); });
  return fields;
}

}  // namespace chushen

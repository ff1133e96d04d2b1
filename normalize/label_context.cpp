#include "normalize/label_index.h"

#include <algorithm>

namespace chushen {

std::vector<std::string> LabelContext::persons() const {
  std::vector<std::string> persons = near;
  if (!above.empty()) persons.push_back(above);
  return persons;
}

bool LabelIndex::related(const std::string& section, const LabelMatch& match) const {
  const int family = family_of_.at(match.sectional.front());
  return std::any_of(family_of_.begin(), family_of_.end(), [&](const auto& member) {
    return member.second == family && has_section(member.first, section);
  });
}

bool LabelIndex::has_section(const FieldSpec* field, const std::string& key) const {
  return sections_of_.at(field).contains(key);
}

bool LabelIndex::Party::is_opened_by(const std::string& key) const {
  return sections.contains(key) || std::any_of(sections.begin(), sections.end(), [&](const std::string& section) {
    return (endings && key.ends_with(section)) || (beginnings && key.starts_with(section));
  });
}

bool LabelIndex::opens_other_party(const std::string& key) const {
  return std::any_of(parties_.begin(), parties_.end(), [&](const Party& party) { return party.is_opened_by(key); });
}

bool LabelIndex::is_of_other(const FieldSpec* field, const LabelContext& context) const {
  return std::any_of(parties_.begin(), parties_.end(), [&](const Party& party) {
    if (!party.fields.contains(field)) return false;
    if (party.below && !context.above.empty() && party.is_opened_by(context.above)) return true;
    if (!context.headings.empty() && party.is_opened_by(context.headings.front())) return true;
    return std::any_of(context.near.begin(), context.near.end(), [&](const std::string& key) { return party.is_opened_by(key); });
  });
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
  const auto by_section = fields_by_section(match, context);
  if (!by_section && match.near_miss) return {};
  std::vector<const FieldSpec*> fields = by_section.value_or(match.general);
  std::erase_if(fields, [&](const FieldSpec* field) { return is_of_other(field, context); });
  return fields;
}

std::optional<std::vector<const FieldSpec*>> LabelIndex::fields_by_section(const LabelMatch& match, const LabelContext& context) const {
  if (match.sectional.empty()) return std::nullopt;
  for (const std::string& key : context.persons())
    if (is_section(key) && related(key, match)) return under(match.sectional, key);
  for (const std::string& key : context.headings)
    if (auto fields = under(match.sectional, key); !fields.empty()) return fields;
  return std::nullopt;
}

}  // namespace chushen

#include "normalize/label_index.h"

#include <algorithm>

#include "normalize/label_decoration.h"

namespace chushen {
namespace {

void add_once(std::vector<const FieldSpec*>& fields, const FieldSpec* field) {
  if (field && std::find(fields.begin(), fields.end(), field) == fields.end()) fields.push_back(field);
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(compared_form(text.substr(at, end - at)));
    at = end + 1;
  }
  return words;
}

}  // namespace

bool is_date_label(const LabelMatch& match) {
  return !match.general.empty() && match.general.front()->type == ValueType::kDate;
}

LabelIndex::LabelIndex(const FormSchema& schema) : schema_(schema) {
  for (const FieldSpec& field : schema.fields) add_field(field);
  for (const CompoundLabel& compound : schema.compounds) add_compound(compound);
  for (const OtherParty& party : schema.other_parties) add_party(party);
  for (const std::string& label : schema.near_misses) entry(label).near_miss = true;
  for (const std::string& label : schema.value_heads) entry(label).value_head = true;
  find_families();
}

void LabelIndex::find_families() {
  std::map<std::string, std::vector<const FieldSpec*>> shared;
  for (const FieldSpec& field : schema_.fields) {
    if (field.section_labels.empty()) continue;
    family_of_[&field] = static_cast<int>(family_of_.size());
    for (const std::string& section : sections_of_[&field]) shared["section " + section].push_back(&field);
  }
  for (const auto& [key, found] : entries_) shared["label " + key] = found.sectional;
  for (bool changed = true; changed;) {
    changed = false;
    for (const auto& [key, fields] : shared)
      for (const FieldSpec* field : fields)
        if (int& own = family_of_[field]; own != family_of_[fields.front()]) {
          own = family_of_[fields.front()] = std::min(own, family_of_[fields.front()]);
          changed = true;
        }
  }
}

LabelIndex::Entry& LabelIndex::entry(const std::string& label) {
  const LabelKey key = label_key(label);
  return entries_[key.keys.empty() ? compared_form(label) : key.keys.front()];
}

void LabelIndex::add(const std::string& label, const FieldSpec& field, bool sectional) {
  Entry& found = entry(label);
  add_once(sectional ? found.sectional : found.general, &field);
}

void LabelIndex::add_field(const FieldSpec& field) {
  add(field.name, field, false);
  for (const std::string& label : field.labels) add(label, field, false);
  for (const std::string& label : field.section_labels) add(label, field, true);
  for (const Option& option : field.options) {
    answers_.insert(compared_form(option.value));
    for (const std::string& word : option.words) answers_.insert(compared_form(word));
  }
  for (const std::string& words : field.label_words) words_.emplace_back(&field, words_of(words));
  std::set<std::string>& own = sections_of_[&field];
  for (const std::string& section : field.sections)
    for (const std::string& key : label_key(section).keys) own.insert(key);
  sections_.insert(own.begin(), own.end());
}

void LabelIndex::add_party(const OtherParty& party) {
  Party added{{}, {}, party.below, party.endings, party.beginnings};
  for (const std::string& section : party.sections)
    for (const std::string& key : label_key(section).keys) added.sections.insert(key);
  for (const std::string& name : party.fields) added.fields.insert(find_field(schema_, name));
  sections_.insert(added.sections.begin(), added.sections.end());
  parties_.push_back(std::move(added));
}

void LabelIndex::add_compound(const CompoundLabel& compound) {
  for (const std::string& label : compound.labels)
    for (const std::string& name : compound.fields) add_once(entry(label).parts, find_field(schema_, name));
}

}  // namespace chushen

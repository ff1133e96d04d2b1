#include "normalize/label_index.h"

#include <algorithm>
#include <limits>

#include "normalize/edit_distance.h"
#include "normalize/label_decoration.h"
#include "normalize/text.h"

namespace chushen {
namespace {

/// No label is longer, in code points; what is longer is text.
constexpr std::size_t kLongestLabel = 70;
/// One wrong character in so many is forgiven to a reader of pictures.
constexpr int kCharactersPerEdit = 4;

void add_once(std::vector<const FieldSpec*>& fields, const FieldSpec* field) {
  if (field && std::find(fields.begin(), fields.end(), field) == fields.end()) fields.push_back(field);
}

/// A label worded freely is short and holds neither boxes nor figures nor the end of a sentence: those are answers.
bool may_be_question(std::string_view text) {
  constexpr std::size_t kLongestQuestion = 65;  // characters
  for (const std::string& character : code_points(text)) {
    static constexpr std::string_view kAnswers = "。；☑☐☒□■√✓✔○●%％0123456789０１２３４５６７８９";
    if (character != "5" && kAnswers.find(character) != std::string_view::npos) return false;
  }
  return code_points(text).size() <= kLongestQuestion;
}

/// How many bytes of `key` the words account for if all of them stand in it in this order, else 0.
std::size_t letters_of_words(const std::string& key, const std::vector<std::string>& words) {
  std::size_t letters = 0, from = 0;
  for (const std::string& word : words) {
    const std::size_t place = key.find(word, from);
    if (place == std::string::npos) return 0;
    from = place + word.size();
    letters += word.size();
  }
  return letters;
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

/// Cuts "联系人及职务" at its joining words and signs.
std::vector<std::string> cut_at_joints(const std::string& key) {
  std::vector<std::string> pieces(1);
  for (const std::string& character : code_points(key)) {
    const bool joint = character == "/" || character == "及" || character == "和" || character == "与";
    if (joint) {
      pieces.emplace_back();
    } else {
      pieces.back() += character;
    }
  }
  return pieces;
}

}  // namespace

LabelIndex::LabelIndex(const FormSchema& schema) : schema_(schema) {
  for (const FieldSpec& field : schema.fields) add_field(field);
  for (const CompoundLabel& compound : schema.compounds) add_compound(compound);
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

bool LabelIndex::related(const std::string& section, const LabelMatch& match) const {
  const int family = family_of_.at(match.sectional.front());
  return std::any_of(family_of_.begin(), family_of_.end(), [&](const auto& member) {
    return member.second == family && has_section(member.first, section);
  });
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
  std::set<std::string>& foreign = foreign_to_[&field];
  for (const std::string& section : field.not_under)
    for (const std::string& key : label_key(section).keys) foreign.insert(key);
  sections_.insert(foreign.begin(), foreign.end());
}

void LabelIndex::add_compound(const CompoundLabel& compound) {
  for (const std::string& label : compound.labels)
    for (const std::string& name : compound.fields) add_once(entry(label).parts, find_field(schema_, name));
}

LabelMatch LabelIndex::made_of(const std::string& key, const Entry& found, const LabelKey& label) const {
  LabelMatch match;
  match.general = found.general;
  match.sectional = found.sectional;
  match.parts = found.parts;
  match.near_miss = found.near_miss;
  match.value_head = found.value_head;
  match.section = is_section(key);
  match.key = key;
  match.label = label;
  return match;
}

const FieldSpec* LabelIndex::sole_field(const std::string& key) const {
  const auto found = entries_.find(key);
  if (found == entries_.end() || found->second.near_miss) return nullptr;
  const Entry& entry = found->second;
  if (!entry.parts.empty()) return nullptr;
  if (!entry.general.empty()) return entry.general.front();
  return entry.sectional.size() == 1 ? entry.sectional.front() : nullptr;
}

std::vector<const FieldSpec*> LabelIndex::joined_labels(const LabelKey& label) const {
  std::vector<std::string> pieces = cut_at_joints(label.keys.back());
  pieces.insert(pieces.end(), label.inner.begin(), label.inner.end());
  std::vector<const FieldSpec*> fields;
  if (pieces.size() < 2) return fields;
  for (const std::string& piece : pieces) {
    const FieldSpec* field = sole_field(piece);
    if (!field) return {};
    add_once(fields, field);
  }
  return fields;
}

const FieldSpec* LabelIndex::field_by_words(const LabelKey& label) const {
  const FieldSpec* found = nullptr;
  std::size_t most = 0;
  for (const auto& [field, words] : words_)
    if (const std::size_t letters = letters_of_words(label.keys.front(), words); letters > most) {
      most = letters;
      found = field;
    }
  return found;
}

LabelMatch LabelIndex::exact(const LabelKey& label) const {
  LabelMatch match;
  match.label = label;
  if (label.keys.empty()) return match;
  const std::string& whole = label.keys.front();
  if (const auto found = entries_.find(whole); found != entries_.end()) return made_of(whole, found->second, label);
  match.parts = joined_labels(label);
  match.key = whole;
  if (match.parts.size() == 1) match.general.swap(match.parts);
  if (match.is_field()) return match;
  for (const std::string& key : label.keys)
    if (const auto found = entries_.find(key); found != entries_.end()) return made_of(key, found->second, label);
  for (const std::string& key : label.keys)
    if (is_section(key)) return made_of(key, {}, label);
  return match;
}

LabelMatch LabelIndex::match(std::string_view text) const {
  // A label of three-byte characters; spaces between them count as well.
  if (text.size() > 8 * kLongestLabel) return {};
  LabelMatch match = exact(label_key(text));
  if (!match.is_label() && !match.value_head && !match.label.keys.empty() && may_be_question(text))
    if (const FieldSpec* field = field_by_words(match.label)) match.general.push_back(field);
  // A bracket that is a near miss changes what the label means: 营业收入（母公司） is not the firm's.
  for (const std::string& inner : match.label.inner) {
    const auto found = entries_.find(inner);
    if (found == entries_.end() || match.key == match.label.keys.front()) continue;
    const bool says_other = found->second.near_miss || (!match.general.empty() && match.parts.empty() &&
                                                        sole_field(inner) && sole_field(inner) != match.general.front());
    if (says_other) {
      match.general.clear();
      match.sectional.clear();
      match.near_miss = true;
    }
  }
  return match;
}

LabelMatch LabelIndex::match_recognized(std::string_view text) const {
  LabelMatch match = this->match(text);
  if (match.is_label() || match.label.keys.empty() || answers_.contains(match.label.keys.back())) return match;
  const std::vector<std::string> read = code_points(match.label.keys.back());
  const int limit = static_cast<int>(read.size()) / kCharactersPerEdit;
  if (limit == 0 || read.size() > kLongestLabel) return match;
  int least = limit + 1;
  const std::pair<const std::string, Entry>* nearest = nullptr;
  bool alone = true;
  for (const auto& candidate : entries_) {
    const int distance = edit_distance(read, code_points(candidate.first), limit);
    if (distance > least || distance > limit) continue;
    const auto same_meaning = [](const Entry& a, const Entry& b) {
      return a.general == b.general && a.sectional == b.sectional && a.parts == b.parts && a.near_miss == b.near_miss;
    };
    alone = distance < least || (alone && nearest && same_meaning(nearest->second, candidate.second));
    if (distance < least) nearest = &candidate;
    least = distance;
  }
  if (!nearest || !alone) return match;
  LabelMatch fuzzy = made_of(nearest->first, nearest->second, match.label);
  fuzzy.confidence = kFuzzyConfidence;
  return fuzzy;
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

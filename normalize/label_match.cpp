#include "normalize/label_index.h"

#include <algorithm>

#include "extract/alignment.h"
#include "normalize/edit_distance.h"
#include "normalize/look_alikes.h"
#include "normalize/mark_signs.h"
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
    if (is_option_sign(character) || is_one_of(character, "。；%％012346789０１２３４５６７８９")) return false;  // 5G
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

/// Whether a reader may have made the one of the other: each character that it put there is doubtful or looks like the
/// right one. A character that it left out says nothing of itself.
bool may_be_misread(const std::vector<std::string>& read, const std::vector<std::string>& label,
                    const std::vector<std::string>& doubtful) {
  for (const AlignmentStep& step : align(read, label)) {
    if (!step.in_first || (step.in_second && read[step.first] == label[step.second])) continue;
    const std::string& character = read[step.first];
    const bool doubted = std::find(doubtful.begin(), doubtful.end(), character) != doubtful.end();
    if (!doubted && !(step.in_second && look_alike(character, label[step.second]))) return false;
  }
  return true;
}

}  // namespace

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

bool LabelIndex::ends_with_party(const std::string& key) const {
  return std::any_of(parties_.begin(), parties_.end(), [&](const Party& party) { return party.endings && party.is_opened_by(key); });
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
    if (const FieldSpec* field = field_by_words(match.label)) {
      match.general.push_back(field);
      match.by_words = true;
    }
  if (!match.is_label() && !match.value_head && !match.label.keys.empty() && may_be_question(text)) match.section = ends_with_party(match.label.keys.back());
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

LabelMatch LabelIndex::match_recognized(std::string_view text, std::string_view doubtful) const {
  LabelMatch match = this->match(text);
  if (match.is_label() || match.label.keys.empty() || answers_.contains(match.label.keys.back())) return match;
  const std::vector<std::string> read = code_points(match.label.keys.back());
  const int limit = static_cast<int>(read.size()) / kCharactersPerEdit;
  if (limit == 0 || read.size() > kLongestLabel) return match;
  int least = limit + 1;
  const std::pair<const std::string, Entry>* nearest = nullptr;
  bool alone = true, possible = false;
  const std::vector<std::string> doubted = code_points(doubtful);
  for (const auto& candidate : entries_) {
    const int distance = edit_distance(read, code_points(candidate.first), limit);
    if (distance > least || distance > limit) continue;
    const auto same_meaning = [](const Entry& a, const Entry& b) {
      return a.general == b.general && a.sectional == b.sectional && a.parts == b.parts && a.near_miss == b.near_miss;
    };
    alone = distance < least || (alone && nearest && same_meaning(nearest->second, candidate.second));
    possible = (possible && distance == least) || may_be_misread(read, code_points(candidate.first), doubted);
    if (distance < least) nearest = &candidate;
    least = distance;
  }
  if (!nearest || !alone || !possible) return match;
  LabelMatch fuzzy = made_of(nearest->first, nearest->second, match.label);
  fuzzy.confidence = kFuzzyConfidence;
  return fuzzy;
}

}  // namespace chushen

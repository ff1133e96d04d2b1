#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/form_schema.h"
#include "normalize/label.h"

namespace chushen {

/// What a text on a form is, if it is a label.
struct LabelMatch {
  std::vector<const FieldSpec*> general;    ///< fields that are called so wherever it stands, in the pack's order
  std::vector<const FieldSpec*> sectional;  ///< fields that are called so under one of their sections
  std::vector<const FieldSpec*> parts;      ///< of a compound label
  bool near_miss = false;                   ///< looks like a field's label and is not
  bool section = false;                     ///< names a group or a person under which others stand
  bool by_words = false;                    ///< worded freely: it holds the words of a field's question
  bool value_head = false;                  ///< heads a column of values
  std::string key;                          ///< the key that matched
  LabelKey label;
  float confidence = 1;                     ///< below 1 where the match is not exact

  bool is_field() const { return !general.empty() || !sectional.empty() || !parts.empty(); }
  /// Stands where a label stands, and is no value.
  bool is_label() const { return is_field() || near_miss || section; }
};

/// Whether what the label names first is a date: "申报日期", "填报时间".
bool is_date_label(const LabelMatch& match);

/// Where a label stands: who or what it speaks of, nearest first.
struct LabelContext {
  std::vector<std::string> near;      ///< keys of the group cell and the person to the left
  std::vector<std::string> headings;  ///< keys of the headings before it
  std::string above = {};             ///< key of the person or group whose label stands above; empty where none does

  /// Whom it may speak of, likeliest first: `near`, then `above`.
  std::vector<std::string> persons() const;
};

/// All labels of a schema, by key. Keeps pointers into the schema, which has to live longer.
class LabelIndex {
 public:
  explicit LabelIndex(const FormSchema& schema);

  /// What the text is as a label; exact but for what label_key() takes away.
  LabelMatch match(std::string_view text) const;

  /// For recognized text: also labels with one wrong, missing or additional character in four, where no other label of
  /// the pack, near misses included, is as near, and what was read instead is doubtful or looks like it: a surely read
  /// 净资产总额 is not 资产总额. Confidence is then at most kFuzzyConfidence.
  ///
  /// \param doubtful  the characters of which the reader was not sure, in any order
  LabelMatch match_recognized(std::string_view text, std::string_view doubtful) const;

  /// A key under which other labels are to be understood: "联系人".
  bool is_section(const std::string& key) const { return sections_.contains(key); }

  /// Whether the field is part of what the key names: 投资-设备 of 总投资.
  bool has_section(const FieldSpec* field, const std::string& key) const;

  /// Whether the key opens a part that speaks of somebody else than the applicant: "联合申报单位".
  bool opens_other_party(const std::string& key) const;

  /// The key under which what stands beside and below a label is to be understood: its own, or the name of its field where
  /// it calls that otherwise (联系人姓名: 联系人). Empty where it is nobody's.
  std::string section_of(const LabelMatch& match) const;

  /// The fields that a label means in its context: none, one, or several that its value has to tell apart. A label that
  /// says too little alone (电话) means nothing under the section of somebody else.
  std::vector<const FieldSpec*> fields_of(const LabelMatch& match, const LabelContext& context) const;

  const FormSchema& schema() const { return schema_; }

  static constexpr float kFuzzyConfidence = 0.85f;

 private:
  struct Entry {
    std::vector<const FieldSpec*> general, sectional, parts;
    bool near_miss = false, value_head = false;
  };

  /// An OtherParty as compared.
  struct Party {
    std::set<std::string> sections;
    std::set<const FieldSpec*> fields;
    bool below = false, endings = false, beginnings = false;

    bool is_opened_by(const std::string& key) const;
  };

  void add_party(const OtherParty& party);
  bool ends_with_party(const std::string& key) const;
  /// Whether the place speaks of another party, so that the field is not the applicant's there.
  bool is_of_other(const FieldSpec* field, const LabelContext& context) const;
  void find_families();
  /// Of a label that says too little alone: what it means under the sections of its place.
  /// Nothing where its place has none.
  std::optional<std::vector<const FieldSpec*>> fields_by_section(const LabelMatch& match, const LabelContext& context) const;
  bool related(const std::string& section, const LabelMatch& match) const;
  std::vector<const FieldSpec*> under(const std::vector<const FieldSpec*>& fields, const std::string& key) const;
  void add_field(const FieldSpec& field);
  void add_compound(const CompoundLabel& compound);
  void add(const std::string& label, const FieldSpec& field, bool sectional);
  Entry& entry(const std::string& label);
  LabelMatch exact(const LabelKey& label) const;
  LabelMatch made_of(const std::string& key, const Entry& found, const LabelKey& label) const;
  /// "A/B", "A及B", "A（B）" of two known labels: both in one place.
  std::vector<const FieldSpec*> joined_labels(const LabelKey& label) const;
  /// The field whose words the label holds.
  const FieldSpec* field_by_words(const LabelKey& label) const;
  const FieldSpec* sole_field(const std::string& key) const;

  const FormSchema& schema_;
  std::map<std::string, Entry> entries_;
  std::set<std::string> sections_;
  std::set<std::string> answers_;  ///< words of options: never a misread label
  std::vector<std::pair<const FieldSpec*, std::vector<std::string>>> words_;  ///< as label_key() leaves them
  std::map<const FieldSpec*, std::set<std::string>> sections_of_;
  std::vector<Party> parties_;
  /// Fields and sections that share a section or a section label: the persons, the parts of an investment.
  std::map<const FieldSpec*, int> family_of_;
};

}  // namespace chushen

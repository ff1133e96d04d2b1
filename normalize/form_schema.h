#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "normalize/value.h"

namespace chushen {

/// What a form of one notice asks for: its fields, how they are called on paper, how its kinds of papers are told apart.
/// Filled from a notice pack (validate/notice_load.h); no C++ knows the fields of a particular notice.

/// Has a field to be filled, in one direction?
enum class Requirement { kMust, kConditional, kOptional, kAbsent };

/// One answer of a choice: the value it gives and the words that stand for it on forms.
struct Option {
  std::string value;               ///< "示范企业"
  std::vector<std::string> words;  ///< "方向一", "标杆示范企业", …; `value` itself always counts
  bool operator==(const Option&) const = default;
};

struct FieldSpec {
  std::string name;                 ///< contract name: "营业收入"
  ValueType type = ValueType::kText;
  std::string unit;                 ///< canonical unit: "万元", "%", "人", "台", "平方米"; empty for texts
  bool by_year = false;             ///< stands once per year (and half) on the form
  std::vector<std::string> labels;  ///< all that forms call it; exact after label_key() of normalize/label.h
  std::vector<Option> options;      ///< of a choice
  std::map<std::string, Requirement> required;  ///< by direction name
  bool answer_none = false;         ///< 无 is an answer ("已获资质荣誉: 无"), not a blank
  std::vector<std::string> sections;  ///< group labels or headings under which an ambiguous label binds to this field
  /// Labels that say too little alone ("姓名", "电话", "设备"): they bind to this field under one of `sections`. Under
  /// the section of another field they do not bind here even where `labels` holds them as well.
  std::vector<std::string> section_labels;
  /// For questions that every form words in its own way: a label that is none by name binds if it holds all words of one
  /// of these, apart by spaces ("是否 专项资金"). Of several fields the one with the most letters found counts.
  std::vector<std::string> label_words;
  /// By what a value of a shared label is known to be this field's: of phones "mobile" or "landline".
  std::string shape;
  bool operator==(const FieldSpec&) const = default;
};

/// What another kind of paper calls a field: a licence says "名称" for 申报单位名称.
struct RoleLabels {
  std::string role;                 ///< contract name: "licence"
  std::string field;                ///< contract name: "申报单位名称"
  std::vector<std::string> labels;
  bool operator==(const RoleLabels&) const = default;
};

/// One cell that holds several fields: "建设起止时间" -> 项目开始日期 and 项目结束日期; "评测结果" -> level, score, date.
struct CompoundLabel {
  std::vector<std::string> labels;
  std::vector<std::string> fields;  ///< in written order; a date range splits at 至 - ~, others by type
};

/// Parts of a form in which fields are not the applicant's: under 数字化服务商 a 统一社会信用代码 is the provider's.
struct OtherParty {
  std::vector<std::string> sections;  ///< headings, groups and labels that open such a part
  std::vector<std::string> fields;    ///< contract names of those that do not bind there
  bool below = false;                 ///< also in the row under a section's label, not only beside it
  bool endings = false;               ///< also under what ends with a section's words: "县（市、区）工信部门推荐意见"
  bool beginnings = false;            ///< also under what begins with a section's words: "联合申报单位经营情况"
  bool operator==(const OtherParty&) const = default;
};

/// A direction one can apply in, with the titles of its form.
struct DirectionSpec {
  std::string name;                 ///< "示范企业"
  std::vector<std::string> titles;  ///< "示范企业申报书": a form of this direction says one of these in its title
};

/// How a kind of paper is recognized by what it says. The first role whose `all` stand and of whose `any` one stands.
struct RoleSpec {
  std::string role;  ///< contract name: "licence"
  std::vector<std::string> all;
  std::vector<std::string> any;
  std::vector<std::string> titles = {};  ///< what such a paper is headed with: "审计报告"
};

/// An administrative division that counts as "here".
struct DivisionSpec {
  std::string name;                  ///< "蓬江区"
  std::string code;                  ///< GB/T 2260: "440703"
  std::vector<std::string> places;   ///< streets and towns: "棠下", …
};

struct FormSchema {
  std::string applicant_name;           ///< the field that names the applicant, whose seal is looked for
  std::vector<FieldSpec> fields;        ///< in the pack's order: the order of every report
  std::vector<CompoundLabel> compounds;
  std::vector<DirectionSpec> directions;
  std::vector<RoleSpec> roles;
  std::vector<OtherParty> other_parties;
  std::vector<std::string> near_misses; ///< labels that look like a field's and are not: "净利润", "资产净额"
  std::vector<std::string> section_headings;  ///< of the narrative, for its parts
  std::vector<std::string> value_heads;  ///< heads of the column that holds the value where a row has several: "变化幅度"
  std::vector<RoleLabels> role_labels;
  std::string city;                     ///< "江门市"
  std::string province;                 ///< "广东省"
  std::vector<DivisionSpec> divisions;
};

/// The field of that name, or nothing.
const FieldSpec* find_field(const FormSchema& schema, std::string_view name);

}  // namespace chushen

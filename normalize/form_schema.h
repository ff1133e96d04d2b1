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
};

/// One cell that holds several fields: "建设起止时间" -> 项目开始日期 and 项目结束日期; "评测结果" -> level, score, date.
struct CompoundLabel {
  std::vector<std::string> labels;
  std::vector<std::string> fields;  ///< in written order; a date range splits at 至 - ~, others by type
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
};

/// An administrative division that counts as "here".
struct DivisionSpec {
  std::string name;                  ///< "蓬江区"
  std::string code;                  ///< GB/T 2260: "440703"
  std::vector<std::string> places;   ///< streets and towns: "棠下", …
};

struct FormSchema {
  std::vector<FieldSpec> fields;        ///< in the pack's order: the order of every report
  std::vector<CompoundLabel> compounds;
  std::vector<DirectionSpec> directions;
  std::vector<RoleSpec> roles;
  std::vector<std::string> near_misses; ///< labels that look like a field's and are not: "净利润", "资产净额"
  std::vector<std::string> section_headings;  ///< of the narrative, for its parts
  std::string city;                     ///< "江门市"
  std::string province;                 ///< "广东省"
  std::vector<DivisionSpec> divisions;
};

/// The field of that name, or nothing.
const FieldSpec* find_field(const FormSchema& schema, std::string_view name);

}  // namespace chushen

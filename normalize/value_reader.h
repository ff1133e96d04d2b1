#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "normalize/form_schema.h"
#include "normalize/value.h"

namespace chushen {

/// What stands in the place of a field, by the field's own grammar.
enum class Written {
  kValue,
  kBlank,      ///< nothing, a fill-in line, or 无 － / — where that is no answer of the field
  kNotAValue,  ///< something else: 待定, 详见附件, 至今, two ticks in a single choice
};

struct ValueReading {
  Written written = Written::kBlank;
  std::optional<Value> value;  ///< exactly where kValue
  std::string why;             ///< Chinese, one clause, where kNotAValue: "年份只有两位"
  std::string suggestion;      ///< a likely repair to show beside the raw text, never to use
};

/// Reads a text as the value of a field; the grammar is that of contract section 4 and domain.md 1.7.
///
/// \param raw            as written, any width, with white space and line breaks; check boxes as "☑" and "☐"
/// \param unit_in_scope  the unit that stands in the label, column head or caption ("万元", "元", "%"); empty: none.
///                       A bare amount without any unit is taken in the field's own unit.
/// Does not throw for any text.
///
///     read_value(营业收入, "41,188.62", "万元").value -> 41188.62 万元
///     read_value(营业收入, "411886200元")             -> 41188.62 万元
///     read_value(申报方向, "☑方向一：示范企业 ☐方向二：示范车间") -> "示范企业"
ValueReading read_value(const FieldSpec& field, std::string_view raw, std::string_view unit_in_scope = {});

}  // namespace chushen

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/date.h"
#include "normalize/decimal.h"
#include "validate/checks.h"

namespace chushen {

/// A rule's parameters, by the types that its check declares. The loader has refused everything that these cannot read,
/// so a parameter that is not there and not optional is a bug and throws std::logic_error.

const std::vector<std::string>& texts_of(const Rule& rule, std::string_view parameter);  ///< none: empty
const std::string& text_of(const Rule& rule, std::string_view parameter);
Date date_of(const Rule& rule, std::string_view parameter);
Decimal number_of(const Rule& rule, std::string_view parameter);

/// "设备联网率 = 联网设备数 / 设备总数" as its fields; the signs part them.
struct Relation {
  std::vector<std::string> fields;
};
std::vector<Relation> relations_of(const Rule& rule, std::string_view parameter);

/// The fields of one written relation: words that are no sign.
Relation parse_relation(std::string_view text);

/// Whether a parameter's words have this one.
bool holds_word(const std::vector<std::string>& words, std::string_view word);

/// "营业收入 5000"
struct Bound {
  std::string field;
  Decimal number;
};
std::vector<Bound> bounds_of(const Rule& rule, std::string_view parameter);
/// Nothing where the text is not a word and a decimal.
std::optional<Bound> parse_bound(std::string_view text);

/// The office list that a parameter names, or nothing where it is not loaded or lacks both columns it is searched by.
const OfficeList* loaded_list(const CheckInput& input, std::string_view parameter);

}  // namespace chushen

#pragma once

#include <string>
#include <string_view>

#include "normalize/form_schema.h"

namespace chushen {

/// Where an address lies, as far as it says so itself.
enum class InCity {
  kHere,        ///< it names the schema's city or one of its divisions, and no other city
  kElsewhere,   ///< it names another city or province and no place of the schema's
  kCannotTell,  ///< neither ("建设路1号", a town alone), or both
};

struct AddressReading {
  InCity in_city = InCity::kCannotTell;
  std::string county;     ///< DivisionSpec::name; empty: not named, or two are
  std::string town;       ///< one of the county's places that follows it; empty: none
  std::string elsewhere;  ///< the other province or city named: "佛山市"
};

/// Takes an address apart from its beginning: province, city, county, town, as licences write it.
/// Only that beginning counts: in 江门市蓬江区上海路 and 中山市江门路 the road names no city. A town alone says
/// nothing, since names like 白沙 and 长沙 are in many places, and the county is never inferred from it.
///
///     read_address("广东省江门市蓬江区棠下镇甲路1号", schema) -> kHere, 蓬江区, 棠下
///     read_address("佛山市顺德区乙路2号", schema)            -> kElsewhere, "佛山市"
AddressReading read_address(std::string_view address, const FormSchema& schema);

}  // namespace chushen

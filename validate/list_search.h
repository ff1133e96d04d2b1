#pragma once

#include <optional>
#include <string>
#include <vector>

#include "validate/operand.h"

namespace chushen {

/// Rows of an office list that speak of one firm.
struct ListHits {
  std::vector<std::size_t> by_code;  ///< the code stands in the row
  std::vector<std::size_t> by_name;  ///< the whole name does, and not the code
};

/// Searches the columns 统一社会信用代码 and 名称; an empty code or name finds nothing. A list lists what it lists: a
/// name is compared whole, only the kind of brackets does not matter.
ListHits search(const OfficeList& list, const std::string& code, const std::string& name);

/// The cell of a row under a named column; empty where there is no such column.
std::string cell_of(const OfficeList& list, std::size_t row, std::string_view column);

/// "名单《已获专项资金支持名单》（版本2023-06，共120行）"
std::string words_of(const OfficeList& list);

}  // namespace chushen

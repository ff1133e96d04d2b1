#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "extract/sheet.h"

namespace chushen {

/// A row as a file has it, before it is fitted to the header.
struct SheetRow {
  int line = 0;  ///< of the file, from 1
  std::vector<std::string> cells;
};

/// Splits a CSV (RFC 4180; a single LF or CR ends a record too, and a quote inside an unquoted cell is a character).
///
///     split_csv("名称,金额\r\n\"甲,乙\",\"1\"\"2\"\r\n")  ->  {1: 名称, 金额}, {2: 甲,乙 | 1"2}
tl::expected<std::vector<SheetRow>, SheetError> split_csv(std::string_view text);

/// The first sheet of an XLSX (ISO/IEC 29500-1, 18): cells as texts, numbers as stored, dates as "2023-08-07".
tl::expected<std::vector<SheetRow>, SheetError> read_xlsx_rows(const std::string& path);

}  // namespace chushen

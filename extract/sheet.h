#pragma once

#include <string>
#include <vector>

#include <tl/expected.hpp>

namespace chushen {

/// A list file of the office as rows of texts; the first row is the header. Rows have as many cells as the header.
struct Sheet {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;
  bool operator==(const Sheet&) const = default;
};

enum class SheetErrorCode {
  kUnreadable,     ///< no such file, or no permission
  kNotASheet,      ///< neither CSV nor XLSX
  kBadEncoding,    ///< bytes that are neither UTF-8 nor GB18030
  kUnclosedQuote,
  kRaggedRow,      ///< a row longer than the header
  kEmpty,          ///< no header
};

struct SheetError {
  SheetErrorCode code = SheetErrorCode::kUnreadable;
  int line = 0, column = 0;  ///< from 1; 0 where it is the whole file
};

/// Reads a CSV (RFC 4180; UTF-8 with or without BOM, else GB18030) or an XLSX (first sheet), told apart by content.
tl::expected<Sheet, SheetError> read_sheet(const std::string& path);

}  // namespace chushen

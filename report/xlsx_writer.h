#pragma once

#include <string>
#include <vector>

#include <tl/expected.hpp>

namespace chushen {

/// A cell of a table that an office works on.
struct TableCell {
  std::string text;       ///< shown(); a number as Decimal::text() where `number` is set
  bool number = false;    ///< an amount: right-aligned, two decimals shown, the value itself not rounded
  bool doubtful = false;  ///< coloured: to be checked against the paper
  std::string source;     ///< where the value was read, for the sheet of sources; empty where there is nothing to say
};

struct TableSheet {
  std::string name;   ///< cut to what a sheet may be called
  std::string title;  ///< over the table; empty: none, nor `line` and `foot`
  std::string line;   ///< between title and header
  std::vector<std::string> header;
  std::vector<int> widths;  ///< of the columns, in characters
  std::vector<std::vector<TableCell>> rows;
  std::vector<std::string> foot;
  std::vector<std::string> choices = {};  ///< offered in every cell of one column
  int choice_column = 0;
};

/// An XLSX of these sheets. Texts are written as texts whatever they begin with: a code stays a code and nothing becomes
/// a formula. Equal sheets give equal bytes.
///
/// The library writes through a temporary file; the error is its reason.
tl::expected<std::string, std::string> xlsx_bytes(const std::vector<TableSheet>& sheets);

}  // namespace chushen

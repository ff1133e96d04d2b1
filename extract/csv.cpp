#include "extract/sheet_rows.h"

namespace chushen {
namespace {

class CsvSplitter {
 public:
  explicit CsvSplitter(std::string_view text) : text_(text) {}

  tl::expected<std::vector<SheetRow>, SheetError> split() {
    std::vector<SheetRow> rows;
    while (at_ < text_.size()) {
      SheetRow row;
      row.line = line_;
      do {
        row.cells.emplace_back();
        if (!read_cell(row.cells.back()))
          return tl::unexpected(SheetError{SheetErrorCode::kUnclosedQuote, opened_, static_cast<int>(row.cells.size())});
      } while (take(','));
      end_record();
      rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  bool take(char wanted) {
    if (at_ >= text_.size() || text_[at_] != wanted) return false;
    ++at_;
    return true;
  }

  bool at_end_of_cell() const {
    return at_ >= text_.size() || text_[at_] == ',' || text_[at_] == '\r' || text_[at_] == '\n';
  }

  /// False where a quote is not closed.
  bool read_cell(std::string& cell) {
    opened_ = line_;
    if (take('"') && !read_quoted(cell)) return false;
    while (!at_end_of_cell()) cell += text_[at_++];
    return true;
  }

  bool read_quoted(std::string& cell) {
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == '"' && !take('"')) return true;
      if (c == '\n') ++line_;
      cell += c;
    }
    return false;
  }

  void end_record() {
    const bool carriage_return = take('\r');
    if (take('\n') || carriage_return) ++line_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1, opened_ = 1;
};

}  // namespace

tl::expected<std::vector<SheetRow>, SheetError> split_csv(std::string_view text) { return CsvSplitter(text).split(); }

}  // namespace chushen

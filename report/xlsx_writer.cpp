#include "report/xlsx_writer.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include <unistd.h>
#include <xlsxwriter.h>

#include "extract/utf8.h"

namespace chushen {
namespace {

constexpr std::size_t kLongestName = 31;    // characters of a sheet's name
constexpr std::size_t kLongestText = 8000;  // characters of a cell: a quarter of the format's limit

std::string cut(const std::string& text, std::size_t most) {
  if (count_code_points(text) <= most) return text;
  return encode_utf8(decode_utf8(text).substr(0, most - 1)) + "…";
}

std::string sheet_name(const std::string& wanted, std::set<std::string>& taken) {
  std::string name;
  for (const char c : wanted) name += std::string_view("[]:*?/\\'").find(c) == std::string_view::npos ? c : '_';
  if (name.empty()) name = "表";
  std::string free = cut(name, kLongestName);
  for (int i = 2; !taken.insert(free).second; ++i) free = cut(name, kLongestName - 4) + "~" + std::to_string(i);
  return free;
}

/// A file of our own in the system's folder for such, gone with this object.
class TemporaryFile {
 public:
  TemporaryFile() : path_(std::filesystem::temp_directory_path() / "chushen-XXXXXX") {
    const int file = ::mkstemp(path_.data());
    if (file >= 0) ::close(file);
    else path_.clear();
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { ::unlink(path_.c_str()); }

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// The formats of one workbook.
struct Formats {
  explicit Formats(lxw_workbook* book)
      : title(workbook_add_format(book)), line(workbook_add_format(book)), header(cell(book)) {
    format_set_font_name(title, "SimSun");
    format_set_font_size(title, 18);
    format_set_bold(title);
    format_set_align(title, LXW_ALIGN_CENTER);
    format_set_font_name(line, "SimSun");
    format_set_bold(header);
    format_set_align(header, LXW_ALIGN_CENTER);
    for (lxw_format** format : {&text, &doubtful_text, &number, &doubtful_number}) *format = cell(book);
    for (lxw_format* format : {text, doubtful_text}) format_set_num_format(format, "@");
    for (lxw_format* format : {number, doubtful_number}) format_set_num_format(format, "0.00");
    for (lxw_format* format : {doubtful_text, doubtful_number}) format_set_bg_color(format, 0xFFF2CC);
  }

  static lxw_format* cell(lxw_workbook* book) {
    lxw_format* format = workbook_add_format(book);
    format_set_font_name(format, "SimSun");
    format_set_border(format, LXW_BORDER_THIN);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    return format;
  }

  lxw_format *title, *line, *header;
  lxw_format *text = nullptr, *doubtful_text = nullptr, *number = nullptr, *doubtful_number = nullptr;
};

void write_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const TableCell& cell, const Formats& formats) {
  double value = 0;
  const char* end = cell.text.data() + cell.text.size();
  if (cell.number && std::from_chars(cell.text.data(), end, value).ptr == end && !cell.text.empty()) {
    worksheet_write_number(sheet, row, column, value, cell.doubtful ? formats.doubtful_number : formats.number);
    return;
  }
  lxw_format* format = cell.doubtful ? formats.doubtful_text : formats.text;
  worksheet_write_string(sheet, row, column, cut(cell.text, kLongestText).c_str(), format);
}

// Rows do not grow with their text by themselves in every program: as many lines as the fullest cell takes, Han
// characters two columns wide.
void set_height(lxw_worksheet* sheet, lxw_row_t row, const std::vector<std::string>& texts,
                const std::vector<int>& widths) {
  constexpr double kLine = 15;  // points
  constexpr int kMostLines = 20;
  int lines = 1;
  for (std::size_t i = 0; i < texts.size() && i < widths.size(); ++i) {
    int columns = 0;
    for (const char32_t c : decode_utf8(texts[i])) columns += c >= 0x2E80 ? 2 : 1;
    lines = std::max(lines, (columns + widths[i] - 2) / std::max(widths[i] - 1, 1));
  }
  worksheet_set_row(sheet, row, kLine * std::min(lines, kMostLines) + 3, nullptr);
}

void set_up_page(lxw_worksheet* sheet, lxw_row_t header, const TableSheet& table) {
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, 9);  // A4
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_repeat_rows(sheet, header, header);
  worksheet_freeze_panes(sheet, header + 1, 0);
  for (std::size_t i = 0; i < table.widths.size(); ++i) {
    const auto column = static_cast<lxw_col_t>(i);
    worksheet_set_column(sheet, column, column, table.widths[i], nullptr);
  }
}

void offer_choices(lxw_worksheet* sheet, lxw_row_t first, lxw_row_t last, const TableSheet& table) {
  if (table.choices.empty() || last < first) return;
  std::vector<char*> words;
  for (const std::string& word : table.choices) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  lxw_data_validation offer = {};
  offer.validate = LXW_VALIDATION_TYPE_LIST;
  offer.value_list = words.data();
  const auto column = static_cast<lxw_col_t>(table.choice_column);
  worksheet_data_validation_range(sheet, first, column, last, column, &offer);
}

void write_sheet(lxw_worksheet* sheet, const TableSheet& table, const Formats& formats) {
  const auto last = static_cast<lxw_col_t>(table.header.size() - 1);
  lxw_row_t row = 0;
  if (!table.title.empty()) {
    worksheet_merge_range(sheet, 0, 0, 0, last, table.title.c_str(), formats.title);
    worksheet_merge_range(sheet, 1, 0, 1, last, table.line.c_str(), formats.line);
    row = 2;
  }
  set_up_page(sheet, row, table);
  set_height(sheet, row, table.header, table.widths);
  for (std::size_t i = 0; i < table.header.size(); ++i)
    worksheet_write_string(sheet, row, static_cast<lxw_col_t>(i), table.header[i].c_str(), formats.header);
  offer_choices(sheet, row + 1, row + static_cast<lxw_row_t>(table.rows.size()), table);
  for (const std::vector<TableCell>& cells : table.rows) {
    ++row;
    std::vector<std::string> texts;
    for (const TableCell& cell : cells) texts.push_back(cell.text);
    set_height(sheet, row, texts, table.widths);
    for (std::size_t i = 0; i < cells.size(); ++i)
      write_cell(sheet, row, static_cast<lxw_col_t>(i), cells[i], formats);
  }
  for (const std::string& line : table.foot) worksheet_write_string(sheet, ++row, 0, line.c_str(), formats.line);
}

}  // namespace

tl::expected<std::string, std::string> xlsx_bytes(const std::vector<TableSheet>& sheets) {
  const TemporaryFile file;
  lxw_workbook* book = file.path().empty() ? nullptr : workbook_new(file.path().c_str());
  if (!book) return tl::make_unexpected("临时文件夹不可写");
  lxw_doc_properties properties = {};
  properties.created = 315532800;  // 1980-01-01: the time of a run is no part of what is written
  workbook_set_properties(book, &properties);
  const Formats formats(book);
  std::set<std::string> names;
  for (const TableSheet& table : sheets)
    write_sheet(workbook_add_worksheet(book, sheet_name(table.name, names).c_str()), table, formats);
  const lxw_error error = workbook_close(book);
  if (error != LXW_NO_ERROR) return tl::make_unexpected(std::string(lxw_strerror(error)));
  std::ifstream in(file.path(), std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (!in && bytes.empty()) return tl::make_unexpected("临时文件不可读");
  return bytes;
}

}  // namespace chushen

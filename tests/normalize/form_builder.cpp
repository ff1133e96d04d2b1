#include "form_builder.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <functional>

#include "normalize/normalize.h"
#include "normalize/text.h"
#include "validate/notice.h"

namespace chushen {
namespace {

bool is_mark(std::string_view character) { return character == "☑" || character == "☐"; }

Line line_of(std::string_view text) {
  Line line;
  for (const std::string& character : code_points(text)) {
    const bool mark = is_mark(character);
    if (line.runs.empty() || mark || !line.runs.back().mark.empty()) {
      line.runs.emplace_back();
      line.runs.back().source = TextSource::kDocx;
    }
    line.runs.back().text += character;
    if (mark) line.runs.back().mark.push_back({character == "☑", 1});
  }
  return line;
}

Paragraph paragraph_of(std::string_view text) {
  Paragraph made;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    made.lines.push_back(line_of(text.substr(at, end - at)));
    at = end + 1;
  }
  return made;
}

void number_parts(std::vector<Block>& blocks) {
  int paragraphs = 0, tables = 0;
  for (Block& block : blocks) {
    if (auto* text = std::get_if<Paragraph>(&block.content)) text->path = "第" + std::to_string(++paragraphs) + "段";
    if (auto* grid = std::get_if<Table>(&block.content)) grid->path = "表" + std::to_string(++tables);
  }
}

void each_line(std::vector<Block>& blocks, const std::function<void(Line&)>& take) {
  for (Block& block : blocks) {
    if (auto* text = std::get_if<Paragraph>(&block.content))
      for (Line& line : text->lines) take(line);
    if (auto* grid = std::get_if<Table>(&block.content))
      for (Cell& cell : grid->cells) each_line(cell.blocks, take);
  }
}

/// "?70?" before a text: its confidence.
float taken_confidence(Line& line, float otherwise) {
  if (line.runs.empty() || !line.runs[0].text.starts_with("?")) return otherwise;
  const float confidence = static_cast<float>(std::atoi(line.runs[0].text.c_str() + 1)) / 100;
  line.runs[0].text = line.runs[0].text.substr(4);
  return confidence;
}

/// Gives every run a box: lines one below the other, ten points for each character.
void lay_out(std::vector<Block>& blocks, float confidence) {
  double top = 50;
  each_line(blocks, [&](Line& line) {
    const float own = taken_confidence(line, confidence);
    double left = 60;
    for (Run& run : line.runs) {
      run.source = TextSource::kOcr;
      run.confidence = own;
      for (Mark& mark : run.mark) mark.confidence = own;
      run.box = {left, top, left, top + 12};
      for (std::size_t i = 0; i < code_points(run.text).size(); ++i) run.edges.push_back(static_cast<float>(left += 10));
      run.box.right = left;
    }
    line.box = {60, top, left, top + 12};
    top += 20;
  });
}

}  // namespace

const FormSchema& pack_schema() {
  static const auto notice = load_notice(std::string(CHUSHEN_SOURCE_DIR) + "/notices/jiangmen-2023-22");
  if (!notice)
    for (const PackError& error : notice.error()) FAIL(error.file << ":" << error.line << " " << error.message);
  return notice->form;
}

const FormLabels& pack_labels() {
  static const FormLabels labels(pack_schema());
  return labels;
}

Block paragraph(std::string_view text) { return {paragraph_of(text)}; }

Block table(const std::vector<std::vector<std::string>>& rows) {
  Table made;
  made.rows = static_cast<int>(rows.size());
  std::vector<std::vector<std::size_t>> owner(rows.size());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    made.columns = std::max(made.columns, static_cast<int>(rows[row].size()));
    for (std::size_t column = 0; column < rows[row].size(); ++column) {
      const std::string& text = rows[row][column];
      if (text == "<" || text == "^") {
        const std::size_t index = text == "<" ? owner[row][column - 1] : owner[row - 1][column];
        Cell& cell = made.cells[index];
        cell.column_span = std::max(cell.column_span, static_cast<int>(column) - cell.column + 1);
        cell.row_span = std::max(cell.row_span, static_cast<int>(row) - cell.row + 1);
        owner[row].push_back(index);
        continue;
      }
      Cell cell;
      cell.row = static_cast<int>(row);
      cell.column = static_cast<int>(column);
      if (!text.empty()) cell.blocks.push_back(paragraph(text));
      owner[row].push_back(made.cells.size());
      made.cells.push_back(std::move(cell));
    }
  }
  return {made};
}

Document flow(std::vector<Block> blocks) {
  number_parts(blocks);
  Document document;
  document.kind = Kind::kDocx;
  document.file_name = "a.docx";
  Page page;
  page.blocks = std::move(blocks);
  document.pages.push_back(std::move(page));
  return document;
}

Document scan(std::vector<Block> blocks, float confidence) {
  number_parts(blocks);
  lay_out(blocks, confidence);
  Document document;
  document.kind = Kind::kPdf;
  document.file_name = "a.pdf";
  Page page;
  page.number = 1;
  page.width = 595.3;
  page.height = 841.9;
  page.dpi = 300;
  page.source = PageSource::kPicture;
  page.blocks = std::move(blocks);
  document.pages.push_back(std::move(page));
  return document;
}

std::vector<Block> form_head() {
  return {paragraph("江门市制造业数字化转型标杆示范企业申报书"),
          table({{"企业规模", "中型", "是否规上企业", "是"}, {"邮政编码", "529000", "传真", "0750-3000000"}})};
}

std::vector<Block> operator+(std::vector<Block> a, const std::vector<Block>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

std::string declared(const Application& application, std::string_view name, int year, int half) {
  const Field* field = find(application, name, year > 0 ? std::optional(year) : std::nullopt,
                            half > 0 ? std::optional(half) : std::nullopt);
  if (!field) return "absent";
  return field->value ? to_string(*field->value) : std::string(name_of(field->state));
}

void check_fields(const Application& application, Expected expected) {
  for (const auto& [what, value] : expected) {
    const std::size_t space = what.find(' ');
    const std::string year = space == std::string_view::npos ? "" : std::string(what.substr(space + 1));
    INFO(what);
    CHECK(declared(application, what.substr(0, space), std::atoi(year.c_str()), year.ends_with("H1") ? 1 : 0) == value);
  }
}

Application application_of(std::vector<Document> documents) {
  int number = 0;
  for (Document& document : documents) document.id = "d" + std::to_string(++number);
  return normalize(documents, pack_labels());
}

void check_form(const Document& document, Expected expected) {
  const Application application = application_of({document});
  REQUIRE(is_form(application.documents.at(0).role));
  check_fields(application, expected);
}

}  // namespace chushen

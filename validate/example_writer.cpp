#include "validate/example_writer.h"

namespace chushen {
namespace {

constexpr double kWidth = 595, kHeight = 842;

}  // namespace

void ExampleWriter::line(const std::string& text, Zone zone) {
  Paragraph paragraph = paragraph_of(text, confidence_);
  paragraph.zone = zone;
  blocks_.push_back({std::move(paragraph)});
}

void ExampleWriter::row(const std::string& label, const std::string& value, float confidence) {
  rows_.push_back({label, value, confidence});
}

void ExampleWriter::end_table() {
  if (rows_.empty()) return;
  Table table;
  table.rows = static_cast<int>(rows_.size());
  table.columns = 2;
  table.path = "表1";
  table.box = box();
  for (int row = 0; row < table.rows; ++row)
    for (int column = 0; column < 2; ++column) {
      const std::string& text = column == 0 ? rows_[row].label : rows_[row].value;
      Cell cell{row, column, 1, 1, box(), {}};
      if (!text.empty()) cell.blocks.push_back({paragraph_of(text, column == 0 ? confidence_ : rows_[row].confidence)});
      table.cells.push_back(std::move(cell));
    }
  blocks_.push_back({std::move(table)});
  rows_.clear();
}

Page ExampleWriter::page() {
  end_table();
  Page page;
  page.number = page_;
  if (page_ > 0) {
    page.width = kWidth;
    page.height = kHeight;
    page.dpi = 300;
    page.source = confidence_ < 1 ? PageSource::kPicture : PageSource::kText;
  }
  page.blocks = std::move(blocks_);
  return page;
}

Rect ExampleWriter::box() {
  if (page_ == 0) return {};
  const double top = 40 + 20 * static_cast<double>(++lines_);
  return {60, top, 500, top + 14};
}

Paragraph ExampleWriter::paragraph_of(const std::string& text, float confidence) {
  Run run;
  run.text = text;
  run.box = box();
  run.source = page_ == 0 ? TextSource::kDocx : confidence_ < 1 ? TextSource::kOcr : TextSource::kText;
  run.confidence = page_ == 0 ? 1 : confidence;
  Paragraph paragraph;
  paragraph.lines.push_back({{run}, run.box});
  if (page_ == 0) paragraph.path = "第" + std::to_string(++paragraphs_) + "段";
  return paragraph;
}

}  // namespace chushen

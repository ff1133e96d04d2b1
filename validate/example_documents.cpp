#include "validate/example_documents.h"

#include <algorithm>
#include <stdexcept>

#include "extract/names.h"

namespace chushen {
namespace {

constexpr double kWidth = 595, kHeight = 842;

/// Writes paragraphs and tables of two columns, in a flow document or on a page of a picture.
class Writer {
 public:
  /// \param page 0: a flow document
  Writer(int page, float confidence) : page_(page), confidence_(confidence) {}

  void line(const std::string& text, Zone zone = Zone::kBody) {
    Paragraph paragraph = paragraph_of(text, confidence_);
    paragraph.zone = zone;
    blocks_.push_back({std::move(paragraph)});
  }

  void row(const std::string& label, const std::string& value, float confidence) {
    rows_.push_back({label, value});
    confidences_.push_back(confidence);
  }

  void end_table() {
    if (rows_.empty()) return;
    Table table;
    table.rows = static_cast<int>(rows_.size());
    table.columns = 2;
    table.path = "表1";
    table.box = box();
    for (int row = 0; row < table.rows; ++row)
      for (int column = 0; column < 2; ++column) {
        const std::string& text = column == 0 ? rows_[row].first : rows_[row].second;
        Cell cell{row, column, 1, 1, box(), {}};
        if (!text.empty()) cell.blocks.push_back({paragraph_of(text, column == 0 ? confidence_ : confidences_[row])});
        table.cells.push_back(std::move(cell));
      }
    blocks_.push_back({std::move(table)});
    rows_.clear();
    confidences_.clear();
  }

  Page page() {
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

 private:
  Rect box() {
    if (page_ == 0) return {};
    const double top = 40 + 20 * static_cast<double>(++lines_);
    return {60, top, 500, top + 14};
  }

  Paragraph paragraph_of(const std::string& text, float confidence) {
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

  int page_ = 0, lines_ = 0, paragraphs_ = 0;
  float confidence_ = 1;
  std::vector<Block> blocks_;
  std::vector<std::pair<std::string, std::string>> rows_;
  std::vector<float> confidences_;
};

/// A label that says what the field is and of what year: "2022年营业收入（万元）".
std::string label_of(const Notice& notice, const std::string& key) {
  const FieldSpec* spec = find_field(notice.form, field_in(key));
  if (!spec) return key;
  std::string label = spec->labels.empty() ? spec->name : spec->labels.front();
  const std::size_t space = key.find(' ');
  if (space != std::string::npos) {
    std::string year = key.substr(space + 1);
    const bool half = year.ends_with("H1");
    if (half) year.resize(year.size() - 2);
    label = year + (half ? "年上半年" : "年") + label;
  }
  return spec->unit.empty() ? label : label + "（" + spec->unit + "）";
}

/// What one copy of the form says in each field, in the sample's order.
struct Copy {
  struct Row {
    std::string key, text;
    float confidence = 1;
  };
  std::vector<Row> rows;

  void set(const std::string& key, const std::string& text, float confidence) {
    for (Row& row : rows)
      if (row.key == key) {
        row = {key, text, confidence};
        return;
      }
    rows.push_back({key, text, confidence});
  }
  void drop(const std::string& field) {
    std::erase_if(rows, [&](const Row& row) { return row.key == field || field_in(row.key) == field; });
  }
};

Copy copy_of(const Sample& sample, const ExampleSubmission& submission, bool stamped) {
  Copy copy;
  const float sure = stamped ? kSurelyRead : 1;
  for (const WrittenAs& field : sample.fields) copy.set(field.first, field.second, sure);
  for (const WrittenAs& field : submission.fields) copy.set(field.first, field.second, sure);
  for (const std::string& field : submission.absent) copy.drop(field);
  for (const WrittenAs& field : submission.paper)
    if (stamped) copy.set(field.first, field.second, sure);
  for (const WrittenAs& field : submission.doubtful) {
    if (stamped)
      copy.set(field.first, field.second, kBadlyRead);
    else
      copy.drop(field.first);
  }
  return copy;
}

bool is_without(const ExampleSubmission& submission, const char* what) {
  return std::find(submission.without.begin(), submission.without.end(), what) != submission.without.end();
}

std::string title_of(const Notice& notice, const ExampleSubmission& submission, const Sample& sample) {
  if (!submission.title.empty()) return submission.title;
  for (const DirectionSpec& direction : notice.form.directions)
    if (direction.name == sample.direction && !direction.titles.empty()) return direction.titles.front();
  return sample.direction + "申报书";
}

void write_table(Writer& writer, const Notice& notice, const Copy& copy) {
  for (const Copy::Row& row : copy.rows) writer.row(label_of(notice, row.key), row.text, row.confidence);
  writer.end_table();
}

void write_text(Writer& writer, const ExampleSubmission& submission, const Sample& sample) {
  if (is_without(submission, "text")) return;
  for (const std::string& paragraph : submission.text.empty() ? sample.text : submission.text) writer.line(paragraph);
}

Document editable_form(const ExampleSubmission& submission, const Notice& notice, const Sample& sample) {
  Document document;
  document.kind = Kind::kDocx;
  document.file_name = "申报书.docx";
  Writer writer(0, 1);
  if (!submission.header.empty()) writer.line(submission.header, Zone::kHeader);
  writer.line(title_of(notice, submission, sample));
  write_table(writer, notice, copy_of(sample, submission, false));
  write_text(writer, submission, sample);
  if (!is_without(submission, "pledge")) writer.line(sample.pledge);
  document.pages.push_back(writer.page());
  for (int i = 0; i < submission.pictures; ++i) document.pages.front().pictures.push_back({{}, 1200, 900});
  for (const std::string& warning : submission.warnings)
    document.warnings.push_back({named<WarningCode>(warning).value(), "", 0});
  if (!submission.warnings.empty()) document.status = Status::kReadWithWarnings;
  return document;
}

Seal official_seal() {
  Seal seal;
  seal.box = {330, 560, 445, 674};
  seal.shape = SealShape::kRound;
  seal.diameter_mm = 40.5;
  seal.color = SealColor::kRed;
  seal.kind = SealKind::kOfficial;
  seal.confidence = 0.95F;
  return seal;
}

/// Title and table, the text, the pledge: three pages with their numbers and a seal at both ends.
std::vector<Page> stamped_pages(const ExampleSubmission& submission, const Notice& notice, const Sample& sample) {
  std::vector<Page> pages;
  for (int number = 1; number <= 3; ++number) {
    Writer writer(number, kSurelyRead);
    if (!submission.header.empty()) writer.line(submission.header);
    if (number == 1) {
      writer.line(title_of(notice, submission, sample));
      write_table(writer, notice, copy_of(sample, submission, true));
    } else if (number == 2) {
      write_text(writer, submission, sample);
    } else if (!is_without(submission, "pledge")) {
      writer.line(sample.pledge);
    }
    writer.line("第" + std::to_string(number) + "页 共3页");
    pages.push_back(writer.page());
    if (number == 2 || is_without(submission, "seal")) continue;
    Seal seal = official_seal();
    for (const Copy::Row& row : copy_of(sample, submission, true).rows)
      if (row.key == notice.applicant.name) seal.text = row.text;
    pages.back().seals.push_back(seal);
  }
  return pages;
}

Document stamped_form(const ExampleSubmission& submission, const Notice& notice, const Sample& sample) {
  Document document;
  document.kind = Kind::kPdf;
  document.file_name = "盖章扫描件.pdf";
  const std::vector<Page> whole = stamped_pages(submission, notice, sample);
  if (submission.pages.empty()) document.pages = whole;
  for (const int number : submission.pages) {
    document.pages.push_back(whole.at(static_cast<std::size_t>(std::clamp(number, 1, 3)) - 1));
    document.pages.back().number = static_cast<int>(document.pages.size());
  }
  return document;
}

Document paper_document(const ExamplePaper& paper, int number) {
  Document document;
  document.kind = paper.kind;
  document.status = paper.status;
  document.file_name = "材料" + std::to_string(number);
  if (paper.status != Status::kRead) return document;
  const bool flows = paper.kind == Kind::kDocx || paper.kind == Kind::kTxt;
  const bool picture = paper.kind == Kind::kImage || paper.confidence < 1;
  Writer writer(flows ? 0 : 1, picture ? std::min(paper.confidence, kSurelyRead) : 1);
  for (const std::string& text : paper.says) writer.line(text);
  for (const auto& [label, value] : paper.table) writer.row(label, value, paper.confidence);
  document.pages.push_back(writer.page());
  if (picture) document.pages.front().pictures.push_back({{}, 1200, 900});
  return document;
}

}  // namespace

std::string field_in(const std::string& key) {
  return key.substr(0, key.find(' '));
}

const Sample* sample_of(const Notice& notice, const std::string& direction) {
  for (const Sample& sample : notice.samples)
    if (direction.empty() || sample.direction == direction) return &sample;
  return nullptr;
}

std::vector<Document> documents_of(const ExampleSubmission& submission, const Notice& notice) {
  const Sample* sample = sample_of(notice, submission.direction);
  if (!sample) throw std::logic_error("no sample of " + submission.direction);
  std::vector<Document> documents;
  if (!is_without(submission, "editable")) documents.push_back(editable_form(submission, notice, *sample));
  if (!is_without(submission, "stamped")) documents.push_back(stamped_form(submission, notice, *sample));
  for (std::size_t i = 0; i < submission.papers.size(); ++i)
    documents.push_back(paper_document(submission.papers[i], static_cast<int>(i) + 1));
  for (std::size_t i = 0; i < documents.size(); ++i) documents[i].id = "d" + std::to_string(i + 1);
  return documents;
}

Document summary_document(const std::vector<std::vector<WrittenAs>>& rows) {
  Document document;
  document.id = "d1";
  document.kind = Kind::kDocx;
  document.file_name = "推荐汇总表.docx";
  Page page;
  for (const char* line : {"推荐汇总表", "推荐单位（盖章）：　填报日期："}) {
    Paragraph paragraph;
    paragraph.lines.push_back({{Run{line, {}, TextSource::kDocx, 1, {}, {}, {}, {}, false}}, {}});
    page.blocks.push_back({std::move(paragraph)});
  }
  Table table;
  table.path = "表1";
  table.rows = static_cast<int>(rows.size()) + 1;
  table.columns = rows.empty() ? 0 : static_cast<int>(rows.front().size());
  for (int row = 0; row < table.rows; ++row)
    for (int column = 0; column < table.columns; ++column) {
      const auto& written = rows[static_cast<std::size_t>(std::max(row - 1, 0))];
      const WrittenAs cell =
          static_cast<std::size_t>(column) < written.size() ? written[static_cast<std::size_t>(column)] : WrittenAs();
      Paragraph paragraph;
      paragraph.lines.push_back(
          {{Run{row == 0 ? cell.first : cell.second, {}, TextSource::kDocx, 1, {}, {}, {}, {}, false}}, {}});
      table.cells.push_back({row, column, 1, 1, {}, {{std::move(paragraph)}}});
    }
  page.blocks.push_back({std::move(table)});
  document.pages.push_back(std::move(page));
  return document;
}

}  // namespace chushen

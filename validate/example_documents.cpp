#include "validate/example_documents.h"

#include <algorithm>
#include <stdexcept>

#include "extract/names.h"
#include "normalize/text.h"
#include "validate/example_writer.h"

namespace chushen {
namespace {

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

void write_table(ExampleWriter& writer, const Notice& notice, const Copy& copy) {
  for (const Copy::Row& row : copy.rows) writer.row(label_of(notice, row.key), row.text, row.confidence);
  writer.end_table();
}

void write_text(ExampleWriter& writer, const ExampleSubmission& submission, const Sample& sample) {
  if (is_without(submission, "text")) return;
  for (const std::string& paragraph : submission.text.empty() ? sample.text : submission.text) writer.line(paragraph);
}

Document editable_form(const ExampleSubmission& submission, const Notice& notice, const Sample& sample) {
  Document document;
  document.kind = Kind::kDocx;
  document.file_name = "申报书.docx";
  ExampleWriter writer(0, 1);
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

Seal seal_of(const ExampleSeal& example, const std::string& applicant) {
  Seal seal;
  seal.text = example.text.empty() ? applicant : example.text;
  seal.certainties.assign(code_points(seal.text).size(), example.confidence);
  seal.box = {330, 560, 445, 674};
  seal.shape = SealShape::kRound;
  seal.diameter_mm = 40.5;
  seal.color = SealColor::kRed;
  seal.kind = example.kind;
  seal.confidence = example.confidence;
  return seal;
}

/// Title and table, the text, the pledge: three pages with their numbers and a seal at both ends.
std::vector<Page> stamped_pages(const ExampleSubmission& submission, const Notice& notice, const Sample& sample) {
  std::vector<Page> pages;
  for (int number = 1; number <= 3; ++number) {
    ExampleWriter writer(number, kSurelyRead);
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
    std::string applicant;
    for (const Copy::Row& row : copy_of(sample, submission, true).rows)
      if (row.key == notice.applicant.name) applicant = row.text;
    pages.back().seals.push_back(seal_of(submission.seal, applicant));
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

/// Title and table on a page with a text layer, or that page's print.
Page text_page(const ExampleSubmission& submission, const Notice& notice, const Sample& sample, bool print) {
  ExampleWriter writer(1, print ? kSurelyRead : 1);
  Copy copy = copy_of(sample, submission, false);
  for (Copy::Row& row : copy.rows) row.confidence = print ? kSurelyRead : 1;
  if (print) {
    for (const WrittenAs& field : submission.print) copy.set(field.first, field.second, kSurelyRead);
    for (const WrittenAs& field : submission.doubtful_print) copy.set(field.first, field.second, kBadlyRead);
  }
  writer.line(title_of(notice, submission, sample));
  write_table(writer, notice, copy);
  return writer.page();
}

/// Where the value of a field stands in the table of text_page().
Rect place_of(const Page& page, const Copy& copy, const std::string& key) {
  for (const Block& block : page.blocks) {
    const auto* table = std::get_if<Table>(&block.content);
    for (std::size_t i = 0; table && i < table->cells.size(); ++i) {
      const Cell& cell = table->cells[i];
      if (cell.column != 1 || copy.rows[static_cast<std::size_t>(cell.row)].key != key) continue;
      return cell.blocks.empty() ? cell.box : std::get<Paragraph>(cell.blocks.front().content).lines.front().box;
    }
  }
  throw std::logic_error("no place of " + key);
}

Document text_form(const ExampleSubmission& submission, const Notice& notice, const Sample& sample) {
  Document document;
  document.kind = Kind::kPdf;
  document.file_name = "申报书.pdf";
  document.pages.push_back(text_page(submission, notice, sample, false));
  Page& page = document.pages.front();
  for (const WrittenAs& field : submission.unseen) {
    Run run;
    run.text = field.second;
    run.box = place_of(page, copy_of(sample, submission, false), field.first);
    page.unseen.push_back(std::move(run));
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
  ExampleWriter writer(flows ? 0 : 1, picture ? std::min(paper.confidence, kSurelyRead) : 1);
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
  if (submission.text_layer) documents.push_back(text_form(submission, notice, *sample));
  for (std::size_t i = 0; i < submission.papers.size(); ++i)
    documents.push_back(paper_document(submission.papers[i], static_cast<int>(i) + 1));
  for (std::size_t i = 0; i < documents.size(); ++i) documents[i].id = "d" + std::to_string(i + 1);
  return documents;
}

std::optional<Document> print_of(const ExampleSubmission& submission, const Notice& notice) {
  if (!submission.text_layer || is_without(submission, "print")) return std::nullopt;
  Document print;
  print.kind = Kind::kPdf;
  const int before = !is_without(submission, "editable") + !is_without(submission, "stamped");
  print.id = "d" + std::to_string(before + 1);
  print.pages.push_back(text_page(submission, notice, *sample_of(notice, submission.direction), true));
  return print;
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

#include "validate/example_load.h"

#include <algorithm>

#include "extract/names.h"
#include "validate/example_documents.h"

namespace chushen {
namespace {

/// A scalar as it is written, also an empty one: a cell that is left blank.
std::string written(const YamlNode& node, PackReader& reader) {
  if (node.kind == YamlNode::Kind::kNothing) return {};
  if (node.kind == YamlNode::Kind::kScalar) return node.text;
  reader.fault(node, "此处应为文字");
  return {};
}

std::vector<WrittenAs> pairs(const YamlNode& map, std::string_view key, PackReader& reader) {
  std::vector<WrittenAs> found;
  const YamlNode* node = find(map, key);
  if (!node || !reader.is_map(*node)) return found;
  for (const YamlNode::Entry& entry : node->entries) found.emplace_back(entry.key, written(entry.value, reader));
  return found;
}

/// "营业收入 2022" -> fields of the form only.
std::vector<WrittenAs> fields(const YamlNode& map, std::string_view key, PackReader& reader, const Notice& notice) {
  std::vector<WrittenAs> found = pairs(map, key, reader);
  for (const WrittenAs& field : found)
    if (!find_field(notice.form, field_in(field.first)))
      reader.fault(*find(map, key), "未知的字段“" + field.first + "”");
  return found;
}

std::vector<std::string> words(const YamlNode& map, std::string_view key, PackReader& reader,
                               const std::vector<std::string>& known) {
  const YamlNode* node = find(map, key);
  if (!node) return {};
  std::vector<std::string> found = reader.text_or_texts(*node);
  for (const std::string& word : found)
    if (std::find(known.begin(), known.end(), word) == known.end())
      reader.fault(*node, "未知的值“" + word + "”，应为 " + joined(known));
  return found;
}

std::vector<std::string> known_fields(const Notice& notice) {
  std::vector<std::string> names;
  for (const FieldSpec& field : notice.form.fields) names.push_back(field.name);
  return names;
}

int number(const YamlNode& node, PackReader& reader) {
  const std::string text = written(node, reader);
  const bool digits = !text.empty() && text.size() < 4 &&
                      std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!digits) reader.fault(node, "此处应为一个小的整数");
  return digits ? std::stoi(text) : 0;
}

float read_how(const YamlNode& node, PackReader& reader, float otherwise) {
  const auto how = words(node, "read", reader, {"sure", "doubtful"});
  return how.empty() ? otherwise : how.front() == "sure" ? kSurelyRead : kBadlyRead;
}

ExamplePaper read_paper(const YamlNode& node, PackReader& reader) {
  reader.allow(node, {"kind", "status", "says", "table", "read"});
  ExamplePaper paper;
  if (const YamlNode* kind = find(node, "kind"))
    paper.kind = reader.named(*kind, named<Kind>, "docx、pdf、image …").value_or(Kind::kPdf);
  if (const YamlNode* status = find(node, "status"))
    paper.status = reader.named(*status, named<Status>, "read、damaged、refused、partial …").value_or(Status::kRead);
  paper.says = reader.texts_or_none(node, "says");
  paper.table = pairs(node, "table", reader);
  paper.confidence = read_how(node, reader, paper.confidence);
  return paper;
}

ExampleSeal read_seal(const YamlNode& node, PackReader& reader) {
  reader.allow(node, {"text", "kind", "read"});
  ExampleSeal seal;
  seal.text = reader.text_or_none(node, "text");
  if (const YamlNode* kind = find(node, "kind"))
    seal.kind = reader.named(*kind, named<SealKind>, "公章、财务专用章 …").value_or(SealKind::kOfficial);
  seal.confidence = read_how(node, reader, kSurelyRead);
  return seal;
}

void read_difference(const YamlNode& node, PackReader& reader, const Notice& notice, ExampleSubmission& submission) {
  submission.direction = reader.text_or_none(node, "direction");
  if (!submission.direction.empty() && !sample_of(notice, submission.direction))
    reader.fault(*find(node, "direction"), "samples.yaml 中没有“" + submission.direction + "”的样例");
  submission.county = reader.text_or_none(node, "county");
  submission.fields = fields(node, "fields", reader, notice);
  submission.paper = fields(node, "paper", reader, notice);
  submission.doubtful = fields(node, "doubtful", reader, notice);
  submission.absent = words(node, "absent", reader, known_fields(notice));
  submission.without = words(node, "without", reader, {"editable", "stamped", "seal", "pledge", "text", "print"});
  submission.text = reader.texts_or_none(node, "text");
  submission.title = reader.text_or_none(node, "title");
  submission.header = reader.text_or_none(node, "header");
  submission.single_file = reader.flag(node, "single_file", false);
  if (const YamlNode* seal = find(node, "seal"); seal && reader.is_map(*seal)) submission.seal = read_seal(*seal, reader);
  submission.text_layer = reader.flag(node, "text_layer", false);
  submission.print = fields(node, "print", reader, notice);
  submission.doubtful_print = fields(node, "doubtful_print", reader, notice);
  submission.unseen = fields(node, "unseen", reader, notice);
  if (const YamlNode* pictures = find(node, "pictures")) submission.pictures = number(*pictures, reader);
  if (const YamlNode* pages = find(node, "pages"); pages && reader.is_list(*pages))
    for (const YamlNode& page : pages->items) submission.pages.push_back(number(page, reader));
  if (const YamlNode* warnings = find(node, "warnings"))
    for (const std::string& name : reader.text_or_texts(*warnings)) {
      if (!named<WarningCode>(name)) reader.fault(*warnings, "未知的提示“" + name + "”");
      submission.warnings.push_back(name);
    }
  reader.each_map(node, "papers", [&](const YamlNode& paper) { submission.papers.push_back(read_paper(paper, reader)); });
}

void read_lists(const YamlNode& node, PackReader& reader, const Notice& notice, Example& example) {
  const YamlNode* lists = find(node, "lists");
  if (!lists || !reader.is_map(*lists)) return;
  for (const YamlNode::Entry& entry : lists->entries) {
    if (std::find(notice.lists.begin(), notice.lists.end(), entry.key) == notice.lists.end())
      reader.fault(entry.value, "未知的名单“" + entry.key + "”");
    std::vector<std::map<std::string, std::string>> rows;
    if (entry.value.kind != YamlNode::Kind::kList) {
      reader.fault(entry.value, "此处应为各行的列表，没有行的写 []");
      continue;
    }
    for (const YamlNode& item : entry.value.items) {
      std::map<std::string, std::string> row;
      if (reader.is_map(item))
        for (const YamlNode::Entry& cell : item.entries) row[cell.key] = written(cell.value, reader);
      rows.push_back(std::move(row));
    }
    example.lists.emplace_back(entry.key, std::move(rows));
  }
}

/// The keys of a difference, beside those of what it stands in.
void allow_difference(const YamlNode& node, PackReader& reader, std::vector<std::string_view> keys) {
  keys.insert(keys.end(), {"direction", "county", "fields", "paper", "doubtful", "absent", "without", "text", "title",
                           "header", "pages", "single_file", "pictures", "warnings", "papers", "text_layer", "print",
                           "doubtful_print", "unseen", "seal"});
  reader.allow(node, keys);
}

Example read_example(const YamlNode& node, PackReader& reader, const Notice& notice) {
  allow_difference(node, reader, {"gives", "batch", "others", "lists", "demands", "deadline", "summary"});
  Example example;
  example.line = node.line;
  example.column = node.column;
  example.gives = reader.text(node, "gives");
  read_difference(node, reader, notice, example.submission);
  example.batch = reader.flag(node, "batch", false);
  reader.each_map(node, "others", [&](const YamlNode& other) {
    allow_difference(other, reader, {});
    ExampleSubmission submission;
    read_difference(other, reader, notice, submission);
    example.others.push_back(std::move(submission));
  });
  read_lists(node, reader, notice, example);
  for (const std::string& demand : words(node, "demands", reader, {"credit-report", "level-evidence"}))
    (demand == "credit-report" ? example.demands_credit_report : example.demands_level_evidence) = true;
  if (const YamlNode* deadline = find(node, "deadline"); deadline && reader.day(*deadline))
    example.deadline = deadline->text;
  if (const YamlNode* summary = find(node, "summary"); summary && reader.is_list(*summary))
    for (const YamlNode& item : summary->items) {
      std::vector<WrittenAs> row;
      if (reader.is_map(item))
        for (const YamlNode::Entry& cell : item.entries) row.emplace_back(cell.key, written(cell.value, reader));
      example.summary.push_back(std::move(row));
    }
  return example;
}

}  // namespace

void load_samples(const YamlNode& root, PackReader& reader, Notice& notice) {
  if (!reader.is_map(root)) return;
  reader.allow(root, {"samples"});
  reader.need(root, "samples");
  reader.each_map(root, "samples", [&](const YamlNode& node) {
    reader.allow(node, {"direction", "fields", "text", "pledge"});
    Sample sample;
    sample.direction = reader.text(node, "direction");
    sample.fields = fields(node, "fields", reader, notice);
    sample.text = reader.texts_or_none(node, "text");
    sample.pledge = reader.text_or_none(node, "pledge");
    notice.samples.push_back(std::move(sample));
  });
}

std::vector<Example> load_examples(const YamlNode& rule, PackReader& reader, const Notice& notice) {
  std::vector<Example> examples;
  reader.each_map(rule, "examples",
                  [&](const YamlNode& node) { examples.push_back(read_example(node, reader, notice)); });
  return examples;
}

}  // namespace chushen

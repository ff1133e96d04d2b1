#include <simdjson.h>

#include "report/digest_items.h"

// Reads report.json. Judging thousands of submissions again reads as many former reports: nlohmann's parser takes ten times
// as long for each.

namespace chushen {
namespace {

namespace reader = simdjson::dom;

/// The texts of an object as they are asked for; empty what it does not have.
class Texts {
 public:
  explicit Texts(const reader::element& object) : object_(object) {}

  std::string_view text(std::string_view key) const {
    std::string_view text;
    return object_[key].get(text) == simdjson::SUCCESS ? text : std::string_view();
  }
  std::string number(std::string_view key) const {
    std::int64_t number = 0;
    return object_[key].get(number) == simdjson::SUCCESS ? std::to_string(number) : "";
  }

 private:
  const reader::element& object_;
};

ReportDigest::Item document_item(const Texts& texts) {
  return item_of(DocumentTexts{texts.text("file"), texts.text("sha256"), texts.text("role")});
}

ReportDigest::Item field_item(const Texts& texts) {
  return item_of(FieldTexts{texts.text("name"), texts.number("year"), texts.number("half"), texts.text("state"),
                            texts.text("value"), texts.text("unit"), texts.text("readings_key")});
}

ReportDigest::Item finding_item(const Texts& texts) {
  return item_of(FindingTexts{texts.text("rule"), texts.text("title"), texts.text("outcome"), texts.text("action"),
                              texts.text("message"), texts.text("evidence_key")});
}

// What is no object in a list is passed over.
std::vector<ReportDigest::Item> items_in(const reader::element& report, std::string_view list,
                                         ReportDigest::Item (*item)(const Texts&)) {
  std::vector<ReportDigest::Item> items;
  reader::array elements;
  if (report[list].get(elements) != simdjson::SUCCESS) return items;
  for (const reader::element element : elements)
    if (element.is_object()) items.push_back(item(Texts(element)));
  return items;
}

}  // namespace

std::optional<ReportDigest> digest_of(std::string_view report_json) {
  reader::parser parser;
  reader::element report;
  if (parser.parse(report_json.data(), report_json.size()).get(report) != simdjson::SUCCESS || !report.is_object())
    return std::nullopt;
  const Texts head(report);
  if (head.text("schema") != "chushen/report/1") return std::nullopt;
  const auto text_in = [&report](std::string_view object, std::string_view key) {
    reader::element found;
    return report[object].get(found) == simdjson::SUCCESS ? std::string(Texts(found).text(key)) : std::string();
  };
  ReportDigest digest;
  digest.id = text_in("submission", "id");
  digest.folder = text_in("submission", "folder");
  digest.name = text_in("applicant", "name");
  digest.uscc = text_in("applicant", "uscc");
  digest.verdict = head.text("verdict");
  digest.generated_at = head.text("generated_at");
  digest.documents = items_in(report, "documents", document_item);
  digest.fields = items_in(report, "fields", field_item);
  digest.findings = items_in(report, "findings", finding_item);
  return digest;
}

}  // namespace chushen

#include "normalize/application_json.h"

#include <cmath>

#include "extract/names.h"

namespace chushen {
namespace {

double rounded(double value, double steps) { return std::round(value * steps) / steps; }

std::optional<int> page_or_null(int page) { return page > 0 ? std::optional(page) : std::nullopt; }

void write_box(JsonWriter& json, const Rect& box) {
  json.key("box");
  if (box.empty()) {
    json.value(nullptr);
    return;
  }
  json.begin_array();
  for (const double side : {box.left, box.top, box.right, box.bottom}) json.value(rounded(side, 10));
  json.end_array();
}

void write_warnings(JsonWriter& json, const std::vector<Warning>& warnings) {
  json.key("warnings").begin_array();
  for (const Warning& warning : warnings)
    json.begin_object()
        .member("code", name_of(warning.code))
        .member("message", warning.message)
        .member("page", page_or_null(warning.page))
        .end_object();
  json.end_array();
}

void write_pages(JsonWriter& json, const DocumentFacts& document) {
  if (!document.has_pages) {
    json.member("pages", nullptr).member("page_sizes", nullptr);
    return;
  }
  json.member("pages", document.page_sizes.size()).key("page_sizes").begin_array();
  for (const auto& [width, height, dpi] : document.page_sizes)
    json.begin_array().value(rounded(width, 10)).value(rounded(height, 10)).value(rounded(dpi, 1)).end_array();
  json.end_array();
}

void write_document(JsonWriter& json, const DocumentFacts& document) {
  json.begin_object()
      .member("id", document.id)
      .member("file", document.file_name)
      .member("sha256", document.sha256)
      .member("bytes", document.bytes)
      .member("kind", name_of(document.kind))
      .member("role", name_of(document.role));
  write_pages(json, document);
  json.member("status", name_of(document.status));
  write_warnings(json, document.warnings);
  json.end_object();
}

void write_reading(JsonWriter& json, const Reading& reading) {
  json.begin_object().member("document", reading.document);
  write_members(json, reading.place);
  json.member("source", name_of(reading.source))
      .member("confidence", rounded_confidence(reading.confidence))
      .member("raw", reading.raw)
      .member("value", reading.value ? std::optional(to_string(*reading.value)) : std::nullopt);
  if (reading.value && reading.value->approximate) json.member("approximate", true);
  if (!reading.suggestion.empty()) json.member("suggestion", reading.suggestion);
  json.end_object();
}

void write_seal(JsonWriter& json, const DocumentFacts& document, std::size_t place) {
  const Seal& seal = document.seals[place];
  const bool compared = place < document.seal_matches.size();
  json.begin_object().member("document", document.id).member("page", page_or_null(document.seal_pages[place]));
  write_box(json, seal.box);
  json.member("shape", name_of(seal.shape))
      .member("diameter_mm", rounded(seal.diameter_mm, 10))
      .member("color", name_of(seal.color))
      .member("text", seal.text)
      .member("kind", name_of(seal.kind))
      .member("match", name_of(compared ? document.seal_matches[place] : SealMatch::kCannotTell))
      .member("confidence", rounded_confidence(seal.confidence))
      .text_or_null("code", seal.code)
      .member("partial", seal.partial)
      .end_object();
}

}  // namespace

double rounded_confidence(double confidence) { return rounded(confidence, 10000); }

void write_members(JsonWriter& json, const Place& place) {
  json.member("page", page_or_null(place.page));
  write_box(json, place.box);
  json.text_or_null("path", place.path);
}

void write_members(JsonWriter& json, const Field& field) {
  const bool present = field.state == FieldState::kPresent && field.value;
  json.member("name", field.name)
      .member("year", field.year)
      .member("half", field.half)
      .member("state", name_of(field.state))
      .member("value", present ? std::optional(to_string(*field.value)) : std::nullopt)
      .text_or_null("unit", present ? std::string_view(field.value->unit) : "")
      .member("confidence", present ? std::optional(rounded_confidence(field.confidence)) : std::nullopt)
      .text_or_null("why", field.why)
      .key("readings")
      .begin_array();
  for (const Reading& reading : field.readings) write_reading(json, reading);
  json.end_array();
}

void write_documents(JsonWriter& json, const Application& application) {
  json.begin_array();
  for (const DocumentFacts& document : application.documents) write_document(json, document);
  json.end_array();
}

void write_seals(JsonWriter& json, const Application& application) {
  json.begin_array();
  for (const DocumentFacts& document : application.documents)
    for (std::size_t i = 0; i < document.seals.size(); ++i) write_seal(json, document, i);
  json.end_array();
}

std::string to_json(const Application& application, int indent) {
  JsonWriter json(indent);
  json.begin_object().text_or_null("direction", application.direction).key("documents");
  write_documents(json, application);
  json.key("fields").begin_array();
  for (const Field& field : application.fields) {
    json.begin_object();
    write_members(json, field);
    json.end_object();
  }
  json.end_array().key("seals");
  write_seals(json, application);
  return json.end_object().take();
}

}  // namespace chushen

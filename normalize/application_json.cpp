#include "normalize/application_json.h"

#include <cmath>

#include <nlohmann/json.hpp>

#include "extract/names.h"

namespace chushen {
namespace {

using Json = nlohmann::ordered_json;

double rounded(double value, double steps) { return std::round(value * steps) / steps; }

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

template <typename Number>
Json number_or_null(const std::optional<Number>& number) {
  return number ? Json(*number) : Json(nullptr);
}

Json box_json(const Rect& box) {
  if (box.empty()) return nullptr;
  return Json::array({rounded(box.left, 10), rounded(box.top, 10), rounded(box.right, 10), rounded(box.bottom, 10)});
}

Json warnings_json(const std::vector<Warning>& warnings) {
  Json list = Json::array();
  for (const Warning& warning : warnings) {
    Json item = {{"code", name_of(warning.code)}, {"message", warning.message}};
    item["page"] = warning.page > 0 ? Json(warning.page) : Json(nullptr);
    list.push_back(std::move(item));
  }
  return list;
}

Json page_sizes_json(const DocumentFacts& document) {
  if (!document.has_pages) return nullptr;
  Json sizes = Json::array();
  for (const auto& [width, height, dpi] : document.page_sizes)
    sizes.push_back({rounded(width, 10), rounded(height, 10), rounded(dpi, 1)});
  return sizes;
}

Json document_json(const DocumentFacts& document) {
  return {{"id", document.id},
          {"file", document.file_name},
          {"sha256", document.sha256},
          {"bytes", document.bytes},
          {"kind", name_of(document.kind)},
          {"role", name_of(document.role)},
          {"pages", document.has_pages ? Json(document.page_sizes.size()) : Json(nullptr)},
          {"page_sizes", page_sizes_json(document)},
          {"status", name_of(document.status)},
          {"warnings", warnings_json(document.warnings)}};
}

Json reading_json(const Reading& reading) {
  Json item = {{"document", reading.document},
               {"page", reading.place.page > 0 ? Json(reading.place.page) : Json(nullptr)},
               {"box", box_json(reading.place.box)},
               {"path", text_or_null(reading.place.path)},
               {"source", name_of(reading.source)},
               {"confidence", rounded(reading.confidence, 10000)},
               {"raw", reading.raw},
               {"value", reading.value ? Json(to_string(*reading.value)) : Json(nullptr)}};
  if (reading.value && reading.value->approximate) item["approximate"] = true;
  if (!reading.suggestion.empty()) item["suggestion"] = reading.suggestion;
  return item;
}

Json field_json(const Field& field) {
  const bool present = field.state == FieldState::kPresent && field.value;
  Json readings = Json::array();
  for (const Reading& reading : field.readings) readings.push_back(reading_json(reading));
  return {{"name", field.name},
          {"year", number_or_null(field.year)},
          {"half", number_or_null(field.half)},
          {"state", name_of(field.state)},
          {"value", present ? Json(to_string(*field.value)) : Json(nullptr)},
          {"unit", present ? text_or_null(field.value->unit) : Json(nullptr)},
          {"confidence", present ? Json(rounded(field.confidence, 10000)) : Json(nullptr)},
          {"why", text_or_null(field.why)},
          {"readings", std::move(readings)}};
}

Json seals_json(const DocumentFacts& document) {
  Json seals = Json::array();
  for (std::size_t i = 0; i < document.seals.size(); ++i) {
    const Seal& seal = document.seals[i];
    seals.push_back({{"document", document.id},
                     {"page", document.seal_pages[i] > 0 ? Json(document.seal_pages[i]) : Json(nullptr)},
                     {"box", box_json(seal.box)},
                     {"shape", name_of(seal.shape)},
                     {"diameter_mm", rounded(seal.diameter_mm, 10)},
                     {"color", name_of(seal.color)},
                     {"text", seal.text},
                     {"kind", name_of(seal.kind)},
                     {"match", name_of(i < document.seal_matches.size() ? document.seal_matches[i] : SealMatch::kCannotTell)},
                     {"confidence", rounded(seal.confidence, 10000)},
                     {"code", text_or_null(seal.code)},
                     {"partial", seal.partial}});
  }
  return seals;
}

}  // namespace

std::string to_json(const Application& application, int indent) {
  Json documents = Json::array(), fields = Json::array(), seals = Json::array();
  for (const DocumentFacts& document : application.documents) {
    documents.push_back(document_json(document));
    for (Json& seal : seals_json(document)) seals.push_back(std::move(seal));
  }
  for (const Field& field : application.fields) fields.push_back(field_json(field));
  const Json json = {{"direction", text_or_null(application.direction)},
                     {"documents", std::move(documents)},
                     {"fields", std::move(fields)},
                     {"seals", std::move(seals)}};
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace chushen

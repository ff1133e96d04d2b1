#include "extract/document_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "extract/names.h"

// One line of design: members that hold their default are not written, so a default-constructed value is the empty
// object and reading starts from defaults. A block with "rows" is a table, any other a paragraph.

namespace chushen {
namespace {

using Json = nlohmann::ordered_json;  // written in the order of document.h, not of the alphabet

Json rounded(double value, double scale) {
  const double result = std::round(value * scale) / scale + 0.0;  // + 0.0: no "-0.0"
  if (result == std::trunc(result) && std::abs(result) < 1e15) return static_cast<std::int64_t>(result);
  return result;
}

Json length(double points) { return rounded(points, 100); }
Json share(double confidence) { return rounded(confidence, 10000); }

void put_text(Json& json, const char* key, const std::string& text) {
  if (!text.empty()) json[key] = text;
}

template <typename Enum>
void put_name(Json& json, const char* key, Enum value, Enum usual) {
  if (value != usual) json[key] = name_of(value);
}

void put_length(Json& json, const char* key, double points) {
  const Json written = length(points);
  if (written != 0) json[key] = written;
}

void put_share(Json& json, const char* key, float confidence, float usual) {
  const Json written = share(confidence);
  if (written != usual) json[key] = written;  // after rounding, so that writing again gives the same text
}

void put_box(Json& json, const Rect& box) {
  const Json written = {length(box.left), length(box.top), length(box.right), length(box.bottom)};
  if (written != Json{0, 0, 0, 0}) json["box"] = written;
}

template <typename Item, typename Write>
void put_list(Json& json, const char* key, const std::vector<Item>& items, Write write) {
  if (items.empty()) return;
  Json& list = json[key] = Json::array();
  for (const Item& item : items) list.push_back(write(item));
}

Json write(const Mark& mark) {
  Json json = {{"ticked", mark.ticked}};
  put_share(json, "confidence", mark.confidence, 1);
  return json;
}

Json write(const Alternative& other) {
  return {{"reader", other.reader}, {"text", other.text}, {"confidence", share(other.confidence)}};
}

Json write(const Run& run) {
  Json json = Json::object();
  put_text(json, "text", run.text);
  put_box(json, run.box);
  put_name(json, "source", run.source, TextSource::kText);
  put_share(json, "confidence", run.confidence, 1);
  put_list(json, "edges", run.edges, length);
  put_list(json, "certainties", run.certainties, share);
  put_list(json, "others", run.others, [](const Alternative& other) { return write(other); });
  if (!run.mark.empty()) json["mark"] = write(run.mark.front());
  if (run.underlined) json["underlined"] = true;
  return json;
}

Json write(const Line& line) {
  Json json = Json::object();
  put_list(json, "runs", line.runs, [](const Run& run) { return write(run); });
  put_box(json, line.box);
  return json;
}

Json write(const Block& block);

Json write(const Paragraph& paragraph) {
  Json json = Json::object();
  put_list(json, "lines", paragraph.lines, [](const Line& line) { return write(line); });
  put_name(json, "zone", paragraph.zone, Zone::kBody);
  put_text(json, "path", paragraph.path);
  return json;
}

Json write(const Cell& cell) {
  Json json = {{"row", cell.row}, {"column", cell.column}};
  if (cell.row_span != 1) json["row_span"] = cell.row_span;
  if (cell.column_span != 1) json["column_span"] = cell.column_span;
  put_box(json, cell.box);
  put_list(json, "blocks", cell.blocks, [](const Block& block) { return write(block); });
  return json;
}

Json write(const Table& table) {
  Json json = {{"rows", table.rows}, {"columns", table.columns}};
  put_text(json, "path", table.path);
  put_box(json, table.box);
  put_list(json, "cells", table.cells, [](const Cell& cell) { return write(cell); });
  return json;
}

Json write(const Block& block) {
  return std::visit([](const auto& content) { return write(content); }, block.content);
}

Json write(const Seal& seal) {
  Json json = Json::object();
  put_box(json, seal.box);
  put_name(json, "shape", seal.shape, SealShape::kOther);
  put_length(json, "diameter_mm", seal.diameter_mm);
  put_name(json, "color", seal.color, SealColor::kOther);
  put_text(json, "text", seal.text);
  put_name(json, "kind", seal.kind, SealKind::kUnknown);
  put_share(json, "confidence", seal.confidence, 0);
  put_text(json, "code", seal.code);
  if (seal.partial) json["partial"] = true;
  put_list(json, "certainties", seal.certainties, share);
  put_list(json, "others", seal.others, [](const std::string& other) { return Json(other); });
  return json;
}

Json write(const Picture& picture) {
  Json json = Json::object();
  put_box(json, picture.box);
  if (picture.width_pixels != 0) json["width_pixels"] = picture.width_pixels;
  if (picture.height_pixels != 0) json["height_pixels"] = picture.height_pixels;
  return json;
}

Json write(const InkPlace& place) {
  Json json = {{"what", name_of(place.kind)}};
  put_box(json, place.box);
  put_text(json, "label", place.label);
  json["inked"] = place.inked;
  put_share(json, "confidence", place.confidence, 0);
  return json;
}

Json write(const Page& page) {
  Json json = {{"number", page.number}};
  put_length(json, "width", page.width);
  put_length(json, "height", page.height);
  put_length(json, "dpi", page.dpi);
  put_name(json, "source", page.source, PageSource::kText);
  put_name(json, "reason", page.reason, PageReason::kNone);
  put_list(json, "blocks", page.blocks, [](const Block& block) { return write(block); });
  put_list(json, "seals", page.seals, [](const Seal& seal) { return write(seal); });
  put_list(json, "pictures", page.pictures, [](const Picture& picture) { return write(picture); });
  put_list(json, "unseen", page.unseen, [](const Run& run) { return write(run); });
  put_list(json, "places", page.places, [](const InkPlace& place) { return write(place); });
  if (page.quarter_turns != 0) json["quarter_turns"] = page.quarter_turns;
  return json;
}

Json write(const Warning& warning) {
  Json json = {{"code", name_of(warning.code)}, {"message", warning.message}};
  if (warning.page != 0) json["page"] = warning.page;
  return json;
}

Json write(const Properties& properties) {
  Json json = Json::object();
  put_text(json, "author", properties.author);
  put_text(json, "last_author", properties.last_author);
  put_text(json, "created", properties.created);
  put_text(json, "modified", properties.modified);
  put_text(json, "producer", properties.producer);
  return json;
}

Json write(const Signature& signature) {
  Json json = Json::object();
  put_text(json, "signer", signature.signer);
  put_text(json, "time", signature.time);
  if (signature.whole_file) json["whole_file"] = true;
  put_name(json, "state", signature.state, SignatureState::kUnchecked);
  if (signature.page != 0) json["page"] = signature.page;
  put_box(json, signature.box);
  return json;
}

Json write(const Document& document) {
  Json json = Json::object();
  put_text(json, "id", document.id);
  put_text(json, "file_name", document.file_name);
  put_text(json, "sha256", document.sha256);
  if (document.bytes != 0) json["bytes"] = document.bytes;
  json["kind"] = name_of(document.kind);
  json["status"] = name_of(document.status);
  put_list(json, "pages", document.pages, [](const Page& page) { return write(page); });
  put_list(json, "warnings", document.warnings, [](const Warning& warning) { return write(warning); });
  if (document.properties != Properties{}) json["properties"] = write(document.properties);
  put_list(json, "signatures", document.signatures, [](const Signature& signature) { return write(signature); });
  return json;
}

}  // namespace

std::string to_json(const Document& document, int indent) {
  // Bytes that are no UTF-8 would be a reader's bug; they become U+FFFD instead of ending the worker.
  return write(document).dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace chushen

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>

#include "extract/document_json.h"
#include "extract/names.h"
#include "extract/utf8.h"

// What document_json.cpp writes, from whoever sends it: defaults where a member is left out, bounds on all the others.

namespace chushen {
namespace {

using Json = nlohmann::ordered_json;  // so that the first fault in the text is the one that is told

constexpr int kDeepestTable = 16;
constexpr int kDeepestJson = 16 + 6 * kDeepestTable;  // a nested table adds cells[] cell blocks[] block
constexpr double kFarthest = 1e6;                      // points: no page is that long
constexpr int kMostRows = 1 << 20, kMostColumns = 1 << 14;  // as in a spreadsheet, the largest grids there are

/// How deep brackets nest, strings skipped: checked before parsing, so that depth costs no memory.
int bracket_depth(std::string_view json) {
  int depth = 0, deepest = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string && c == '\\') ++i;
    if (c == '"') in_string = !in_string;
    if (in_string) continue;
    if (c == '[' || c == '{') deepest = std::max(deepest, ++depth);
    if (c == ']' || c == '}') --depth;
  }
  return deepest;
}

/// Reads members into values; the first fault is kept and everything after it is of no interest.
class Reader {
 public:
  std::optional<DocumentJsonError> fault;

  void read(const Json& json, Document& document) {
    if (!object(json)) return;
    text(json, "id", document.id);
    text(json, "file_name", document.file_name);
    text(json, "sha256", document.sha256);
    check(is_digest(document.sha256));
    count(json, "bytes", document.bytes);
    name(json, "kind", document.kind);
    name(json, "status", document.status);
    list(json, "pages", document.pages);
    list(json, "warnings", document.warnings);
    if (const Json* properties = member(json, "properties")) read(*properties, document.properties);
    list(json, "signatures", document.signatures);
  }

 private:
  void fail(DocumentJsonError error) {
    if (!fault) fault = error;
  }
  void check(bool in_bounds) {
    if (!in_bounds) fail(DocumentJsonError::kOutOfBounds);
  }
  bool shape(bool right) {
    if (!right) fail(DocumentJsonError::kWrongShape);
    return right;
  }
  bool object(const Json& json) { return shape(json.is_object()); }

  /// The member, or nothing where it is left out.
  const Json* member(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found == json.end() ? nullptr : &*found;
  }

  void text(const Json& json, const char* key, std::string& value) {
    const Json* found = member(json, key);
    if (found && shape(found->is_string())) value = found->get<std::string>();
  }

  void flag(const Json& json, const char* key, bool& value) {
    const Json* found = member(json, key);
    if (found && shape(found->is_boolean())) value = found->get<bool>();
  }

  void count(const Json& json, const char* key, std::uint64_t& value) {
    const Json* found = member(json, key);
    if (found && shape(found->is_number_unsigned())) value = found->get<std::uint64_t>();
  }

  void whole(const Json& json, const char* key, int& value, int least, int most) {
    const Json* found = member(json, key);
    if (!found || !shape(found->is_number_integer())) return;
    const auto number = found->get<std::int64_t>();  // a huge unsigned wraps to a negative one: out of bounds too
    if (number < least || number > most) return fail(DocumentJsonError::kOutOfBounds);
    value = static_cast<int>(number);
  }

  double number(const Json& json, double least, double most) {
    if (!shape(json.is_number())) return 0;
    const double value = json.get<double>();
    const bool inside = std::isfinite(value) && value >= least && value <= most;
    check(inside);
    return inside ? value : 0;
  }

  void length(const Json& json, const char* key, double& value) {
    if (const Json* found = member(json, key)) value = number(*found, 0, kFarthest);
  }

  void share(const Json& json, const char* key, float& value) {
    if (const Json* found = member(json, key)) value = static_cast<float>(number(*found, 0, 1));
  }

  template <typename Enum>
  void name(const Json& json, const char* key, Enum& value) {
    const Json* found = member(json, key);
    if (!found || !shape(found->is_string())) return;
    const auto known = named<Enum>(found->template get_ref<const std::string&>());
    if (shape(known.has_value())) value = known.value_or(value);
  }

  void box(const Json& json, Rect& value) {
    const Json* found = member(json, "box");
    if (!found || !shape(found->is_array() && found->size() == 4)) return;
    double side[4];
    for (int i = 0; i < 4; ++i) side[i] = number((*found)[i], -kFarthest, kFarthest);
    value = {side[0], side[1], side[2], side[3]};
    check(value.left <= value.right && value.top <= value.bottom);
  }

  void numbers(const Json& json, const char* key, std::vector<float>& values, double least, double most) {
    const Json* found = member(json, key);
    if (!found || !shape(found->is_array())) return;
    for (const Json& item : *found) values.push_back(static_cast<float>(number(item, least, most)));
  }

  void read(const Json& json, std::string& item) {
    if (shape(json.is_string())) item = json.get<std::string>();
  }

  template <typename Item>
  void list(const Json& json, const char* key, std::vector<Item>& items) {
    const Json* found = member(json, key);
    if (!found || !shape(found->is_array())) return;
    for (const Json& item : *found) {
      if (fault) return;
      read(item, items.emplace_back());
    }
  }

  static bool is_digest(const std::string& sha256) {
    const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    return sha256.empty() || (sha256.size() == 64 && std::all_of(sha256.begin(), sha256.end(), is_hex));
  }

  void read(const Json& json, Mark& mark) {
    if (!object(json)) return;
    flag(json, "ticked", mark.ticked);
    share(json, "confidence", mark.confidence);
  }

  void read(const Json& json, Alternative& other) {
    if (!object(json)) return;
    text(json, "reader", other.reader);
    text(json, "text", other.text);
    share(json, "confidence", other.confidence);
  }

  void read(const Json& json, Run& run) {
    if (!object(json)) return;
    text(json, "text", run.text);
    box(json, run.box);
    name(json, "source", run.source);
    share(json, "confidence", run.confidence);
    numbers(json, "edges", run.edges, -kFarthest, kFarthest);
    numbers(json, "certainties", run.certainties, 0, 1);
    list(json, "others", run.others);
    if (const Json* mark = member(json, "mark")) read(*mark, run.mark.emplace_back());
    flag(json, "underlined", run.underlined);
    const std::size_t size = count_code_points(run.text);
    check(run.edges.empty() || run.edges.size() == size);
    check(run.certainties.empty() || run.certainties.size() == size);
  }

  void read(const Json& json, Line& line) {
    if (!object(json)) return;
    list(json, "runs", line.runs);
    box(json, line.box);
  }

  void read(const Json& json, Paragraph& paragraph) {
    list(json, "lines", paragraph.lines);
    name(json, "zone", paragraph.zone);
    text(json, "path", paragraph.path);
  }

  void read(const Json& json, Cell& cell) {
    if (!object(json)) return;
    whole(json, "row", cell.row, 0, kMostRows - 1);
    whole(json, "column", cell.column, 0, kMostColumns - 1);
    whole(json, "row_span", cell.row_span, 1, kMostRows);
    whole(json, "column_span", cell.column_span, 1, kMostColumns);
    box(json, cell.box);
    list(json, "blocks", cell.blocks);
  }

  void read(const Json& json, Table& table) {
    if (++depth_ > kDeepestTable) return fail(DocumentJsonError::kTooDeep);
    whole(json, "rows", table.rows, 0, kMostRows);
    whole(json, "columns", table.columns, 0, kMostColumns);
    text(json, "path", table.path);
    box(json, table.box);
    list(json, "cells", table.cells);
    if (!fault) check(is_grid(table));
    --depth_;
  }

  /// Cells stand inside the grid, by row, then by column, and no two share a place.
  static bool is_grid(const Table& table) {
    std::vector<int> free_from(table.columns, 0);  // the first row of each column that no cell covers yet
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
      const Cell& cell = table.cells[i];
      if (cell.row + cell.row_span > table.rows || cell.column + cell.column_span > table.columns) return false;
      if (i > 0 && table.cells[i - 1].row > cell.row) return false;
      for (int column = cell.column; column < cell.column + cell.column_span; ++column) {
        if (free_from[column] > cell.row) return false;
        free_from[column] = cell.row + cell.row_span;
      }
      const bool ordered = i == 0 || table.cells[i - 1].row < cell.row || table.cells[i - 1].column < cell.column;
      if (!ordered) return false;
    }
    return true;
  }

  void read(const Json& json, Block& block) {
    if (!object(json)) return;
    if (member(json, "rows")) return read(json, block.content.emplace<Table>());
    read(json, block.content.emplace<Paragraph>());
  }

  void read(const Json& json, Seal& seal) {
    if (!object(json)) return;
    box(json, seal.box);
    name(json, "shape", seal.shape);
    length(json, "diameter_mm", seal.diameter_mm);
    name(json, "color", seal.color);
    text(json, "text", seal.text);
    name(json, "kind", seal.kind);
    share(json, "confidence", seal.confidence);
    text(json, "code", seal.code);
    flag(json, "partial", seal.partial);
    numbers(json, "certainties", seal.certainties, 0, 1);
    list(json, "others", seal.others);
    check(seal.certainties.empty() || seal.certainties.size() == count_code_points(seal.text));
  }

  void read(const Json& json, Picture& picture) {
    if (!object(json)) return;
    box(json, picture.box);
    whole(json, "width_pixels", picture.width_pixels, 0, std::numeric_limits<int>::max());
    whole(json, "height_pixels", picture.height_pixels, 0, std::numeric_limits<int>::max());
  }

  void read(const Json& json, InkPlace& place) {
    if (!object(json)) return;
    name(json, "what", place.kind);
    box(json, place.box);
    text(json, "label", place.label);
    flag(json, "inked", place.inked);
    share(json, "confidence", place.confidence);
  }

  void read(const Json& json, Page& page) {
    if (!object(json)) return;
    whole(json, "number", page.number, 0, 1'000'000);
    length(json, "width", page.width);
    length(json, "height", page.height);
    length(json, "dpi", page.dpi);
    name(json, "source", page.source);
    name(json, "reason", page.reason);
    list(json, "blocks", page.blocks);
    list(json, "seals", page.seals);
    list(json, "pictures", page.pictures);
    list(json, "unseen", page.unseen);
    list(json, "places", page.places);
    whole(json, "quarter_turns", page.quarter_turns, 0, 3);
  }

  void read(const Json& json, Warning& warning) {
    if (!object(json)) return;
    name(json, "code", warning.code);
    text(json, "message", warning.message);
    whole(json, "page", warning.page, 0, 1'000'000);
  }

  void read(const Json& json, Properties& properties) {
    if (!object(json)) return;
    text(json, "author", properties.author);
    text(json, "last_author", properties.last_author);
    text(json, "created", properties.created);
    text(json, "modified", properties.modified);
    text(json, "producer", properties.producer);
  }

  void read(const Json& json, Signature& signature) {
    if (!object(json)) return;
    text(json, "signer", signature.signer);
    text(json, "time", signature.time);
    flag(json, "whole_file", signature.whole_file);
    name(json, "state", signature.state);
    whole(json, "page", signature.page, 0, 1'000'000);
    box(json, signature.box);
  }

  int depth_ = 0;  // of tables
};

}  // namespace

tl::expected<Document, DocumentJsonError> parse_document(std::string_view untrusted_json) {
  if (bracket_depth(untrusted_json) > kDeepestJson) return tl::unexpected(DocumentJsonError::kTooDeep);
  const Json json = Json::parse(untrusted_json, nullptr, false);
  if (json.is_discarded()) return tl::unexpected(DocumentJsonError::kNotJson);
  Document document;
  Reader reader;
  reader.read(json, document);
  if (reader.fault) return tl::unexpected(*reader.fault);
  return document;
}

}  // namespace chushen

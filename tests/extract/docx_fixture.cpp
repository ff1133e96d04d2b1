#include "docx_fixture.h"

#include <atomic>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <unistd.h>
#include <zip.h>

#include "extract/read_document.h"

namespace chushen::fixture {
namespace {

constexpr const char* kNamespaces =
    R"( xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")"
    R"( xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml")"
    R"( xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")"
    R"( xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006")"
    R"( xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing")"
    R"( xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main")"
    R"( xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture")"
    R"( xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape")"
    R"( xmlns:v="urn:schemas-microsoft-com:vml")"
    R"( xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math")";

std::string relationships_part(const std::string& relationships) {
  return R"(<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)" +
         relationships + "</Relationships>";
}

std::string fresh_path(const std::string& extension) {
  static std::atomic<int> count{0};
  const std::string name = "chushen-" + std::to_string(getpid()) + "-" + std::to_string(++count) + extension;
  return std::filesystem::temp_directory_path() / name;
}

const Paragraph* as_paragraph(const Block& block) { return std::get_if<Paragraph>(&block.content); }

/// libzip writes no name twice: a second entry gets a stand-in name, which is put right in the bytes.
std::string patched(std::string bytes, const std::string& from, const std::string& to) {
  for (std::size_t found; (found = bytes.find(from)) != std::string::npos;) bytes.replace(found, from.size(), to);
  return bytes;
}

}  // namespace

TemporaryFile::TemporaryFile(const std::string& bytes, const std::string& extension) : path_(fresh_path(extension)) {
  std::ofstream(path_, std::ios::binary) << bytes;
}

TemporaryFile::~TemporaryFile() { std::filesystem::remove(path_); }

std::string zip_of(const Parts& parts) {
  zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_source_keep(memory);
  zip_t* zip = zip_open_from_source(memory, ZIP_CREATE, nullptr);
  std::vector<std::pair<std::string, std::string>> twice;  // stand-in names and the names they get
  for (const auto& [name, bytes] : parts) {
    std::string stored = name;
    if (zip_name_locate(zip, name.c_str(), 0) >= 0) {
      stored.back() = '\x01';
      twice.emplace_back(stored, name);
    }
    zip_source_t* source = zip_source_buffer(zip, bytes.data(), bytes.size(), 0);
    if (zip_file_add(zip, stored.c_str(), source, ZIP_FL_ENC_RAW) < 0) throw std::runtime_error("zip_file_add");
  }
  if (zip_close(zip) != 0) throw std::runtime_error("zip_close");
  zip_source_open(memory);
  zip_stat_t stat;
  zip_source_stat(memory, &stat);
  std::string result(stat.size, '\0');
  zip_source_read(memory, result.data(), result.size());
  zip_source_close(memory);
  zip_source_free(memory);
  for (const auto& [stored, name] : twice) result = patched(result, stored, name);
  return result;
}

std::string story(const std::string& root, const std::string& content) {
  return R"(<?xml version="1.0" encoding="UTF-8"?><w:)" + root + kNamespaces + ">" + content + "</w:" + root + ">";
}

std::string relationship(const std::string& id, const std::string& type, const std::string& target, bool external) {
  return "<Relationship Id=\"" + id +
         "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type + "\" Target=\"" +
         target + "\"" + (external ? " TargetMode=\"External\"" : "") + "/>";
}

Parts docx_parts(const std::string& body, const Parts& more, const std::string& relationships) {
  Parts parts = {
      {"[Content_Types].xml", R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>)"},
      {"_rels/.rels", relationships_part(relationship("rId1", "officeDocument", "word/document.xml"))},
      {"word/document.xml", story("document", "<w:body>" + body + "</w:body>")},
      {"word/_rels/document.xml.rels", relationships_part(relationships)}};
  parts.insert(parts.end(), more.begin(), more.end());
  return parts;
}

Document read_body(const std::string& body, const Parts& more, const std::string& relationships) {
  const TemporaryFile file(zip_of(docx_parts(body, more, relationships)));
  return read_docx(file.path(), {});
}

std::string paragraph(const std::string& text) { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>"; }

std::vector<std::string> paragraphs_of(const Document& document) {
  std::vector<std::string> texts;
  if (document.pages.empty()) return texts;
  for (const Block& block : document.pages.front().blocks)
    if (const Paragraph* paragraph = as_paragraph(block)) texts.push_back(text_of(*paragraph));
  return texts;
}

Table table_of(const Document& document) {
  for (const Page& page : document.pages)
    for (const Block& block : page.blocks)
      if (const auto* table = std::get_if<Table>(&block.content)) return *table;
  return {};
}

std::vector<std::string> cells_of(const Table& table) {
  std::vector<std::string> cells;
  for (const Cell& cell : table.cells)
    cells.push_back(std::to_string(cell.row) + "," + std::to_string(cell.column) + " " + std::to_string(cell.row_span) +
                    "x" + std::to_string(cell.column_span) + " " + text_of(cell.blocks));
  return cells;
}

std::vector<std::string> runs_of(const Document& document, std::size_t paragraph) {
  std::vector<std::string> runs;
  if (document.pages.empty()) return runs;
  std::size_t index = 0;
  for (const Block& block : document.pages.front().blocks) {
    const Paragraph* found = as_paragraph(block);
    if (!found || index++ != paragraph) continue;
    for (const Run& run : found->lines.front().runs)
      runs.push_back((run.mark.empty() ? "" : run.mark.front().ticked ? "[x]" : "[ ]") + run.text);
  }
  return runs;
}

std::vector<WarningCode> codes_of(const Document& document) {
  std::vector<WarningCode> codes;
  for (const Warning& warning : document.warnings) codes.push_back(warning.code);
  return codes;
}

}  // namespace chushen::fixture

#pragma once

#include <string>
#include <utility>
#include <vector>

#include "extract/document.h"

namespace chushen::fixture {

/// A file of the test that is removed when it goes.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& bytes, const std::string& extension = ".docx");
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

using Parts = std::vector<std::pair<std::string, std::string>>;  ///< names and bytes, in the order of the archive

/// A ZIP of the parts, deflated; a name may occur twice.
std::string zip_of(const Parts& parts);

/// A DOCX whose w:body holds `body`; `more` are further parts, `relationships` are <Relationship …/> elements of the
/// main part. Prefixes w, w14, r, mc, wp, a, pic, wps, v, m are declared.
Parts docx_parts(const std::string& body, const Parts& more = {}, const std::string& relationships = "");

/// Reads that DOCX.
Document read_body(const std::string& body, const Parts& more = {}, const std::string& relationships = "");

std::string paragraph(const std::string& text);          ///< one run of plain text
std::string story(const std::string& root, const std::string& content);  ///< a part with the namespaces declared
std::string relationship(const std::string& id, const std::string& type, const std::string& target,
                         bool external = false);

/// Every paragraph of the first page that is not in a table, as text_of gives it.
std::vector<std::string> paragraphs_of(const Document& document);
/// The first table of the first page.
Table table_of(const Document& document);
/// The texts of a table's cells with their places: "0,1 2x1 甲" for row 0, column 1, two rows high, one column wide.
std::vector<std::string> cells_of(const Table& table);
/// The runs of a paragraph's first line: marks as "[x]" and "[ ]" with their text, others as text.
std::vector<std::string> runs_of(const Document& document, std::size_t paragraph = 0);
/// Codes of the warnings, in order.
std::vector<WarningCode> codes_of(const Document& document);

}  // namespace chushen::fixture

#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/document.h"
#include "normalize/application.h"
#include "normalize/form_labels.h"

namespace chushen {

/// Documents for tests, made of plain words instead of files.

/// The schema of the pack notices/jiangmen-2023-22.
const FormSchema& pack_schema();

/// Its labels, ready to be looked up.
const FormLabels& pack_labels();

/// Lines are separated by '\n'; "☑" and "☐" become check boxes.
Block paragraph(std::string_view text);

/// Rows of cells; "<" joins a cell to the one at its left, "^" to the one above.
Block table(const std::vector<std::vector<std::string>>& rows);

/// A flow document (DOCX) of these blocks.
Document flow(std::vector<Block> blocks);

/// A scan of one page: every run is read by OCR with that confidence and has a box. The text of a cell or line that begins
/// with "?70?" is read with a confidence of 0.70.
Document scan(std::vector<Block> blocks, float confidence = 0.97f);

/// A title and ten harmless labels, so that what follows is taken for a form of 示范企业.
std::vector<Block> form_head();
std::vector<Block> operator+(std::vector<Block> a, const std::vector<Block>& b);

/// "万元"-less notation of a field: its value, or its state where it has none: "41188.62", "blank", "not-found".
std::string declared(const Application& application, std::string_view name, int year = 0, int half = 0);

/// Checks fields of a document that is a form: {"营业收入 2022", "41188.62"}, {"利润总额 2023H1", "1193.6"}.
using Expected = std::initializer_list<std::pair<std::string_view, std::string_view>>;
void check_form(const Document& document, Expected expected);
void check_fields(const Application& application, Expected expected);

/// normalize() of these documents, with ids d1, d2 …
Application application_of(std::vector<Document> documents);

}  // namespace chushen

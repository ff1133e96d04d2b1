#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/xml_tree.h"
#include "report/zip_parts.h"

/// Looks into the office files that report/ makes.

/// The bytes of one part; empty where there is none.
std::string part_of(const std::string& file, std::string_view name);

/// All text of a DOCX's body, a line per paragraph.
std::string text_of_docx(const std::string& file);

/// The cells of the n-th sheet (from 1) of an XLSX, by row: "C4=文本", numbers as written; empty cells left out.
std::vector<std::string> cells_of_xlsx(const std::string& file, int sheet);

/// How many elements of that name stand in a part.
int count_elements(const chushen::XmlElement& node, std::string_view name);

/// A DOCX or XLSX of an office, as small as they come.
std::string small_docx(const std::string& body);
std::string small_xlsx(const std::string& rows, const std::string& behind = "", const std::string& sheet_name = "Sheet1");

#pragma once

#include "extract/read_document.h"

namespace chushen {

/// Reads a spreadsheet as a paper: of each sheet that is shown one Table, its cells with what a person sees in them. Rows
/// and columns count as in the spreadsheet, so that "第3行 第2列" is B3; Table::path names the sheet: 工作表“财务指标”.
///
/// [X] merged cells, line breaks in cells, check boxes as characters; texts of drawn boxes behind the table
/// [X] numbers and dates as their format shows them (number_format.h); results of formulas as they were saved
/// [X] hidden sheets, rows and columns, white letters, formats that show nothing, cells under a merged one: counted, not used
/// [X] author and dates; comments, macros, links, embedded objects: counted or named, never opened
/// [-] formulas without a saved result, check boxes that are controls: said, and the document is partial
/// [-] pictures and charts: pictures are listed; what they show is not read
/// [ ] headers and footers of the printed sheet; colours by conditional formats
Document read_xlsx(const std::string& path, const ReadLimits& limits);

}  // namespace chushen

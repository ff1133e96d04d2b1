#pragma once

#include <functional>
#include <vector>

#include "extract/docx_inline.h"

namespace chushen {

/// Reads the blocks of one w:tc.
using DocxCellReader = std::function<void(const XmlNode& cell, std::vector<Block>& blocks)>;

/// Reads a w:tbl into a grid with true columns: w:gridBefore, w:gridSpan, w:vMerge and w:hMerge are resolved
/// (ISO/IEC 29500-1, 17.4). Rows that are deleted under tracking or hidden are left out and counted.
/// `path` is not set.
Table read_docx_table(const XmlNode& table, DocxState& state, const DocxCellReader& read_cell);

}  // namespace chushen

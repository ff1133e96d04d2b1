#pragma once

#include <vector>

#include "extract/document.h"

namespace chushen {

/// From pieces of text with places, and the grids of the tables, to the blocks of a page in reading order. The same
/// for the text layer of a PDF and for lines recognized in a scan.
///
/// - A piece belongs to the innermost cell that holds the middle of its box. A piece that runs across a ruling is split
///   there where its `edges` are known.
/// - A grid whose box lies in a cell of another becomes a table inside that cell.
/// - Within a cell, and outside all tables, pieces become lines (they stand on one baseline), lines become paragraphs
///   (by distance, indent, left edge and numbering). Vertical writing, one character below the other, stays as one paragraph with
///   a line per character.
/// - Columns of text are read one after the other where a gap runs down between them over several lines.
/// - What stands alone in the top or bottom margin (running titles, page numbers) gets Zone::kHeader or kFooter.
///
/// \param pieces  words or longer pieces of single lines, in any order; a check box is a piece of its own. Boxes not
///                empty; where several are given for one place all are kept.
/// \param grids   from find_grids: cells without blocks.
/// \param page_width, page_height  points.
///
///     lay_out({run "名称" at 60,100, run "甲公司" at 160,100}, {one grid of 1 x 2}, 595, 842)
///         == {Table{cell "名称", cell "甲公司"}}
std::vector<Block> lay_out(std::vector<Run> pieces, std::vector<Table> grids, double page_width, double page_height);

/// Numbers the tables over the document as Table.path says: "表1", nested ones "表1.1".
void number_tables(std::vector<Page>& pages);

}  // namespace chushen

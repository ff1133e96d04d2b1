#pragma once

#include "extract/docx_inline.h"

namespace chushen {

/// Tracked changes, hidden text, comments and limits that were met in a DOCX: one sentence each.
void note_docx_contents(Document& document, const DocxState& state, int comments);

}  // namespace chushen

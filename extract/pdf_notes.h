#pragma once

#include <vector>

#include "extract/document.h"
#include "extract/pdf_contents.h"

namespace chushen {

/// What a PDF says to a person beside its pages: one sentence for each kind of thing.

/// Embedded files, scripts, XFA forms, signatures.
void note_contents(const PdfContents& contents, Document& document);

/// Notes on a page, counted by kind; what was typed into free text is told.
void note_notes(const std::vector<PdfNote>& notes, int page, Document& document);

}  // namespace chushen

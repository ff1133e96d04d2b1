#pragma once

#include <string>
#include <vector>

#include "extract/document.h"

class PDFDoc;  // of the library: only the files in tests/architecture_test.cpp know it

namespace chushen {

/// What a PDF holds beside the pages that it draws. Nothing of it is opened, run or fetched.
struct PdfContents {
  Properties properties;
  std::vector<std::string> embedded_files;  ///< their names
  std::vector<Signature> signatures;        ///< digital ones that are there; empty signature fields are none
  bool active = false;                      ///< scripts, or actions on opening
  bool xfa = false;                         ///< a form in XFA beside the pages
};

PdfContents contents_of(PDFDoc& document);

/// A note on a page that is no part of its content (ISO 32000-1, 12.5).
enum class PdfNoteKind { kFreeText, kStamp, kStrikeOut, kHighlight, kDrawing, kComment, kFile };

struct PdfNote {
  PdfNoteKind kind = PdfNoteKind::kComment;
  std::string text;  ///< what it says, where it says something
};

/// The notes of a page that are not hidden; links, pop-ups and form fields are none.
std::vector<PdfNote> notes_of(PDFDoc& document, int page);

}  // namespace chushen

#pragma once

#include <string>
#include <vector>

#include "extract/docx_inline.h"
#include "extract/opc_package.h"
#include "extract/xml_stream.h"

namespace chushen {

/// What a DOCX says to a person beside its text: one sentence for each status and each thing met.

/// The Document of a file that is not opened at all.
Document docx_not_opened(PackageError error, const ReadLimits& limits);

/// Why the main part came to an early end, as status and warning. `fault` is the stream's, `xml` the parser's; the
/// first that is not kNone counts. \param some_read  whether blocks were read before it.
void note_docx_fault(Document& document, PartFault fault, XmlFault xml, bool some_read);

/// Tracked changes, hidden text, comments and limits that were met.
void note_docx_contents(Document& document, const DocxState& state, int comments);

/// What a package holds or refers to that is listed and never opened: links to other files, macros, embedded objects.
std::vector<std::string> external_contents(OpcPackage& package);
void note_external_contents(Document& document, const std::vector<std::string>& names);

/// A form that is pictures in a Word file: sound, almost no characters, but pictures.
bool is_of_pictures(const Document& document);
void note_pictures_not_read(Document& document);

}  // namespace chushen

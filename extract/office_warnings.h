#pragma once

#include <string>
#include <vector>

#include "extract/opc_package.h"
#include "extract/xml_stream.h"

namespace chushen {

/// What a DOCX or XLSX says to a person as a package of parts: one sentence for each status and each thing met. The
/// sentences name Word or Excel by Document::kind.

/// Sets the status unless a heavier one stands there already.
void fail(Document& document, Status status, WarningCode code, std::string message);

/// The Document of a file that is not opened at all.
Document package_not_opened(Kind kind, PackageError error, const ReadLimits& limits);

/// Why a main part came to an early end, as status and warning. `fault` is the stream's, `xml` the parser's; the first
/// that is not kNone counts. \param some_read  whether blocks were read before it.
void note_part_fault(Document& document, PartFault fault, XmlFault xml, bool some_read);

/// What a package holds or refers to that is listed and never opened: links to other files, macros, embedded objects.
std::vector<std::string> external_contents(OpcPackage& package);
void note_external_contents(Document& document, const std::vector<std::string>& names);

/// A form that is pictures in an office file: sound, almost no characters, but pictures.
bool is_of_pictures(const Document& document);
void note_pictures_not_read(Document& document);

/// ISO/IEC 29500-2, 8: who made the file and when, as it says itself.
Properties office_properties(OpcPackage& package);

}  // namespace chushen

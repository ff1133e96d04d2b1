#pragma once

#include <string>

#include "extract/document.h"
#include "extract/kind.h"

namespace chushen {

/// A Document that nothing was read of: one status, one warning that says why and what to do.
Document failed_document(Kind kind, Status status, WarningCode code, std::string message);

void warn(Document& document, WarningCode code, std::string message);

/// Warns where the name claims another format; a name without an extension claims nothing.
void note_extension(Document& document, Format format, const std::string& name);

/// The pages behind `read` of `pages` were not read for want of time.
void warn_out_of_time(Document& document, int read, int pages);

/// Whether the warning says that a part of the document could not be read: it is `partial` then, never complete.
bool is_part_missing(const Warning& warning);

/// A document with warnings is never a clean "read"; heavier states stay.
void settle_status(Document& document);

}  // namespace chushen

#pragma once

#include <string>

#include "extract/document.h"

namespace chushen {

/// A Document that nothing was read of: one status, one warning that says why and what to do.
Document failed_document(Kind kind, Status status, WarningCode code, std::string message);

void warn(Document& document, WarningCode code, std::string message);

/// A document with warnings is never a clean "read"; heavier states stay.
void settle_status(Document& document);

}  // namespace chushen

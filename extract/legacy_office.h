#pragma once

#include <string>

#include "extract/kind.h"

namespace chushen {

/// Formats that nothing here reads: LibreOffice makes a DOCX of DOC and WPS (one format), RTF and ODT, and an XLSX of XLS
/// and ET (app/converter.h), which is read instead.
bool is_legacy_office(Format format);

/// Whether it opens with a password only: no converter can help, the applicant can. [MS-DOC] 2.5.2 FibBase, fEncrypted;
/// ODF 1.3 part 2, 4.8.4 encryption-data; [MS-XLS] 2.4.117 FilePass. RTF has no passwords.
bool needs_password(const std::string& path, Format format);

}  // namespace chushen

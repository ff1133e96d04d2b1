#pragma once

#include <string>

#include "extract/kind.h"

namespace chushen {

/// Word-processing formats that nothing here reads: LibreOffice makes a DOCX of them (app/converter.h), which is read
/// instead. DOC and WPS (one format), RTF, ODT.
bool is_legacy_word(Format format);

/// Whether it opens with a password only: no converter can help, the applicant can. [MS-DOC] 2.5.2 FibBase, fEncrypted;
/// ODF 1.3 part 2, 4.8.4 encryption-data. RTF has no passwords.
bool needs_password(const std::string& path, Format format);

}  // namespace chushen

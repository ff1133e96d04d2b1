#pragma once

#include <string_view>

namespace chushen {

/// Whether a name in an inbox is nobody's document: contract section 1, and what offices, browsers, file shares and
/// archivers leave behind. Ignored names are counted, never opened. Case does not matter.
///
/// Names that begin with "." or "_" are ignored as files and as folders, the rest as files only: a folder "完成" is an
/// applicant's.
///
///     is_ignored_file("~$申报书.docx") && is_ignored_file("扫描件.pdf.crdownload") && is_ignored_folder("__MACOSX")
bool is_ignored_file(std::string_view name);
bool is_ignored_folder(std::string_view name);

/// Of the ignored: a sign that somebody is still at work beside it: a lock file of Word, WPS or LibreOffice, a partial
/// download, a temporary file.
bool is_sign_of_work(std::string_view name);

/// Of the ignored: the mark that a folder is complete.
bool is_complete_mark(std::string_view name);

}  // namespace chushen

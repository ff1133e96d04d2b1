#pragma once

#include <string>
#include <vector>

namespace chushen {

/// The names of the streams and storages in a compound file ("OLE", [MS-CFB]): what tells .doc, .xls and an encrypted
/// .docx apart. At most a few thousand names; a directory that does not hold together ends the list early.
/// Empty where the file is no compound file.
///
///     stream_names("申报书.doc")  ->  {"Root Entry", "1Table", "WordDocument", …}
std::vector<std::string> stream_names(const std::string& path);

}  // namespace chushen

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chushen {

/// The names of the streams and storages in a compound file ("OLE", [MS-CFB]): what tells .doc, .xls and an encrypted
/// .docx apart. At most a few thousand names; a directory that does not hold together ends the list early.
/// Empty where the file is no compound file.
///
///     stream_names("申报书.doc")  ->  {"Root Entry", "1Table", "WordDocument", …}
std::vector<std::string> stream_names(const std::string& path);

/// The first bytes of a stream, at most one sector; fewer where there are fewer, none where there is no such stream or
/// it is one of the small ones that share sectors.
std::string stream_head(const std::string& path, std::string_view name, std::size_t bytes);

}  // namespace chushen

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chushen {

/// Where the report on each submission goes, below the output folder: contract section 1. A folder name has to work on
/// Windows, on shares without case, and beside our own files.
///
/// - Control characters (C0, DEL, C1), `<>:"\|?*%` and a trailing dot or space are percent-encoded, byte by byte.
/// - Reserved Windows names (also before an ending: "CON.txt") and names of our own files get "~": "CON~",
/// "index.html~".
/// - A component over 200 bytes is cut at a character and gets "~" and 8 hex digits of the SHA-256 of the component in
///   the id; so does each of two components in one folder that would be equal without case.
///
/// Folders are given for all ids at once, because the last point depends on the neighbours; the order of the ids
/// changes nothing.
///
///     folders_for({"蓬江区/甲:乙", "CON"}) == {"蓬江区/甲%3A乙", "CON~"}
std::vector<std::string> folders_for(const std::vector<std::string>& ids);

/// One component as it stands where no neighbour is in its way.
std::string folder_component(std::string_view component);

}  // namespace chushen

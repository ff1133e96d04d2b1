#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace chushen {

/// The volumes of one archive that was split into several files.
struct VolumeSet {
  std::string name;                 ///< of the archive they make: "材料.7z"
  std::vector<std::size_t> files;   ///< which of the names, in the order of their bytes
  std::vector<std::string> missing; ///< names of volumes before the last one that are not there
};

/// Told by their names, since only the first one begins as an archive does; all of a set lie in one folder:
///
///     材料.7z.001 材料.7z.002 …       cut by bytes (7z, ZIP, RAR, tar); 材料.001 … where there are two at least
///     材料.part1.rar 材料.part2.rar …
///     材料.rar 材料.r00 材料.r01 …
///     材料.z01 … 材料.zip             the directory of the whole is in the last one
///
/// A last volume that is missing shows in no name; the archive is then cut short.
std::vector<VolumeSet> volume_sets(const std::vector<std::string>& names);

/// Puts the files one behind the other into a new one; false where one cannot be read (a link, no access) or written.
bool join_volumes(const std::vector<std::string>& paths, const std::string& target);

}  // namespace chushen

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/zip_directory.h"

namespace chushen {

/// A ZIP whose directory is lost: the file was cut short, or it is the volumes of a split archive one behind the other.
/// What stands before each member (APPNOTE 4.3.7) tells enough to write a new directory, so that libzip, which reads
/// nothing without one, stays the only reader of ZIP.
struct RecoveredZip {
  std::string bytes;              ///< the members that are whole, with a directory
  std::vector<ZipEntry> entries;  ///< of that directory
  /// False for volumes put together whose members are followed by the directory: nothing is missing.
  bool cut_short = true;
  std::optional<ZipEntry> cut;    ///< the member that is not whole, where its header is
};

/// Members whose local header and data are whole, in their order. A member of unknown size (4.3.9) ends where a data
/// descriptor stands that says so. Nothing is inflated here: check sums are libzip's to verify. Only bytes that are
/// followed from header to header count; nothing is searched for in what lies between.
///
/// \return nothing where not one member is whole.
std::optional<RecoveredZip> recover_zip(std::string bytes);

}  // namespace chushen

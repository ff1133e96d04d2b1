#pragma once

#include <string>
#include <string_view>

#include "app/folder_listing.h"
#include "app/inbox.h"

namespace chushen {

/// Something that has one name in several folders, of which the first counts before the others. Folders of one name are
/// read as one; of anything else only the first is there.
struct PlacedEntry {
  Entry entry;
  std::vector<std::string> paths;  ///< where it lies, the first first; more than one only for folders
};

/// What is in several folders together, by the bytes of the names. The first has to be there, and is listed first: what
/// is moved from it to another meanwhile is found. The error is an errno.
tl::expected<std::vector<PlacedEntry>, int> list_folders(const std::vector<std::string>& paths);

/// One submission, whatever it is: a folder with all below it, an archive, a loose document, or a link or pipe that is
/// reported and not followed. `id` and `county` are left to the caller.
Submission submission_at(const PlacedEntry& placed);

/// The same, of what stands at the first of these paths; the others count where they and the first are folders.
tl::expected<Submission, int> submission_in(std::vector<std::string> paths);

/// Whether a name says it is an archive, and the name without that ending.
///
///     archive_stem("甲公司.tar.gz") == "甲公司"; empty where the name is no archive's
std::string_view archive_stem(std::string_view name);

/// Orders names as people number files: "第2页" before "第10页"; by bytes where that decides nothing.
bool in_natural_order(std::string_view a, std::string_view b);

}  // namespace chushen

#pragma once

#include <string>
#include <string_view>

#include "app/folder_listing.h"
#include "app/inbox.h"

namespace chushen {

/// One submission, whatever it is: a folder with all below it, an archive, a loose document, or a link or pipe that is
/// reported and not followed. `id` and `county` are left to the caller.
Submission submission_at(const std::string& path, const Entry& entry);

/// Whether a name says it is an archive, and the name without that ending.
///
///     archive_stem("甲公司.tar.gz") == "甲公司"; empty where the name is no archive's
std::string_view archive_stem(std::string_view name);

/// Orders names as people number files: "第2页" before "第10页"; by bytes where that decides nothing.
bool in_natural_order(std::string_view a, std::string_view b);

}  // namespace chushen

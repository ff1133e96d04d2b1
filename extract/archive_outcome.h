#pragma once

#include "extract/archive_members.h"
#include "extract/document.h"
#include "extract/unpack.h"

namespace chushen {

/// What becomes of an archive and of members that could not be taken out: a status and one sentence each.

/// Why a walk was stopped by us.
enum class ArchiveStop { kNone, kMembers, kBytes, kDiskFull };

/// What was met in one archive, members of archives inside it left out.
struct ArchiveTally {
  int files = 0;      ///< that are somebody's documents, links included
  int taken_out = 0;
  int encrypted = 0, broken = 0, too_large = 0;
  int same_names = 0, escaping = 0;
  ArchiveStop stopped = ArchiveStop::kNone;

  /// Always false: the walk ends here.
  bool stop(ArchiveStop why) { return stopped = why, false; }
};

/// The archive's own document. Its status is about the list of members: `partial` where some may be missing from it;
/// a member that is there and could not be read has a document of its own.
Document archive_document(ArchiveFault fault, const ArchiveTally& tally, const UnpackLimits& limits);
Document too_deep(int depth);

Document link_in_archive();
Document encrypted_in_archive();
Document broken_in_archive(ArchiveFault fault);
Document too_large_in_archive();
Document disk_is_full();

}  // namespace chushen

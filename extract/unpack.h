#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document.h"

namespace chushen {

/// Looks into a file before it is read: an archive's members become files of their own, and files that another program
/// has to turn into something readable first are named. Runs in a worker: what it opens may be hostile.

/// Bounds on one archive with all that lies in it; calibrated as ReadLimits are, far above what applicants hand in.
struct UnpackLimits {
  std::uint64_t total_bytes = 2ull << 30;    ///< inflated, of all members; counted, never as declared
  std::uint64_t member_bytes = 512ull << 20; ///< what a reader would refuse anyway
  int members = 5000;
  int depth = 2;                             ///< an archive in an archive is opened, one inside that is not
};

/// What lies in a file, or the file itself.
struct UnpackedItem {
  std::string name;   ///< below the file: "申报书.docx", "附件.zip!/执照.jpg"; "" the file itself
  std::string stored; ///< its name in the spool folder: "7.docx"; "" where it was not taken out, and for the file itself
  std::uint64_t bytes = 0;  ///< as stored
  Kind kind = Kind::kOther;
  bool convert = false;     ///< DOC, WPS, RTF, ODT, XLS without a password: only LibreOffice reads it
  /// What is known without reading it: of an archive how far it was unpacked, of a member why it could not be taken out.
  std::optional<Document> document;
  bool operator==(const UnpackedItem&) const = default;
};

struct Unpacked {
  std::vector<UnpackedItem> items;  ///< the first is the file itself
  int ignored_files = 0;
  bool disk_full = false;           ///< the spool took no more: the machine's fault, not the archive's
  bool operator==(const Unpacked&) const = default;
};

/// Whether a path below an archive is nobody's document ("__MACOSX/._a.docx", "Thumbs.db").
using IsIgnoredPath = std::function<bool(std::string_view path)>;

/// \param path   of the file; \param name  what it is called, where that differs
/// \param spool  an empty folder; members are written there by number, never by name
Unpacked unpack_file(const std::string& path, const std::string& name, const std::string& spool,
                     const UnpackLimits& limits, const IsIgnoredPath& is_ignored);

/// Whether a file that begins so has to be looked into: an archive, a ZIP that may be one, DOC, RTF, ODT. Looks at magic
/// numbers alone; of the rest of a file nothing is believed. 512 bytes are enough.
bool may_need_unpacking(std::string_view head);

}  // namespace chushen

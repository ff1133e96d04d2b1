#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/files.h"

namespace chushen {

/// What was read once and need not be read again: entries under DIR/.cache, by keys that are hashes of everything the
/// result depends on. An entry that is missing, cut short or changed by a single bit is no entry: the bytes are
/// followed by a line with their SHA-256. What they say is checked again by whoever uses them.
///
///     DIR/.cache/documents/<key>.json   a Document as JSON
///     DIR/.cache/applications/<key>.bin  what was understood from a submission's documents (application_bytes.h)
///     DIR/.cache/unpacked/<key>.list    what lies in an archive (unpack_job.h); beside it, in <key>/, its members
///     DIR/.cache/crops/<key>.png        a piece of a page; empty where it could not be drawn
///
/// Losing the cache costs time and nothing else. Nothing is ever thrown out of it; the folder may be deleted at will.
class DocumentCache {
 public:
  enum class Part { kDocument, kApplication, kCrop, kListing };

  explicit DocumentCache(std::string output_folder) : folder_(std::move(output_folder) + "/.cache") {}

  /// \param key  lower-case hex
  std::optional<std::string> find(Part part, const std::string& key) const;
  tl::expected<void, FileError> keep(Part part, const std::string& key, std::string_view bytes) const;

  const std::string& folder() const { return folder_; }

 private:
  std::string path_of(Part part, const std::string& key) const;

  std::string folder_;
};

}  // namespace chushen

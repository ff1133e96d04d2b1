#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "app/descriptor.h"
#include "app/files.h"

namespace chushen {

/// Files of one report that are written and do not stand in their place yet. What is never published is taken away.
class StagedFiles {
 public:
  StagedFiles() = default;
  StagedFiles(StagedFiles&&) noexcept = default;
  StagedFiles& operator=(StagedFiles&&) noexcept = default;
  ~StagedFiles();

  tl::expected<void, FileError> add(const std::string& path, std::string_view bytes);
  /// The SHA-256 of what was added for a path.
  std::optional<std::string> sha256_of(const std::string& path) const;
  /// Why they do not all stand in their place, after Publication::publish.
  const std::optional<FileError>& error() const { return error_; }

 private:
  friend class Publication;
  struct File {
    std::string beside, path, sha256;
  };
  std::vector<File> files_;
  std::optional<FileError> error_;
};

/// Puts the files of several reports in their places as write_whole does, for the price of one: all bytes reach the disk
/// before the first rename, all names before it returns. Many files are synced by one syncfs(2) instead of two fsync(2)
/// each, which takes most of the time of writing a report; few are synced one by one, because syncfs waits for all that
/// others have written to that disk. The files of a report appear in the order they were added in.
///
/// To be made before the first file is added: errors of the disk are told (Linux 5.8) only to who was there before.
class Publication {
 public:
  explicit Publication(const std::string& folder);
  void publish(std::span<StagedFiles* const> reports) const;

 private:
  static void sync_each(StagedFiles& report);
  static void place(StagedFiles& report);
  static void sync_folders_of(StagedFiles& report);
  void sync_all(std::span<StagedFiles* const> reports) const;

  std::string folder_;
  Descriptor file_system_;
};

}  // namespace chushen

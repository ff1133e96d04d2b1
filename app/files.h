#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace chushen {

/// The disk, as far as app/ writes and reads it. Errors are values: the path and the errno.

struct FileError {
  std::string path;
  int code = 0;  ///< errno
};

/// One Chinese sentence that says what to do: "磁盘空间不足，未能写入 …；请清理磁盘后重新运行。"
std::string message_for(const FileError& error);

/// How much a written file is worth.
enum class Keep {
  kForGood,  ///< an output: survives a power cut once the call has returned
  kIfHandy,  ///< a cache entry: whole or not there after a crash of the program; a power cut may lose or empty it
};

/// Writes a file whole or not at all: beside it under a name with a leading dot, fsync, rename, fsync of the folder.
/// Whoever reads `path` sees the old bytes or the new ones. Folders on the way are made. A writer that was killed
/// leaves at most the dotted file, which the next write to `path` replaces.
tl::expected<void, FileError> write_whole(const std::string& path, std::string_view bytes, Keep keep = Keep::kForGood);

/// The parts of it, for who writes many at once (staged_files.h): the file beside, not synced for Keep::kIfHandy; its
/// rename; whether the names in a folder are on the disk, errno where not.
tl::expected<std::string, FileError> write_beside(const std::string& path, std::string_view bytes, Keep keep);
tl::expected<void, FileError> put_in_place(const std::string& beside, const std::string& path);
bool sync_folder(const std::string& path);
std::string folder_of(const std::string& path);  ///< "." where it names none

/// All bytes of a regular file of at most `limit` bytes; EFBIG where it has more.
tl::expected<std::string, FileError> read_whole(const std::string& path, std::uint64_t limit);

/// Makes a folder and those above it.
tl::expected<void, FileError> make_folders(const std::string& path);

/// Whether one of the two folders is or lies in the other, links resolved. A path that does not exist yet is judged by
/// the part that does.
bool one_holds_the_other(const std::string& a, const std::string& b);

}  // namespace chushen

#include "app/files.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/descriptor.h"
#include "app/printable.h"

namespace chushen {

namespace {

namespace fs = std::filesystem;

tl::unexpected<FileError> failed(const std::string& path, int code = errno) {
  return tl::make_unexpected(FileError{path, code});
}

// Writes and closes; errno says why where it is false. What could not be written whole does not stay.
bool write_new(const std::string& path, std::string_view bytes, Keep keep) {
  ::unlink(path.c_str());
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
  if (!file) return false;
  const bool written = write_all(file.get(), bytes) && (keep == Keep::kIfHandy || ::fsync(file.get()) == 0);
  if (written && file.close()) return true;
  const int code = errno;
  ::unlink(path.c_str());
  errno = code;
  return false;
}

}  // namespace

std::string message_for(const FileError& error) {
  const std::string path = printable(error.path);
  switch (error.code) {
    case ENOSPC:
    case EDQUOT:
      return "磁盘空间不足，未能写入 " + path + "；请清理磁盘后重新运行。";
    case EACCES:
    case EPERM:
    case EROFS:
      return "没有权限读写 " + path + "；请检查文件夹权限，或换一个文件夹。";
    case ENOENT:
      return "没有找到 " + path + "；请检查路径。";
    case ENOTDIR:
      return path + " 的上级不是文件夹；请检查路径。";
    case ENAMETOOLONG:
      return "路径太长：" + path + "；请缩短文件夹或文件的名称。";
    case EFBIG:
      return "文件太大：" + path + "；请检查文件。";
    default:
      return "未能读写 " + path + "（" + std::strerror(error.code) + "）；请检查磁盘后重新运行。";
  }
}

tl::expected<void, FileError> make_folders(const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) return failed(path, error.value());
  return {};
}

std::string folder_of(const std::string& path) {
  const std::string folder = fs::path(path).parent_path();
  return folder.empty() ? "." : folder;
}

// Not every file system knows how to sync a folder; the rename is in order then all the same.
bool sync_folder(const std::string& path) {
  const Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return folder && (::fsync(folder.get()) == 0 || errno == EINVAL || errno == ENOTSUP);
}

tl::expected<std::string, FileError> write_beside(const std::string& path, std::string_view bytes, Keep keep) {
  const std::string folder = folder_of(path);
  if (const auto made = make_folders(folder); !made) return tl::make_unexpected(made.error());
  std::string beside = folder + "/." + fs::path(path).filename().string() + ".new";
  if (!write_new(beside, bytes, keep)) return failed(path);
  return beside;
}

tl::expected<void, FileError> put_in_place(const std::string& beside, const std::string& path) {
  if (::rename(beside.c_str(), path.c_str()) == 0) return {};
  const int code = errno;
  ::unlink(beside.c_str());
  return failed(path, code);
}

tl::expected<void, FileError> write_whole(const std::string& path, std::string_view bytes, Keep keep) {
  const auto beside = write_beside(path, bytes, keep);
  if (!beside) return tl::make_unexpected(beside.error());
  auto placed = put_in_place(*beside, path);
  if (placed && keep == Keep::kForGood && !sync_folder(folder_of(path))) return failed(path);
  return placed;
}

tl::expected<std::string, FileError> read_whole(const std::string& path, std::uint64_t limit) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  struct stat facts = {};
  if (!file || ::fstat(file.get(), &facts) != 0) return failed(path);
  if (!S_ISREG(facts.st_mode)) return failed(path, EINVAL);
  std::string bytes;
  char buffer[1 << 16];
  for (ssize_t got = 0; (got = ::read(file.get(), buffer, sizeof buffer)) != 0;) {
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failed(path);
    bytes.append(buffer, static_cast<std::size_t>(got));
    if (bytes.size() > limit) return failed(path, EFBIG);
  }
  return bytes;
}

bool one_holds_the_other(const std::string& a, const std::string& b) {
  const auto resolved = [](const std::string& path) {
    std::error_code error;
    const std::string text = fs::weakly_canonical(fs::absolute(path, error), error);
    return text == "/" ? text : text.substr(0, text.find_last_not_of('/') + 1) + '/';
  };
  const std::string first = resolved(a), second = resolved(b);
  return first.starts_with(second) || second.starts_with(first);
}

}  // namespace chushen

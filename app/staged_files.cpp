#include "app/staged_files.h"

#include <algorithm>
#include <cerrno>
#include <set>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "extract/sha256.h"

namespace chushen {

namespace {

constexpr std::size_t kFew = 16;  // files: below that syncfs is not worth what others make it wait for

bool sync_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  return file && ::fsync(file.get()) == 0;
}

}  // namespace

StagedFiles::~StagedFiles() {
  for (const File& file : files_)
    if (!file.beside.empty()) ::unlink(file.beside.c_str());
}

tl::expected<void, FileError> StagedFiles::add(const std::string& path, std::string_view bytes) {
  auto beside = write_beside(path, bytes, Keep::kIfHandy);
  if (!beside) return tl::make_unexpected(beside.error());
  files_.push_back({std::move(*beside), path, sha256_hex(bytes)});
  return {};
}

std::optional<std::string> StagedFiles::sha256_of(const std::string& path) const {
  const auto found = std::find_if(files_.begin(), files_.end(), [&](const File& file) { return file.path == path; });
  return found == files_.end() ? std::nullopt : std::optional(found->sha256);
}

Publication::Publication(const std::string& folder)
    : folder_(folder), file_system_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {}

void Publication::sync_all(std::span<StagedFiles* const> reports) const {
  if (file_system_ && ::syncfs(file_system_.get()) == 0) return;
  for (StagedFiles* report : reports) report->error_ = FileError{folder_, errno};
}

void Publication::sync_each(StagedFiles& report) {
  for (const StagedFiles::File& file : report.files_)
    if (!report.error_ && !sync_file(file.beside)) report.error_ = FileError{file.path, errno};
}

void Publication::place(StagedFiles& report) {
  for (StagedFiles::File& file : report.files_) {
    if (report.error_) return;
    if (const auto placed = put_in_place(std::exchange(file.beside, ""), file.path); !placed) report.error_ = placed.error();
  }
}

void Publication::sync_folders_of(StagedFiles& report) {
  std::set<std::string> folders;
  for (const StagedFiles::File& file : report.files_) folders.insert(folder_of(file.path));
  for (const std::string& folder : folders)
    if (!report.error_ && !sync_folder(folder)) report.error_ = FileError{folder, errno};
}

void Publication::publish(std::span<StagedFiles* const> reports) const {
  std::size_t files = 0;
  for (const StagedFiles* report : reports) files += report->files_.size();
  const bool few = files <= kFew || !file_system_;
  if (few) for (StagedFiles* report : reports) sync_each(*report);
  else sync_all(reports);
  for (StagedFiles* report : reports) place(*report);
  if (few) for (StagedFiles* report : reports) sync_folders_of(*report);
  else sync_all(reports);
}

}  // namespace chushen

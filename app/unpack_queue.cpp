#include "app/unpack_queue.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/descriptor.h"
#include "app/file_hash.h"
#include "app/name_text.h"
#include "app/submission_files.h"
#include "app/unpack_job.h"
#include "app/wire.h"
#include "app/worker.h"
#include "app/worker_outcome.h"
#include "extract/sha256.h"

namespace chushen {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kHeadBytes = 512;

// Raised whenever the same file may give another list.
constexpr const char* kVersion = "chushen/unpacked/2";

// Never through a link and never waiting for a pipe, as hash_file.
std::string head_of(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  struct stat facts = {};
  if (!file || ::fstat(file.get(), &facts) != 0 || !S_ISREG(facts.st_mode)) return "";
  std::string head(kHeadBytes, '\0');
  const ssize_t got = ::read(file.get(), head.data(), head.size());
  head.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return head;
}

// What is only compressed is named after its archive, and DOC after its ending: the name is part of the result.
std::string key_of(const std::string& sha256, const std::string& name) {
  return sha256_hex(pack({kVersion, sha256, name.substr(name.rfind('/') + 1), to_wire(UnpackJob{})}));
}

void remove(const std::string& path) {
  std::error_code error;
  fs::remove_all(path, error);
}

// What a run that was killed left half done.
void remove_unfinished(const std::string& root) {
  std::error_code error;
  std::vector<fs::path> unfinished;
  for (const auto& entry : fs::directory_iterator(root, error))
    if (entry.path().filename().string().starts_with('.')) unfinished.push_back(entry.path());
  for (const fs::path& path : unfinished) remove(path);
}

// The archive first, then its members in the order people number files; members of archives inside likewise.
bool in_order(const UnpackedItem& a, const UnpackedItem& b) {
  std::string_view one = a.name, other = b.name;
  for (;;) {
    const std::size_t end = std::min(one.find("!/"), one.size()), other_end = std::min(other.find("!/"), other.size());
    const std::string_view part = one.substr(0, end), other_part = other.substr(0, other_end);
    if (part != other_part) return in_natural_order(part, other_part);
    if (end == one.size() || other_end == other.size()) return end == one.size() && other_end < other.size();
    one.remove_prefix(end + 2);
    other.remove_prefix(other_end + 2);
  }
}

InboxFile file_of(const UnpackedItem& item, const std::string& archive, const std::string& folder) {
  InboxFile file;
  if (!item.stored.empty()) file.path = folder + '/' + item.stored;
  file.name = archive + "!/" + name_text(item.name);
  file.document = item.document;
  if (item.convert) file.converts = item.kind;
  return file;
}

std::vector<VolumeSet> sets_in(const Submission& submission) {
  std::vector<std::string> names;
  for (const InboxFile& file : submission.files) names.push_back(file.name);
  std::vector<VolumeSet> sets = volume_sets(names);
  std::erase_if(sets, [&submission](const VolumeSet& set) {
    return std::any_of(set.files.begin(), set.files.end(),
                       [&](std::size_t file) { return submission.files[file].obstacle != Obstacle::kNone; });
  });
  return sets;
}

Document archive_document(Status status, WarningCode code = WarningCode::kBroken, std::string message = "") {
  Document document;
  document.kind = Kind::kArchive;
  document.status = status;
  if (!message.empty()) document.warnings.push_back({code, std::move(message), 0});
  return document;
}

Unpacked alone(Document document) {
  Unpacked unpacked;
  unpacked.items.emplace_back().document = std::move(document);
  unpacked.items.front().kind = Kind::kArchive;
  return unpacked;
}

Document volumes_missing(const VolumeSet& set) {
  constexpr std::size_t kMostNames = 3;
  std::string names;
  for (std::size_t i = 0; i < std::min(set.missing.size(), kMostNames); ++i)
    names += (i > 0 ? "、" : "") + set.missing[i].substr(set.missing[i].rfind('/') + 1);
  if (set.missing.size() > kMostNames) names += " 等 " + std::to_string(set.missing.size()) + " 个";
  return archive_document(Status::kRefused, WarningCode::kBroken,
                          "分卷压缩包缺少 " + names + "，未能读取，请把全部分卷放入同一文件夹，或压缩为一个 ZIP 文件后重新提交。");
}

Document volumes_too_large(std::uint64_t bytes) {
  return archive_document(Status::kTooLarge, WarningCode::kLimitReached,
                          "分卷压缩包合计 " + std::to_string(bytes >> 20) + " MB，超过上限，未予读取，请拆分为几个较小的压缩包后重新提交。");
}

Document volumes_not_joined() {
  return archive_document(Status::kPartial, WarningCode::kBroken, "分卷压缩包未能合并（磁盘空间不足或文件不可读），请检查后重新运行。");
}

}  // namespace

UnpackQueue::UnpackQueue(std::vector<Submission*> submissions, const ReadSettings& settings, const DocumentCache& cache)
    : submissions_(std::move(submissions)), settings_(settings), cache_(cache), root_(cache.folder() + "/unpacked") {
  for (const Submission* submission : submissions_) {
    found_.emplace_back(submission->files.size());
    sets_.push_back(sets_in(*submission));
  }
  remove_unfinished(root_);
}

Step UnpackQueue::next() {
  if (submission_ == submissions_.size()) return NoMore{};
  if (file_ < submissions_[submission_]->files.size()) return look_into(submission_, file_++);
  ++submission_;
  file_ = 0;
  return AskAgain{};
}

Step UnpackQueue::look_into(std::size_t submission, std::size_t index) {
  if (const VolumeSet* set = set_with(submission, index)) return look_into_volumes(submission, index, *set);
  const InboxFile& file = submissions_[submission]->files[index];
  if (file.obstacle != Obstacle::kNone || !may_need_unpacking(head_of(file.path))) return AskAgain{};
  const auto hash = hash_file(file.path);
  if (!hash || hash->bytes > settings_.options.limits.file_bytes) return AskAgain{};  // its reader says so
  Ticket ticket{submission, index, key_of(hash->sha256, file.name)};
  auto known = kept(ticket.key);
  if (!known) return task_for(std::move(ticket), file.path, file.name, hash->bytes);
  settle(ticket, std::move(*known));
  return AskAgain{};
}

const VolumeSet* UnpackQueue::set_with(std::size_t submission, std::size_t file) const {
  for (const VolumeSet& set : sets_[submission])
    if (std::find(set.files.begin(), set.files.end(), file) != set.files.end()) return &set;
  return nullptr;
}

// The first volume stands for the archive; of the others there is nothing more to say.
Step UnpackQueue::look_into_volumes(std::size_t submission, std::size_t index, const VolumeSet& set) {
  Ticket ticket{submission, index, ""};
  if (!set.missing.empty()) return settle(ticket, alone(volumes_missing(set))), AskAgain{};
  if (index != set.files.front()) return settle(ticket, alone(archive_document(Status::kRead))), AskAgain{};
  std::vector<std::string> paths, parts = {"volumes"};
  std::uint64_t bytes = 0;
  for (const std::size_t volume : set.files) {
    paths.push_back(submissions_[submission]->files[volume].path);
    const auto hash = hash_file(paths.back());
    if (!hash) return AskAgain{};  // its reader says so
    parts.push_back(hash->sha256);
    bytes += hash->bytes;
  }
  if (bytes > settings_.options.limits.file_bytes) return settle(ticket, alone(volumes_too_large(bytes))), AskAgain{};
  ticket.key = key_of(sha256_hex(pack(parts)), set.name);
  if (auto known = kept(ticket.key)) return settle(ticket, std::move(*known)), AskAgain{};
  const std::string joined = root_ + "/." + std::to_string(workers_started_ + 1) + ".volumes";
  (void)make_folders(root_);
  if (!join_volumes(paths, joined)) return settle(ticket, alone(volumes_not_joined())), AskAgain{};
  ChildTask task = task_for(std::move(ticket), joined, set.name, bytes);
  task.done = [joined, done = std::move(task.done)](const ChildResult& result) {
    done(result);
    remove(joined);
  };
  return task;
}

std::optional<Unpacked> UnpackQueue::kept(const std::string& key) const {
  const auto entry = cache_.find(DocumentCache::Part::kListing, key);
  return entry ? unpacked_of(*entry, folder_of(key)) : std::nullopt;
}

ChildTask UnpackQueue::task_for(Ticket ticket, const std::string& path, const std::string& name, std::uint64_t bytes) {
  const std::string spool = root_ + "/." + std::to_string(++workers_started_);
  (void)make_folders(spool);  // where that fails the worker cannot write, and says that the disk is full
  const UnpackJob job{path, name, spool, {}};
  ChildTask task;
  task.spec.command = {settings_.program, std::string(kUnpackVerb)};
  task.spec.job = to_wire(job);
  task.spec.limits = child_limits_for(bytes, settings_);
  task.spec.limits.written_bytes = job.limits.member_bytes + (1 << 20);
  task.done = [this, spool, ticket = std::move(ticket)](const ChildResult& result) {
    take_answer(ticket, spool, result);
    remove(spool);
  };
  return task;
}

// The folder gets its name once it is whole; the same archive may have been unpacked twice side by side.
void UnpackQueue::take_answer(const Ticket& ticket, const std::string& spool, const ChildResult& result) {
  const bool answered = result.end == ChildEnd::kExited && result.code == 0;
  auto unpacked = answered ? unpacked_of(result.untrusted_answer, spool) : std::nullopt;
  if (!unpacked) return settle_without_answer(ticket, result);
  auto known = kept(ticket.key);
  if (!known) {
    remove(folder_of(ticket.key));
    std::error_code error;
    if (unpacked->items.size() > 1) fs::rename(spool, folder_of(ticket.key), error);
    if (!unpacked->disk_full)
      (void)cache_.keep(DocumentCache::Part::kListing, ticket.key, result.untrusted_answer);
  }
  settle(ticket, known ? std::move(*known) : std::move(*unpacked));
}

void UnpackQueue::settle_without_answer(const Ticket& ticket, const ChildResult& result) {
  ChildResult failed = result;
  if (failed.end == ChildEnd::kExited) failed.end = ChildEnd::kSignalled;  // an answer that is none of ours
  Unpacked nothing;
  nothing.items.emplace_back().document = document_of(failed);
  settle(ticket, std::move(nothing));
}

void UnpackQueue::settle(const Ticket& ticket, Unpacked unpacked) {
  found_[ticket.submission][ticket.file] = Opened{std::move(unpacked), folder_of(ticket.key)};
}

void UnpackQueue::open(Submission& submission, std::vector<std::optional<Opened>>& found) {
  submission.opened.clear();
  for (std::size_t i = 0; i < submission.files.size(); ++i) {
    InboxFile file = submission.files[i];
    if (!found[i]) {
      submission.opened.push_back(std::move(file));
      continue;
    }
    auto& items = found[i]->unpacked.items;
    file.document = items[0].document;
    if (items[0].convert) file.converts = items[0].kind;
    submission.ignored_files += found[i]->unpacked.ignored_files;
    if (items.size() > 1) submission.single_file = false;
    const std::string name = file.name;
    submission.opened.push_back(std::move(file));
    std::sort(items.begin() + 1, items.end(), in_order);
    for (std::size_t j = 1; j < items.size(); ++j)
      submission.opened.push_back(file_of(items[j], name, found[i]->folder));
  }
}

void UnpackQueue::finish() {
  for (std::size_t i = 0; i < submissions_.size(); ++i) open(*submissions_[i], found_[i]);
}

}  // namespace chushen

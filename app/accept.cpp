#include "app/accept.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/files.h"
#include "app/folder_listing.h"
#include "app/ignored_names.h"
#include "app/known_content.h"
#include "app/printable.h"
#include "app/submission_files.h"
#include "app/watch/writers.h"

namespace chushen {

namespace {

using Moved = tl::expected<void, FileError>;
constexpr int kMostNumbers = 10'000;

tl::unexpected<FileError> failed(const std::string& path, int code = errno) {
  return tl::make_unexpected(FileError{path, code});
}

// NFS knows no RENAME_NOREPLACE. There a second name is given to a file, and the first taken away; a folder can at most
// take the place of an empty one.
Moved move_without_flag(const std::string& from, const std::string& to) {
  const auto entry = entry_at(from);
  if (!entry) return failed(from, entry.error());
  if (entry->kind == EntryKind::kFolder)
    return ::rename(from.c_str(), to.c_str()) == 0 ? Moved() : failed(from, errno == ENOTEMPTY ? EEXIST : errno);
  if (::link(from.c_str(), to.c_str()) != 0) return failed(from);
  return ::unlink(from.c_str()) == 0 ? Moved() : failed(from);
}

// Under two names: killed between the two steps of move_without_flag().
bool is_same_file(const std::string& one, const std::string& other) {
  const auto a = entry_at(one), b = entry_at(other);
  return a && b && a->kind == EntryKind::kFile && a->facts.device == b->facts.device && a->facts.inode == b->facts.inode;
}

Moved move_to_free_name(const std::string& from, const std::string& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return {};
  Moved moved = errno == EINVAL || errno == ENOSYS ? move_without_flag(from, to) : failed(from);
  if (moved || moved.error().code != EEXIST || !is_same_file(from, to)) return moved;
  return ::unlink(from.c_str()) == 0 ? Moved() : failed(from);
}

// "申报书.docx", then "申报书（2）.docx".
std::string numbered(const std::string& path, int number) {
  if (number == 1) return path;
  const std::size_t name = path.rfind('/') + 1, dot = path.rfind('.');
  const std::size_t at = dot == path.npos || dot <= name ? path.size() : dot;
  return path.substr(0, at) + "（" + std::to_string(number) + "）" + path.substr(at);
}

Moved set_aside(const std::string& former, const std::string& aside) {
  if (const auto made = make_folders(folder_of(aside)); !made) return made;
  for (int number = 1; number < kMostNumbers; ++number) {
    Moved moved = move_to_free_name(former, numbered(aside, number));
    if (moved || moved.error().code != EEXIST) return moved;
  }
  return failed(former, EEXIST);
}

Moved merge(const std::string& from, const std::string& to, const std::string& aside);

Moved merge_folders(const std::string& from, const std::string& to, const std::string& aside) {
  const auto entries = list_folder(from);
  if (!entries) return failed(from, entries.error());
  for (const Entry& entry : *entries)
    if (auto moved = merge(from + '/' + entry.name, to + '/' + entry.name, aside + '/' + entry.name); !moved) return moved;
  // Where something has come meanwhile it stays, and is a late file like any other.
  return ::rmdir(from.c_str()) == 0 || errno == ENOTEMPTY || errno == EEXIST ? Moved() : failed(from);
}

Moved merge(const std::string& from, const std::string& to, const std::string& aside) {
  Moved moved = move_to_free_name(from, to);
  if (moved || (moved.error().code != EEXIST && moved.error().code != ENOTEMPTY)) return moved;
  const auto one = entry_at(from), other = entry_at(to);
  if (!one || !other) return failed(from, one ? other.error() : one.error());
  if (one->kind == EntryKind::kFolder && other->kind == EntryKind::kFolder) return merge_folders(from, to, aside);
  if (auto set = set_aside(to, aside); !set) return set;
  return move_to_free_name(from, to);
}

bool is_movable(const Submission& submission) {
  const auto is_work = [](const InboxFile& file) { return is_sign_of_work(file.name.substr(file.name.rfind('/') + 1)); };
  const auto is_busy = [](const InboxFile& file) {
    return file.obstacle == Obstacle::kNoAccess || (file.obstacle == Obstacle::kNone && is_open_for_writing(file.path));
  };
  const auto entry = entry_at(submission.path);
  return entry && (entry->kind == EntryKind::kFolder || entry->kind == EntryKind::kFile) &&
         std::none_of(submission.ignored.begin(), submission.ignored.end(), is_work) &&
         std::none_of(submission.files.begin(), submission.files.end(), is_busy);
}

bool lies_below(const std::string& path, const std::string& folder) { return path.starts_with(folder + '/'); }

// A folder that somebody has just made to put late files into stays.
bool has_files_in_inbox(const Submission& submission, const std::string& accepted) {
  const auto is_there = [&](const InboxFile& file) { return !lies_below(file.path, accepted); };
  return std::any_of(submission.files.begin(), submission.files.end(), is_there) ||
         std::any_of(submission.ignored.begin(), submission.ignored.end(), is_there);
}

// The name of a file was changed, and with it its change time; nothing else, or somebody has written to it.
bool is_only_moved(const Submission& before, const Submission& after) {
  return std::equal(before.files.begin(), before.files.end(), after.files.begin(), after.files.end(),
                    [](const InboxFile& a, const InboxFile& b) {
                      FileFacts facts = b.facts;
                      facts.changed_ns = a.facts.changed_ns;
                      return a.name == b.name && a.facts == facts;
                    });
}

std::string sentence_for(const FileError& error, const std::string& accepted) {
  const std::string to = " 未能移入 " + printable(accepted) + "，留在原处，核对结果不受影响：";
  const std::string what = printable(error.path) + to;
  switch (error.code) {
    case EXDEV:
      return what + "两处不在同一个磁盘或共享上；请取消 --move-accepted，或把 _已接收 放在同一个磁盘上。";
    case EACCES:
    case EPERM:
    case EROFS:
      return what + "没有写权限；请授予程序写收件文件夹的权限，或取消 --move-accepted。";
    case ENOTDIR:
    case EEXIST:
      return what + "那里有同名的文件或链接；请把它改名。";
    default:
      return what + message_for(error);
  }
}

// What concerns all of them alike: to try the others is of no use.
bool is_for_all(int code) { return code == EXDEV || code == EROFS || code == ENOSPC || code == EDQUOT; }

}  // namespace

Moves move_accepted(const std::string& inbox, const std::vector<Submission>& submissions, Ledger& ledger,
                    const std::function<bool()>& goes_on) {
  const std::string accepted = accepted_in(inbox);
  const auto arrivals = ledger.arrivals();
  Moves moves;
  for (const Submission& submission : submissions) {
    if (lies_below(submission.path, accepted)) continue;
    const auto known = arrivals.find(submission.id);
    if (known == arrivals.end() || known->second.state != ArrivalState::kJudged || known->second.seen.empty()) continue;
    if (!goes_on()) break;
    const std::string below = submission.path.substr(inbox.size()), to = accepted + below;
    const auto now = submission_in({submission.path, to});
    if (!now || seen_key(*now) != known->second.seen || !has_files_in_inbox(*now, accepted) || !is_movable(*now)) continue;
    Moved moved = make_folders(folder_of(to));
    if (moved && !entry_at(accepted).map([](const Entry& entry) { return entry.kind == EntryKind::kFolder; }).value_or(false))
      moved = failed(accepted, ENOTDIR);
    if (moved) moved = merge(submission.path, to, accepted + "/_旧版" + below);
    if (!moved) {
      if (moves.failed++ == 0) moves.trouble = sentence_for(moved.error(), accepted);
      if (is_for_all(moved.error().code)) break;
      continue;
    }
    ++moves.moved;
    const auto after = submission_in({to});
    if (!after || !is_only_moved(*now, *after)) continue;  // then it is looked at anew
    Arrival arrival = known->second;
    arrival.seen = seen_key(*after);
    if (arrival != known->second) ledger.put(arrival);
  }
  ledger.settle();
  return moves;
}

}  // namespace chushen

#include "app/audit/audit_log.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <optional>

#include <fcntl.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/descriptor.h"
#include "app/local_time.h"
#include "app/printable.h"
#include "app/wire.h"
#include "extract/sha256.h"

namespace chushen {

namespace {

constexpr std::uint64_t kLargestLog = 1ull << 30;

/// Where the parts lie.
struct Paths {
  std::string folder, log, details, pending, anchor, lock;
  explicit Paths(const std::string& out)
      : folder(audit_folder(out)),
        log(folder + "/log.jsonl"),
        details(folder + "/details.jsonl"),
        pending(folder + "/pending"),
        anchor(folder + "/anchor"),
        lock(folder + "/lock") {}
};

bool is_there(const std::string& path) { return ::access(path.c_str(), F_OK) == 0; }

std::string bytes_at(const std::string& path) { return read_whole(path, kLargestLog).value_or(""); }

/// What lies in `pending`: lines to append at these lengths of the files, or details to rewrite without some.
struct Pending {
  std::uint64_t log_bytes = 0, details_bytes = 0;
  std::string log_line, details_line;
  std::vector<std::uint64_t> forgets;
  AuditAnchor anchor;
};

std::string bytes_of(const Pending& pending) {
  return pack({number_text(static_cast<unsigned long long>(pending.log_bytes)),
               number_text(static_cast<unsigned long long>(pending.details_bytes)), pending.log_line, pending.details_line,
               numbers_text(pending.forgets), number_text(static_cast<unsigned long long>(pending.anchor.count)),
               pending.anchor.root});
}

std::optional<Pending> pending_of(std::string_view bytes) {
  const auto parts = unpack(bytes);
  if (!parts || parts->size() != 7) return std::nullopt;
  const auto log = unsigned_of((*parts)[0]), details = unsigned_of((*parts)[1]), count = unsigned_of((*parts)[5]);
  if (!log || !details || !count) return std::nullopt;
  return Pending{*log, *details, (*parts)[2], (*parts)[3], numbers_of((*parts)[4]), {*count, (*parts)[6]}};
}

bool write_at(const std::string& path, std::uint64_t offset, std::string bytes) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666));
  if (!file || ::ftruncate(file.get(), static_cast<off_t>(offset)) != 0) return false;
  bytes += '\n';
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t written = ::pwrite(file.get(), bytes.data() + done, bytes.size() - done, static_cast<off_t>(offset + done));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    done += static_cast<std::size_t>(written);
  }
  return ::fsync(file.get()) == 0 && file.close();
}

std::string without(std::string_view details, const std::vector<std::uint64_t>& forgets) {
  std::string kept;
  while (!details.empty()) {
    const std::size_t end = std::min(details.find('\n'), details.size());
    const auto record = JsonRecord::parse(details.substr(0, end));
    const bool drop = record && std::find(forgets.begin(), forgets.end(), record->number_at("seq")) != forgets.end();
    if (!drop) kept += std::string(details.substr(0, end)) + '\n';
    details.remove_prefix(std::min(end + 1, details.size()));
  }
  return kept;
}

// What `pending` says, from whatever state an earlier try left: every step gives the same when it is done again.
bool carry_out(const Paths& paths, const Pending& pending) {
  if (pending.forgets.empty()) {
    if (!write_at(paths.details, pending.details_bytes, pending.details_line)) return false;
  } else {
    std::vector<std::uint64_t> gone = pending.forgets;
    gone.push_back(pending.anchor.count);  // its own line, where an earlier try has written it
    if (!write_whole(paths.details, without(bytes_at(paths.details), gone) + pending.details_line + '\n')) return false;
  }
  if (!write_at(paths.log, pending.log_bytes, pending.log_line)) return false;
  const std::string anchor = pack({number_text(static_cast<unsigned long long>(pending.anchor.count)), pending.anchor.root});
  if (!write_whole(paths.anchor, anchor)) return false;
  return ::unlink(paths.pending.c_str()) == 0;
}

Descriptor locked(const Paths& paths) {
  Descriptor file(::open(paths.lock.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666));
  while (file && ::flock(file.get(), LOCK_EX) != 0)
    if (errno != EINTR) return {};
  return file;
}

// A file of no sense is left for check() to stumble over: the log then does not end where the anchor says.
bool finish_interrupted(const Paths& paths) {
  if (!is_there(paths.pending)) return true;
  const auto pending = pending_of(bytes_at(paths.pending));
  return pending && carry_out(paths, *pending);
}

std::optional<AuditAnchor> held_anchor(const Paths& paths) {
  const auto parts = unpack(bytes_at(paths.anchor));
  const auto count = parts && parts->size() == 2 ? unsigned_of((*parts)[0]) : std::nullopt;
  if (!count) return std::nullopt;
  return AuditAnchor{*count, (*parts)[1]};
}

AuditCheck check(const Paths& paths, std::vector<HeldAnchor> anchors) {
  const std::string log = bytes_at(paths.log), details = bytes_at(paths.details);
  const auto own = held_anchor(paths);
  if (own || !log.empty() || is_there(paths.anchor)) anchors.insert(anchors.begin(), {".audit/anchor", own.value_or(AuditAnchor{}), true});
  return check_audit(log, details, anchors);
}

std::string salt() {
  std::array<unsigned char, 16> bytes{};
  if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) return "";
  std::string hex;
  for (const unsigned char byte : bytes) {
    hex += "0123456789abcdef"[byte >> 4];
    hex += "0123456789abcdef"[byte & 15];
  }
  return hex;
}

std::string host_here() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

std::uint64_t size_of(const std::string& path) {
  struct stat facts = {};
  return ::stat(path.c_str(), &facts) == 0 ? static_cast<std::uint64_t>(facts.st_size) : 0;
}

AuditEntry entry_for(const AuditDraft& draft, const AuditAnchor& before) {
  AuditEntry entry;
  entry.seq = before.count + 1;
  entry.time = local_time_now();
  entry.who = draft.who;
  entry.host = host_here();
  entry.action = draft.action;
  entry.prev = before.root;
  return entry;
}

// "seq" and the salt first, so that a line says at its beginning what it is.
std::string details_line(const AuditDraft& draft, std::uint64_t seq) {
  JsonRecord all;
  all.number("seq", seq).text("salt", salt());
  if (!draft.forgets.empty()) all.text("forgotten", numbers_text(draft.forgets));
  std::string head = all.line(), rest = draft.details.line();
  head.pop_back();
  return rest == "{}" ? head + "}" : head + "," + rest.substr(1);
}

bool append_one(const Paths& paths, const AuditDraft& draft, AuditAnchor& anchor, std::vector<AuditEntry>& written) {
  AuditEntry entry = entry_for(draft, anchor);
  Pending pending;
  pending.details_line = details_line(draft, entry.seq);
  entry.details_hash = sha256_hex(pending.details_line);
  pending.log_line = line_of(entry);
  pending.log_bytes = size_of(paths.log);
  pending.details_bytes = size_of(paths.details);
  pending.forgets = draft.forgets;
  pending.anchor = {entry.seq, entry.sha256};
  if (!write_whole(paths.pending, bytes_of(pending)) || !carry_out(paths, pending)) return false;
  entry.details = draft.details;
  anchor = pending.anchor;
  written.push_back(std::move(entry));
  return true;
}

}  // namespace

std::string audit_folder(const std::string& out) { return out + "/.audit"; }

std::string message_for(AuditRefusal refusal, const std::string& out) {
  if (refusal == AuditRefusal::kFaulty)
    return "审计登记与写入时不同，未作登记；请运行 chushen audit verify --out " + printable(out) + " 查看位置，从备份恢复 .audit 后再试。";
  return "审计登记 " + printable(audit_folder(out)) + " 不能写入，未作登记；请检查磁盘空间和文件夹权限。";
}

AuditCheck read_audit(const std::string& out, const std::vector<HeldAnchor>& more) {
  const Paths paths(out);
  if (is_there(paths.pending)) {
    const Descriptor lock = locked(paths);
    (void)finish_interrupted(paths);  // where it cannot be written, what is there is told as it is
    return check(paths, more);
  }
  const Descriptor lock = is_there(paths.folder) ? locked(paths) : Descriptor();
  return check(paths, more);
}

tl::expected<std::vector<AuditEntry>, AuditRefusal> append_audit(const std::string& out, const std::vector<AuditDraft>& drafts) {
  const Paths paths(out);
  if (!make_folders(paths.folder)) return tl::make_unexpected(AuditRefusal::kDisk);
  const Descriptor lock = locked(paths);
  if (!lock || !finish_interrupted(paths)) return tl::make_unexpected(AuditRefusal::kDisk);
  const AuditCheck before = check(paths, {});
  if (before.fault) return tl::make_unexpected(AuditRefusal::kFaulty);
  AuditAnchor anchor = before.anchor();
  std::vector<AuditEntry> written;
  for (const AuditDraft& draft : drafts)
    if (!append_one(paths, draft, anchor, written)) return tl::make_unexpected(AuditRefusal::kDisk);
  return written;
}

std::string audit_mark(const std::string& out) {
  struct stat facts = {};
  if (::stat(Paths(out).log.c_str(), &facts) != 0) return "";
  return std::to_string(facts.st_size) + '/' + std::to_string(facts.st_mtim.tv_sec) + '/' + std::to_string(facts.st_mtim.tv_nsec);
}

std::string person_here() {
  if (const char* person = std::getenv("SUDO_USER"); person && *person) return person;
  const passwd* user = ::getpwuid(::geteuid());
  return user ? user->pw_name : std::to_string(::geteuid());
}

}  // namespace chushen

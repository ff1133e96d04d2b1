#include "extract/unpack.h"

#include <algorithm>
#include <cerrno>
#include <set>

#include <fcntl.h>
#include <unistd.h>

#include "extract/archive_members.h"
#include "extract/archive_outcome.h"
#include "extract/kind.h"
#include "extract/outcome.h"
#include "extract/legacy_office.h"
#include "extract/member_names.h"

namespace chushen {
namespace {

constexpr std::size_t kBufferBytes = 1 << 18;
/// A member that grows so much is a bomb, where it is large too: a blank page as BMP grows a thousandfold and is none.
constexpr std::uint64_t kBombBytes = 128ull << 20, kBombRatio = 200;

/// A file in the spool. Never an existing one, never through a link.
class SpoolFile {
 public:
  explicit SpoolFile(const std::string& path)
      : file_(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600)) {}
  ~SpoolFile() {
    if (file_ >= 0) ::close(file_);
  }
  SpoolFile(const SpoolFile&) = delete;
  SpoolFile& operator=(const SpoolFile&) = delete;

  bool write(const char* bytes, std::size_t size) {
    while (file_ >= 0 && size > 0) {
      const ssize_t written = ::write(file_, bytes, size);
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return false;
      bytes += written;
      size -= static_cast<std::size_t>(written);
    }
    return file_ >= 0;
  }

 private:
  int file_;
};

/// The ending stays on the stored name, as far as it is harmless: readers compare it with the content.
std::string stored_name(int number, std::string_view name) {
  const std::string extension = extension_of(name);
  const bool plain = !extension.empty() && extension.size() <= 8 &&
                     std::all_of(extension.begin(), extension.end(),
                                 [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
  return std::to_string(number) + (plain ? "." + extension : "");
}

class Unpacker {
 public:
  Unpacker(const std::string& spool, const UnpackLimits& limits, const IsIgnoredPath& is_ignored)
      : spool_(spool), limits_(limits), is_ignored_(is_ignored), buffer_(kBufferBytes) {}

  Unpacked unpack(const std::string& path, const std::string& name) {
    result_.items.emplace_back();
    look_into(0, path, name, 1);
    return std::move(result_);
  }

 private:
  void look_into(std::size_t item, const std::string& path, const std::string& name, int depth) {
    const Format format = sniff_format(path);
    result_.items[item].kind = kind_of(format, name);
    result_.items[item].convert = is_legacy_office(format) && !needs_password(path, format);
    if (format != Format::kArchive) return;
    Document document = depth > limits_.depth ? too_deep(limits_.depth) : unpack_archive(item, path, name, depth);
    note_extension(document, format, name);
    settle_status(document);
    result_.items[item].document = std::move(document);
  }

  Document unpack_archive(std::size_t item, const std::string& path, const std::string& name, int depth) {
    const std::string prefix = result_.items[item].name + (result_.items[item].name.empty() ? "" : "!/");
    ArchiveTally tally;
    std::set<std::string> taken;
    const MemberVisitor visitor = [&](const ArchiveMember& member, const MemberBytes& bytes) {
      return take(member, bytes, prefix, depth, taken, tally);
    };
    const ArchiveFault fault = is_zip(path) ? walk_zip(path, visitor) : walk_other_archive(path, name, visitor);
    return archive_document(fault, tally, limits_);
  }

  /// False where the walk has to end.
  bool take(const ArchiveMember& member, const MemberBytes& bytes, const std::string& prefix, int depth,
            std::set<std::string>& taken, ArchiveTally& tally) {
    if (member.type == ArchiveMember::Type::kFolder) return true;
    if (members_++ >= limits_.members) return tally.stop(ArchiveStop::kMembers);
    const MemberPath place = member_path(member.name);
    if (is_ignored_(place.path)) return ++result_.ignored_files, true;
    ++tally.files;
    tally.escaping += place.escapes;
    result_.items.push_back({prefix + unique(place.path, taken, tally), "", 0, Kind::kOther, false, {}});
    const std::size_t item = result_.items.size() - 1;
    if (member.type != ArchiveMember::Type::kFile) return refuse(item, link_in_archive());
    if (member.encrypted) return ++tally.encrypted, refuse(item, encrypted_in_archive());
    return write(item, member, bytes, depth, tally);
  }

  bool refuse(std::size_t item, Document document) {
    result_.items[item].document = std::move(document);
    return true;
  }

  static std::string unique(const std::string& path, std::set<std::string>& taken, ArchiveTally& tally) {
    std::string name = path;
    for (int i = 2; !taken.insert(name).second; ++i) name = numbered_name(path, i);
    tally.same_names += name != path;
    return name;
  }

  enum class End { kWhole, kFault, kTooLarge, kTotal, kDiskFull };

  End copy(const ArchiveMember& member, const MemberBytes& bytes, const std::string& path, std::uint64_t& written) {
    SpoolFile file(path);
    for (;;) {
      const std::int64_t got = bytes.read(buffer_.data(), buffer_.size());
      if (got == 0) return file.write("", 0) ? End::kWhole : End::kDiskFull;
      if (got < 0) return End::kFault;
      const auto size = static_cast<std::uint64_t>(got);
      if (total_ + size > limits_.total_bytes) return End::kTotal;
      total_ += size;
      written += size;
      const bool bomb = member.packed_bytes > 0 && written > kBombBytes && written / member.packed_bytes > kBombRatio;
      if (bomb || written > limits_.member_bytes) return End::kTooLarge;
      if (!file.write(buffer_.data(), size)) return End::kDiskFull;
    }
  }

  bool write(std::size_t item, const ArchiveMember& member, const MemberBytes& bytes, int depth, ArchiveTally& tally) {
    const std::string name = result_.items[item].name;
    const std::string stored = stored_name(++number_, name), path = spool_ + '/' + stored;
    std::uint64_t written = 0;
    const End end = copy(member, bytes, path, written);
    if (end == End::kWhole) {
      ++tally.taken_out;
      result_.items[item].stored = stored;
      result_.items[item].bytes = written;
      look_into(item, path, name, depth + 1);
      return !result_.disk_full;
    }
    ::unlink(path.c_str());
    return explain(item, member, end, bytes.fault(), tally);
  }

  /// Why a member was not taken out, and whether the walk goes on. What comes behind a member that is too large in a
  /// stream could only be reached by inflating the rest of it.
  bool explain(std::size_t item, const ArchiveMember& member, End end, ArchiveFault fault, ArchiveTally& tally) {
    const bool by_password = end == End::kFault && fault == ArchiveFault::kEncrypted;
    tally.encrypted += by_password;
    tally.broken += end == End::kFault && !by_password;
    tally.too_large += end == End::kTooLarge;
    result_.disk_full |= end == End::kDiskFull;
    const bool too_large = end == End::kTooLarge || end == End::kTotal;
    refuse(item, too_large ? too_large_in_archive() : end == End::kDiskFull ? disk_is_full() : broken_in_archive(fault));
    if (end == End::kDiskFull) return tally.stop(ArchiveStop::kDiskFull);
    if (end == End::kTotal || (too_large && member.packed_bytes == 0)) return tally.stop(ArchiveStop::kBytes);
    return true;
  }

  const std::string& spool_;
  const UnpackLimits& limits_;
  const IsIgnoredPath& is_ignored_;
  std::vector<char> buffer_;
  Unpacked result_;
  std::uint64_t total_ = 0;
  int members_ = 0, number_ = 0;
};

}  // namespace

Unpacked unpack_file(const std::string& path, const std::string& name, const std::string& spool,
                     const UnpackLimits& limits, const IsIgnoredPath& is_ignored) {
  return Unpacker(spool, limits, is_ignored).unpack(path, name);
}

bool may_need_unpacking(std::string_view head) {
  using namespace std::string_view_literals;
  if (head.starts_with("PK\x03\x04")) {
    const std::string_view first = head.substr(std::min<std::size_t>(30, head.size()));
    return !first.starts_with("[Content_Types].xml") && !first.starts_with("OFD.xml");  // as kind.cpp tells them
  }
  return is_packed(head) || head.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv) || head.starts_with("{\\rtf");
}

}  // namespace chushen

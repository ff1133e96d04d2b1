#include <algorithm>
#include <clocale>
#include <memory>

#include <archive.h>
#include <archive_entry.h>

#include "extract/archive_members.h"
#include "extract/member_names.h"

namespace chushen {
namespace {

constexpr std::size_t kBlockBytes = 1 << 16;

struct FreeArchive {
  void operator()(archive* reader) const { archive_read_free(reader); }
};
using Reader = std::unique_ptr<archive, FreeArchive>;

/// libarchive turns names into the locale's encoding; in the "C" locale, which our processes have, none but ASCII ones.
class Utf8Locale {
 public:
  Utf8Locale() : locale_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (locale_) before_ = ::uselocale(locale_);
  }
  ~Utf8Locale() {
    if (!locale_) return;
    ::uselocale(before_);
    ::freelocale(locale_);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  locale_t locale_ = nullptr, before_ = nullptr;
};

/// Only what contract section 1 names: no ZIP (libzip reads that), no ISO, CAB or mtree, no external programs.
Reader open_reader(const std::string& path) {
  Reader reader(archive_read_new());
  archive_read_support_format_tar(reader.get());
  archive_read_support_format_7zip(reader.get());
  archive_read_support_format_rar(reader.get());
  archive_read_support_format_rar5(reader.get());
  archive_read_support_format_raw(reader.get());
  archive_read_support_filter_gzip(reader.get());
  archive_read_support_filter_bzip2(reader.get());
  archive_read_support_filter_xz(reader.get());
  archive_read_support_filter_lzma(reader.get());
  archive_read_support_filter_zstd(reader.get());
  if (archive_read_open_filename(reader.get(), path.c_str(), kBlockBytes) != ARCHIVE_OK) reader.reset();
  return reader;
}

/// The ending of a file that is only compressed goes: "申报书.docx.gz" holds 申报书.docx.
std::string uncompressed_name(std::string_view name) {
  name.remove_prefix(name.find_last_of('/') + 1);
  const std::size_t dot = name.rfind('.');
  const std::size_t ending = dot == name.npos ? 0 : name.size() - dot;
  return std::string(ending > 0 && ending <= 5 && dot > 0 ? name.substr(0, dot) : name);
}

std::string name_of(archive_entry* entry) {
  if (const char* name = archive_entry_pathname_utf8(entry)) return decode_names({{name, true, ""}}).front();
  const char* name = archive_entry_pathname(entry);
  return decode_names({{name ? name : "", false, ""}}).front();
}

ArchiveMember member_of(archive_entry* entry) {
  using Type = ArchiveMember::Type;
  ArchiveMember member;
  member.name = name_of(entry);
  member.encrypted = archive_entry_is_encrypted(entry) > 0;
  const auto type = archive_entry_filetype(entry);
  const bool link = type == AE_IFLNK || archive_entry_hardlink(entry) || archive_entry_hardlink_utf8(entry);
  if (link) member.type = Type::kLink;
  else if (type == AE_IFDIR) member.type = Type::kFolder;
  else member.type = type == AE_IFREG || type == 0 ? Type::kFile : Type::kSpecial;
  return member;
}

/// What libarchive says of an archive it does not go on with. Its codes do not tell a password from damage: that it met
/// encrypted members does, and an unknown method has its own number (EXDEV … are the system's, -1 is FILE_FORMAT).
ArchiveFault fault_of(archive* reader) {
  if (archive_read_has_encrypted_entries(reader) > 0) return ArchiveFault::kEncrypted;
  const char* words = archive_error_string(reader);
  const std::string_view message = words ? words : "";
  const auto says = [message](std::string_view word) { return message.find(word) != message.npos; };
  if (says("ncrypt") || says("Crypto codec")) return ArchiveFault::kEncrypted;
  return says("nsupported") || says("not supported") || says("volume") ? ArchiveFault::kUnsupported
                                                                       : ArchiveFault::kBroken;
}

bool is_raw(archive* reader) {
  return (archive_format(reader) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_RAW;
}

/// A file that no compression was taken off is no archive: raw would hand it back as its own member.
bool is_itself(archive* reader) { return is_raw(reader) && archive_filter_count(reader) <= 1; }

}  // namespace

ArchiveFault walk_other_archive(const std::string& path, std::string_view name, const MemberVisitor& visitor) {
  const Utf8Locale locale;
  const Reader reader = open_reader(path);
  if (!reader) return ArchiveFault::kBroken;
  for (archive_entry* entry = nullptr;;) {
    const int result = archive_read_next_header(reader.get(), &entry);
    if (result == ARCHIVE_EOF) return ArchiveFault::kNone;
    if (result < ARCHIVE_WARN || result == ARCHIVE_RETRY) return fault_of(reader.get());
    if (is_itself(reader.get())) return ArchiveFault::kBroken;
    ArchiveMember member = member_of(entry);
    if (is_raw(reader.get())) member.name = uncompressed_name(name);
    ArchiveFault fault = ArchiveFault::kNone;
    // A member that goes on in the next volume ends without an error: its own size tells that something is missing.
    std::int64_t missing = archive_entry_size_is_set(entry) ? archive_entry_size(entry) : 0;
    const MemberBytes bytes = {[&](char* buffer, std::size_t size) -> std::int64_t {
                                 const la_ssize_t got = archive_read_data(reader.get(), buffer, size);
                                 missing -= std::max<la_ssize_t>(got, 0);
                                 if (got > 0 || (got == 0 && missing <= 0)) return got;
                                 fault = got == 0 ? ArchiveFault::kBroken : fault_of(reader.get());
                                 return -1;
                               },
                               [&fault] { return fault; }};
    if (!visitor(member, bytes)) return ArchiveFault::kStopped;
  }
}

}  // namespace chushen

#include "archive_fixture.h"

#include <clocale>
#include <cstdio>
#include <stdexcept>

#include <archive.h>
#include <archive_entry.h>

namespace chushen::fixture {
namespace {

std::uint32_t sum_of(const std::string& bytes) {
  std::uint32_t sum = 0xFFFFFFFF;
  for (const char byte : bytes) {
    sum ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) sum = sum >> 1 ^ (sum & 1 ? 0xEDB88320 : 0);
  }
  return ~sum;
}

std::string number(std::uint64_t value, int size) {
  std::string bytes;
  for (int i = 0; i < size; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xFF);
  return bytes;
}

/// What local header and directory entry have in common: from the version needed to the sizes.
std::string common_header(const ZipMember& member) {
  const std::uint32_t sum = sum_of(member.bytes) ^ (member.wrong_sum ? 1 : 0);
  return number(20, 2) + number(member.flags, 2) + number(member.method, 2) + number(0, 4) + number(sum, 4) +
         number(member.bytes.size(), 4) + number(member.bytes.size(), 4) + number(member.name.size(), 2);
}

std::string directory_entry(const ZipMember& member, std::size_t offset) {
  return "PK\x01\x02" + number(member.made_by, 2) + common_header(member) + number(member.extra.size(), 2) +
         number(0, 2) + number(0, 2) + number(0, 2) + number(member.attributes, 4) + number(offset, 4) + member.name +
         member.extra;
}

std::string end_record(std::size_t entries, std::size_t directory_bytes, std::size_t offset) {
  return "PK\x05\x06" + number(0, 4) + number(entries, 2) + number(entries, 2) + number(directory_bytes, 4) +
         number(offset, 4) + number(0, 2);
}

std::string local_file(const ZipMember& member) {
  return "PK\x03\x04" + common_header(member) + number(0, 2) + member.name + member.bytes;
}

/// RAR 5.0: seven bits a byte, the lowest first.
std::string vint(std::uint64_t value) {
  std::string bytes;
  for (; value > 0x7F; value >>= 7) bytes += static_cast<char>(0x80 | (value & 0x7F));
  return bytes + static_cast<char>(value);
}

std::string rar_block(const std::string& header) {
  const std::string sized = vint(header.size()) + header;
  return number(sum_of(sized), 4) + sized;
}

std::string octal(std::uint64_t value, int digits) {
  char text[32];
  std::snprintf(text, sizeof text, "%0*llo", digits, static_cast<unsigned long long>(value));
  return std::string(text) + '\0';
}

std::string padded(std::string bytes, std::size_t size) {
  bytes.resize(size, '\0');
  return bytes;
}

}  // namespace

std::string stored_zip(const std::vector<ZipMember>& members) {
  std::string files, directory;
  for (const ZipMember& member : members) {
    directory += directory_entry(member, files.size());
    files += local_file(member);
  }
  return files + directory + end_record(members.size(), directory.size(), files.size());
}

std::string unicode_path(const std::string& stored, const std::string& utf8) {
  return number(0x7075, 2) + number(5 + utf8.size(), 2) + '\x01' + number(sum_of(stored), 4) + utf8;
}

std::string overlapping_zip(const std::string& bytes, int entries) {
  std::string directory;
  for (int i = 0; i < entries; ++i) directory += directory_entry({"a" + std::to_string(i), bytes}, 0);
  const std::string file = local_file({"a0", bytes});
  return file + directory + end_record(static_cast<std::size_t>(entries), directory.size(), file.size());
}

std::string stored_rar(const std::vector<std::pair<std::string, std::string>>& members) {
  std::string rar("Rar!\x1A\x07\x01\x00", 8);
  rar += rar_block(vint(1) + vint(0) + vint(0));
  for (const auto& [name, bytes] : members)
    rar += rar_block(vint(2) + vint(2) + vint(bytes.size()) + vint(4) + vint(bytes.size()) + vint(0x20) +
                     number(sum_of(bytes), 4) + vint(0) + vint(0) + vint(name.size()) + name) +
           bytes;
  return rar + rar_block(vint(5) + vint(0) + vint(0));
}

// Flags of the archive: 1 a volume, 2 its number is given; of a member: 8 and 16 it comes from the volume before, goes on
// in the next; of the end: 1 another volume follows. The sum of a part that goes on is that of the part.
std::pair<std::string, std::string> rar_volumes(const std::string& name, const std::string& bytes, std::size_t cut) {
  const std::string signature("Rar!\x1A\x07\x01\x00", 8);
  const auto part = [&](const std::string& data, int flags, std::uint32_t sum) {
    return rar_block(vint(2) + vint(static_cast<std::uint64_t>(2 + flags)) + vint(data.size()) + vint(4) + vint(bytes.size()) + vint(0x20) +
                     number(sum, 4) + vint(0) + vint(0) + vint(name.size()) + name) +
           data;
  };
  const std::string first = bytes.substr(0, cut);
  return {signature + rar_block(vint(1) + vint(0) + vint(1)) + part(first, 16, sum_of(first)) + rar_block(vint(5) + vint(0) + vint(1)),
          signature + rar_block(vint(1) + vint(0) + vint(3) + vint(1)) + part(bytes.substr(cut), 8, sum_of(bytes)) +
              rar_block(vint(5) + vint(0) + vint(0))};
}

std::string tar(const std::vector<TarMember>& members) {
  std::string bytes;
  for (const TarMember& member : members) {
    const std::size_t size = member.type == '0' ? member.bytes.size() : 0;
    std::string header = padded(member.name, 100) + octal(0644, 7) + octal(0, 7) + octal(0, 7) + octal(size, 11) +
                         octal(0, 11) + "        " + member.type + padded(member.target, 100) +
                         std::string("ustar\0" "00", 8);
    header = padded(header, 512);
    unsigned sum = 0;
    for (const char byte : header) sum += static_cast<unsigned char>(byte);
    header.replace(148, 8, octal(sum, 6) + ' ');
    bytes += header + padded(member.bytes.substr(0, size), (size + 511) / 512 * 512);
  }
  return bytes + std::string(1024, '\0');
}

std::string written_by_libarchive(const std::string& format, const std::string& filter,
                                  const std::vector<std::pair<std::string, std::string>>& members) {
  const locale_t utf8 = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);  // libarchive writes names by the locale
  const locale_t before = ::uselocale(utf8);
  std::string bytes(64 << 20, '\0');
  std::size_t used = 0;
  archive* writer = archive_write_new();
  archive_write_set_format_by_name(writer, format.c_str());
  if (filter != "none") archive_write_add_filter_by_name(writer, filter.c_str());
  archive_write_set_bytes_in_last_block(writer, 1);
  if (archive_write_open_memory(writer, bytes.data(), bytes.size(), &used) != ARCHIVE_OK)
    throw std::runtime_error("archive_write_open_memory");
  for (const auto& [name, content] : members) {
    archive_entry* entry = archive_entry_new();
    archive_entry_update_pathname_utf8(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    if (archive_write_header(writer, entry) != ARCHIVE_OK) throw std::runtime_error(archive_error_string(writer));
    archive_write_data(writer, content.data(), content.size());
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  ::uselocale(before);
  ::freelocale(utf8);
  bytes.resize(used);
  return bytes;
}

}  // namespace chushen::fixture

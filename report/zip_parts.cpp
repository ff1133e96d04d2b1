#include "report/zip_parts.h"

#include <cstdint>
#include <memory>
#include <stdexcept>

#include <zip.h>

namespace chushen {
namespace {

constexpr zip_uint64_t kMostBytes = 64u << 20;
constexpr zip_uint16_t kFirstDay = 1 << 5 | 1;  // 1980-01-01, APPNOTE 4.4.6

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct Close {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
struct Free {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};

std::optional<std::string> bytes_of(zip_t* archive, zip_uint64_t index, zip_uint64_t limit) {
  const std::unique_ptr<zip_file_t, Close> file(zip_fopen_index(archive, index, 0));
  if (!file) return std::nullopt;
  std::string bytes;
  char buffer[1 << 14];
  for (zip_int64_t got = 0; (got = zip_fread(file.get(), buffer, sizeof buffer)) != 0;) {
    if (got < 0 || bytes.size() + static_cast<zip_uint64_t>(got) > limit) return std::nullopt;
    bytes.append(buffer, static_cast<std::size_t>(got));
  }
  return bytes;
}

// Memory and the library are all that can fail here.
void must(bool done) {
  if (!done) throw std::runtime_error("zip: cannot write to memory");
}

std::string content_of(zip_source_t* source) {
  zip_stat_t facts = {};
  must(zip_source_stat(source, &facts) == 0 && zip_source_open(source) == 0);
  std::string bytes(facts.size, '\0');
  must(zip_source_read(source, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()));
  zip_source_close(source);
  return bytes;
}

}  // namespace

std::optional<std::vector<ZipPart>> unzip(std::string_view bytes) {
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  const std::unique_ptr<zip_t, Discard> archive(source ? zip_open_from_source(source, ZIP_RDONLY, nullptr) : nullptr);
  if (!archive) {
    if (source) zip_source_free(source);
    return std::nullopt;
  }
  std::vector<ZipPart> parts;
  zip_uint64_t left = kMostBytes;
  const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    const auto index = static_cast<zip_uint64_t>(i);
    const char* name = zip_get_name(archive.get(), index, 0);
    auto content = bytes_of(archive.get(), index, left);
    if (!name || !content) return std::nullopt;
    left -= content->size();
    parts.push_back({name, std::move(*content)});
  }
  return parts;
}

ZipPart* part_named(std::vector<ZipPart>& parts, std::string_view name) {
  for (ZipPart& part : parts)
    if (part.name == name) return &part;
  return nullptr;
}

std::string zip(const std::vector<ZipPart>& parts) {
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  must(source != nullptr);
  zip_source_keep(source);  // closing the archive lets go of one reference, the bytes are read through the other
  const std::unique_ptr<zip_source_t, Free> kept(source);
  std::unique_ptr<zip_t, Discard> archive(zip_open_from_source(source, ZIP_TRUNCATE, nullptr));
  must(archive != nullptr);
  for (const ZipPart& part : parts) {
    zip_source_t* content = zip_source_buffer(archive.get(), part.bytes.data(), part.bytes.size(), 0);
    const zip_int64_t index = zip_file_add(archive.get(), part.name.c_str(), content, ZIP_FL_ENC_UTF_8);
    must(index >= 0);
    must(zip_file_set_dostime(archive.get(), static_cast<zip_uint64_t>(index), 0, kFirstDay, 0) == 0);
  }
  must(zip_close(archive.get()) == 0);
  archive.release();
  return content_of(source);
}

}  // namespace chushen

#include "extract/zip_file.h"

#include <zip.h>

namespace chushen {
namespace {

struct CloseArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseEntry {
  void operator()(zip_file_t* entry) const { zip_fclose(entry); }
};

ZipFault fault_of(int code) {
  switch (code) {
    case ZIP_ER_OK: return ZipFault::kNone;
    case ZIP_ER_NOPASSWD:
    case ZIP_ER_WRONGPASSWD:
    case ZIP_ER_ENCRNOTSUPP: return ZipFault::kEncrypted;
    case ZIP_ER_COMPNOTSUPP: return ZipFault::kUnsupported;
    default: return ZipFault::kBroken;
  }
}

}  // namespace

struct ZipFile::State {
  std::string bytes;  // where it is no file; outlives `zip`
  std::unique_ptr<zip_t, CloseArchive> zip;
};

struct ZipFile::Entry::State {
  std::unique_ptr<zip_file_t, CloseEntry> file;
};

ZipFile::ZipFile() = default;
ZipFile::ZipFile(ZipFile&&) noexcept = default;
ZipFile& ZipFile::operator=(ZipFile&&) noexcept = default;
ZipFile::~ZipFile() = default;

ZipFile::ZipFile(const std::string& path) : state_(std::make_unique<State>()) {
  state_->zip.reset(zip_open(path.c_str(), ZIP_RDONLY, nullptr));
}

ZipFile ZipFile::of_bytes(std::string bytes) {
  ZipFile file;
  file.state_ = std::make_unique<State>();
  file.state_->bytes = std::move(bytes);
  zip_source_t* source = zip_source_buffer_create(file.state_->bytes.data(), file.state_->bytes.size(), 0, nullptr);
  file.state_->zip.reset(zip_open_from_source(source, ZIP_RDONLY, nullptr));
  if (!file.state_->zip) zip_source_free(source);
  return file;
}

std::size_t ZipFile::entries() const {
  if (!state_ || !state_->zip) return 0;
  return static_cast<std::size_t>(zip_get_num_entries(state_->zip.get(), 0));
}

ZipFile::Entry ZipFile::entry(std::size_t index) {
  Entry entry;
  if (index >= entries()) return entry;
  entry.state_ = std::make_unique<Entry::State>();
  entry.state_->file.reset(zip_fopen_index(state_->zip.get(), index, 0));
  entry.fault_ = entry.state_->file ? ZipFault::kNone : fault_of(zip_error_code_zip(zip_get_error(state_->zip.get())));
  return entry;
}

ZipFile::Entry::Entry() = default;
ZipFile::Entry::Entry(Entry&&) noexcept = default;
ZipFile::Entry& ZipFile::Entry::operator=(Entry&&) noexcept = default;
ZipFile::Entry::~Entry() = default;

std::int64_t ZipFile::Entry::read(char* buffer, std::size_t size) {
  if (fault_ != ZipFault::kNone) return -1;
  const zip_int64_t got = zip_fread(state_->file.get(), buffer, size);
  if (got < 0) fault_ = fault_of(zip_error_code_zip(zip_file_get_error(state_->file.get())));
  return got;
}

}  // namespace chushen

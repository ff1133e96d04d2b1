#include "extract/opc_package.h"

#include <map>

#include "extract/zip_directory.h"
#include "extract/zip_file.h"

namespace chushen {
namespace {

/// The form in which names are equal.
std::string folded(std::string_view name) {
  std::string result(name.substr(name.starts_with('/') ? 1 : 0));
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '\\') c = '/';  // written by some careless producers
  }
  return result;
}

PackageError from(ZipError error) {
  switch (error) {
    case ZipError::kUnreadable: return PackageError::kUnreadable;
    case ZipError::kTooManyEntries: return PackageError::kTooManyParts;
    case ZipError::kNotAZip:
    case ZipError::kBroken: break;
  }
  return PackageError::kBroken;
}

}  // namespace

struct OpcPackage::Archive {
  ZipFile zip;
  std::vector<std::string> names;
  std::map<std::string, std::size_t> index;  // by folded name
  std::uint64_t part_limit = 0;
  std::uint64_t left = 0;  // of ReadLimits::inflated_bytes, over all parts
};

struct OpcPackage::Stream::State {
  Archive* archive = nullptr;
  ZipFile::Entry entry;
  std::uint64_t left = 0;  // of ReadLimits::part_bytes
  PartFault fault = PartFault::kNone;
};

tl::expected<OpcPackage, PackageError> OpcPackage::open(const std::string& path, const ReadLimits& limits) {
  const auto entries = list_zip(path, limits.archive_entries);
  if (!entries) return tl::unexpected(from(entries.error()));
  if (have_overlap(*entries)) return tl::unexpected(PackageError::kOverlappingParts);
  auto archive = std::make_unique<Archive>();
  archive->part_limit = limits.part_bytes;
  archive->left = limits.inflated_bytes;
  archive->zip = ZipFile(path);
  if (archive->zip.entries() != entries->size()) return tl::unexpected(PackageError::kBroken);
  for (std::size_t i = 0; i < entries->size(); ++i) {
    const ZipEntry& entry = (*entries)[i];
    if (entry.encrypted) return tl::unexpected(PackageError::kEncrypted);
    archive->names.push_back(entry.name.substr(entry.name.starts_with('/') ? 1 : 0));
    const bool first = archive->index.emplace(folded(entry.name), i).second;
    if (!first) return tl::unexpected(PackageError::kDuplicatePart);
  }
  return OpcPackage(std::move(archive));
}

OpcPackage::OpcPackage(std::unique_ptr<Archive> archive) : archive_(std::move(archive)) {}
OpcPackage::OpcPackage(OpcPackage&&) noexcept = default;
OpcPackage::~OpcPackage() = default;

const std::vector<std::string>& OpcPackage::parts() const { return archive_->names; }

bool OpcPackage::has(std::string_view part) const { return archive_->index.count(folded(part)) > 0; }

std::unique_ptr<OpcPackage::Stream> OpcPackage::stream(std::string_view part) {
  auto state = std::make_unique<Stream::State>();
  state->archive = archive_.get();
  state->left = archive_->part_limit;
  const auto found = archive_->index.find(folded(part));
  if (found == archive_->index.end()) {
    state->fault = PartFault::kMissing;
  } else {
    state->entry = archive_->zip.entry(found->second);
    if (state->entry.fault() != ZipFault::kNone) state->fault = PartFault::kBroken;
  }
  return std::unique_ptr<Stream>(new Stream(std::move(state)));
}

OpcPackage::Stream::Stream(std::unique_ptr<State> state) : state_(std::move(state)) {}
OpcPackage::Stream::~Stream() = default;

int OpcPackage::Stream::read(char* buffer, int size) {
  if (state_->fault != PartFault::kNone) return -1;
  const std::int64_t got = state_->entry.read(buffer, static_cast<std::size_t>(size));
  if (got < 0) return state_->fault = PartFault::kBroken, -1;
  const auto bytes = static_cast<std::uint64_t>(got);
  if (bytes > state_->left || bytes > state_->archive->left) return state_->fault = PartFault::kTooLarge, -1;
  state_->left -= bytes;
  state_->archive->left -= bytes;
  return static_cast<int>(bytes);
}

void OpcPackage::Stream::drain() {
  char buffer[4096];
  while (read(buffer, sizeof buffer) > 0) {
  }
}

PartFault OpcPackage::Stream::fault() const { return state_->fault; }

}  // namespace chushen

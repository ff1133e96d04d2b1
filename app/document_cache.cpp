#include "app/document_cache.h"

#include <stdexcept>

#include "extract/sha256.h"

namespace chushen {

namespace {

constexpr std::uint64_t kLargestEntry = 256ull << 20;  // above what a worker may answer
constexpr std::size_t kSeal = 1 + 64 + 1;              // '\n', SHA-256 in hex, '\n'

std::string seal_of(std::string_view bytes) {
  return '\n' + sha256_hex(bytes) + '\n';
}

}  // namespace

std::string DocumentCache::path_of(Part part, const std::string& key) const {
  switch (part) {
    case Part::kDocument:
      return folder_ + "/documents/" + key + ".json";
    case Part::kApplication:
      return folder_ + "/applications/" + key + ".bin";
    case Part::kCrop:
      return folder_ + "/crops/" + key + ".png";
    case Part::kListing:
      return folder_ + "/unpacked/" + key + ".list";
  }
  throw std::logic_error("no such part of the cache");
}

std::optional<std::string> DocumentCache::find(Part part, const std::string& key) const {
  auto entry = read_whole(path_of(part, key), kLargestEntry);
  if (!entry || entry->size() < kSeal) return std::nullopt;
  const std::string seal = entry->substr(entry->size() - kSeal);
  entry->resize(entry->size() - kSeal);
  if (seal != seal_of(*entry)) return std::nullopt;
  return std::move(*entry);
}

tl::expected<void, FileError> DocumentCache::keep(Part part, const std::string& key, std::string_view bytes) const {
  return write_whole(path_of(part, key), std::string(bytes) + seal_of(bytes), Keep::kIfHandy);
}

}  // namespace chushen

#include "app/unpack_job.h"

#include <algorithm>

#include <sys/stat.h>

#include "app/ignored_names.h"
#include "app/wire_parts.h"
#include "extract/document_json.h"
#include "extract/names.h"
#include "extract/utf8.h"

namespace chushen {

namespace {

constexpr std::size_t kLongestPath = 1 << 14;

std::string count_text(std::uint64_t value) {
  return number_text(static_cast<unsigned long long>(value));
}

bool is_stored_name(std::string_view name) {
  const std::size_t dot = std::min(name.find('.'), name.size());
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto plain = [&](char c) { return digit(c) || (c >= 'a' && c <= 'z'); };
  const std::string_view number = name.substr(0, dot), ending = name.substr(std::min(dot + 1, name.size()));
  return !number.empty() && number.size() <= 8 && std::all_of(number.begin(), number.end(), digit) &&
         ending.size() <= 8 && std::all_of(ending.begin(), ending.end(), plain);
}

bool leads_nowhere(std::string_view name) {
  if (name.empty() || name.size() > kLongestPath || !is_valid_utf8(name) || name.find('\0') != name.npos) return false;
  for (std::size_t start = 0; start <= name.size();) {
    const std::size_t end = std::min(name.find('/', start), name.size());
    const std::string_view component = name.substr(start, end - start);
    if (component.empty() || component == "." || component == "..") return false;
    start = end + 1;
  }
  return true;
}

bool is_there(const UnpackedItem& item, const std::string& spool) {
  struct stat facts = {};
  if (!is_stored_name(item.stored) || ::lstat((spool + '/' + item.stored).c_str(), &facts) != 0) return false;
  return S_ISREG(facts.st_mode) && facts.st_nlink == 1 && static_cast<std::uint64_t>(facts.st_size) == item.bytes;
}

// A worker's word that it crashed or took too long would be ours to say.
bool may_say(const Document& document) {
  return document.pages.empty() && document.status != Status::kCrashed && document.status != Status::kTimedOut;
}

bool is_sound(const UnpackedItem& item, bool first, const std::string& spool) {
  if (item.document && !may_say(*item.document)) return false;
  if (first) return item.name.empty() && item.stored.empty();
  if (!leads_nowhere(item.name)) return false;
  return item.stored.empty() ? item.document.has_value() : is_there(item, spool);
}

bool is_sound(const Unpacked& unpacked, const std::string& spool) {
  const auto& items = unpacked.items;
  if (items.empty() || (items.size() > 1 && !items[0].document)) return false;
  return std::all_of(items.begin(), items.end(),
                     [&](const UnpackedItem& item) { return is_sound(item, &item == &items[0], spool); });
}

std::optional<UnpackedItem> take_item(WireParts& parts) {
  UnpackedItem item;
  item.name = parts.text();
  item.stored = parts.text();
  item.bytes = parts.count<std::uint64_t>();
  const auto kind = named<Kind>(parts.text());
  item.convert = parts.count<int>() != 0;
  const std::string json = parts.text();
  if (!parts.good() || !kind) return std::nullopt;
  item.kind = *kind;
  if (json.empty()) return item;
  auto document = parse_document(json);
  if (!document) return std::nullopt;
  item.document = std::move(*document);
  return item;
}

}  // namespace

std::string to_wire(const UnpackJob& job) {
  return pack({job.path, job.name, job.spool, count_text(job.limits.total_bytes), count_text(job.limits.member_bytes),
               count_text(job.limits.members), count_text(job.limits.depth)});
}

std::optional<UnpackJob> unpack_job_of(std::string_view wire) {
  WireParts parts(wire);
  UnpackJob job;
  job.path = parts.text();
  job.name = parts.text();
  job.spool = parts.text();
  job.limits.total_bytes = parts.count<std::uint64_t>();
  job.limits.member_bytes = parts.count<std::uint64_t>();
  job.limits.members = parts.count<int>();
  job.limits.depth = parts.count<int>();
  return parts.good() && parts.at_end() ? std::optional(job) : std::nullopt;
}

std::string to_wire(const Unpacked& unpacked) {
  std::vector<std::string> parts = {count_text(unpacked.ignored_files), unpacked.disk_full ? "1" : "0"};
  for (const UnpackedItem& item : unpacked.items) {
    parts.insert(parts.end(), {item.name, item.stored, count_text(item.bytes), std::string(name_of(item.kind)),
                               item.convert ? "1" : "0", item.document ? to_json(*item.document) : ""});
  }
  return pack(parts);
}

std::optional<Unpacked> unpacked_of(std::string_view untrusted_wire, const std::string& spool) {
  WireParts parts(untrusted_wire);
  Unpacked unpacked;
  unpacked.ignored_files = parts.count<int>();
  unpacked.disk_full = parts.count<int>() != 0;
  while (parts.good() && !parts.at_end()) {
    auto item = take_item(parts);
    if (!item) return std::nullopt;
    unpacked.items.push_back(std::move(*item));
  }
  return parts.good() && is_sound(unpacked, spool) ? std::optional(std::move(unpacked)) : std::nullopt;
}

bool is_ignored_path(std::string_view path) {
  for (std::size_t slash; (slash = path.find('/')) != path.npos; path.remove_prefix(slash + 1))
    if (is_ignored_folder(path.substr(0, slash))) return true;
  return is_ignored_file(path);
}

}  // namespace chushen

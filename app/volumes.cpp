#include "app/volumes.h"

#include <cerrno>
#include <map>
#include <optional>
#include <string_view>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/descriptor.h"

namespace chushen {

namespace {

constexpr int kMostVolumes = 1000;

enum class Style { kNumbered, kParts, kOldRar, kZip };

/// What one name says of itself: which archive it is a piece of, and which piece, from 1.
struct Piece {
  Style style = Style::kNumbered;
  std::string archive;
  int number = 0;
  std::size_t width = 0;  ///< of the number as written
};

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

std::optional<int> number_of(std::string_view digits) {
  if (digits.empty() || digits.size() > 4) return std::nullopt;
  int number = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number < kMostVolumes ? std::optional(number) : std::nullopt;
}

std::optional<Piece> part_of_rar(std::string_view stem) {
  const std::size_t at = lower(stem).rfind(".part");
  if (at == stem.npos) return std::nullopt;
  const auto number = number_of(stem.substr(at + 5));
  if (!number || *number == 0) return std::nullopt;
  return Piece{Style::kParts, std::string(stem.substr(0, at)) + ".rar", *number, stem.size() - at - 5};
}

std::optional<Piece> piece_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == name.npos || dot == 0 || name[dot - 1] == '/') return std::nullopt;
  const std::string_view stem = name.substr(0, dot);
  const std::string ending = lower(name.substr(dot + 1));
  if (ending == "rar") {
    if (auto part = part_of_rar(stem)) return part;
    return Piece{Style::kOldRar, std::string(name), 1, 0};
  }
  if (ending == "zip") return Piece{Style::kZip, std::string(name), kMostVolumes, 0};
  const auto number = ending.size() == 3 ? number_of(std::string_view(ending).substr(ending[0] == 'r' || ending[0] == 'z')) : std::nullopt;
  if (!number) return std::nullopt;
  if (ending[0] == 'r') return Piece{Style::kOldRar, std::string(stem) + ".rar", *number + 2, 2};
  if (*number == 0) return std::nullopt;
  if (ending[0] == 'z') return Piece{Style::kZip, std::string(stem) + ".zip", *number, 2};
  return Piece{Style::kNumbered, std::string(stem), *number, 3};
}

/// How a piece would be called.
std::string name_of(const Piece& like, int number) {
  const std::string stem = like.archive.substr(0, like.archive.rfind('.'));
  std::string digits = std::to_string(like.style == Style::kOldRar ? number - 2 : number);
  if (digits.size() < like.width) digits.insert(0, like.width - digits.size(), '0');
  switch (like.style) {
    case Style::kParts: return stem + ".part" + digits + ".rar";
    case Style::kOldRar: return number == 1 ? like.archive : stem + ".r" + digits;
    case Style::kZip: return number == kMostVolumes ? like.archive : stem + ".z" + digits;
    case Style::kNumbered: break;
  }
  return like.archive + '.' + digits;
}

struct Found {
  Piece like;
  std::map<int, std::size_t> files;  // by number
};

bool names_archive(std::string_view name) {
  const std::string text = lower(name);
  for (const char* ending : {".7z", ".zip", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz"})
    if (text.ends_with(ending)) return true;
  return false;
}

/// One file alone is a volume where its name leaves no doubt: 材料.part2.rar, 材料.z01, 材料.7z.001, and not 材料.rar.
bool is_set(const Found& found) {
  if (found.files.size() > 1) return true;
  const int number = found.files.begin()->first;
  switch (found.like.style) {
    case Style::kParts: return true;
    case Style::kOldRar: return number > 1;
    case Style::kZip: return number < kMostVolumes;
    case Style::kNumbered: return names_archive(found.like.archive);
  }
  return false;
}

VolumeSet set_of(const Found& found) {
  VolumeSet set{found.like.archive, {}, {}};
  const bool zip = found.like.style == Style::kZip;
  int next = 1;
  for (const auto& [number, file] : found.files) {
    const bool last_of_zip = number == kMostVolumes;  // whatever stands before it
    for (; next < number && !last_of_zip; ++next) set.missing.push_back(name_of(found.like, next));
    set.files.push_back(file);
    next = number + 1;
  }
  if (zip && !found.files.count(kMostVolumes)) set.missing.push_back(name_of(found.like, kMostVolumes));
  return set;
}

bool append_file(const std::string& path, int target) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  struct stat facts = {};
  if (!file || ::fstat(file.get(), &facts) != 0 || !S_ISREG(facts.st_mode)) return false;
  std::string buffer(1 << 16, '\0');
  for (ssize_t got; (got = ::read(file.get(), buffer.data(), buffer.size())) != 0;) {
    if (got < 0 && errno == EINTR) continue;
    for (ssize_t done = 0; done < got;) {
      const ssize_t written = ::write(target, buffer.data() + done, static_cast<std::size_t>(got - done));
      if (written <= 0) return false;
      done += written;
    }
    if (got < 0) return false;
  }
  return true;
}

}  // namespace

std::vector<VolumeSet> volume_sets(const std::vector<std::string>& names) {
  std::map<std::pair<Style, std::string>, Found> found;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto piece = piece_of(names[i]);
    if (!piece) continue;
    Found& set = found[{piece->style, lower(piece->archive)}];
    if (set.like.width == 0) set.like = *piece;
    set.files.emplace(piece->number, i);
  }
  std::vector<VolumeSet> sets;
  for (const auto& [key, one] : found)
    if (is_set(one)) sets.push_back(set_of(one));
  return sets;
}

bool join_volumes(const std::vector<std::string>& paths, const std::string& target) {
  const Descriptor file(::open(target.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600));
  if (!file) return false;
  for (const std::string& path : paths)
    if (!append_file(path, file.get())) return false;
  return true;
}

}  // namespace chushen

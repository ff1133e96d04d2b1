#include "app/submission_files.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <utility>

#include "app/ignored_names.h"
#include "app/name_text.h"
#include "normalize/text.h"

namespace chushen {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The run of digits at `at`, leading zeros left out.
std::string_view figure_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  while (at + 1 < end && text[at] == '0') ++at;
  return text.substr(at, end - at);
}

std::size_t behind_figure(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

Obstacle obstacle_of(EntryKind kind) {
  if (kind == EntryKind::kLink) return Obstacle::kLink;
  return kind == EntryKind::kSpecial ? Obstacle::kSpecial : Obstacle::kNone;
}

// A folder waiting to be listed; `name` as in InboxFile, empty for the submission itself.
struct Folder {
  std::vector<std::string> paths;
  std::string name;
};

class Collector {
 public:
  explicit Collector(Submission& submission) : submission_(submission) {}

  void collect(const std::vector<std::string>& paths, std::string_view own_name) {
    folders_.push_back({paths, ""});
    while (!folders_.empty()) {
      const Folder folder = std::move(folders_.back());
      folders_.pop_back();
      list(folder, own_name);
    }
  }

 private:
  void list(const Folder& folder, std::string_view own_name) {
    const auto entries = list_folders(folder.paths);
    if (!entries) {
      const std::string name = folder.name.empty() ? name_text(own_name) : folder.name;
      submission_.files.push_back({folder.paths.front(), name, Obstacle::kNoAccess, {}});
      return;
    }
    for (const PlacedEntry& placed : *entries) take(folder, placed);
  }

  void take(const Folder& folder, const PlacedEntry& placed) {
    const Entry& entry = placed.entry;
    const std::string& path = placed.paths.front();
    const std::string name = folder.name.empty() ? name_text(entry.name) : folder.name + '/' + name_text(entry.name);
    const bool is_folder = entry.kind == EntryKind::kFolder;
    if (is_folder ? is_ignored_folder(entry.name) : is_ignored_file(entry.name)) {
      ++submission_.ignored_files;
      submission_.ignored.push_back({path, name, Obstacle::kNone, entry.facts});
    } else if (is_folder) {
      folders_.push_back({placed.paths, name});
    } else {
      submission_.files.push_back({path, name, obstacle_of(entry.kind), entry.facts});
    }
  }

  Submission& submission_;
  std::vector<Folder> folders_;
};

}  // namespace

std::string_view archive_stem(std::string_view name) {
  static constexpr std::array<std::string_view, 13> kEndings = {
      ".tar.gz", ".tar.bz2", ".tar.xz", ".tar.zst", ".tar.lzma", ".tgz", ".tbz2",
      ".txz",    ".tzst",    ".tar",    ".zip",     ".7z",       ".rar"};
  const std::string lower = ascii_lower(name);
  for (const std::string_view ending : kEndings)
    if (lower.size() > ending.size() && lower.ends_with(ending)) return name.substr(0, name.size() - ending.size());
  return {};
}

bool in_natural_order(std::string_view a, std::string_view b) {
  std::size_t i = 0, j = 0;
  while (i < a.size() && j < b.size()) {
    if (is_digit(a[i]) && is_digit(b[j])) {
      const std::string_view one = figure_at(a, i), other = figure_at(b, j);
      if (one.size() != other.size()) return one.size() < other.size();
      if (one != other) return one < other;
      i = behind_figure(a, i);
      j = behind_figure(b, j);
    } else if (a[i] != b[j]) {
      return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]);
    } else {
      ++i;
      ++j;
    }
  }
  const bool a_ended = i >= a.size(), b_ended = j >= b.size();
  return a_ended != b_ended ? a_ended : a < b;
}

tl::expected<std::vector<PlacedEntry>, int> list_folders(const std::vector<std::string>& paths) {
  std::map<std::string, PlacedEntry> placed;
  for (const std::string& path : paths) {
    const auto entries = list_folder(path);
    if (!entries) return tl::make_unexpected(entries.error());
    for (const Entry& entry : *entries) {
      const auto [found, is_first] = placed.try_emplace(entry.name, PlacedEntry{entry, {path + '/' + entry.name}});
      if (!is_first && entry.kind == EntryKind::kFolder && found->second.entry.kind == EntryKind::kFolder)
        found->second.paths.push_back(path + '/' + entry.name);
    }
  }
  std::vector<PlacedEntry> all;
  for (auto& [name, one] : placed) all.push_back(std::move(one));
  return all;
}

tl::expected<Submission, int> submission_in(std::vector<std::string> paths) {
  auto first = entry_at(paths.front());
  if (!first) return tl::make_unexpected(first.error());
  first->name = paths.front().substr(paths.front().rfind('/') + 1);
  const auto is_other = [&](const std::string& path) {
    const auto entry = entry_at(path);
    return !entry || entry->kind != EntryKind::kFolder || first->kind != EntryKind::kFolder;
  };
  paths.erase(std::remove_if(paths.begin() + 1, paths.end(), is_other), paths.end());
  return submission_at({std::move(*first), std::move(paths)});
}

Submission submission_at(const PlacedEntry& placed) {
  const Entry& entry = placed.entry;
  const std::string& path = placed.paths.front();
  Submission submission;
  submission.path = path;
  if (entry.kind == EntryKind::kFolder) {
    Collector(submission).collect(placed.paths, entry.name);
    std::sort(submission.files.begin(), submission.files.end(), [](const InboxFile& a, const InboxFile& b) {
      return in_natural_order(a.name, b.name) || (a.name == b.name && a.path < b.path);
    });
    return submission;
  }
  submission.files.push_back({path, name_text(entry.name), obstacle_of(entry.kind), entry.facts});
  submission.single_file = archive_stem(entry.name).empty();
  return submission;
}

}  // namespace chushen

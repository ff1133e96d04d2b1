#include "app/inbox.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "app/folder_listing.h"
#include "app/ignored_names.h"
#include "app/name_text.h"
#include "app/submission_files.h"
#include "app/wire.h"

namespace chushen {

namespace {

// A name that none of `taken` has: itself, else with "~2", "~3" behind it.
std::string unique_name(const std::string& name, std::set<std::string>& taken) {
  std::string unique = name;
  for (int i = 2; !taken.insert(unique).second; ++i) unique = name + '~' + std::to_string(i);
  return unique;
}

bool is_ignored(const Entry& entry) {
  return entry.kind == EntryKind::kFolder ? is_ignored_folder(entry.name) : is_ignored_file(entry.name);
}

// The last component of each id, in the order of the entries: archives come after all names that cannot give way.
std::vector<std::string> names_of(const std::vector<Entry>& entries) {
  std::set<std::string> taken;
  std::vector<std::string> names(entries.size());
  const auto is_archive = [](const Entry& entry) {
    return entry.kind == EntryKind::kFile && !archive_stem(entry.name).empty();
  };
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (!is_archive(entries[i])) names[i] = unique_name(name_text(entries[i].name), taken);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!is_archive(entries[i])) continue;
    const std::string stem = name_text(archive_stem(entries[i].name));
    names[i] = unique_name(taken.contains(stem) ? name_text(entries[i].name) : stem, taken);
  }
  return names;
}

class Walk {
 public:
  explicit Walk(const Counties& counties) : counties_(counties) {}

  tl::expected<Inbox, FileError> of(const std::string& path) {
    auto entries = list_folder(path);
    if (!entries) return tl::make_unexpected(FileError{path, entries.error()});
    std::vector<Entry> submissions;
    for (Entry& entry : *entries) {
      const auto county = entry.kind == EntryKind::kFolder ? counties_.county_of(entry.name) : std::nullopt;
      if (county) {
        take_county(path + '/' + entry.name, name_text(entry.name), *county);
      } else {
        submissions.push_back(std::move(entry));
      }
    }
    take_submissions(path, submissions, "", "");
    return finished();
  }

 private:
  void take_county(const std::string& path, const std::string& folder_name, const std::string& county) {
    inbox_.counties.push_back(county);
    if (const auto entries = list_folder(path)) {
      take_submissions(path, *entries, folder_name + '/', county);
    } else {
      inbox_.unreadable.push_back({path, entries.error()});
    }
  }

  void take_submissions(const std::string& path, std::vector<Entry> entries, const std::string& prefix,
                        const std::string& county) {
    for (const Entry& entry : entries)
      if (is_ignored(entry))
        inbox_.ignored.push_back({path + '/' + entry.name, prefix + name_text(entry.name), Obstacle::kNone, entry.facts});
    inbox_.ignored_files += static_cast<int>(std::erase_if(entries, is_ignored));
    const std::vector<std::string> names = names_of(entries);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      Submission one = submission_at(path + '/' + entries[i].name, entries[i]);
      one.id = prefix + names[i];
      one.county = county;
      inbox_.submissions.push_back(std::move(one));
    }
  }

  Inbox finished() {
    std::sort(inbox_.submissions.begin(), inbox_.submissions.end(),
              [](const Submission& a, const Submission& b) { return a.id < b.id; });
    std::sort(inbox_.counties.begin(), inbox_.counties.end());
    const auto last = std::unique(inbox_.counties.begin(), inbox_.counties.end());
    inbox_.counties.erase(last, inbox_.counties.end());
    return std::move(inbox_);
  }

  const Counties& counties_;
  Inbox inbox_;
};

// "甲公司/" and "." have a last component too: that of the folder they stand for.
std::string last_component(const std::string& path) {
  std::error_code error;
  const auto whole = std::filesystem::absolute(path, error).lexically_normal();
  const std::string name = whole.has_filename() ? whole.filename() : whole.parent_path().filename();
  return name.empty() ? "材料" : name;
}

}  // namespace

const InboxFile* file_of(const Submission& submission, std::string_view document) {
  const auto number = document.starts_with('d') ? unsigned_of(document.substr(1)) : std::nullopt;
  return number && *number >= 1 && *number <= submission.documents().size() ? &submission.documents()[*number - 1] : nullptr;
}

tl::expected<Inbox, FileError> walk_inbox(const std::string& path, const Counties& counties) {
  return Walk(counties).of(path);
}

tl::expected<std::vector<Submission>, FileError> named_submissions(const std::vector<std::string>& paths) {
  std::vector<Submission> submissions;
  std::set<std::string> taken;
  for (const std::string& path : paths) {
    std::error_code error;
    // What a person names is meant, also where it is a link; links below it are not followed.
    const std::string target = std::filesystem::canonical(path, error);
    if (error) return tl::make_unexpected(FileError{path, error.value()});
    auto entry = entry_at(target);
    if (!entry) return tl::make_unexpected(FileError{path, entry.error()});
    const std::string name = entry->name = last_component(path);
    Submission one = submission_at(target, *entry);
    const std::string stem = entry->kind == EntryKind::kFile ? name_text(archive_stem(name)) : "";
    one.id = unique_name(stem.empty() || taken.contains(stem) ? name_text(name) : stem, taken);
    submissions.push_back(std::move(one));
  }
  return submissions;
}

}  // namespace chushen

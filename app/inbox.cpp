#include "app/inbox.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "app/accept.h"
#include "app/folder_listing.h"
#include "app/ignored_names.h"
#include "app/name_text.h"
#include "app/submission_files.h"
#include "app/wire.h"

namespace chushen {

namespace {

constexpr const char* kAccepted = "_已接收";
constexpr const char* kFormer = "_旧版";  // in it: what newer files have taken the place of

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
std::vector<std::string> names_of(const std::vector<PlacedEntry>& entries) {
  std::set<std::string> taken;
  std::vector<std::string> names(entries.size());
  const auto is_archive = [](const Entry& entry) {
    return entry.kind == EntryKind::kFile && !archive_stem(entry.name).empty();
  };
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (const Entry& entry = entries[i].entry; !is_archive(entry)) names[i] = unique_name(name_text(entry.name), taken);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Entry& entry = entries[i].entry;
    if (!is_archive(entry)) continue;
    const std::string stem = name_text(archive_stem(entry.name));
    names[i] = unique_name(taken.contains(stem) ? name_text(entry.name) : stem, taken);
  }
  return names;
}

class Walk {
 public:
  explicit Walk(const Counties& counties) : counties_(counties) {}

  tl::expected<Inbox, FileError> of(const std::string& path) {
    const std::string accepted = accepted_in(path);
    const auto there = entry_at(accepted);
    const bool has_accepted = there && there->kind == EntryKind::kFolder;
    auto entries = list_folders({path});
    if (!entries) return tl::make_unexpected(FileError{path, entries.error()});
    if (has_accepted) {  // read as one with the inbox, which was listed first
      entries = list_folders({path, accepted});
      if (!entries) return tl::make_unexpected(FileError{accepted, entries.error()});
      std::erase_if(*entries, [&](const PlacedEntry& one) {
        return one.paths.front() == accepted || one.paths.front() == accepted + '/' + kFormer;
      });
    }
    std::vector<PlacedEntry> submissions;
    for (PlacedEntry& one : *entries) {
      const auto county = one.entry.kind == EntryKind::kFolder ? counties_.county_of(one.entry.name) : std::nullopt;
      if (county) {
        take_county(one, name_text(one.entry.name), *county);
      } else {
        submissions.push_back(std::move(one));
      }
    }
    take_submissions(submissions, "", "");
    return finished();
  }

 private:
  void take_county(const PlacedEntry& folder, const std::string& folder_name, const std::string& county) {
    inbox_.counties.push_back(county);
    inbox_.county_folders.insert(inbox_.county_folders.end(), folder.paths.begin(), folder.paths.end());
    if (const auto entries = list_folders(folder.paths)) {
      take_submissions(*entries, folder_name + '/', county);
    } else {
      inbox_.unreadable.push_back({{folder.paths.front(), entries.error()}, folder_name + '/'});
    }
  }

  void take_submissions(std::vector<PlacedEntry> entries, const std::string& prefix, const std::string& county) {
    const auto is_nobodys = [](const PlacedEntry& one) { return is_ignored(one.entry); };
    for (const PlacedEntry& one : entries)
      if (is_nobodys(one))
        inbox_.ignored.push_back({one.paths.front(), prefix + name_text(one.entry.name), Obstacle::kNone, one.entry.facts});
    inbox_.ignored_files += static_cast<int>(std::erase_if(entries, is_nobodys));
    const std::vector<std::string> names = names_of(entries);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      Submission one = submission_at(entries[i]);
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

bool Inbox::may_hide(std::string_view id) const {
  return std::any_of(unreadable.begin(), unreadable.end(), [&](const Unreadable& one) { return id.starts_with(one.prefix); });
}

std::string accepted_in(const std::string& inbox) { return inbox + '/' + kAccepted; }

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
    Submission one = submission_at({*entry, {target}});
    const std::string stem = entry->kind == EntryKind::kFile ? name_text(archive_stem(name)) : "";
    one.id = unique_name(stem.empty() || taken.contains(stem) ? name_text(name) : stem, taken);
    submissions.push_back(std::move(one));
  }
  return submissions;
}

}  // namespace chushen

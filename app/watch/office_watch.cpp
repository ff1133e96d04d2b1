#include "app/watch/office_watch.h"

#include <utility>

#include "app/folder_listing.h"
#include "app/printable.h"
#include "app/wire.h"

namespace chushen {

namespace {

constexpr double kStill = 2;  // seconds; a spreadsheet program writes a list in several steps

// What the file system says of all files below a folder: nothing is opened.
void add_facts(const std::string& folder, std::vector<std::string>& parts) {
  const auto entries = list_folder(folder);
  if (!entries) return parts.push_back(folder + '!' + std::to_string(entries.error()));
  for (const Entry& entry : *entries) {
    if (entry.name.starts_with('.') || entry.name.starts_with("~$")) continue;
    const FileFacts& facts = entry.facts;
    parts.push_back(folder + '/' + entry.name);
    if (entry.kind == EntryKind::kFolder) add_facts(folder + '/' + entry.name, parts);
    else for (const auto fact : {facts.inode, facts.bytes, static_cast<std::uint64_t>(facts.modified_ns)}) parts.push_back(std::to_string(fact));
  }
}

std::string folder_key(const JobSettings& settings) {
  std::vector<std::string> parts;
  add_facts(settings.notice, parts);
  if (!settings.county.empty()) add_facts(settings.county, parts);
  return pack(parts);
}

}  // namespace

OfficeWatch::OfficeWatch(const JobSettings& settings, Office office, Console& console)
    : settings_(settings), office_(std::move(office)), console_(console), in_force_(folder_key(settings)), seen_(in_force_) {}

bool OfficeWatch::look(double now) {
  const std::string key = folder_key(settings_);
  if (std::exchange(seen_, key) != key) settling_since_ = now;
  if (key == in_force_) settling_since_.reset();
  if (!settling_since_ || now - *settling_since_ < kStill) return false;
  settling_since_.reset();
  in_force_ = key;  // also where it is faulty: that is said once
  return take_over();
}

bool OfficeWatch::take_over() {
  auto fresh = load_office(settings_.notice, settings_.county);
  if (!fresh) {
    for (const PackError& error : fresh.error()) console_.warn(to_string(error));
    console_.warn("通知规则包或科室资料改动后有误，仍按改动前的核对；请按上面的提示修改，改好后自动采用。");
    return false;
  }
  const bool another = fresh->key != office_.key;
  office_ = std::move(*fresh);
  if (another) console_.say("通知规则包或科室资料已更新，按新的内容重新核对全部材料，不重新读取文件。");
  return another;
}

}  // namespace chushen

#include "app/watch/inbox_look.h"

#include <algorithm>
#include <chrono>
#include <set>

#include "app/accept.h"
#include "app/file_system.h"
#include "app/files.h"
#include "app/folder_listing.h"
#include "app/known_content.h"
#include "app/printable.h"
#include "app/wire.h"

namespace chushen {

namespace {

using Clock = std::chrono::steady_clock;
constexpr int kMostCrashes = 2;

}  // namespace

bool Look::has(Decision decision) const {
  return std::find(decisions.begin(), decisions.end(), decision) != decisions.end();
}

std::string Look::waiting_key() const {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    const bool waits = decisions[i] != Decision::kUpToDate && decisions[i] != Decision::kJudge;
    parts.push_back(inbox.submissions[i].id + '/' + std::to_string(inbox.submissions[i].ignored_files));
    if (waits) parts.push_back(reasons[i]);
  }
  for (const InboxFile& file : inbox.ignored) parts.push_back(file.name);
  return pack(parts);
}

InboxWatcher::InboxWatcher(std::string inbox, const Counties& counties, const JobSettings& settings,
                           const Patience& patience, Ledger& ledger)
    : path_(std::move(inbox)),
      counties_(counties),
      settings_(settings),
      patience_(patience),
      ledger_(ledger),
      sightings_(patience, is_network_folder(path_)),
      told_(!is_network_folder(path_) && alarm_.add(path_)) {}

std::optional<std::string> InboxWatcher::what_is_missing(const Inbox& inbox) const {
  if (!inbox.unreadable.empty()) return message_for(inbox.unreadable.front().error);
  std::set<std::string> here;
  for (const Submission& submission : inbox.submissions) here.insert(submission.id);
  bool had_some = false;
  for (const auto& [id, arrival] : ledger_.arrivals()) {
    if (arrival.state == ArrivalState::kIgnored || arrival.state == ArrivalState::kWithdrawn) continue;
    had_some = true;
    if (here.contains(id)) return std::nullopt;
  }
  const auto known = ledger_.inbox(path_);
  const auto entry = entry_at(path_);
  const bool another = known && entry && (known->device != entry->facts.device || known->inode != entry->facts.inode);
  if (!had_some || (!inbox.submissions.empty() && !another)) return std::nullopt;
  return "收件文件夹 " + printable(path_) + " 中原有的材料全部不见，可能是共享未连接；已有报告和登记保持不变，连接恢复后自动继续。";
}

// Folders whose changes the system is to tell.
void InboxWatcher::listen(const Inbox& inbox) {
  if (!told_) return;
  std::set<std::string> folders(inbox.county_folders.begin(), inbox.county_folders.end());
  folders.insert(path_);
  for (const Submission& submission : inbox.submissions) {
    const std::string parent = folder_of(submission.path), accepted = accepted_in(path_);
    folders.insert(parent);
    if (parent.starts_with(accepted)) folders.insert(path_ + parent.substr(accepted.size()));  // late files come there
    if (entry_at(submission.path) && !submission.files.empty() && submission.files.front().path != submission.path)
      folders.insert(submission.path);
    if (submission.files.empty()) folders.insert(submission.path);
    for (const InboxFile& file : submission.files) folders.insert(folder_of(file.path));
  }
  for (const std::string& folder : folders) told_ = told_ && alarm_.add(folder);
}

void InboxWatcher::decide_each(Look& look, double now) {
  const auto arrivals = ledger_.arrivals();
  for (const Submission& submission : look.inbox.submissions) {
    const auto known = arrivals.find(submission.id);
    Sighting seen = sightings_.see(submission, known == arrivals.end() ? "" : known->second.seen, now);
    if (!seen.up_to_date) seen.crashed = ledger_.failures(crash_key(submission, settings_.reading)) >= kMostCrashes;
    const Decision decision = decide(seen, patience_);
    if (decision == Decision::kSettling) {
      double rest = std::max(seen.file_quiet, seen.marked ? 0.0 : patience_.folder) - seen.quiet;
      if (rest <= 0) rest = kBetweenReadings;
      look.next_change = look.next_change == 0 ? rest : std::min(look.next_change, rest);
    }
    look.decisions.push_back(decision);
    look.reasons.push_back(reason_for(decision, seen, patience_));
  }
}

tl::expected<Look, std::string> InboxWatcher::look(double now) {
  const Clock::time_point begun = Clock::now();
  auto inbox = walk_inbox(path_, counties_);
  if (!inbox) return tl::make_unexpected(message_for(inbox.error()) + "已有报告和登记保持不变，恢复后自动继续。");
  if (const auto missing = what_is_missing(*inbox)) return tl::make_unexpected(*missing);
  if (const auto entry = entry_at(path_)) {
    const auto known = ledger_.inbox(path_);
    if (!known || known->inode != entry->facts.inode || known->device != entry->facts.device)
      ledger_.put_inbox(path_, entry->facts);
  }
  Look look;
  look.inbox = std::move(*inbox);
  listen(look.inbox);
  decide_each(look, now);
  sightings_.forget_before(now);
  look.seconds = std::chrono::duration<double>(Clock::now() - begun).count();
  return look;
}

}  // namespace chushen

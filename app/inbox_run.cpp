#include "app/inbox_run.h"

#include <set>
#include <utility>

#include "app/crash_note.h"
#include "app/known_content.h"
#include "app/output_folder.h"
#include "app/packages.h"

namespace chushen {

namespace {

constexpr int kMostCrashes = 2;
constexpr const char* kCrashed =
    "处理此材料时程序两次意外中断，已暂停处理，其他材料不受影响；请人工核对，并请申报单位另存或重新扫描后再交。";

// What the ledger has of this id, or a new entry that begins now.
Arrival known_arrival(const std::map<std::string, Arrival>& known, const std::string& id, const std::string& now) {
  const auto found = known.find(id);
  if (found != known.end()) return found->second;
  Arrival fresh;
  fresh.id = id;
  fresh.first_seen = now;
  return fresh;
}

void put_if_new(const Arrival& arrival, const std::map<std::string, Arrival>& known, Ledger& ledger) {
  const auto found = known.find(arrival.id);
  if (found == known.end() || found->second != arrival) ledger.put(arrival);
}

}  // namespace

std::vector<Paper> papers_of(std::vector<Submission> submissions) {
  std::vector<std::string> ids;
  for (const Submission& submission : submissions) ids.push_back(submission.id);
  const std::vector<std::string> folders = folders_for(ids);
  std::vector<Paper> papers(submissions.size());
  for (std::size_t i = 0; i < submissions.size(); ++i) {
    papers[i].submission = std::move(submissions[i]);
    papers[i].folder = folders[i];
  }
  return papers;
}

JobResult judge_inbox(InboxWork work, const Office& office, Stages& stages) {
  std::vector<Paper> &papers = work.papers, taken;
  if (!stages.read(papers) || !stages.leave_unread_waiting(papers, work.open_items)) return stages.result({});
  stages.set_failures_aside(papers);
  std::vector<CountyPackage> packages = take_packages(papers, taken, work.counties, office.county.name);
  const Packages package_papers = papers_of_counties(taken);
  const Stages::Judge judge = stages.judging_together(papers, package_papers);
  if (!judge) return stages.result({});
  check_packages(packages, package_papers, papers, office.notice, office.county.name);
  if (!stages.report(papers, judge)) return stages.result({});
  stages.report_batch(std::move(packages), work.ignored_files, std::move(work.open_items));
  stages.note_unread(taken);
  return stages.result(papers);
}

JobResult judge_each_alone(std::vector<Paper>& papers, Stages& stages) {
  if (!stages.read(papers)) return stages.result({});
  stages.set_failures_aside(papers);
  if (!stages.report(papers, stages.judging_alone(papers))) return stages.result({});
  return stages.result(papers);
}

int ignored_in(const Inbox& inbox) {
  int ignored = inbox.ignored_files;
  for (const Submission& submission : inbox.submissions) ignored += submission.ignored_files;
  return ignored;
}

std::vector<OpenItem> quarantine_crashes(std::vector<Submission>& submissions, Ledger& ledger,
                                         const JobSettings& settings) {
  const auto notes = CrashNote::take(settings.out);
  std::vector<OpenItem> items;
  std::erase_if(submissions, [&](const Submission& submission) {
    const std::string key = crash_key(submission, settings.reading);
    const auto note = notes.find(submission.id);
    for (int i = 0; note != notes.end() && i < note->second; ++i) ledger.note_failure(key);
    if (ledger.failures(key) < kMostCrashes) return false;
    items.push_back({submission.id, "隔离", kCrashed});
    return true;
  });
  ledger.settle();
  return items;
}

std::vector<OpenItem> unreadable_folders(const Inbox& inbox) {
  std::vector<OpenItem> items;
  for (const Inbox::Unreadable& one : inbox.unreadable)
    items.push_back({one.prefix.substr(0, one.prefix.size() - 1), "失败",
                     message_for(one.error) + "其中的材料本次未核对，已有报告保持不变。"});
  return items;
}

void record_arrivals(const Inbox& inbox, const std::vector<OpenItem>& open_items, const std::string& now,
                     Ledger& ledger) {
  const std::map<std::string, Arrival> known = ledger.arrivals();
  std::set<std::string> here;
  for (const OpenItem& item : open_items) {
    Arrival arrival = known_arrival(known, item.id, now);
    arrival.state = item.state == "隔离" ? ArrivalState::kQuarantined : ArrivalState::kWaiting;
    arrival.reason = item.reason;
    put_if_new(arrival, known, ledger);
  }
  for (const InboxFile& file : inbox.ignored) {
    Arrival arrival = known_arrival(known, file.name, now);
    arrival.state = ArrivalState::kIgnored;
    put_if_new(arrival, known, ledger);
    here.insert(file.name);
  }
  for (const Submission& submission : inbox.submissions) here.insert(submission.id);
  for (const auto& [id, arrival] : known) {
    if (here.contains(id) || inbox.may_hide(id) || arrival.state == ArrivalState::kWithdrawn) continue;
    Arrival gone = arrival;
    gone.state = ArrivalState::kWithdrawn;
    ledger.put(gone);
  }
}

}  // namespace chushen

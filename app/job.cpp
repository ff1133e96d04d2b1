#include "app/job.h"

#include <chrono>
#include <optional>
#include <utility>

#include "app/exit_status.h"
#include "app/forget.h"
#include "app/inbox.h"
#include "app/inbox_run.h"
#include "app/last_run.h"
#include "app/local_time.h"
#include "app/metrics.h"
#include "app/output_claim.h"
#include "app/printable.h"
#include "app/stages.h"

namespace chushen {

namespace {

JobResult ended(ExitStatus status) {
  JobResult result;
  result.exit_status = static_cast<int>(status);
  return result;
}

}  // namespace

void forget_expired(const JobSettings& settings, Ledger& ledger, Console& console) {
  const auto expired = expired_reports(settings.out, settings.withdrawn_days, ledger);
  if (expired.empty()) return;
  const std::string reason = "已移出收件文件夹，保留期 " + std::to_string(settings.withdrawn_days) + " 天已满";
  for (const std::string& sentence : forget_reports(settings.out, expired, "", reason, settings.reading, ledger)) console.warn(sentence);
  console.say("保留期已满，删除 " + std::to_string(expired.size()) + " 份已移出收件文件夹的材料的报告和缓存。", "expired");
}

void tell_figures(const JobSettings& settings, const Ledger& ledger, const JobResult& result, double seconds, Console& console) {
  const auto counts = ledger.counts();
  const auto count = [&](ArrivalState state) {
    return static_cast<unsigned long long>(counts.contains(state) ? counts.at(state) : 0);
  };
  console.figures("run", {{"judged", count(ArrivalState::kJudged)},
                          {"waiting", count(ArrivalState::kWaiting)},
                          {"quarantined", count(ArrivalState::kQuarantined)},
                          {"ignored", count(ArrivalState::kIgnored)},
                          {"reports_written", static_cast<unsigned long long>(result.reports_written)},
                          {"reading_workers", static_cast<unsigned long long>(result.reading_workers)},
                          {"exit_status", static_cast<unsigned long long>(result.exit_status)},
                          {"milliseconds", static_cast<unsigned long long>(seconds * 1000)}});
  if (!write_metrics(settings.metrics, ledger, result, seconds))
    console.warn("未能写入 " + printable(settings.metrics) + "；请检查路径和权限。", "metrics");
}

std::optional<Office> office_of(const JobSettings& settings, Console& console) {
  auto office = load_office(settings.notice, settings.county);
  if (office) return std::move(*office);
  for (const PackError& error : office.error()) console.warn(to_string(error));
  console.warn("通知规则包或科室资料有误，未开始核对；请按上面的提示修改后重新运行。");
  return std::nullopt;
}

JobResult run_batch(const std::string& inbox_folder, const JobSettings& settings, Console& console) {
  const auto office = office_of(settings, console);
  if (!office) return ended(ExitStatus::kUsage);
  auto inbox = walk_inbox(inbox_folder, Counties(office->notice.form, office->county));
  if (!inbox) {
    console.warn("没有可读的收件文件夹：" + message_for(inbox.error()));
    return ended(ExitStatus::kUsage);
  }
  const auto lock = lock_output(settings.out, {inbox_folder}, console);
  if (!lock) return ended(lock.error());
  auto ledger = ledger_for_batch(settings.out, console);
  if (!ledger) return ended(ledger.error());

  Signals signals;
  forget_expired(settings, *ledger, console);
  Stages stages(*office, settings, *ledger, signals, console);
  InboxWork work;
  std::vector<Submission> submissions = inbox->submissions;
  work.open_items = quarantine_crashes(submissions, *ledger, settings);
  record_arrivals(*inbox, work.open_items, local_time_now(), *ledger);
  for (OpenItem& item : unreadable_folders(*inbox)) work.open_items.push_back(std::move(item));
  for (const OpenItem& item : work.open_items) stages.note_failure(printable(item.id) + "：" + item.reason);
  work.papers = papers_of(std::move(submissions));
  work.counties = inbox->counties;
  work.ignored_files = ignored_in(*inbox);
  remember_run(settings.out, inbox_folder, settings.notice, settings.county, settings.reading.options.models);
  const auto begun = std::chrono::steady_clock::now();
  const JobResult result = judge_inbox(std::move(work), *office, stages);
  tell_figures(settings, *ledger, result, std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count(), console);
  return result;
}

JobResult run_check(const std::vector<std::string>& paths, const JobSettings& settings, Console& console) {
  const auto office = office_of(settings, console);
  if (!office) return ended(ExitStatus::kUsage);
  auto submissions = named_submissions(paths);
  if (!submissions) {
    console.warn("没有可读的材料：" + message_for(submissions.error()));
    return ended(ExitStatus::kUsage);
  }
  const auto lock = lock_output(settings.out, paths, console);
  if (!lock) return ended(lock.error());

  Ledger ledger = Ledger::in_memory();
  Signals signals;
  Stages stages(*office, settings, ledger, signals, console);
  std::vector<Paper> papers = papers_of(std::move(*submissions));
  return judge_each_alone(papers, stages);
}

}  // namespace chushen

#include "app/job.h"

#include <cerrno>
#include <optional>
#include <utility>

#include "app/exit_status.h"
#include "app/inbox.h"
#include "app/output_folder.h"
#include "app/output_lock.h"
#include "app/packages.h"
#include "app/printable.h"
#include "app/stages.h"

namespace chushen {

namespace {

JobResult ended(ExitStatus status) {
  JobResult result;
  result.exit_status = static_cast<int>(status);
  return result;
}

std::optional<Office> office_of(const JobSettings& settings, Console& console) {
  auto office = load_office(settings.notice, settings.county);
  if (office) return std::move(*office);
  for (const PackError& error : office.error()) console.warn(to_string(error));
  console.warn("通知规则包或科室资料有误，未开始核对；请按上面的提示修改后重新运行。");
  return std::nullopt;
}

// The lock of the output folder, or the exit status and what was said about it.
tl::expected<OutputLock, ExitStatus> lock_output(const JobSettings& settings, const std::vector<std::string>& inputs,
                                                 Console& console) {
  for (const std::string& input : inputs) {
    if (!one_holds_the_other(input, settings.out)) continue;
    console.warn("报告文件夹 " + printable(settings.out) + " 与材料 " + printable(input) +
                 " 互相包含；请把报告放到材料以外的文件夹。");
    return tl::make_unexpected(ExitStatus::kUsage);
  }
  auto lock = OutputLock::take(settings.out);
  if (lock) return std::move(*lock);
  const bool busy = lock.error().code == EWOULDBLOCK;
  console.warn(busy ? "另一个初审程序正在写 " + printable(settings.out) + "；请等它结束，或换一个报告文件夹。"
                    : message_for(lock.error()));
  return tl::make_unexpected(busy ? ExitStatus::kUsage : ExitStatus::kUnreadable);
}

// Papers in the order of their submissions, each with the folder of its report.
std::vector<Paper> papers_of(std::vector<Submission> submissions) {
  std::vector<std::string> ids;
  for (const Submission& submission : submissions) ids.push_back(submission.id);
  const std::vector<std::string> folders = folders_for(ids);
  std::vector<Paper> papers;
  for (std::size_t i = 0; i < submissions.size(); ++i)
    papers.push_back({std::move(submissions[i]), folders[i], {}, {}});
  return papers;
}

int ignored_in(const Inbox& inbox) {
  int ignored = inbox.ignored_files;
  for (const Submission& submission : inbox.submissions) ignored += submission.ignored_files;
  return ignored;
}

}  // namespace

JobResult run_batch(const std::string& inbox_folder, const JobSettings& settings, Console& console) {
  const auto office = office_of(settings, console);
  if (!office) return ended(ExitStatus::kUsage);
  auto inbox = walk_inbox(inbox_folder, Counties(office->notice.form, office->county));
  if (!inbox) {
    console.warn("没有可读的收件文件夹：" + message_for(inbox.error()));
    return ended(ExitStatus::kUsage);
  }
  const auto lock = lock_output(settings, {inbox_folder}, console);
  if (!lock) return ended(lock.error());

  Stages stages(*office, settings, console);
  for (const FileError& error : inbox->unreadable) stages.note_failure(message_for(error));
  const int ignored = ignored_in(*inbox);
  std::vector<Paper> papers = papers_of(std::move(inbox->submissions)), taken;
  if (!stages.read(papers)) return stages.result({});
  std::vector<CountyPackage> packages = take_packages(papers, taken, inbox->counties, office->county.name);
  const Packages package_papers = papers_of_counties(taken);
  stages.judge_together(papers, package_papers);
  check_packages(packages, package_papers, papers, office->notice, office->county.name);
  if (!stages.report(papers)) return stages.result({});
  stages.report_batch(std::move(packages), ignored);
  stages.note_unread(taken);
  return stages.result(papers);
}

JobResult run_check(const std::vector<std::string>& paths, const JobSettings& settings, Console& console) {
  const auto office = office_of(settings, console);
  if (!office) return ended(ExitStatus::kUsage);
  auto submissions = named_submissions(paths);
  if (!submissions) {
    console.warn("没有可读的材料：" + message_for(submissions.error()));
    return ended(ExitStatus::kUsage);
  }
  const auto lock = lock_output(settings, paths, console);
  if (!lock) return ended(lock.error());

  Stages stages(*office, settings, console);
  std::vector<Paper> papers = papers_of(std::move(*submissions));
  if (!stages.read(papers)) return stages.result({});
  stages.judge_each(papers);
  if (!stages.report(papers)) return stages.result({});
  return stages.result(papers);
}

}  // namespace chushen

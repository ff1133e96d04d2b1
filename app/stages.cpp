#include "app/stages.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "app/application_bytes.h"
#include "app/crash_note.h"
#include "app/exit_status.h"
#include "app/folder_listing.h"
#include "app/known_content.h"
#include "app/local_time.h"
#include "app/output_folder.h"
#include "app/print_queue.h"
#include "app/preparation.h"
#include "app/printable.h"
#include "app/worker_outcome.h"
#include "normalize/normalize.h"
#include "normalize/print_match.h"

namespace chushen {

namespace {

bool read_whole_all(const Application& application) {
  return std::all_of(application.documents.begin(), application.documents.end(),
                     [](const DocumentFacts& document) { return is_whole(document.status); });
}

// Whether a file of it is no longer what it was when the submission was listed.
bool has_changed(const Submission& submission) {
  return std::any_of(submission.files.begin(), submission.files.end(), [](const InboxFile& file) {
    const auto entry = entry_at(file.path);
    return file.obstacle != Obstacle::kNoAccess && (!entry || !file.is_still(entry->facts));
  });
}

std::string bug(const std::exception& error) {
  return std::string("核对此材料时程序出现内部错误（") + error.what() + "）；其他材料不受影响，请把这一行告诉维护人员。";
}

}  // namespace

Stages::Stages(const Office& office, const JobSettings& settings, Ledger& ledger, Signals& signals, Console& console,
               std::function<void()> meanwhile)
    : office_(office),
      settings_(settings),
      ledger_(ledger),
      signals_(signals),
      console_(console),
      meanwhile_(std::move(meanwhile)),
      cache_(settings.out),
      audit_(settings.out),
      arrivals_(ledger.arrivals()),
      generated_at_(local_time_now()) {
  if (!audit_.fault().empty()) note_failure(audit_.fault());
}

bool Stages::work(const std::function<Step()>& next) {
  const int signal = run_children(std::max(settings_.jobs, 1), next, signals_, meanwhile_);
  console_.end_progress();
  if (signal != 0) result_.exit_status = 128 + signal;
  return signal == 0;
}

// Where the files are as they were, or their content is known, what was understood from them may be kept.
bool Stages::take_kept(Paper& paper) {
  if (!paper.as_kept) {
    const auto known = arrivals_.find(paper.submission.id);
    const bool untouched = known != arrivals_.end() && known->second.seen == seen_key(paper.submission);
    paper.content = untouched ? known->second.content : content_key(paper.submission, ledger_);
  }
  if (paper.content.empty()) return false;
  const auto kept =
      cache_.find(DocumentCache::Part::kApplication, application_key(paper.content, office_, settings_.reading));
  auto application = kept ? application_of(*kept) : std::nullopt;
  if (application) paper.application = std::move(*application);
  return application.has_value();
}

void Stages::understand(Paper& paper, ReadingQueue::Reading reading) {
  if (reading.missing && settings_.update) {
    paper.postponed = true;
    return;
  }
  if (reading.missing) {
    paper.failure = "材料有变化或尚未读取；请先运行 chushen batch 读取，再重新核对。";
    return;
  }
  paper.postponed = paper.as_listed && has_changed(paper.submission);
  if (paper.postponed) return;
  try {
    const CrashNote note(settings_.out, paper.submission.id);
    paper.application = normalize(reading.documents, *office_.labels);
  } catch (const std::exception& error) {
    paper.failure = bug(error);
    return;
  }
  // What was written to while it was read is nobody's content.
  if (!reading.lasts || content_key(paper.submission, ledger_) != paper.content) paper.content.clear();
  if (!paper.content.empty())
    (void)cache_.keep(DocumentCache::Part::kApplication, application_key(paper.content, office_, settings_.reading),
                      bytes_of(paper.application));
}

bool Stages::prepare(std::vector<Paper>& papers) {
  std::vector<Submission*> submissions;
  for (Paper& paper : papers)
    if (!paper.as_kept) submissions.push_back(&paper.submission);
  const Preparation prepared = prepare_files(submissions, settings_.reading, cache_,
                                             [this](const std::function<Step()>& next) { return work(next); });
  if (prepared.converted > 0)
    console_.say("LibreOffice 转换 " + std::to_string(prepared.converted) + " 份文件，共用 " +
                 std::to_string(static_cast<int>(prepared.conversion_seconds * 1000)) + " 毫秒。");
  return prepared.done;
}

bool Stages::read(std::vector<Paper>& papers) {
  if (!prepare(papers)) return false;
  std::vector<Submission> submissions;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < papers.size() && signals_.stop() == 0; ++i) {
    console_.progress("查看材料", i, papers.size());
    if (meanwhile_) meanwhile_();
    if (take_kept(papers[i])) continue;
    if (papers[i].as_kept) {
      papers[i].failure = "材料正在更新，先前的读取结果已不在；传输完成后自动核对。";
      continue;
    }
    papers[i].postponed = papers[i].as_listed && papers[i].content.empty() && has_changed(papers[i].submission);
    if (papers[i].postponed) continue;
    submissions.push_back(papers[i].submission);
    places.push_back(i);
  }
  ReadingQueue queue(submissions, settings_.reading, &cache_, ledger_, settings_.rejudge || settings_.update,
                     [&](std::size_t i, ReadingQueue::Reading reading) {
                       understand(papers[places[i]], std::move(reading));
                     });
  const bool done = work([&] {
    console_.progress("读取文件", queue.documents_done(), queue.documents());
    return queue.next();
  });
  ledger_.settle();
  result_.reading_workers += queue.workers_started();
  result_.peak_bytes = std::max(result_.peak_bytes, queue.peak_bytes());
  return done && read_prints(papers);
}

bool Stages::read_prints(std::vector<Paper>& papers) {
  std::vector<PrintOrder> orders;
  std::vector<Application*> compared;  // by order
  for (Paper& paper : papers)
    for (PrintWanted& wanted : prints_wanted(paper.application)) {
      orders.push_back({&paper.submission, &paper.application, std::move(wanted)});
      compared.push_back(&paper.application);
    }
  PrintQueue queue(std::move(orders), settings_.reading, cache_, settings_.rejudge || settings_.update, [&](std::size_t order, const Document& print) {
    compare_print(*compared[order], print, *office_.labels);
  });
  const bool done = work([&] {
    if (queue.size() > 0) console_.progress("核对文字层与版面", queue.done(), queue.size());
    return queue.next();
  });
  result_.reading_workers += queue.workers_started();
  return done;
}

void Stages::set_failures_aside(std::vector<Paper>& papers) {
  for (const Paper& paper : papers) {
    if (paper.failure.empty()) continue;
    Summary& summary = result_.submissions.emplace_back();
    summary.id = paper.submission.id;
    summary.folder = paper.folder;
    summary.county = paper.submission.county;
    summary.failure = paper.failure;
    note_failure(printable(summary.id) + "：" + summary.failure);
  }
  std::erase_if(papers, [](const Paper& paper) { return paper.postponed || !paper.failure.empty(); });
}

// Between two papers: false where a signal has come.
bool Stages::goes_on() {
  if (meanwhile_) meanwhile_();
  if (signals_.stop() == 0) return true;
  result_.exit_status = 128 + signals_.stop();
  return false;
}

// A report whose papers have changed, or which this program reads otherwise, would be missing from the index.
bool Stages::leave_unread_waiting(const std::vector<Paper>& papers, std::vector<OpenItem>& open_items) {
  if (!settings_.update) return true;
  for (const Paper& paper : papers) {
    if (!paper.postponed) continue;
    const OpenItem item = {paper.submission.id, "等待", "尚未读取；再次运行 chushen batch 时读取并核对。"};
    if (ledger_.report_on(item.id)) {
      console_.warn("报告未更新：“" + printable(item.id) + "”等材料在上次核对之后有变化，或程序、规则已更新，须重新读取；请再次运行 chushen batch。");
      return false;
    }
    Arrival arrival = arrivals_[item.id];
    if (arrival.first_seen.empty()) arrival.first_seen = generated_at_;
    arrival.id = item.id;
    arrival.reason = item.reason;
    ledger_.put(arrival);
    open_items.push_back(item);
  }
  return true;
}

void Stages::note_failure(const std::string& message) {
  failed_ = true;
  console_.warn(message);
}

void Stages::note_unread(const std::vector<Paper>& taken) {
  for (const Paper& paper : taken) {
    note_judged(paper);
    if (!read_whole_all(paper.application))
      note_failure(printable(paper.submission.id) + "：未能完整读取；请打开原件查看。");
  }
}

JobResult Stages::result(const std::vector<Paper>& papers) {
  ledger_.settle();
  if (ledger_.fault()) note_failure(message_for(*ledger_.fault(), settings_.out));
  if (result_.exit_status != 0) return result_;
  ExitStatus status = failed_ ? ExitStatus::kUnreadable : ExitStatus::kDone;
  for (const Paper& paper : papers) {
    if (!read_whole_all(paper.application)) status = worse(status, ExitStatus::kUnreadable);
    if (paper.judgement.verdict != Outcome::kSatisfied) status = worse(status, ExitStatus::kFindings);
  }
  result_.exit_status = static_cast<int>(status);
  return result_;
}

}  // namespace chushen

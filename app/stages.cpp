#include "app/stages.h"

#include <algorithm>
#include <utility>

#include "app/crop_queue.h"
#include "app/exit_status.h"
#include "app/local_time.h"
#include "app/output_folder.h"
#include "app/preparation.h"
#include "app/printable.h"
#include "app/reading_queue.h"
#include "app/report_files.h"
#include "app/worker_outcome.h"
#include "normalize/normalize.h"
#include "validate/judge.h"

namespace chushen {

namespace {

Case case_of(const Paper& paper) {
  return {paper.submission.id, paper.submission.county, paper.submission.single_file, &paper.application};
}

bool read_whole_all(const Application& application) {
  return std::all_of(application.documents.begin(), application.documents.end(),
                     [](const DocumentFacts& document) { return is_whole(document.status); });
}

}  // namespace

Stages::Stages(const Office& office, const JobSettings& settings, Console& console)
    : office_(office), settings_(settings), console_(console), cache_(settings.out), generated_at_(local_time_now()) {}

bool Stages::work(const std::function<Step()>& next) {
  const int signal = run_children(std::max(settings_.jobs, 1), next, signals_);
  console_.end_progress();
  if (signal != 0) result_.exit_status = 128 + signal;
  return signal == 0;
}

bool Stages::prepare(std::vector<Paper>& papers) {
  std::vector<Submission*> submissions;
  for (Paper& paper : papers) submissions.push_back(&paper.submission);
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
  for (const Paper& paper : papers) submissions.push_back(paper.submission);
  ReadingQueue queue(submissions, settings_.reading, &cache_,
                     [&](std::size_t i, const std::vector<Document>& documents) {
                       papers[i].application = normalize(documents, office_.notice.form);
                     });
  const bool done = work([&] {
    console_.progress("读取文件", queue.documents_done(), queue.documents());
    return queue.next();
  });
  result_.reading_workers = queue.workers_started();
  result_.peak_bytes = queue.peak_bytes();
  return done;
}

void Stages::judge_each(std::vector<Paper>& papers) {
  for (Paper& paper : papers) paper.judgement = judge(case_of(paper), office_.notice, office_.county);
}

void Stages::judge_together(std::vector<Paper>& papers, const Packages& packages) {
  std::vector<Case> cases;
  for (const Paper& paper : papers) cases.push_back(case_of(paper));
  std::vector<Judgement> judgements = judge_batch(cases, office_.notice, office_.county, &packages);
  for (std::size_t i = 0; i < papers.size(); ++i) papers[i].judgement = std::move(judgements[i]);
}

bool Stages::report(const std::vector<Paper>& papers) {
  std::vector<CropOrder> orders;
  for (const Paper& paper : papers)
    orders.push_back({&paper.submission, &paper.application, crops_for(paper.application, paper.judgement)});
  std::size_t written = 0;
  CropQueue queue(std::move(orders), settings_.reading, cache_,
                  [&](std::size_t i, const std::vector<ReportCrop>& crops) {
                    write_report(papers[i], crops);
                    console_.progress("写出报告", ++written, papers.size());
                  });
  const bool done = work([&] { return queue.next(); });
  result_.crop_workers = queue.workers_started();
  return done;
}

void Stages::write_report(const Paper& paper, const std::vector<ReportCrop>& crops) {
  ReportInput input;
  input.generated_at = generated_at_;
  input.program_version = CHUSHEN_VERSION;
  input.readers = settings_.reading.readers;
  input.notice = &office_.notice;
  input.county = &office_.county;
  input.submission_id = paper.submission.id;
  input.folder = paper.folder;
  input.inbox_county = paper.submission.county;
  input.ignored_files = paper.submission.ignored_files;
  input.application = &paper.application;
  input.judgement = &paper.judgement;
  input.crops = crops;

  auto written = write_report_files(settings_.out, input, office_.papers);
  Summary summary = written ? std::move(*written) : summarize(input);
  if (!written) {
    summary.failure = "报告未能写出：" + written.error();
    note_failure(printable(paper.submission.id) + "：" + summary.failure);
  }
  result_.submissions.push_back(std::move(summary));
}

void Stages::report_batch(std::vector<CountyPackage> packages, int ignored_files) {
  BatchInput input;
  input.generated_at = generated_at_;
  input.program_version = CHUSHEN_VERSION;
  input.notice = &office_.notice;
  input.county = &office_.county;
  input.submissions = result_.submissions;
  input.packages = std::move(packages);
  input.ignored_files = ignored_files;
  const BatchOutcome outcome = write_batch_files(settings_.out, std::move(input), office_.papers);
  for (const std::string& failure : outcome.failures) note_failure(failure);
  for (const std::string& note : outcome.notes) console_.say(printable(note));
}

void Stages::note_failure(const std::string& message) {
  failed_ = true;
  console_.warn(message);
}

void Stages::note_unread(const std::vector<Paper>& taken) {
  for (const Paper& paper : taken)
    if (!read_whole_all(paper.application))
      note_failure(printable(paper.submission.id) + "：未能完整读取；请打开原件查看。");
}

JobResult Stages::result(const std::vector<Paper>& papers) {
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

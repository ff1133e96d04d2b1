#include "app/stages.h"

#include <algorithm>
#include <utility>

#include <sys/stat.h>

#include "app/application_bytes.h"
#include "app/audit/reviews.h"
#include "app/copy.h"
#include "app/crash_note.h"
#include "app/crop_queue.h"
#include "app/known_content.h"
#include "app/printable.h"
#include "app/report_writers.h"
#include "app/wire.h"
#include "extract/sha256.h"

// The last of the stages: what is up to date, the report of each, and what stands beside them all.

namespace chushen {

ReportInput Stages::input_for(const Paper& paper) const {
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
  if (!paper.review.empty()) {
    input.review = &paper.review;
    input.decided = &paper.decided;
  }
  return input;
}

// All that the files of a report are made from, but for the time.
std::string Stages::report_key_of(const Paper& paper) const {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  std::vector<std::string> parts = {"chushen/report/1", program_key(settings_.reading), office_.key, paper.submission.id,
                                    paper.submission.county, paper.folder, std::to_string(paper.submission.ignored_files),
                                    std::to_string(mask), bytes_of(paper.application), bytes_of(paper.judgement),
                                    bytes_of(paper.review)};
  parts.insert(parts.end(), settings_.reading.readers.begin(), settings_.reading.readers.end());
  return sha256_hex(pack(parts));
}

bool Stages::is_up_to_date(const Paper& paper) {
  const auto record = ledger_.report_on(paper.submission.id);
  if (!record || record->key != paper.report_key || !is_as_written(settings_.out, *record)) return false;
  Summary summary = summarize(input_for(paper));
  summary.changes = record->changes;
  result_.submissions.push_back(std::move(summary));
  return true;
}

// Judges on until there is one whose report is not up to date; null at the end, or where a signal came.
Paper* Stages::next_to_write(std::vector<Paper>& papers, std::size_t& next, const Judge& judge) {
  while (next < papers.size() && goes_on()) {
    console_.progress("核对并写出报告", next, papers.size());
    Paper& paper = papers[next++];
    decide(paper, judge);
    paper.report_key = report_key_of(paper);
    if (!is_up_to_date(paper)) return &paper;
    note_judged(paper);
  }
  return nullptr;
}

bool Stages::report(std::vector<Paper>& papers, const Judge& judge) {
  static const Submission kNothing;
  std::vector<const Paper*> fresh;
  ReportWriters writers(
      settings_.out, settings_.jobs,
      [&](std::size_t i, const std::vector<ReportCrop>& crops) { return stage(*fresh[i], crops); },
      [&](std::size_t i, tl::expected<WrittenReport, std::string> report) { note_report(*fresh[i], std::move(report)); });
  std::size_t next = 0;
  const auto order = [&]() -> std::optional<CropOrder> {
    const Paper* paper = next_to_write(papers, next, judge);
    if (!paper) return std::nullopt;
    fresh.push_back(paper);
    return CropOrder{paper->as_kept ? &kNothing : &paper->submission, &paper->application,
                     crops_for(paper->application, paper->judgement)};
  };
  CropQueue queue(order, settings_.reading, cache_,
                  [&](std::size_t i, std::vector<ReportCrop> crops) { writers.add(i, std::move(crops)); });
  const bool done = work([&] { return queue.next(); });
  writers.finish();
  ledger_.settle();
  result_.crop_workers += queue.workers_started();
  return done && next == papers.size();
}

// In a copy of the program, where several write.
tl::expected<StagedReport, std::string> Stages::stage(const Paper& paper, const std::vector<ReportCrop>& crops) const {
  ReportInput input = input_for(paper);
  input.crops = crops;
  const CrashNote note(settings_.out, paper.submission.id);
  return stage_report(settings_.out, input, office_.papers);
}

void Stages::note_report(const Paper& paper, tl::expected<WrittenReport, std::string> written) {
  ++result_.reports_written;
  Summary summary = summarize(input_for(paper));
  if (!written) {
    summary.failure = "报告未能写出：" + written.error();
    note_failure(printable(paper.submission.id) + "：" + summary.failure);
  } else {
    summary.changes = written->record.changes;
    written->record.key = paper.report_key;
    ledger_.put_report(paper.submission.id, written->record);
    note_judged(paper);
    if (settings_.rejudge && !written->outcomes.empty()) changed_.push_back(std::move(written->outcomes));
  }
  result_.submissions.push_back(std::move(summary));
}

void Stages::note_judged(const Paper& paper) {
  Arrival now = arrivals_[paper.submission.id];
  const Arrival before = now;
  if (now.first_seen.empty()) now.first_seen = generated_at_;
  now.id = paper.submission.id;
  now.state = ArrivalState::kJudged;
  now.reason.clear();
  if (!paper.as_kept) {
    if (!paper.content.empty() && now.content != paper.content) ++now.version;
    now.seen = paper.content.empty() ? "" : seen_key(paper.submission);
    now.content = paper.content;
  }
  if (now != before) ledger_.put(now);
}

void Stages::report_batch(std::vector<CountyPackage> packages, int ignored_files, std::vector<OpenItem> open_items) {
  std::sort(result_.submissions.begin(), result_.submissions.end(),
            [](const Summary& a, const Summary& b) { return a.id < b.id; });
  BatchInput input;
  input.generated_at = generated_at_;
  input.program_version = CHUSHEN_VERSION;
  input.notice = &office_.notice;
  input.county = &office_.county;
  input.submissions = result_.submissions;
  input.packages = std::move(packages);
  input.ignored_files = ignored_files;
  input.open_items = std::move(open_items);
  input.audit_entries = audit_.people_anchor().count;
  input.audit_root = input.audit_entries > 0 ? audit_.people_anchor().root : "";
  if (!audit_.fault().empty()) input.notes.push_back(audit_.fault());
  if (audit_.anchor().count > 0 && audit_.fault().empty()) ledger_.put_audit_anchor(audit_.anchor().count, audit_.anchor().root);
  if (settings_.rejudge) {
    std::sort(changed_.begin(), changed_.end(),
              [](const ChangedOutcomes& a, const ChangedOutcomes& b) { return a.id < b.id; });
    const auto failure = write_change_report(settings_.out, input, changed_);
    if (failure) note_failure(*failure);
    else console_.say("结果有变化的材料 " + std::to_string(changed_.size()) + " 份，见 变化报告.html。");
  }
  const BatchOutcome outcome = write_batch(std::move(input));
  for (const std::string& failure : outcome.failures) note_failure(failure);
  for (const std::string& note : outcome.notes) console_.say(printable(note));
}

// The index of thousands takes seconds, in which the watch has to see what arrives: there a copy of the program writes it.
BatchOutcome Stages::write_batch(BatchInput input) {
  Copy copy(!meanwhile_ ? std::function<std::string()>() : [&] {
    const BatchOutcome outcome = write_batch_files(settings_.out, std::move(input), office_.papers, settings_.jobs);
    return pack({pack(outcome.failures), pack(outcome.notes)});
  });
  if (!copy) return write_batch_files(settings_.out, std::move(input), office_.papers, settings_.jobs);
  while (!copy.answers_within(100)) meanwhile_();
  const auto parts = unpack(copy.answer());
  auto failures = parts && parts->size() == 2 ? unpack(parts->front()) : std::nullopt;
  auto notes = failures ? unpack(parts->back()) : std::nullopt;
  if (!notes) return {{"索引和汇总未能写出，写文件的进程意外中断；请重新运行。"}, {}};
  return {std::move(*failures), std::move(*notes)};
}

}  // namespace chushen

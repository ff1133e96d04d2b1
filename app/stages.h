#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "app/audit/audit_run.h"
#include "app/batch_files.h"
#include "app/child_pool.h"
#include "app/console.h"
#include "app/document_cache.h"
#include "app/inbox.h"
#include "app/job.h"
#include "app/ledger.h"
#include "app/office.h"
#include "app/reading_queue.h"
#include "app/report_files.h"
#include "app/signals.h"
#include "normalize/application.h"
#include "validate/finding.h"
#include "validate/package.h"

namespace chushen {

/// A submission on its way through the stages.
struct Paper {
  Submission submission;
  std::string folder;   ///< of its report, below the output folder
  std::string content;  ///< content_key() of what it is judged by; empty: not known yet, or nothing that lasts
  bool as_kept = false;  ///< its files are changing: judged by `content` as the cache has it, no file is touched
  bool as_listed = false;  ///< judged only if no file has changed since it was listed: the watch looks again instead
  bool postponed = false;  ///< one has
  std::string failure;  ///< Chinese: why it cannot be judged and what to do; empty where it can
  Application application;
  Judgement judgement;
  Review review;        ///< what people decided about it
  Judgement decided;    ///< with that; only where there is a review
  std::string report_key;  ///< of all that the files of its report are made from, but for the time
};

/// The stages over a list of papers, each of which asks what the one before has left: read, judge, report. Stages that
/// run workers return false where a signal told the program to stop. What is up to date by the ledger's keys is neither
/// read nor written again.
class Stages {
 public:
  /// \param meanwhile  called ten times a second while workers run
  Stages(const Office& office, const JobSettings& settings, Ledger& ledger, Signals& signals, Console& console,
         std::function<void()> meanwhile = {});

  /// Files -> Documents -> Application, for all papers side by side. A Document is let go as soon as its submission is
  /// understood: memory grows with what applicants declare, not with what they hand in.
  bool read(std::vector<Paper>& papers);

  /// For an update: what was not read yet becomes an open item. False where that has a report already, which was said.
  bool leave_unread_waiting(const std::vector<Paper>& papers, std::vector<OpenItem>& open_items);

  /// Takes out the papers that were postponed, and those that have come to a failure: these stand in the index with it.
  void set_failures_aside(std::vector<Paper>& papers);

  /// How each of these papers is to be judged, with what people corrected in the place of what was read: each alone, or
  /// with the rules across applicants (empty where a signal came). Papers and packages outlive it.
  using Judge = std::function<Judgement(const Paper&)>;
  Judge judging_alone(std::vector<Paper>& papers);
  Judge judging_together(std::vector<Paper>& papers, const Packages& packages);

  /// Judges, draws what the reports show and writes the files of each: one paper is judged while those before it are
  /// written.
  bool report(std::vector<Paper>& papers, const Judge& judge);

  /// index.html, batch.json, findings.csv, 推荐汇总表 and 推荐函; with --rejudge 变化报告.
  void report_batch(std::vector<CountyPackage> packages, int ignored_files, std::vector<OpenItem> open_items);

  /// Something could not be read or written, outside of documents: exit status 2.
  void note_failure(const std::string& message);

  /// Loose documents that belong to a county and have no report of their own: exit status 2 where one was not read.
  void note_unread(const std::vector<Paper>& taken);

  /// The exit status and figures of all that was done.
  JobResult result(const std::vector<Paper>& papers);

 private:
  /// What the forms with a text layer look like when printed, held against what the text layer says.
  bool read_prints(std::vector<Paper>& papers);
  bool work(const std::function<Step()>& next);
  bool goes_on();
  bool take_kept(Paper& paper);
  void understand(Paper& paper, ReadingQueue::Reading reading);
  ReportInput input_for(const Paper& paper) const;
  std::string report_key_of(const Paper& paper) const;
  bool is_up_to_date(const Paper& paper);
  bool prepare(std::vector<Paper>& papers);
  void take_reviews(std::vector<Paper>& papers);
  void decide(Paper& paper, const Judge& judge) const;
  Paper* next_to_write(std::vector<Paper>& papers, std::size_t& next, const Judge& judge);
  tl::expected<StagedReport, std::string> stage(const Paper& paper, const std::vector<ReportCrop>& crops) const;
  void note_report(const Paper& paper, tl::expected<WrittenReport, std::string> written);
  BatchOutcome write_batch(BatchInput input);
  void note_judged(const Paper& paper);

  const Office& office_;
  const JobSettings& settings_;
  Ledger& ledger_;
  Signals& signals_;
  Console& console_;
  std::function<void()> meanwhile_;
  DocumentCache cache_;
  AuditRun audit_;
  std::map<std::string, Arrival> arrivals_;  ///< as the ledger had them at the start
  std::string generated_at_;
  std::vector<ChangedOutcomes> changed_;  ///< for 变化报告
  bool failed_ = false;
  JobResult result_;
};

}  // namespace chushen

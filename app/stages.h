#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/child_pool.h"
#include "app/console.h"
#include "app/document_cache.h"
#include "app/inbox.h"
#include "app/job.h"
#include "app/office.h"
#include "app/signals.h"
#include "normalize/application.h"
#include "validate/finding.h"
#include "validate/package.h"

namespace chushen {

/// A submission on its way through the stages.
struct Paper {
  Submission submission;
  std::string folder;  ///< of its report, below the output folder
  Application application;
  Judgement judgement;
};

/// The stages over a list of papers, each of which asks what the one before has left: read, judge, report. Stages that
/// run workers return false where a signal told the program to stop.
class Stages {
 public:
  Stages(const Office& office, const JobSettings& settings, Console& console);

  /// Files -> Documents -> Application, for all papers side by side. A Document is let go as soon as its submission is
  /// understood: memory grows with what applicants declare, not with what they hand in.
  bool read(std::vector<Paper>& papers);

  /// Each alone, or with the rules across applicants.
  void judge_each(std::vector<Paper>& papers);
  void judge_together(std::vector<Paper>& papers, const Packages& packages);

  /// Draws what the reports show and writes the files of each.
  bool report(const std::vector<Paper>& papers);

  /// index.html, batch.json, findings.csv, 推荐汇总表 and 推荐函.
  void report_batch(std::vector<CountyPackage> packages, int ignored_files);

  /// Something could not be read or written, outside of documents: exit status 2.
  void note_failure(const std::string& message);

  /// Loose documents that belong to a county and have no report of their own: exit status 2 where one was not read.
  void note_unread(const std::vector<Paper>& taken);

  /// The exit status and figures of all that was done.
  JobResult result(const std::vector<Paper>& papers);

 private:
  bool work(const std::function<Step()>& next);
  bool prepare(std::vector<Paper>& papers);
  void write_report(const Paper& paper, const std::vector<ReportCrop>& crops);

  const Office& office_;
  const JobSettings& settings_;
  Console& console_;
  Signals signals_;
  DocumentCache cache_;
  std::string generated_at_;
  bool failed_ = false;
  JobResult result_;
};

}  // namespace chushen

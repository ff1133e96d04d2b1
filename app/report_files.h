#pragma once

#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "app/files.h"
#include "app/ledger.h"
#include "app/office_papers.h"
#include "app/staged_files.h"
#include "report/change_report.h"
#include "report/report.h"

namespace chushen {

/// The files of one submission and of a batch: composed by report/, written here, each whole or not at all.

/// A report as it is about to appear below `out`, in input.folder: report.html, 补正通知书.docx where there is something to
/// mend (one of an earlier run is taken away where there is not; one that a person has edited stays, see
/// edited_outputs.h), report.json last. `input.changes` is set here.
///
/// What changed is told against the papers handed in before: when the files of a submission differ from those in the
/// report.json that lies there, that report becomes previous.json and is what this and later runs are compared
/// with, until the files change again. So a run over the same files gives the same bytes.
///
/// The error is one Chinese sentence.
struct StagedReport {
  std::string folder;
  int changes = 0;           ///< against what was handed in before
  ChangedOutcomes outcomes;  ///< against the report that lay there: only where that was on the same papers
  StagedFiles files;
};
tl::expected<StagedReport, std::string> stage_report(const std::string& out, ReportInput input, const OfficePapers& papers);

/// What became of it, once it was published.
struct WrittenReport {
  ReportRecord record;       ///< without its key
  ChangedOutcomes outcomes;
};
tl::expected<WrittenReport, std::string> written_report(const std::string& out, StagedReport staged);

/// Whether the files of a record lie there as they were written: nothing is opened.
bool is_as_written(const std::string& out, const ReportRecord& record);

/// 变化报告.html and 变化报告.json: what re-judging has changed. The error is one Chinese sentence.
std::optional<std::string> write_change_report(const std::string& out, const BatchInput& input,
                                               const std::vector<ChangedOutcomes>& changed);

}  // namespace chushen

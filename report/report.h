#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "normalize/application.h"
#include "report/changes.h"
#include "report/xlsx_writer.h"
#include "validate/county.h"
#include "validate/finding.h"
#include "validate/notice.h"
#include "validate/review.h"

namespace chushen {

/// A picture to show beside a reading: app/ had it drawn by a worker, report/ only embeds the bytes.
struct ReportCrop {
  std::string document;  ///< Document::id
  int page = 0;
  Rect box;              ///< as in the reading or evidence it belongs to
  int width_pixels = 0, height_pixels = 0;
  std::string png;       ///< bytes
};

/// All that a report on one submission is made from. Views: the owner outlives the call.
struct ReportInput {
  std::string generated_at;      ///< RFC 3339 with offset; the only thing that differs between two equal runs
  std::string program_version;
  std::vector<std::string> readers;
  const Notice* notice = nullptr;
  const CountySettings* county = nullptr;
  std::string submission_id, folder;  ///< contract section 1
  std::string inbox_county;      ///< the county folder it lay in, empty where none
  int ignored_files = 0;
  const Application* application = nullptr;
  const Judgement* judgement = nullptr;
  const Review* review = nullptr;      ///< what people decided, where they did
  const Judgement* decided = nullptr;  ///< the judgement with it; set exactly where `review` is
  std::span<const ReportCrop> crops;
  const Changes* changes = nullptr;  ///< against what was handed in before, where that is known
};

/// What holds of a submission for whoever acts on it: as people decided where they did, else as the rules found.
inline const Judgement& effective(const ReportInput& input) { return input.decided ? *input.decided : *input.judgement; }

/// Who applies, as far as the papers say; empty where a field is not present.
struct Applicant {
  std::string name, uscc, direction;
  std::string county;  ///< the county folder, else what the form says
};
Applicant applicant_of(const ReportInput& input);

/// report.json as in contract section 3; ends with a newline. Added to it: `decided_verdict` and `decided_action`; in a
/// finding `evidence_key` and, where a person has decided, `decision`; in a field `readings_key` and `correction`;
/// `open_reviews`, what was decided on rules and fields that are no longer there.
std::string report_json(const ReportInput& input);
/// \param digest  digest_of(input), where the caller needs it too: half of the work is the hashes that both hold
std::string report_json(const ReportInput& input, const ReportDigest& digest);

/// report.html: one file without script, links or outside resources. Works from disk and prints to A4.
std::string report_html(const ReportInput& input);

/// A file that could not be read whole.
struct UnreadFile {
  std::string file;
  Status status = Status::kRefused;
  std::string message;  ///< why, as its first warning has it
};

/// What the index, batch.json, findings.csv and the 推荐汇总表 say of one submission.
struct Summary {
  std::string id, folder, county;
  std::string name, uscc, direction;  ///< empty where the field is not present
  Outcome verdict = Outcome::kUndetermined;
  Action action = Action::kNone;
  std::vector<Finding> findings;             ///< as the rules found
  Outcome decided_verdict = Outcome::kUndetermined;  ///< with what people decided; else equal to the former
  Action decided_action = Action::kNone;
  Review review;
  std::vector<std::string> evidence_keys;    ///< of each finding that somebody has to act on, else empty: for 复核意见
  int documents = 0, unread_documents = 0;
  std::vector<UnreadFile> unread;
  std::vector<TableCell> row;  ///< of the 推荐汇总表, by Column
  int changes = 0;             ///< against what was handed in before
  bool has_letter = false;     ///< a 补正通知书 lies beside the report
  std::string failure;  ///< Chinese, where there is no report: why and what to do
};
Summary summarize(const ReportInput& input);

/// The package a county hands in: contract section 1 and 3.
struct CountyPackage {
  std::string county;
  bool summary_found = false, letter_found = false;
  int submissions = 0;
  bool summary_sealed = false, letter_sealed = false;
  int summary_rows = 0;
  std::vector<std::string> not_listed;          ///< ids of submissions that no row names
  std::vector<std::string> without_submission;  ///< firms of rows that no submission belongs to
  std::map<std::string, int> summary_counts, letter_counts;  ///< by direction, as the two papers say
};

/// Something in the inbox that has no report yet, and what a person should do about it.
struct OpenItem {
  std::string id;
  std::string state;   ///< 等待 失败 忽略 隔离 …
  std::string reason;  ///< Chinese: why, and what to do
};

/// An applicant on the office's own list of those it recommends; either may be empty.
struct ListedApplicant {
  std::string uscc, name;
};

struct BatchInput {
  std::string generated_at, program_version;
  const Notice* notice = nullptr;
  const CountySettings* county = nullptr;
  std::vector<Summary> submissions;  ///< by id
  std::vector<CountyPackage> packages;
  int ignored_files = 0;
  std::vector<OpenItem> open_items;                           ///< in the order to be shown
  const std::vector<ListedApplicant>* recommended = nullptr;  ///< in the office's order; null: no list
  std::vector<std::string> notes;                             ///< Chinese: what a person has to know of the run
  std::size_t audit_entries = 0;  ///< the last entry of the audit log by a person, and its hash: an anchor on paper
  std::string audit_root;
};
std::string batch_json(const BatchInput& input);
std::string index_html(const BatchInput& input);

/// findings.csv: one line per submission and rule, for a spreadsheet. UTF-8 with a byte order mark, RFC 4180; a cell that
/// a spreadsheet would take for a formula begins with an apostrophe. Phones are masked.
std::string findings_csv(const BatchInput& input);

}  // namespace chushen

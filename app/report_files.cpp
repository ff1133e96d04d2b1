#include "app/report_files.h"

#include <algorithm>
#include <optional>

#include "app/edited_outputs.h"
#include "app/file_hash.h"
#include "app/folder_listing.h"
#include "report/corrections.h"

namespace chushen {

namespace {

constexpr std::uint64_t kLargestReport = 64u << 20;
constexpr const char* kLetter = "补正通知书.docx";

/// The report that lies there, and the one on what was handed in before, which is kept beside the new one.
struct Earlier {
  std::optional<ReportDigest> report, papers;
};

tl::expected<Earlier, FileError> earlier_in(const std::string& folder, const ReportDigest& now, StagedFiles& files) {
  const std::string previous = folder + "/previous.json";
  const auto last_report = read_whole(folder + "/report.json", kLargestReport);
  auto last = last_report ? digest_of(*last_report) : std::nullopt;
  if (last && !same_papers(*last, now)) {
    if (const auto kept = files.add(previous, *last_report); !kept) return tl::make_unexpected(kept.error());
    return Earlier{last, last};
  }
  const auto earlier_report = read_whole(previous, kLargestReport);
  return Earlier{std::move(last), earlier_report ? digest_of(*earlier_report) : std::nullopt};
}

// What lies there now, for the next run to look at. What was just written is not read again.
ReportRecord record_of(const std::string& out, const StagedReport& report) {
  ReportRecord record{report.folder, "", report.changes, {}};
  for (const char* name : {"report.html", "report.json", "previous.json", kLetter}) {
    const std::string path = out + '/' + report.folder + '/' + name;
    const auto written = report.files.sha256_of(path);
    const auto entry = written ? entry_at(path) : tl::make_unexpected(0);
    if (entry) {
      record.files.push_back({name, entry->facts, *written});
    } else if (const auto hash = hash_file(path)) {
      record.files.push_back({name, hash->facts, hash->sha256});
    }
  }
  return record;
}

std::string failure(const std::string& what, const std::string& why) { return what + "未能生成：" + why; }

}  // namespace

bool is_as_written(const std::string& out, const ReportRecord& record) {
  return std::all_of(record.files.begin(), record.files.end(), [&](const WrittenFile& file) {
    const auto entry = entry_at(out + '/' + record.folder + '/' + file.name);
    return entry && entry->facts == file.facts;
  });
}

tl::expected<StagedReport, std::string> stage_report(const std::string& out, ReportInput input, const OfficePapers& papers) {
  const ReportDigest now = digest_of(input);
  const std::string json = report_json(input, now), folder = out + '/' + input.folder;
  StagedReport report;
  report.folder = input.folder;
  const auto earlier = earlier_in(folder, now, report.files);
  if (!earlier) return tl::make_unexpected(message_for(earlier.error()));
  std::optional<Changes> changes;
  if (earlier->papers) changes = changes_between(*earlier->papers, now);
  input.changes = changes ? &*changes : nullptr;
  report.changes = changes ? static_cast<int>(changes->size()) : 0;

  const auto letter = correction_letter(input, papers.letter);
  if (!letter) return tl::make_unexpected(failure("补正通知书", letter.error()));
  const EditedOutputs outputs(out);
  auto written = report.files.add(folder + "/report.html", report_html(input));
  if (!written) return tl::make_unexpected(message_for(written.error()));
  if (!*letter) outputs.remove(input.folder, kLetter);
  const auto kept =
      *letter ? outputs.write(input.folder, kLetter, **letter, report.files) : tl::expected<bool, FileError>(false);
  if (!kept) return tl::make_unexpected(message_for(kept.error()));
  written = report.files.add(folder + "/report.json", json);
  if (!written) return tl::make_unexpected(message_for(written.error()));
  const bool same = earlier->report && same_papers(*earlier->report, now);
  if (same) report.outcomes = changed_outcomes(*earlier->report, now);
  return report;
}

tl::expected<WrittenReport, std::string> written_report(const std::string& out, StagedReport staged) {
  if (staged.files.error()) return tl::make_unexpected(message_for(*staged.files.error()));
  return WrittenReport{record_of(out, staged), std::move(staged.outcomes)};
}

std::optional<std::string> write_change_report(const std::string& out, const BatchInput& input,
                                               const std::vector<ChangedOutcomes>& changed) {
  auto written = write_whole(out + "/变化报告.json", change_report_json(input, changed));
  if (written) written = write_whole(out + "/变化报告.html", change_report_html(input, changed));
  return written ? std::nullopt : std::optional(message_for(written.error()));
}

}  // namespace chushen

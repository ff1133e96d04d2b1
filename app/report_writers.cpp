#include "app/report_writers.h"

#include <algorithm>
#include <utility>

#include "app/wire_parts.h"

namespace chushen {

namespace {

// Reports of a group: enough to share the cost of a sync, few enough that all writers end about the same time.
constexpr std::size_t kGroup = 32;
constexpr const char* kDied = "写报告的进程意外中断；请重新运行，如再次出现，请把这一行告诉维护人员。";

void add_facts(const FileFacts& facts, std::vector<std::string>& parts) {
  for (const std::uint64_t fact : {facts.device, facts.inode, facts.bytes, static_cast<std::uint64_t>(facts.modified_ns),
                                   static_cast<std::uint64_t>(facts.changed_ns)})
    parts.push_back(std::to_string(fact));
}

FileFacts facts_in(WireParts& parts) {
  FileFacts facts;
  facts.device = parts.count<std::uint64_t>();
  facts.inode = parts.count<std::uint64_t>();
  facts.bytes = parts.count<std::uint64_t>();
  facts.modified_ns = static_cast<std::int64_t>(parts.count<std::uint64_t>());
  facts.changed_ns = static_cast<std::int64_t>(parts.count<std::uint64_t>());
  return facts;
}

}  // namespace

std::string bytes_of(const tl::expected<WrittenReport, std::string>& written) {
  if (!written) return pack({"failed", written.error()});
  const auto& [record, outcomes] = *written;
  std::vector<std::string> parts = {"written", record.folder, std::to_string(record.changes), std::to_string(record.files.size())};
  for (const WrittenFile& file : record.files) {
    parts.insert(parts.end(), {file.name, file.sha256});
    add_facts(file.facts, parts);
  }
  parts.insert(parts.end(), {outcomes.id, outcomes.folder, outcomes.name, outcomes.verdict_before, outcomes.verdict_after,
                             std::to_string(outcomes.rules.size())});
  for (const RuleChange& rule : outcomes.rules)
    parts.insert(parts.end(), {rule.rule, rule.title, rule.outcome_before, rule.outcome_after, rule.before, rule.after});
  return pack(parts);
}

tl::expected<WrittenReport, std::string> written_report_of(std::string_view bytes) {
  WireParts parts(bytes);
  const bool done = parts.text() == "written";
  if (!done) {
    const std::string why = parts.text();
    return tl::make_unexpected(why.empty() ? kDied : why);
  }
  WrittenReport report;
  report.record.folder = parts.text();
  report.record.changes = parts.count<int>();
  for (auto files = parts.count<std::size_t>(); files > 0 && parts.good(); --files) {
    WrittenFile file;
    file.name = parts.text();
    file.sha256 = parts.text();
    file.facts = facts_in(parts);
    report.record.files.push_back(std::move(file));
  }
  for (std::string* text : {&report.outcomes.id, &report.outcomes.folder, &report.outcomes.name,
                            &report.outcomes.verdict_before, &report.outcomes.verdict_after})
    *text = parts.text();
  for (auto rules = parts.count<std::size_t>(); rules > 0 && parts.good(); --rules) {
    RuleChange& rule = report.outcomes.rules.emplace_back();
    for (std::string* text : {&rule.rule, &rule.title, &rule.outcome_before, &rule.outcome_after, &rule.before, &rule.after})
      *text = parts.text();
  }
  if (!parts.good() || !parts.at_end()) return tl::make_unexpected(kDied);
  return report;
}

ReportWriters::ReportWriters(std::string out, int jobs, Stage stage, Finished finished)
    : out_(std::move(out)),
      jobs_(static_cast<std::size_t>(std::max(jobs, 1))),
      stage_(std::move(stage)),
      finished_(std::move(finished)) {}

void ReportWriters::add(std::size_t paper, std::vector<ReportCrop> crops) {
  group_.push_back({paper, std::move(crops)});
  if (group_.size() == kGroup) write_group();
}

void ReportWriters::finish() {
  write_group();
  while (!at_work_.empty()) wait_for_one();
}

ReportWriters::Written ReportWriters::write(const std::vector<Waiting>& group) const {
  const Publication publication(out_);
  std::vector<tl::expected<StagedReport, std::string>> staged;
  for (const Waiting& one : group) staged.push_back(stage_(one.paper, one.crops));
  std::vector<StagedFiles*> files;
  for (auto& report : staged)
    if (report) files.push_back(&report->files);
  publication.publish(files);
  Written written;
  for (auto& report : staged)
    written.push_back(report ? written_report(out_, std::move(*report)) : tl::make_unexpected(report.error()));
  return written;
}

void ReportWriters::write_group() {
  if (group_.empty()) return;
  const bool copied = jobs_ > 1 && group_.size() > 1 && start_copy();
  if (!copied) {
    Written written = write(group_);
    for (std::size_t i = 0; i < group_.size(); ++i) finished_(group_[i].paper, std::move(written[i]));
  }
  group_.clear();
}

// False where the system has no room for another process: then the group is written here.
bool ReportWriters::start_copy() {
  while (at_work_.size() > jobs_) wait_for_one();  // one more than processors: each waits for the disk twice
  Copy copy([&] {
    std::vector<std::string> parts;
    for (const auto& one : write(group_)) parts.push_back(bytes_of(one));
    return pack(parts);
  });
  if (!copy) return false;
  Group& group = at_work_.emplace_back(Group{std::move(copy), {}});
  for (const Waiting& one : group_) group.papers.push_back(one.paper);
  return true;
}

void ReportWriters::wait_for_one() {
  Group group = std::move(at_work_.front());
  at_work_.pop_front();
  const auto answers = unpack(group.copy.answer());
  for (std::size_t i = 0; i < group.papers.size(); ++i)
    finished_(group.papers[i], written_report_of(answers && i < answers->size() ? (*answers)[i] : ""));
}

}  // namespace chushen

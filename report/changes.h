#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chushen {

struct ReportInput;

/// What differs between two reports on one submission: for the reviewer when an applicant hands in again, and for
/// `chushen diff`.

enum class ChangeKind { kNew, kGone, kChanged };
std::string_view word_for(ChangeKind kind);  ///< 新增 减少 变化

struct Change {
  ChangeKind kind = ChangeKind::kChanged;
  std::string what;           ///< "营业收入（2022年）"
  std::string before, after;  ///< in words; empty where there is none
  bool operator==(const Change&) const = default;
};

struct Changes {
  std::string since;  ///< generated_at of the older report
  std::vector<Change> documents, fields, findings;
  bool empty() const { return documents.empty() && fields.empty() && findings.empty(); }
  std::size_t size() const { return documents.size() + fields.size() + findings.size(); }
};

/// What of a report.json is compared: words and hashes, without places and confidences, which every new scan changes.
struct ReportDigest {
  struct Item {
    std::string key, title;
    std::string state;  ///< equal exactly when nothing has changed
    std::string words;  ///< of the state, for people
    std::string proof = {};    ///< of findings evidence_key(), of fields readings_key(): what a decision rests on
    std::string outcome = {};  ///< of findings: "undetermined"; of fields: the state
    bool operator==(const Item&) const = default;
  };
  std::string id, folder, generated_at;
  std::string verdict;           ///< "violated"
  std::string name, uscc;        ///< of the applicant; empty where not present
  std::vector<Item> documents;  ///< key: file name; state: SHA-256
  std::vector<Item> fields, findings;
  bool operator==(const ReportDigest&) const = default;
};

/// Nothing where the text is no report.json of schema 1.
std::optional<ReportDigest> digest_of(std::string_view report_json);

/// What digest_of(report_json(input)) would say, without writing it first.
ReportDigest digest_of(const ReportInput& input);

/// The same files with the same content: nobody has handed in anything since.
bool same_papers(const ReportDigest& older, const ReportDigest& newer);

Changes changes_between(const ReportDigest& older, const ReportDigest& newer);

/// For a terminal, a line each: "栏目 变化 营业收入（2022年）：41188.62万元 → 41138.62万元".
std::string to_text(const Changes& changes);

}  // namespace chushen

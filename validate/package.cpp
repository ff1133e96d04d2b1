#include "validate/package.h"

#include <algorithm>
#include <set>

#include "normalize/company_mention.h"
#include "normalize/text.h"
#include "validate/parameters.h"

namespace chushen {
namespace {

/// The field by which the rule on the table knows a direction; empty where the notice has no such rule.
std::string direction_field_of(const Notice& notice) {
  for (const Rule& rule : notice.rules)
    if (rule.check == "matches-summary") return text_of(rule, "direction");
  return {};
}

std::string value_of(const SummaryRow& row, const std::string& field) {
  for (const SummaryCell& cell : row.cells)
    if (cell.field == field && cell.reading.value) return to_string(*cell.reading.value);
  return {};
}

bool has_seal(const DocumentFacts& document) {
  return std::any_of(document.seals.begin(), document.seals.end(),
                     [](const Seal& seal) { return seal.kind != SealKind::kPersonal; });
}

bool any_sealed(const std::vector<const DocumentFacts*>& papers) {
  return std::any_of(papers.begin(), papers.end(), [](const DocumentFacts* paper) { return has_seal(*paper); });
}

/// "示范企业3家": the number behind a direction's name, within a few characters and before 家 or 个.
std::optional<int> count_behind(const std::string& text, const std::string& direction) {
  for (std::size_t at = text.find(direction); at != std::string::npos; at = text.find(direction, at + 1)) {
    std::size_t i = at + direction.size();
    for (int skipped = 0; skipped < 3 && i < text.size() && (text[i] < '0' || text[i] > '9'); ++skipped)
      i += static_cast<unsigned char>(text[i]) < 0x80 ? 1 : 3;
    std::size_t end = i;
    while (end < text.size() && end - i < 4 && text[end] >= '0' && text[end] <= '9') ++end;
    const std::string unit = text.substr(end, 3);
    if (end > i && (unit == "家" || unit == "个" || unit == "户")) return std::stoi(text.substr(i, end - i));
  }
  return std::nullopt;
}

void count_letters(const PackagePapers& papers, const Notice& notice, PackageCheck& check) {
  for (const DocumentFacts* letter : papers.letters)
    for (const Passage& passage : letter->passages)
      for (const DirectionSpec& direction : notice.form.directions)
        if (const auto count = count_behind(passage.text, direction.name)) check.letter_counts[direction.name] = *count;
}

}  // namespace

void Packages::add(const std::string& county, const DocumentFacts& document) {
  PackagePapers& papers = by_county_[county];
  (document.role == Role::kSummary ? papers.summaries : papers.letters).push_back(&document);
}

const PackagePapers& Packages::of(const std::string& county) const {
  static const PackagePapers kNone;
  const auto found = by_county_.find(county);
  return found == by_county_.end() ? kNone : found->second;
}

std::optional<RowOfSummary> row_of(const PackagePapers& papers, const Notice& notice, const std::string& code,
                                   const std::string& name) {
  const std::string &code_field = notice.applicant.code, &name_field = notice.applicant.name;
  std::optional<RowOfSummary> by_name;
  for (const DocumentFacts* document : papers.summaries)
    for (const SummaryRow& row : document->summary) {
      if (!code.empty() && value_of(row, code_field) == code) return RowOfSummary{document, &row};
      const std::string row_name = value_of(row, name_field);
      if (!by_name && !name.empty() && !row_name.empty() && is_same_firm(row_name, name)) by_name = {document, &row};
    }
  return by_name;
}

PackageCheck check_package(const PackagePapers& papers, std::span<const Case> submissions, const Notice& notice) {
  PackageCheck check;
  check.summary_found = !papers.summaries.empty();
  check.letter_found = !papers.letters.empty();
  check.summary_sealed = any_sealed(papers.summaries);
  check.letter_sealed = any_sealed(papers.letters);
  count_letters(papers, notice, check);
  const std::string &code_field = notice.applicant.code, &name_field = notice.applicant.name;
  const std::string direction_field = direction_field_of(notice);
  std::set<const SummaryRow*> used;
  for (const Case& submission : submissions) {
    if (!submission.application || !check.summary_found) continue;
    const auto row = row_of(papers, notice, text_of(*submission.application, code_field),
                            text_of(*submission.application, name_field));
    if (row)
      used.insert(row->row);
    else
      check.not_listed.push_back(submission.id);
  }
  for (const DocumentFacts* document : papers.summaries)
    for (const SummaryRow& row : document->summary) {
      ++check.summary_rows;
      const std::string direction = value_of(row, direction_field);
      ++check.row_counts[direction.empty() ? "未注明" : direction];
      if (!used.contains(&row)) check.without_submission.push_back(value_of(row, name_field));
    }
  return check;
}

}  // namespace chushen

#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "normalize/application.h"
#include "validate/judge.h"
#include "validate/notice.h"

namespace chushen {

/// The papers a county hands in with its applicants': the 汇总表 and the 推荐函.
struct PackagePapers {
  std::vector<const DocumentFacts*> summaries, letters;
};

/// The papers of all counties, by the county's folder name ("" where there is none).
class Packages {
 public:
  void add(const std::string& county, const DocumentFacts& document);

  const PackagePapers& of(const std::string& county) const;  ///< empty papers where a county has none
  bool empty() const { return by_county_.empty(); }

 private:
  std::map<std::string, PackagePapers> by_county_;
};

/// A row of a 汇总表 and the paper it stands in.
struct RowOfSummary {
  const DocumentFacts* document = nullptr;
  const SummaryRow* row = nullptr;
};
/// The row of a firm: by its code, else by its name.
std::optional<RowOfSummary> row_of(const PackagePapers& papers, const Notice& notice, const std::string& code,
                                   const std::string& name);

/// What the office wants to know of a county's package as a whole.
struct PackageCheck {
  bool summary_found = false, summary_sealed = false, letter_found = false, letter_sealed = false;
  int summary_rows = 0;                         ///< applicants that the table lists
  std::vector<std::string> not_listed;          ///< ids of submissions that no row names
  std::vector<std::string> without_submission;  ///< names of rows that no submission belongs to
  std::map<std::string, int> letter_counts;     ///< what the letter says of each direction: 示范企业 -> 3
  std::map<std::string, int> row_counts;        ///< rows by direction; 未注明 where the row does not say
};
PackageCheck check_package(const PackagePapers& papers, std::span<const Case> submissions, const Notice& notice);

}  // namespace chushen

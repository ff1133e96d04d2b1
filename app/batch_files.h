#pragma once

#include <string>
#include <vector>

#include "app/office_papers.h"
#include "report/report.h"

namespace chushen {

/// 推荐汇总表.xlsx, 推荐函.docx, the county's own table where it has one, 复核意见.xlsx, findings.csv, batch.json, index.html.
/// What could not be written does not stop the rest.
struct BatchOutcome {
  std::vector<std::string> failures;  ///< Chinese sentences: exit status 2
  std::vector<std::string> notes;     ///< what a person has to know: columns not filled, names without papers
};

/// \param jobs  from two on, some are made in a copy of the program: the bytes are the same
BatchOutcome write_batch_files(const std::string& out, BatchInput input, const OfficePapers& papers, int jobs);

}  // namespace chushen

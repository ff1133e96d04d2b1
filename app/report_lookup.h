#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/changes.h"

namespace chushen {

/// Reports as they lie below an output folder.

/// The folders of all report.json, relative to `out`; what begins with a dot is ours.
std::vector<std::string> reports_below(const std::string& out);

struct FoundReport {
  std::string folder;  ///< below `out`
  ReportDigest digest;
};
std::optional<FoundReport> report_in(const std::string& out, const std::string& folder);

/// The report of a submission by its id or folder; where no such one is there, the only one whose id ends in that name.
std::optional<FoundReport> find_report(const std::string& out, const std::string& name);

/// All reports on an applicant: by the id of a submission, or by the 统一社会信用代码.
std::vector<FoundReport> reports_on(const std::string& out, const std::string& id_or_code);

}  // namespace chushen

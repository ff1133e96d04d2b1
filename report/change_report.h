#pragma once

#include <string>
#include <vector>

#include "report/changes.h"
#include "report/report.h"

namespace chushen {

/// 变化报告: what judging the same papers again, by other rules or lists, has changed.

struct RuleChange {
  std::string rule, title;
  std::string outcome_before, outcome_after;  ///< "violated"; empty where the rule was not there
  std::string before, after;                  ///< in words: "不符合（暂不能推荐）：评测等级为一级。"
  bool operator==(const RuleChange&) const = default;
};

/// One submission whose outcomes differ.
struct ChangedOutcomes {
  std::string id, folder, name;
  std::string verdict_before, verdict_after;  ///< "violated"
  std::vector<RuleChange> rules;              ///< in the order of the newer report, then what is gone
  bool empty() const { return rules.empty() && verdict_before == verdict_after; }
};

/// Of two reports on the same papers. Another wording of the same outcome and action is no change.
ChangedOutcomes changed_outcomes(const ReportDigest& older, const ReportDigest& newer);

std::string change_report_json(const BatchInput& input, const std::vector<ChangedOutcomes>& changed);
std::string change_report_html(const BatchInput& input, const std::vector<ChangedOutcomes>& changed);

}  // namespace chushen

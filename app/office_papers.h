#pragma once

#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "report/report.h"
#include "validate/pack_error.h"

namespace chushen {

/// What an office sets about the papers that leave it, in its folder (--county) beside county.yaml and lists/:
///
///     templates/补正通知书.docx        instead of our own; placeholders: report/corrections.h
///     templates/推荐函.docx            the same; placeholders: report/recommendation.h
///     templates/推荐汇总表.xlsx|.docx   the county's own table, filled by its header row
///     推荐名单.csv|.xlsx               whom the office recommends, in its order; columns 统一社会信用代码, 名称
struct OfficePapers {
  std::string letter, recommendation, table;         ///< bytes; empty: not set
  std::optional<std::vector<ListedApplicant>> recommended;
};

/// All errors found: a template that cannot be filled is told before anything is read. Other files under templates/ are
/// errors too, because a template whose name is mistyped would silently not be used.
tl::expected<OfficePapers, std::vector<PackError>> load_office_papers(const std::string& county_folder,
                                                                      const Notice& notice);

}  // namespace chushen

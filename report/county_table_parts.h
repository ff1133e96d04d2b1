#pragma once

#include <vector>

#include <tl/expected.hpp>

#include "report/county_table.h"
#include "report/zip_parts.h"

namespace chushen {

/// The two kinds of file behind fill_county_table(); both change `parts` in place and return the heads not filled.
tl::expected<std::vector<std::string>, std::string> fill_xlsx_table(std::vector<ZipPart>& parts,
                                                                    const Recommendation& who);
tl::expected<std::vector<std::string>, std::string> fill_docx_table(std::vector<ZipPart>& parts,
                                                                    const Recommendation& who);

/// What both say where no table of the file can be filled.
inline constexpr const char* kNoUsableHeader =
    "没有找到可用的表头；表中应有一行写明“申报单位名称”或“统一社会信用代码”等至少三个栏目名称。";

}  // namespace chushen

#pragma once

#include <string>
#include <string_view>

namespace chushen {

/// Names of firms, to compare. A registered name is a whole: 《企业名称登记管理规定》 (国务院令第734号) 第六条 —
/// 行政区划、字号、 行业、组织形式; nothing of it may be left out, so names are the same only when all of it is.

/// clean_text without any white space and with every kind of bracket as "(" ")".
///
///     company_key("江门市甲【测试】 有限公司") == "江门市甲(测试)有限公司"
std::string company_key(std::string_view name);

enum class NameMatch {
  kSame,           ///< equal as clean text; full-width and half-width brackets do not matter
  kOtherBrackets,  ///< only the kind of brackets differs: 【】 for （）
  kNear,           ///< one or two characters differ, fewer than a fifth: a slip or a reader's mistake, or another firm
  kDifferent,
};
NameMatch compare_names(std::string_view a, std::string_view b);

}  // namespace chushen

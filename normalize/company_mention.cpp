#include "normalize/company_mention.h"

#include <algorithm>
#include <array>

#include "normalize/company_name.h"
#include "normalize/text.h"

namespace chushen {
namespace {

constexpr std::array<std::string_view, 6> kForms = {"有限公司", "责任公司", "股份公司", "集团公司", "总公司", "厂"};
constexpr std::size_t kShortest = 4, kLongest = 40;  // characters of a name
constexpr std::size_t kShortestCore = 6;             // of a name without its place, that it is told by

/// Provinces and larger cities as names of firms begin with them, without 省 and 市.
constexpr std::array<std::string_view, 58> kPlaces = {
    "北京", "天津", "上海", "重庆", "河北", "山西", "辽宁",   "吉林", "黑龙江", "江苏", "浙江", "安徽",
    "福建", "江西", "山东", "河南", "湖北", "湖南", "广东",   "海南", "四川",   "贵州", "云南", "陕西",
    "甘肃", "青海", "广西", "宁夏", "新疆", "西藏", "内蒙古", "香港", "澳门",   "台湾", "广州", "深圳",
    "珠海", "汕头", "佛山", "韶关", "湛江", "肇庆", "江门",   "茂名", "惠州",   "梅州", "汕尾", "河源",
    "阳江", "清远", "东莞", "中山", "潮州", "揭阳", "云浮",   "顺德", "苏州",   "杭州"};

bool is_of_name(const std::string& point) {
  if (is_han(point) || point == "(" || point == ")" || point == "·") return true;
  return point.size() == 1 && ((point[0] >= 'A' && point[0] <= 'Z') || (point[0] >= 'a' && point[0] <= 'z'));
}

bool ends_as_firm(const std::string& name) {
  return std::any_of(kForms.begin(), kForms.end(), [&](std::string_view form) { return name.ends_with(form); });
}

}  // namespace

std::string firm_at(std::string_view clean_text) {
  std::string name, firm;
  const auto points = code_points(clean_text.substr(0, kLongest * 4));
  for (std::size_t i = 0; i < points.size() && i < kLongest && is_of_name(points[i]); ++i) {
    name += points[i];
    if (i + 1 >= kShortest && ends_as_firm(name)) {
      firm = name;
      break;
    }
  }
  if (firm.empty()) return {};
  // A branch is named behind its firm.
  const std::string rest(clean_text.substr(firm.size()));
  const std::size_t branch = rest.find("分公司");
  if (branch != std::string::npos && branch > 0 && branch <= 30 && code_points(rest.substr(0, branch)).size() <= 8 &&
      firm_at(rest.substr(0, branch)).empty() && has_han(rest.substr(0, branch)))
    firm += rest.substr(0, branch) + "分公司";
  return firm;
}

bool begins_with_place(std::string_view name) {
  if (std::any_of(kPlaces.begin(), kPlaces.end(), [&](std::string_view place) { return name.starts_with(place); }))
    return true;
  const auto points = code_points(name.substr(0, 24));
  // "与江门市乙公司": a word that leads on to somebody else.
  static constexpr std::string_view kLeadOn = "与和由向为对从在是及同将给请已以按受于系";
  if (points.empty() || kLeadOn.find(points[0]) != std::string_view::npos) return false;
  for (std::size_t i = 2; i < std::min<std::size_t>(points.size(), 4); ++i)
    if (points[i] == "省" || points[i] == "市" || points[i] == "县" || points[i] == "区") return true;
  return false;
}

bool is_same_firm(std::string_view a, std::string_view b) {
  const NameMatch match = compare_names(a, b);
  if (match == NameMatch::kSame || match == NameMatch::kOtherBrackets) return true;
  const std::string first = company_key(a), second = company_key(b);
  const std::string& longer = first.size() > second.size() ? first : second;
  const std::string& core = first.size() > second.size() ? second : first;
  return code_points(core).size() >= kShortestCore && longer.ends_with(core) && begins_with_place(longer);
}

}  // namespace chushen

#include "normalize/company_name.h"

#include <algorithm>
#include <vector>

#include "normalize/edit_distance.h"
#include "normalize/text.h"

namespace chushen {
namespace {

bool is_one_of(std::string_view point, std::initializer_list<std::string_view> points) {
  return std::find(points.begin(), points.end(), point) != points.end();
}

constexpr int kNearDistance = 2;
constexpr std::size_t kNearShare = 5;  // one character in five

}  // namespace

std::string company_key(std::string_view name) {
  std::string key;
  for (const std::string& point : code_points(without_spaces(clean_text(name)))) {
    if (is_one_of(point, {"【", "〔", "[", "{", "〈", "<", "「"}))
      key += "(";
    else if (is_one_of(point, {"】", "〕", "]", "}", "〉", ">", "」"}))
      key += ")";
    else
      key += point;
  }
  return key;
}

NameMatch compare_names(std::string_view a, std::string_view b) {
  if (without_spaces(clean_text(a)) == without_spaces(clean_text(b))) return NameMatch::kSame;
  const auto left = code_points(company_key(a)), right = code_points(company_key(b));
  const int distance = edit_distance(left, right, kNearDistance);
  if (distance == 0) return NameMatch::kOtherBrackets;
  const std::size_t longer = std::max(left.size(), right.size());
  const bool near = distance <= kNearDistance && static_cast<std::size_t>(distance) * kNearShare < longer;
  return near ? NameMatch::kNear : NameMatch::kDifferent;
}

}  // namespace chushen

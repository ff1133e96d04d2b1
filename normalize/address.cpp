#include "normalize/address.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "normalize/scanner.h"
#include "normalize/text.h"

namespace chushen {
namespace {

// The 34 divisions of the first level (GB/T 2260), short and full.
struct Province {
  std::string_view name, full;
};
constexpr std::array<Province, 34> kProvinces = {{
    {"北京", "北京市"},         {"天津", "天津市"},         {"河北", "河北省"},           {"山西", "山西省"},
    {"内蒙古", "内蒙古自治区"}, {"辽宁", "辽宁省"},         {"吉林", "吉林省"},           {"黑龙江", "黑龙江省"},
    {"上海", "上海市"},         {"江苏", "江苏省"},         {"浙江", "浙江省"},           {"安徽", "安徽省"},
    {"福建", "福建省"},         {"江西", "江西省"},         {"山东", "山东省"},           {"河南", "河南省"},
    {"湖北", "湖北省"},         {"湖南", "湖南省"},         {"广东", "广东省"},           {"广西", "广西壮族自治区"},
    {"海南", "海南省"},         {"重庆", "重庆市"},         {"四川", "四川省"},           {"贵州", "贵州省"},
    {"云南", "云南省"},         {"西藏", "西藏自治区"},     {"陕西", "陕西省"},           {"甘肃", "甘肃省"},
    {"青海", "青海省"},         {"宁夏", "宁夏回族自治区"}, {"新疆", "新疆维吾尔自治区"}, {"台湾", "台湾省"},
    {"香港", "香港特别行政区"}, {"澳门", "澳门特别行政区"},
}};

// The name of a place of the city or county level is at most this long without its last character (呼伦贝尔,
// 巴音郭楞蒙古自治).
constexpr std::size_t kLongestName = 9;

// Characters that end a name of a road, building or estate: what they end is no division.
bool ends_a_road(std::string_view point) {
  for (const std::string_view end : {"路", "街", "巷", "道", "号", "村", "园", "厂", "楼", "栋", "厦", "场"}) {
    if (point == end) return true;
  }
  return false;
}

// "佛山市": at least two Han characters and one of `levels`, with no end of a road among them.
std::string division_ahead(std::string_view text, std::initializer_list<std::string_view> levels) {
  std::string name;
  std::size_t length = 0;
  for (Scanner scanner(text); !scanner.done() && length < kLongestName; ++length) {
    const std::string_view point = scanner.take_code_point();
    if (!is_han(point)) return {};
    name += point;
    const bool level = std::find(levels.begin(), levels.end(), point) != levels.end();
    if (level && length >= 2) return name;
    if (ends_a_road(point)) return {};
  }
  return {};
}

std::string without_last_character(std::string_view name) {
  std::string shorter;
  const auto points = code_points(name);
  for (std::size_t i = 0; i + 1 < points.size(); ++i) shorter += points[i];
  return shorter;
}

class AddressReader {
 public:
  AddressReader(std::string_view address, const FormSchema& schema) : scanner_(address), schema_(schema) {}

  AddressReading read() {
    take_country();
    take_province();
    take_city();
    take_county();
    take_town();
    reading_.in_city = verdict();
    return reading_;
  }

 private:
  void take_country() { scanner_.take_any({"中华人民共和国", "中国"}); }

  // The short name counts only where a division follows: 广东江门市…, but not 海南路1号.
  void take_province() {
    if (!schema_.province.empty() && scanner_.take(schema_.province)) return;
    for (const Province& province : kProvinces) {
      const bool own = province.full == schema_.province;
      Scanner ahead = scanner_;
      const bool full = ahead.take(province.full);
      if (!full && (!ahead.take(province.name) || !place_follows(ahead.rest()))) continue;
      scanner_ = ahead;
      if (!own) reading_.elsewhere = province.full;
      return;
    }
  }

  bool place_follows(std::string_view rest) const {
    if (rest.starts_with(without_last_character(schema_.city))) return true;
    return !division_ahead(rest, {"市", "州", "盟", "县", "区"}).empty();
  }

  void take_city() {
    const std::string city = without_last_character(schema_.city);
    if (!schema_.city.empty() && scanner_.take(schema_.city)) {
      names_city_ = true;
    } else if (!city.empty() && scanner_.at(city) && city_stands_short(scanner_.rest().substr(city.size()))) {
      scanner_.take(city);
      names_city_ = true;
    } else if (!at_own_division()) {
      take_other_city();
    }
  }

  // "江门蓬江区…", "江门高新区": the city without 市, before a division; 江门路 is a road.
  bool city_stands_short(std::string_view rest) const {
    Scanner scanner(rest);
    for (const DivisionSpec& division : schema_.divisions) {
      if (scanner.at(division.name)) return true;
    }
    return !division_ahead(rest, {"区", "县"}).empty();
  }

  bool at_own_division() const {
    return std::any_of(schema_.divisions.begin(), schema_.divisions.end(),
                       [&](const DivisionSpec& division) { return scanner_.at(division.name); });
  }

  void take_other_city() {
    const std::string other = division_ahead(scanner_.rest(), {"市", "州", "盟"});
    if (other.empty()) return;
    scanner_.take(other);
    if (reading_.elsewhere.empty()) reading_.elsewhere = other;
  }

  // The county comes next, in full, or short behind the city: 江门市新会会城. A second one named in the beginning
  // undoes it.
  void take_county() {
    scanner_.take_any({"市辖区"});
    for (const DivisionSpec& division : schema_.divisions) {
      Scanner ahead = scanner_;
      const bool full = ahead.take(division.name);
      if (!full && !(names_city_ && take_short_county(ahead, division))) continue;
      scanner_ = ahead;
      reading_.county = division.name;
      division_ = &division;
      names_division_ = true;
      return;
    }
  }

  bool take_short_county(Scanner& ahead, const DivisionSpec& division) const {
    const std::string name = without_last_character(division.name);
    if (code_points(name).size() < 2 || !ahead.take(name)) return false;
    Scanner next(ahead.rest());
    return !ends_a_road(next.take_code_point()) && !ahead.at("大道");
  }

  void take_town() {
    if (division_ == nullptr) return;
    for (const std::string& place : division_->places) {
      if (!scanner_.at(place) || place.size() <= reading_.town.size()) continue;
      Scanner ahead = scanner_;
      ahead.take(place);
      if (!ends_a_road(ahead.take_code_point()) || scanner_.rest().substr(place.size()).starts_with("街道")) {
        reading_.town = place;
      }
    }
  }

  InCity verdict() const {
    const bool here = names_city_ || names_division_;
    if (here && reading_.elsewhere.empty()) return InCity::kHere;
    if (!here && !reading_.elsewhere.empty()) return InCity::kElsewhere;
    return InCity::kCannotTell;
  }

  Scanner scanner_;
  const FormSchema& schema_;
  const DivisionSpec* division_ = nullptr;
  bool names_city_ = false, names_division_ = false;
  AddressReading reading_;
};

}  // namespace

AddressReading read_address(std::string_view address, const FormSchema& schema) {
  const std::string spaceless = without_spaces(clean_text(address));
  return AddressReader(spaceless, schema).read();
}

}  // namespace chushen

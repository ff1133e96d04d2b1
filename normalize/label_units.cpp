#include "normalize/label.h"

#include <algorithm>
#include <array>

#include "normalize/text.h"

namespace chushen {
namespace {

struct UnitWord {
  std::string_view written, unit;
};

/// As search_key() leaves them.
constexpr std::array kUnits = {
    UnitWord{"万元", "万元"},         UnitWord{"万元人民币", "万元"},   UnitWord{"人民币万元", "万元"},
    UnitWord{"万人民币", "万元"},     UnitWord{"万", "万元"},           UnitWord{"元", "元"},
    UnitWord{"人民币元", "元"},       UnitWord{"人民币", "元"},         UnitWord{"千元", "千元"},
    UnitWord{"百万元", "百万元"},     UnitWord{"亿元", "亿元"},         UnitWord{"亿元人民币", "亿元"},
    UnitWord{"万美元", "万美元"},     UnitWord{"美元", "美元"},         UnitWord{"万港元", "万港元"},
    UnitWord{"万港币", "万港元"},     UnitWord{"万欧元", "万欧元"},     UnitWord{"万日元", "万日元"},
    UnitWord{"人", "人"},             UnitWord{"名", "人"},             UnitWord{"位", "人"},
    UnitWord{"台", "台"},             UnitWord{"套", "台"},             UnitWord{"台套", "台"},
    UnitWord{"个", "个"},             UnitWord{"点", "个"},             UnitWord{"分", "分"},
    UnitWord{"平方米", "平方米"},     UnitWord{"m2", "平方米"},         UnitWord{"平方", "平方米"},
    UnitWord{"平米", "平方米"},       UnitWord{"百分点", "%"},          UnitWord{"个百分点", "%"},
};

std::string looked_up(const std::string& key) {
  const auto found =
      std::find_if(kUnits.begin(), kUnits.end(), [&](const UnitWord& word) { return word.written == key; });
  return found == kUnits.end() ? std::string() : std::string(found->unit);
}

/// Without "单位" before it.
std::string bare(std::string key) {
  static constexpr std::string_view kUnit = "单位";
  return key.starts_with(kUnit) ? key.substr(kUnit.size()) : key;
}

bool is_money(const std::string& unit) { return unit.ends_with("元"); }

}  // namespace

std::string unit_named(std::string_view text) {
  const std::string cleaned = clean_text(text);
  if (cleaned == "%" || cleaned == "单位:%" || cleaned == "百分比" || cleaned == "‰") return cleaned == "‰" ? "‰" : "%";
  return looked_up(bare(search_key(text)));
}

std::string unit_of_caption(std::string_view text) {
  const std::string cleaned = clean_text(text);
  const std::size_t at = cleaned.rfind("单位:");
  if (at == std::string::npos) return {};
  std::string rest = cleaned.substr(at + std::string_view("单位:").size());
  for (std::size_t end = rest.find_first_of(",;/)]", 0);; end = rest.find_first_of(",;/)]", end + 1)) {
    const std::string piece = rest.substr(0, end);
    if (const std::string unit = unit_named(piece.substr(0, piece.find("、"))); is_money(unit)) return unit;
    if (end == std::string::npos) return {};
  }
}

}  // namespace chushen

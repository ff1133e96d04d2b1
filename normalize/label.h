#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chushen {

/// A year as forms head their columns and labels with it.
struct YearHead {
  int year = 0;               ///< 0: not known
  std::optional<int> half;    ///< 1 for 上半年 and 1-6月, 2 for 下半年
  bool operator==(const YearHead&) const = default;
};

/// What a label says once all that forms hang on it is taken away.
struct LabelKey {
  /// The label as compared, most exact first: with its brackets, with what stands in them, without.
  /// "所属县(市/区)" "所属县市/区" "所属县".
  std::vector<std::string> keys;
  std::vector<std::string> inner;   ///< keys of what stood in brackets and is neither unit nor hint: "是否入选资源池"
  std::string unit;                 ///< "万元", "%", "台"; empty where none stands in it
  std::optional<YearHead> year;     ///< of "2022年营业收入（万元）"
  bool seal_place = false;          ///< （盖章） （公章）: a seal goes here, whatever is typed
  bool signature_place = false;     ///< （签字） （签名）: ink goes here
  bool operator==(const LabelKey&) const = default;
};

/// Reduces a label to what it calls: without numbering (1. 一、 （一） ①), stars, colons, white space, 其中, units and
/// filling hints; the signs between words that mean "or" all become '/'.
/// Source: the ways of forms collected in the notice pack; forms of the programme's family differ in nothing else.
///
///     label_key("3.注册资本（万元）：").keys     == {"注册资本"}, unit "万元"
///     label_key("联系人（职务）").keys == {"联系人(职务)", "联系人职务", "联系人"}
LabelKey label_key(std::string_view text);

/// The unit that a text is, or nothing: "万元" "人民币万元" "单位：万元" "％" "台/套" "㎡".
std::string unit_named(std::string_view text);

/// The unit of amounts that a caption gives for what follows: "单位：万元、人" -> "万元"; empty where it gives none.
std::string unit_of_caption(std::string_view text);

}  // namespace chushen

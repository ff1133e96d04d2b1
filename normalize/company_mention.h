#pragma once

#include <string>
#include <string_view>

namespace chushen {

/// Names of firms within running text, where only their end is marked. By 《企业名称登记管理规定》 (国务院令第734号) 第六条
/// a name is 行政区划、字号、行业、组织形式, so it ends with its 组织形式 (有限公司, 厂 …) and mostly begins with a place.

/// The firm's name that the text begins with, up to its 组织形式; empty where it begins with something else. A name is
/// 4 to 40 characters of Han, Latin letters and brackets.
///
///     firm_at("江门市甲五金有限公司申报材料") == "江门市甲五金有限公司"
///     firm_at("数字化转型申报书") == ""
std::string firm_at(std::string_view clean_text);

/// Whether a name begins with a place: 省 市 县 区 among its first characters, or a province or one of the larger cities
/// without that. "委托广州市甲公司" and "与广州市甲公司" do not.
bool begins_with_place(std::string_view name);

/// The one firm by two writings: equal but for brackets, or one without the place in front of it.
///
///     is_same_firm("江门市甲五金有限公司", "甲五金有限公司")
bool is_same_firm(std::string_view a, std::string_view b);

}  // namespace chushen

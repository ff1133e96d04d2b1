#include "normalize/look_alikes.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "normalize/text.h"

namespace chushen {
namespace {

/// Groups apart by spaces; within one each may be read for each other.
constexpr std::string_view kGroups =
    "己已巳 未末 日曰目 人入八 土士 千干于 天夫无 大太犬丈 白自百 贝见 申甲由田电 木术朮本夲 戊戌戍成 免兔 鸟乌岛 住往佳注 晴睛 "
    "买卖 名各 元无 广厂 刀力 王玉主 今令 间问闻 酒洒 折拆析 拨拔 侯候 微徽 氽汆 帐账 博搏 竟竞 治冶洽 霁雾 铄烁 昇升 嵘荣 峤桥 "
    "骞赛 珩桁 晟晨 炜伟 理埋 技枝 杜社 材村林 科料 设没 项顷 颁颂颜额 纸低底抵 称你 代伐 话活 机杌 台合 传侍 企仓 职织 员贝页 册删 "
    "码玛妈 县且 编缩 邮邯 政攻 联朕 系糸 址扯 址趾 号兮 经径 营宫 业亚 收牧 投役 资货 产立 总忌 利和 润闰 税脱 研砚 发友 数教 "
    "备各 车东 面而 积枳 方万 向问 所听 属屑 法去 定走 表衣 行仃 地他 固因 手千 传伟 真直 箱相 项须 负员 负贡 责贵 期斯 始姑 束柬 "
    "评坪 测侧 等筹 级极 得浔 分公 时吋 完宗 情倩 况祝 专传 金全 率卒 生牛 能熊 源原 降陈 低仕 良艮 品晶 运远 成戍 周调";

using Pairs = std::map<std::string, std::set<std::string>>;

Pairs pairs_of_groups() {
  Pairs pairs;
  std::set<std::string> group;
  const auto close = [&] {
    for (const std::string& a : group)
      for (const std::string& b : group)
        if (a != b) pairs[a].insert(b);
    group.clear();
  };
  for (const std::string& character : code_points(kGroups)) {
    if (character == " ")
      close();
    else
      group.insert(character);
  }
  close();
  return pairs;
}

}  // namespace

bool look_alike(std::string_view a, std::string_view b) {
  static const Pairs kPairs = pairs_of_groups();
  const auto found = kPairs.find(std::string(a));
  return found != kPairs.end() && found->second.contains(std::string(b));
}

}  // namespace chushen

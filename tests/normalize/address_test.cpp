#include "normalize/address.h"

#include <catch2/catch.hpp>

using namespace chushen;

namespace {

FormSchema schema() {
  FormSchema schema;
  schema.province = "广东省";
  schema.city = "江门市";
  schema.divisions = {{"蓬江区", "440703", {"白沙", "棠下", "杜阮"}}, {"江海区", "440704", {"江南", "外海"}}, {"新会区", "440705", {"会城", "三江"}},
                      {"台山市", "440781", {"台城", "白沙"}},         {"开平市", "440783", {"三埠", "长沙"}}, {"鹤山市", "440784", {"沙坪"}},
                      {"恩平市", "440785", {"恩城"}}};
  return schema;
}

std::string shown(std::string_view address) {
  const AddressReading reading = read_address(address, schema());
  std::string text = reading.in_city == InCity::kHere ? "here" : reading.in_city == InCity::kElsewhere ? "elsewhere" : "cannot tell";
  for (const std::string& part : {reading.county, reading.town, reading.elsewhere}) {
    if (!part.empty()) text += " " + part;
  }
  return text;
}

}  // namespace

TEST_CASE("addresses of the city are here, with their county and town") {
  CHECK(shown("广东省江门市蓬江区棠下镇甲路1号") == "here 蓬江区 棠下");
  CHECK(shown("江门市新会区会城街道乙路2号") == "here 新会区 会城");
  CHECK(shown("广东省江门市台山市台城丙路3号") == "here 台山市 台城");
  CHECK(shown("广东省台山市白沙镇工业区") == "here 台山市 白沙");
  CHECK(shown("台山市水步镇") == "here 台山市");
  CHECK(shown("江门市江海区外海街道") == "here 江海区 外海");
  CHECK(shown("广东 江门 蓬江区") == "here 蓬江区");
  CHECK(shown("广东省江门市新会会城") == "here 新会区 会城");
  CHECK(shown("蓬江区杜阮镇") == "here 蓬江区 杜阮");
  CHECK(shown("江门高新区甲路1号") == "here");
  CHECK(shown("江门市高新技术产业开发区") == "here");
  CHECK(shown("中国广东省江门市鹤山市沙坪街道") == "here 鹤山市 沙坪");
  CHECK(shown("广东省 江门市（蓬江区）") == "here");
}

TEST_CASE("another city or province is elsewhere") {
  CHECK(shown("佛山市顺德区乙路2号") == "elsewhere 佛山市");
  CHECK(shown("广东省佛山市南海区") == "elsewhere 佛山市");
  CHECK(shown("广东省中山市小榄镇") == "elsewhere 中山市");
  CHECK(shown("中山市江门路8号") == "elsewhere 中山市");
  CHECK(shown("湖南省长沙市岳麓区") == "elsewhere 湖南省");
  CHECK(shown("湖南长沙市岳麓区") == "elsewhere 湖南省");
  CHECK(shown("上海市浦东新区") == "elsewhere 上海市");
  CHECK(shown("广西壮族自治区南宁市") == "elsewhere 广西壮族自治区");
  CHECK(shown("四川省凉山彝族自治州") == "elsewhere 四川省");
}

TEST_CASE("roads named after cities name no city") {
  CHECK(shown("江门市蓬江区上海路1号") == "here 蓬江区");
  CHECK(shown("江门市新会大道中1号") == "here");
  CHECK(shown("海南路1号") == "cannot tell");
  CHECK(shown("江门路1号") == "cannot tell");
  CHECK(shown("江门市江海路2号") == "here");
}

TEST_CASE("a town alone, a road alone and a contradiction cannot be told") {
  CHECK(shown("白沙街道甲路1号") == "cannot tell");
  CHECK(shown("长沙街道") == "cannot tell");
  CHECK(shown("建设路1号") == "cannot tell");
  CHECK(shown("顺德区大良街道") == "cannot tell");
  CHECK(shown("佛山市新会区会城") == "cannot tell 新会区 会城 佛山市");
  CHECK(shown("湖南省江门市") == "cannot tell 湖南省");
  CHECK(shown("") == "cannot tell");
  CHECK(shown("广东省　市　县") == "cannot tell");
}

#include "validate/county.h"

#include <unistd.h>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

using namespace chushen;

namespace {

tl::expected<CountySettings, PackError> loaded(const std::string& content) {
  const auto path = std::filesystem::temp_directory_path() / ("chushen-county-" + std::to_string(::getpid()) + ".yaml");
  std::ofstream(path) << content;
  auto county = load_county(path.string());
  std::filesystem::remove(path);
  return county;
}

}  // namespace

TEST_CASE("a county.yaml says what an office sets") {
  const auto county = loaded(
      "name: 蓬江区\ncounties: [高新区]\ndeadline: 2023-08-25\ndemands_credit_report: true\n"
      "list_versions: {资源池服务商名单: 2023年版}\n");
  REQUIRE(county);
  CHECK(county->name == "蓬江区");
  CHECK(county->counties == std::vector<std::string>{"高新区"});
  CHECK(county->deadline == Date{2023, 8, 25});
  CHECK(county->demands_credit_report);
  CHECK_FALSE(county->demands_level_evidence);
  CHECK(county->list_versions.at(0).second == "2023年版");
}

TEST_CASE("an empty county.yaml sets nothing") {
  const auto county = loaded("# nothing yet\n");
  REQUIRE(county);
  CHECK(county->name.empty());
  CHECK_FALSE(county->deadline);
  CHECK(county->counties.empty());
}

TEST_CASE("faults of a county.yaml are told with their place") {
  CHECK(loaded("name: 蓬江区\ndeadlin: 2023-08-25\n").error().line == 2);
  CHECK(loaded("deadline: 2023年8月25日\n").error().message.find("2023-08-31") != std::string::npos);
  CHECK(loaded("deadline: 2023-02-30\n").error().column == 11);
  CHECK(loaded("demands_credit_report: 是\n").error().message.find("true") != std::string::npos);
  CHECK(loaded("- 蓬江区\n").error().line == 1);
  CHECK(load_county("/nowhere/county.yaml").error().message.find("没有这个文件") != std::string::npos);
}

TEST_CASE("columns are found by name, whatever spaces stand in it") {
  Sheet sheet;
  sheet.header = {"序号", " 名 称", "统一社会信用代码"};
  CHECK(column_of(sheet, "名称") == 1);
  CHECK(column_of(sheet, "统一社会信用代码") == 2);
  CHECK_FALSE(column_of(sheet, "年度"));
}

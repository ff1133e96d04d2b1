#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <string>

#include "app/output_folder.h"

using namespace chushen;

TEST_CASE("an id becomes a folder that works on every disk") {
  const std::map<std::string, std::string> cases = {
      {"蓬江区/江门市甲有限公司", "蓬江区/江门市甲有限公司"},
      {"甲:乙", "甲%3A乙"},
      {"a<b>c\"d\\e|f?g*h%i", "a%3Cb%3Ec%22d%5Ce%7Cf%3Fg%2Ah%25i"},
      {"甲\n乙\x7F", "甲%0A乙%7F"},
      {"甲\xC2\x85乙", "甲%C2%85乙"},
      {"公司.", "公司%2E"},
      {"公司 ", "公司%20"},
      {"..", ".%2E"},
      {".", "%2E"},
      {"v1.2 版", "v1.2 版"},
      {"CON", "CON~"},
      {"con", "con~"},
      {"aux.txt", "aux~.txt"},
      {"LPT1", "LPT1~"},
      {"COM10", "COM10"},
      {"COM", "COM"},
      {"console", "console"},
      {"nul /甲", "nul%20/甲"},
      {"index.html", "index.html~"},
      {"Index.HTML", "Index.HTML~"},
      {"batch.json", "batch.json~"},
      {"推荐汇总表.xlsx", "推荐汇总表.xlsx~"},
      {".cache", ".cache~"},
      {"蓬江区/report.json", "蓬江区/report.json~"},
  };
  for (const auto& [id, folder] : cases) {
    INFO(id);
    CHECK(folders_for({id}) == std::vector{folder});
  }
}

TEST_CASE("a long component is cut at a character and stays its own") {
  std::string name;
  for (int i = 0; i < 85; ++i) name += "江";
  const std::string folder = folder_component(name), other = folder_component(name + "门");
  CHECK(folder.size() <= 200);
  CHECK(folder.size() > 190);
  CHECK(folder != other);
  CHECK(folder.substr(0, 3) == "江");
  CHECK((folder.size() - 9) % 3 == 0);
  CHECK(folder[folder.size() - 9] == '~');
  // Encoded characters are not cut apart either.
  CHECK(folder_component(std::string(255, ':')).size() <= 200);
  CHECK((folder_component(std::string(255, ':')).size() - 9) % 3 == 0);
  CHECK(folder_component(std::string(200, 'a')) == std::string(200, 'a'));
  CHECK(folder_component(std::string(201, 'a')).size() == 200);
}

TEST_CASE("two components that are equal without case are told apart, whatever the order") {
  const std::vector<std::string> ids = {"区/ABC", "区/abc", "区/other", "别区/abc"};
  const auto folders = folders_for(ids);
  CHECK(folders[0].starts_with("区/ABC~"));
  CHECK(folders[0].size() == std::string("区/ABC~").size() + 8);
  CHECK(folders[1].starts_with("区/abc~"));
  CHECK(folders[0].substr(folders[0].size() - 8) != folders[1].substr(folders[1].size() - 8));
  CHECK(folders[2] == "区/other");
  CHECK(folders[3] == "别区/abc");

  auto backwards = ids;
  std::reverse(backwards.begin(), backwards.end());
  auto same = folders_for(backwards);
  std::reverse(same.begin(), same.end());
  CHECK(same == folders);
}

TEST_CASE("a name that only looks like a changed one does not collide with it") {
  const auto folders = folders_for({"CON", "CON~", "ＡＢ", "ａｂ"});
  CHECK(folders[0] != folders[1]);
  CHECK(folders[2].starts_with("ＡＢ~"));
  CHECK(folders[3].starts_with("ａｂ~"));
}

#include "app/volumes.h"

#include <catch2/catch.hpp>

#include "tests/app/program.h"
#include "tests/extract/archive_fixture.h"

using namespace chushen;
using namespace chushen::fixture;

namespace {

using Names = std::vector<std::string>;

std::string zip_of_texts() { return stored_zip({{"材料/乙.txt", "乙"}, {"材料/甲.txt", std::string(3000, 'a')}}); }

nlohmann::json documents(const TemporaryFolder& folder) {
  run_program({"batch", folder / "inbox", "--out", folder / "out", "--notice", kNotice});
  return json_at(folder / "out/甲/report.json")["documents"];
}

}  // namespace

TEST_CASE("volumes are told by their names, in the order of their bytes") {
  const auto one = [](const Names& names) {
    const auto sets = volume_sets(names);
    REQUIRE(sets.size() == 1);
    return sets.front();
  };
  CHECK(one({"a/材料.7z.002", "a/材料.7z.001", "a/其他.docx"}).files == std::vector<std::size_t>{1, 0});
  CHECK(one({"a/材料.7z.002", "a/材料.7z.001"}).name == "a/材料.7z");
  CHECK(one({"m.PART10.rar", "m.part09.rar"}).missing.size() == 8);
  CHECK(one({"m.part2.rar"}).missing == Names{"m.part1.rar"});
  CHECK(one({"m.rar", "m.r00", "m.r02"}).files == std::vector<std::size_t>{0, 1, 2});
  CHECK(one({"m.rar", "m.r00", "m.r02"}).missing == Names{"m.r01"});
  CHECK(one({"m.zip", "m.z01", "m.z02"}).files == std::vector<std::size_t>{1, 2, 0});
  CHECK(one({"m.zip", "m.z02"}).missing == Names{"m.z01"});
  CHECK(one({"m.z01"}).missing == Names{"m.zip"});
  CHECK(volume_sets({"m.rar", "n.zip", "报告.001", "a.b", ".001", "x.7z", "1.rtf"}).empty());
  CHECK(volume_sets({"报告.001", "报告.002"}).size() == 1);
  CHECK(volume_sets({"a/m.7z.001", "b/m.7z.002"}).size() == 2);  // two folders, two sets
}

TEST_CASE("an archive in volumes is put together where all are there") {
  const TemporaryFolder folder;
  const std::string zip = zip_of_texts();
  folder.put("inbox/甲/包.zip.001", zip.substr(0, 1000));
  folder.put("inbox/甲/包.zip.002", zip.substr(1000, 1000));
  folder.put("inbox/甲/包.zip.003", zip.substr(2000));
  const auto all = documents(folder);
  INFO(all.dump(1));
  REQUIRE(all.size() == 5);
  CHECK(all[0]["status"] == "read");
  CHECK(all[1]["file"] == "包.zip.001!/材料/乙.txt");
  CHECK(all[2]["file"] == "包.zip.001!/材料/甲.txt");
  CHECK(all[4]["status"] == "read");
  CHECK(documents(folder) == all);  // from the cache
}

TEST_CASE("a volume that is missing is named") {
  const TemporaryFolder folder;
  const std::string zip = zip_of_texts();
  folder.put("inbox/甲/包.7z.001", zip.substr(0, 1000));
  folder.put("inbox/甲/包.7z.003", zip.substr(2000));
  const auto all = documents(folder);
  REQUIRE(all.size() == 2);
  for (const auto& one : all) {
    CHECK(one["kind"] == "archive");
    CHECK(one["status"] == "refused");
    CHECK(one["warnings"][0]["message"] ==
          "分卷压缩包缺少 包.7z.002，未能读取，请把全部分卷放入同一文件夹，或压缩为一个 ZIP 文件后重新提交。");
  }
  const TemporaryFolder without_last;  // which shows in no name
  without_last.put("inbox/甲/包.zip.001", zip.substr(0, 3150));
  const auto first = documents(without_last);
  CHECK(first[0]["status"] == "partial");
}

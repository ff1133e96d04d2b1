#include <unistd.h>
#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "validate/notice.h"

using namespace chushen;
namespace fs = std::filesystem;

namespace {

std::string content_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// A copy of the real pack in which single words are exchanged.
class PackCopy {
 public:
  PackCopy() {
    static int count = 0;
    folder_ =
        fs::temp_directory_path() / ("chushen-pack-" + std::to_string(::getpid()) + "-" + std::to_string(count++));
    fs::copy(CHUSHEN_SOURCE_DIR "/notices/jiangmen-2023-22", folder_, fs::copy_options::recursive);
  }
  ~PackCopy() { fs::remove_all(folder_); }

  PackCopy& replace(const std::string& file, const std::string& what, const std::string& with) {
    std::string content = content_of(folder_ / file);
    const std::size_t at = content.find(what);
    REQUIRE(at != std::string::npos);
    content.replace(at, what.size(), with);
    std::ofstream(folder_ / file, std::ios::binary) << content;
    return *this;
  }
  void remove(const std::string& file) { fs::remove(folder_ / file); }
  std::string folder() const { return folder_.string(); }

  std::vector<PackError> errors() const {
    const auto loaded = load_notice(folder_.string());
    return loaded ? std::vector<PackError>() : loaded.error();
  }

 private:
  fs::path folder_;
};

/// The only error, which has to be in that file and say that.
void check_only_error(const PackCopy& pack, const std::string& file, const std::string& words) {
  const auto errors = pack.errors();
  REQUIRE(errors.size() == 1);
  INFO(errors[0].file << ":" << errors[0].line << ":" << errors[0].column << " " << errors[0].message);
  CHECK(fs::path(errors[0].file).filename() == file);
  CHECK(errors[0].line > 0);
  CHECK(errors[0].column > 0);
  CHECK(errors[0].message.find(words) != std::string::npos);
}

}  // namespace

TEST_CASE("a copy of the pack loads and has the pack's hash; a changed byte has another") {
  PackCopy copy;
  const auto real = load_notice(CHUSHEN_SOURCE_DIR "/notices/jiangmen-2023-22");
  const auto same = load_notice(copy.folder());
  REQUIRE(real);
  REQUIRE(same);
  CHECK(same->sha256 == real->sha256);
  const auto changed = load_notice(copy.replace("rules.yaml", "# The rules", "# the rules").folder());
  REQUIRE(changed);
  CHECK(changed->sha256 != real->sha256);
}

TEST_CASE("an unknown key is named with those that are known, at its place") {
  PackCopy pack;
  pack.replace("notice.yaml", "title: ", "titel: x\ntitle: ");
  const auto errors = pack.errors();
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].line == 4);
  CHECK(errors[0].column == 1);
  CHECK(errors[0].message ==
        "未知的键“titel”，应为 id、document_number、title、directions、roles、city、province、divisions、lists、applicant");
}

TEST_CASE("a quote that does not stand in the notice is refused") {
  PackCopy pack;
  pack.replace("rules.yaml", "quote: 具有独立法人资格\n", "quote: 应具有独立法人资格\n");
  check_only_error(pack, "rules.yaml", "通知原文中没有这句话");
}

TEST_CASE("white space makes no difference to a quote") {
  PackCopy pack;
  pack.replace("rules.yaml", "quote: 具有独立法人资格\n", "quote: 具有 独立　法人资格\n");
  CHECK(pack.errors().empty());
}

TEST_CASE("what a rule names has to exist") {
  const std::vector<std::array<std::string, 3>> cases = {
      {"check: files-readable", "check: files-legible", "未知的检查“files-legible”"},
      {"parameters: {field: 注册地址, first: licence}", "parameters: {field: 注册地点, first: licence}",
       "未知的字段“注册地点”"},
      {"parameters: {field: 注册地址, first: licence}", "parameters: {field: 注册地址, first: license}",
       "未知的材料类别"},
      {"parameters: {field: 注册地址, first: licence}", "parameters: {field: 注册地址, frist: licence}",
       "没有参数“frist”"},
      {"parameters: {comparable: 0.8}", "parameters: {comparable: 八成}", "不是数"},
      {"to: 2023-08-31", "to: 2023-08-32", "不是日期"},
      {"list: 受理登记, copies: 2", "list: 登记表, copies: 2", "未知的名单“登记表”"},
      {"owns: {注册地址: [blank, malformed]}", "owns: {注册地址: [empty]}", "未知的值“empty”，应为 blank、malformed"},
      {"relations: 项目总投资 = ", "relations: 总投资 = ", "应由两个以上的字段"},
      {"outcome: violated\n", "outcome: refused\n", "未知的值“refused”"},
      {"basis: practice", "basis: habit", "未知的值“habit”"},
      {"“{code}”校验通过", "“{kode}”校验通过", "不提供“{kode}”"},
      {"      cut-short:", "      cutshort:", "没有情形“cutshort”"},
  };
  for (const auto& [what, with, words] : cases) {
    INFO(with);
    PackCopy pack;
    pack.replace("rules.yaml", what, with);
    const auto errors = pack.errors();
    REQUIRE_FALSE(errors.empty());
    CHECK(errors[0].line > 0);
    CHECK(errors[0].message.find(words) != std::string::npos);
  }
}

TEST_CASE("an answer that the check can need has to be there") {
  PackCopy pack;
  pack.replace("rules.yaml", "      holds: {outcome: satisfied, say: 所有文件均已完整读取。}\n", "");
  check_only_error(pack, "rules.yaml", "缺少情形“holds”的答复");
}

TEST_CASE("the outcome of a doubtful reading is not the pack's to choose") {
  PackCopy pack;
  pack.replace("rules.yaml", "unreadable: {say: \"统一社会信用代码识别存疑",
               "unreadable: {outcome: violated, say: \"统一社会信用代码识别存疑");
  check_only_error(pack, "rules.yaml", "未知的键“outcome”");
}

TEST_CASE("rules and fields have names of their own") {
  PackCopy rules;
  rules.replace("rules.yaml", "id: seal-kind", "id: seal-present");
  check_only_error(rules, "rules.yaml", "规则“seal-present”重复");
  PackCopy fields;
  fields.replace("fields.yaml", "name: 推荐单位", "name: 申报方向");
  CHECK_FALSE(fields.errors().empty());
}

TEST_CASE("wrong types and unknown words in the fields are refused") {
  PackCopy type;
  type.replace("fields.yaml", "type: choice", "type: choise");
  check_only_error(type, "fields.yaml", "未知的值“choise”，应为 text、code、choice");
  PackCopy need;
  need.replace("fields.yaml", "required: {示范企业: must, 示范车间: must}",
               "required: {示范企业: must, 示范工厂: must}");
  CHECK(need.errors().size() == 2);
  PackCopy flag;
  flag.replace("fields.yaml", "by_year: true", "by_year: yes");
  check_only_error(flag, "fields.yaml", "true 或 false");
}

TEST_CASE("all errors are told at once, those of several files too") {
  PackCopy pack;
  pack.replace("notice.yaml", "city: 江门市", "town: 江门市");
  pack.replace("rules.yaml", "check: files-readable", "check: files-legible");
  CHECK(pack.errors().size() == 3);
}

TEST_CASE("a pack that is not there or not whole says so") {
  const auto nowhere = load_notice("/nowhere/at/all");
  REQUIRE_FALSE(nowhere);
  CHECK(nowhere.error().at(0).message.find("--notice") != std::string::npos);
  PackCopy pack;
  pack.remove("notice.txt");
  const auto errors = pack.errors();
  REQUIRE_FALSE(errors.empty());
  CHECK(errors[0].message.find("没有这个文件") != std::string::npos);
}

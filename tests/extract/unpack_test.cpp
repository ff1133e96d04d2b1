#include "extract/unpack.h"

#include <catch2/catch.hpp>

#include <clocale>
#include <map>
#include <random>

#include "docx_fixture.h"
#include "archive_fixture.h"
#include "extract/kind.h"
#include "tests/app/temporary_folder.h"

using namespace chushen;
using namespace chushen::fixture;

namespace {

const std::string kGbkName = "\xC9\xEA\xB1\xA8\xCA\xE9.docx";  // 申报书 in GBK
const std::string kCheng = "\x81\x5C.pdf";                      // 乗 in GBK: its second byte is that of '\\'

bool nothing(std::string_view) { return false; }

struct Look {
  Unpacked unpacked;
  std::map<std::string, std::string> files;  ///< bytes in the spool by the item's name
  const UnpackedItem& item(const std::string& name) const {
    for (const UnpackedItem& item : unpacked.items)
      if (item.name == name) return item;
    throw std::runtime_error("no item " + name);
  }
  Status status(const std::string& name = "") const { return item(name).document.value().status; }
  std::string message(const std::string& name = "") const {
    const auto& warnings = item(name).document.value().warnings;
    return warnings.empty() ? "" : warnings.front().message;
  }
  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const UnpackedItem& item : unpacked.items)
      if (!item.name.empty()) names.push_back(item.name);
    return names;
  }
};

Look look_into(const std::string& bytes, const std::string& name = "包.zip", UnpackLimits limits = {},
               const IsIgnoredPath& ignored = nothing) {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "spool");
  const std::string path = folder.put("file", bytes);
  Look look{unpack_file(path, name, folder / "spool", limits, ignored), {}};
  for (const UnpackedItem& item : look.unpacked.items) {
    if (item.stored.empty()) continue;
    look.files[item.name] = bytes_of(folder / "spool/" + item.stored);
    CHECK(look.files[item.name].size() == item.bytes);
  }
  std::size_t stored = 0;  // nothing lies there but what the list names
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "spool")) {
    CHECK(entry.is_regular_file());
    ++stored;
  }
  CHECK(stored == look.files.size());
  return look;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a file that is no archive is itself, and says whether LibreOffice has to convert it") {
  CHECK(look_into("%PDF-1.7\n").unpacked.items == std::vector<UnpackedItem>{{"", "", 0, Kind::kPdf, false, {}}});
  CHECK(look_into("{\\rtf1 a}", "a.rtf").unpacked.items[0].convert);
  CHECK_FALSE(look_into(zip_of(docx_parts(paragraph("甲"))), "a.zip").unpacked.items[0].document);
  CHECK(look_into(zip_of(docx_parts(paragraph("甲"))), "a.zip").item("").kind == Kind::kDocx);
}

TEST_CASE("only files that may hold others or need converting are looked into") {
  CHECK(may_need_unpacking(stored_zip({{"a.docx", "x"}})));
  CHECK(may_need_unpacking(stored_zip({})));
  CHECK(may_need_unpacking(tar({{"a", "b"}})));
  CHECK(may_need_unpacking("{\\rtf1"));
  CHECK(may_need_unpacking("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"));
  CHECK_FALSE(may_need_unpacking(zip_of({{"[Content_Types].xml", "<Types/>"}})));
  CHECK_FALSE(may_need_unpacking("%PDF-1.7"));
  CHECK_FALSE(may_need_unpacking(""));
  CHECK_FALSE(may_need_unpacking("PK"));
}

TEST_CASE("every kind of archive gives its members") {
  const std::vector<std::pair<std::string, std::string>> members = {{"材料/申报书.docx", "甲"}, {"执照.jpg", "乙乙"}};
  const auto check = [&](const std::string& bytes, const std::string& name) {
    INFO(name);
    const Look look = look_into(bytes, name);
    CHECK(look.status() == Status::kRead);
    CHECK(look.item("").kind == Kind::kArchive);
    CHECK(look.names() == Names{"材料/申报书.docx", "执照.jpg"});
    CHECK(look.files == std::map<std::string, std::string>{members.begin(), members.end()});
  };
  check(zip_of({members.begin(), members.end()}), "包.zip");
  check(written_by_libarchive("7zip", "none", members), "包.7z");
  check(written_by_libarchive("pax", "none", members), "包.tar");
  const std::vector<std::pair<const char*, const char*>> filters = {{"gzip", "gz"}, {"bzip2", "bz2"}, {"xz", "xz"}, {"zstd", "zst"}};
  for (const auto& [filter, ending] : filters)
    check(written_by_libarchive("pax", filter, members), std::string("包.tar.") + ending);
  check(stored_rar(members), "包.rar");
}

TEST_CASE("what is only compressed is a member without the ending") {
  const Look look = look_into(written_by_libarchive("raw", "gzip", {{"x", "甲"}}), "材料/申报书.docx.gz");
  CHECK(look.names() == Names{"申报书.docx"});
  CHECK(look.files.at("申报书.docx") == "甲");
}

TEST_CASE("members keep an ending that readers compare, and no other part of their name") {
  const Look look = look_into(stored_zip({{"a/../../b.PDF", "1"}, {"c.p d", "2"}, {"d", "3"}}));
  CHECK(look.unpacked.items[1].stored == "1.pdf");
  CHECK(look.unpacked.items[2].stored == "2");
  CHECK(look.unpacked.items[3].stored == "3");
}

TEST_CASE("names are read as the archiver wrote them") {
  const auto names = [](const std::vector<ZipMember>& members) { return look_into(stored_zip(members)).names(); };
  CHECK(names({{"申报书.docx", "x", 0x0800}}) == Names{"申报书.docx"});
  CHECK(names({{"申报书.docx", "x"}}) == Names{"申报书.docx"});
  CHECK(names({{kGbkName, "x"}}) == Names{"申报书.docx"});
  CHECK(names({{kGbkName, "x", 0x0800}}) == Names{"申报书.docx"});  // the flag lies
  CHECK(names({{kCheng, "x"}}) == Names{"乗.pdf"});
  CHECK(names({{"???.docx", "x", 0, unicode_path("???.docx", "霁.docx")}}) == Names{"霁.docx"});
  CHECK(names({{"new.docx", "x", 0, unicode_path("old.docx", "旧.docx")}}) == Names{"new.docx"});
  CHECK(names({{"\xCD\xA8.pdf", "x"}}) == Names{"通.pdf"});                       // well-formed UTF-8, and not meant so
  CHECK(names({{"\xCD\xA8.pdf", "x"}, {kGbkName, "x"}}) == Names{"通.pdf", "申报书.docx"});
  CHECK(names({{"\xFF\xFE.pdf", "x"}}) == Names{"\\xFF\\xFE.pdf"});
  CHECK(look_into(tar({{kGbkName, "x"}}), "包.tar").names() == Names{"申报书.docx"});
}

TEST_CASE("no name leads out of its archive, and odd ones are said") {
  const Look look = look_into(stored_zip({{"/etc/passwd", "1"}, {"../../b.docx", "2"}, {"C:\\材料\\c.docx", "3"}, {"./d", "4"},
                                          {"\\\\server\\e", "5"}, {"..", "6"}, {std::string("f\0g.exe", 7), "7"}}));
  CHECK(look.names() == Names{"etc/passwd", "b.docx", "材料/c.docx", "d", "server/e", "未命名", "f"});
  CHECK(look.status() == Status::kReadWithWarnings);
  CHECK(look.message() == "压缩包内有 5 个文件名带有绝对路径或“..”，已去掉路径后读取，请核对来源。");
  const std::string longest = look_into(stored_zip({{std::string(300, 'n') + "甲.docx", "x"}})).names().at(0);
  CHECK(longest.size() == 255);
  CHECK(longest.ends_with(".docx"));
}

TEST_CASE("two members of one name are two files") {
  const Look look = look_into(stored_zip({{"申报书.docx", "旧"}, {"申报书.docx", "新"}, {"a/b.c/d", "1"}, {"a/b.c/d", "2"}}));
  CHECK(look.names() == Names{"申报书.docx", "申报书~2.docx", "a/b.c/d", "a/b.c/d~2"});
  CHECK(look.files.at("申报书~2.docx") == "新");
  CHECK(look.status() == Status::kReadWithWarnings);
}

TEST_CASE("folders are no members, and ignored names are counted") {
  const auto ignored = [](std::string_view path) { return path.starts_with("__MACOSX/"); };
  const Look look = look_into(stored_zip({{"材料/", ""}, {"材料/a.docx", "x"}, {"__MACOSX/._a.docx", "y"}}), "包.zip", {}, ignored);
  CHECK(look.names() == Names{"材料/a.docx"});
  CHECK(look.unpacked.ignored_files == 1);
  CHECK(look_into(stored_zip({{"材料/", ""}})).status() == Status::kDamaged);
  CHECK(look_into(stored_zip({})).message() == "压缩包内没有文件，请重新压缩后提交。");
}

TEST_CASE("links and devices are named and not followed") {
  const Look zip = look_into(stored_zip({{"a.docx", "/etc/passwd", 0, "", 3 << 8, 0120777u << 16}}));
  CHECK(zip.status("a.docx") == Status::kRefused);
  const Look tarred = look_into(tar({{"l.pdf", "", '2', "/etc/passwd"}, {"h.pdf", "", '1', "l.pdf"}, {"d", "", '3'}, {"a", "x"}}),
                                "包.tar");
  for (const char* name : {"l.pdf", "h.pdf", "d"}) CHECK(tarred.status(name) == Status::kRefused);
  CHECK(tarred.files == std::map<std::string, std::string>{{"a", "x"}});
}

TEST_CASE("encrypted members are named") {
  const Look all = look_into(stored_zip({{"a.docx", "secret-secret", 1}}));
  CHECK(all.status() == Status::kRefused);
  CHECK(all.message() == "压缩包设有密码，未能读取，请取消密码后重新压缩提交。");
  CHECK(all.status("a.docx") == Status::kRefused);
  const Look some = look_into(stored_zip({{"a.docx", "secret-secret", 1}, {"b.docx", "x"}}));
  CHECK(some.status() == Status::kReadWithWarnings);
  CHECK(some.message("a.docx") == "此文件在压缩包内设有密码，无法读取，请取消密码后重新压缩提交。");
  CHECK(some.files.count("b.docx") == 1);
}

TEST_CASE("7z archives made with a password are told from broken ones") {
  const std::string bad = CHUSHEN_SOURCE_DIR "/fixtures/bad/";
  const Look names_shown = look_into(bytes_of(bad + "encrypted.7z"), "包.7z");
  CHECK(names_shown.status() == Status::kRefused);
  CHECK(names_shown.message() == "压缩包设有密码，未能读取，请取消密码后重新压缩提交。");
  CHECK(look_into(bytes_of(bad + "encrypted-names.7z"), "包.7z").status() == Status::kRefused);
  CHECK(look_into(bytes_of(bad + "encrypted-names.7z"), "包.7z").message() ==
        "压缩包设有密码，未能读取，请取消密码后重新压缩提交。");
}

TEST_CASE("of a broken archive what can be read is read") {
  const Look sum = look_into(stored_zip({{"a", "1", 0, "", 0, 0, 0, true}, {"b", "2"}}));
  CHECK(sum.status() == Status::kReadWithWarnings);
  CHECK(sum.status("a") == Status::kDamaged);
  CHECK(sum.files == std::map<std::string, std::string>{{"b", "2"}});
  const Look method = look_into(stored_zip({{"a", "1", 0, "", 0, 0, 97}, {"b", "2"}}));
  CHECK(method.status("a") == Status::kRefused);

  const std::string whole = stored_zip({{"a", std::string(4000, 'x')}, {"b", "y"}});
  const Look cut = look_into(whole.substr(0, 3000));
  CHECK(cut.status() == Status::kDamaged);
  CHECK(cut.message() == "压缩包已损坏或不完整（可能未传完，或缺少分卷），未能读取，请重新压缩并上传。");

  const std::string tarred = tar({{"a", std::string(512, 'x')}, {"b", std::string(5000, 'y')}});
  const Look cut_tar = look_into(tarred.substr(0, 3000), "包.tar");
  CHECK(cut_tar.status() == Status::kPartial);
  CHECK(cut_tar.files.count("a") == 1);
  CHECK(cut_tar.status("b") == Status::kDamaged);

  const std::string seven = written_by_libarchive("7zip", "none", {{"a", std::string(3000, 'x')}});
  CHECK(look_into(seven.substr(0, seven.size() / 2), "包.7z").status() == Status::kDamaged);
  CHECK(look_into(stored_rar({{"a", std::string(3000, 'x')}}).substr(0, 1000), "包.rar").files.empty());
}

TEST_CASE("of a ZIP without its directory every member that is whole is read") {
  const std::string whole = stored_zip({{kGbkName, "甲甲", 0x0800}, {"b", std::string(4000, 'y')}, {"c", "z"}});
  const Look cut = look_into(whole.substr(0, 3000));
  CHECK(cut.status() == Status::kPartial);
  CHECK(cut.message() == "压缩包已损坏或不完整（可能未传完，或缺少分卷），只读取了其中 1 个文件，请重新压缩并上传。");
  CHECK(cut.files == std::map<std::string, std::string>{{"申报书.docx", "甲甲"}});
  CHECK(cut.status("b") == Status::kDamaged);
  const Look no_directory = look_into(whole.substr(0, whole.find("PK\x01\x02") + 10));
  CHECK(no_directory.status() == Status::kPartial);
  CHECK(no_directory.files.size() == 3);
  const std::string deflated = zip_of({{"a", std::string(9000, 'x')}, {"b", "y"}});
  CHECK(look_into(deflated.substr(0, deflated.size() - 40)).files.at("a") == std::string(9000, 'x'));
  std::string wrong = whole.substr(0, 3000);
  wrong[wrong.find("甲")] = 'x';
  CHECK(look_into(wrong).status("申报书.docx") == Status::kDamaged);  // its check sum tells
}

TEST_CASE("sizes that follow the data are found, and only where they are true") {
  const auto number = [](std::uint32_t value) { return std::string(reinterpret_cast<const char*>(&value), 4); };
  const std::string data = "PK\x07\x08 is no descriptor here";
  std::string zip = stored_zip({{"a", data}});
  const std::size_t end_of_data = zip.find(data) + data.size();
  const std::string sum = zip.substr(14, 4);
  zip.resize(end_of_data);
  zip[6] = 8;                         // bit 3: sum and sizes follow
  zip.replace(14, 12, std::string(12, '\0'));
  const std::string size = number(static_cast<std::uint32_t>(data.size()));
  const std::string descriptor = "PK\x07\x08" + sum + size + size;
  const Look look = look_into(zip + descriptor + "PK\x03\x04");
  CHECK(look.status() == Status::kPartial);
  CHECK(look.files == std::map<std::string, std::string>{{"a", data}});
  CHECK(look_into(zip + "PK\x07\x08" + sum + number(3) + size).files.empty());
}

TEST_CASE("no bytes that are turned over in a cut ZIP make its recovery fail otherwise than by a status") {
  const std::string whole = stored_zip({{kGbkName, "甲甲", 0x0800}, {"b", std::string(200, 'y')}, {"c", "PK\x07\x08 z"}});
  std::mt19937 random(6);
  for (int round = 0; round < 300; ++round) {
    std::string bytes = whole.substr(0, 4 + random() % (whole.size() - 30));
    for (int i = static_cast<int>(random() % 4); i > 0; --i) bytes[4 + random() % (bytes.size() - 3) - 1] = static_cast<char>(random());
    const Look look = look_into(bytes);
    if (look.item("").kind == Kind::kArchive) CHECK(look.status() != Status::kRead);
  }
}

TEST_CASE("volumes of a split ZIP put together are whole") {
  const std::string whole = stored_zip({{"a", "甲"}, {"b", "乙"}});
  const Look look = look_into("PK\x07\x08" + whole);
  CHECK(look.status() == Status::kRead);
  CHECK(look.files.size() == 2);
}

TEST_CASE("volumes of a RAR one behind the other are one archive, the first alone is cut short") {
  const std::string bytes = std::string(3000, 'x') + std::string(2000, 'y');
  const auto [first, second] = rar_volumes("申报书.docx", bytes, 3000);
  const Look both = look_into(first + second, "包.rar");
  CHECK(both.status() == Status::kRead);
  CHECK(both.files == std::map<std::string, std::string>{{"申报书.docx", bytes}});
  const Look alone = look_into(first, "包.rar");
  CHECK(alone.files.empty());
  CHECK(alone.status() != Status::kRead);
}

TEST_CASE("bombs end at the limits") {
  UnpackLimits small;
  small.member_bytes = 1 << 20;
  small.total_bytes = 3 << 20;
  small.members = 4;
  const std::string megabyte(1 << 20, '\0'), more(2 << 20, '\0');
  const Look member = look_into(zip_of({{"a", more}, {"b", "x"}}), "包.zip", small);
  CHECK(member.status("a") == Status::kTooLarge);
  CHECK(member.files.count("b") == 1);
  const Look total = look_into(zip_of({{"a", megabyte}, {"b", megabyte}, {"c", megabyte}, {"d", megabyte}}), "包.zip", small);
  CHECK(total.status() == Status::kPartial);
  CHECK(total.files.size() == 3);
  const Look count = look_into(stored_zip({{"a", "1"}, {"b", "2"}, {"c", "3"}, {"d", "4"}, {"e", "5"}}), "包.zip", small);
  CHECK(count.status() == Status::kPartial);
  CHECK(count.message() == "压缩包超过 4 个文件，只读取了其中 4 个文件，请拆分后重新提交。");
  const Look overlap = look_into(overlapping_zip(std::string(1000, 'x'), 50));
  CHECK(overlap.status() == Status::kRefused);
  CHECK(overlap.names().empty());
  const Look stream = look_into(written_by_libarchive("pax", "gzip", {{"a", more}, {"b", "x"}}), "包.tar.gz", small);
  CHECK(stream.status() == Status::kTooLarge);
  CHECK(stream.files.empty());
}

TEST_CASE("a member that grows two hundredfold beyond what a page can be is a bomb") {
  const Look look = look_into(zip_of({{"a.docx", std::string(130u << 20, '\0')}, {"b.bmp", std::string(30u << 20, '\0')}}));
  CHECK(look.status("a.docx") == Status::kTooLarge);
  CHECK(look.files.at("b.bmp").size() == 30u << 20);
}

TEST_CASE("archives in archives are opened once and named beyond that") {
  const std::string deepest = stored_zip({{"x.docx", "x"}}), inner = stored_zip({{"深.zip", deepest}, {"y.docx", "y"}});
  const Look look = look_into(stored_zip({{"内.zip", inner}, {"z.docx", "z"}}));
  CHECK(look.names() == Names{"内.zip", "内.zip!/深.zip", "内.zip!/y.docx", "z.docx"});
  CHECK(look.status("内.zip") == Status::kRead);
  CHECK(look.status("内.zip!/深.zip") == Status::kRefused);
  CHECK(look.message("内.zip!/深.zip") == "压缩包层层嵌套超过 2 层，未展开，请解压后重新提交。");
  CHECK(look.files.at("内.zip!/y.docx") == "y");
  UnpackLimits small;
  small.members = 3;
  CHECK(look_into(stored_zip({{"内.zip", inner}, {"z.docx", "z"}}), "包.zip", small).names().size() == 3);  // one bound for all
}

TEST_CASE("a name that says archive is not believed") {
  CHECK_FALSE(look_into("%PDF-1.7", "包.zip").item("").document);
  CHECK(look_into(std::string("PK\x03\x04") + std::string(100, 'x')).status() == Status::kDamaged);
}

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <map>

#include <sys/stat.h>
#include <unistd.h>

#include "app/folder_listing.h"
#include "app/ignored_names.h"
#include "app/inbox.h"
#include "app/submission_files.h"
#include "tests/app/temporary_folder.h"

using namespace chushen;

namespace {

Counties counties() {
  FormSchema form;
  form.city = "江门市";
  form.divisions = {{"蓬江区", "440703", {}}, {"江海区", "440704", {}}};
  CountySettings office;
  office.counties = {"高新区"};
  return Counties(form, office);
}

Inbox walked(const TemporaryFolder& folder) {
  auto inbox = walk_inbox(folder.path(), counties());
  REQUIRE(inbox);
  return *inbox;
}

std::vector<std::string> ids_of(const Inbox& inbox) {
  std::vector<std::string> ids;
  for (const Submission& submission : inbox.submissions) ids.push_back(submission.id);
  return ids;
}

std::vector<std::string> names_of(const Submission& submission) {
  std::vector<std::string> names;
  for (const InboxFile& file : submission.files) names.push_back(file.name);
  return names;
}

}  // namespace

TEST_CASE("a county is known with and without its city, and by the office") {
  CHECK(counties().county_of("蓬江区") == "蓬江区");
  CHECK(counties().county_of("江门市蓬江区") == "蓬江区");
  CHECK(counties().county_of("高新区") == "高新区");
  CHECK(counties().county_of("江门市高新区") == "高新区");
  CHECK_FALSE(counties().county_of("江门市"));
  CHECK_FALSE(counties().county_of("江门市蓬江区甲有限公司"));
  CHECK_FALSE(counties().county_of(""));
}

TEST_CASE("submissions are folders, archives and loose documents, below counties one level further down") {
  const TemporaryFolder folder;
  folder.put("江门市甲有限公司/申报书.docx");
  folder.put("江门市甲有限公司/证照/执照.jpg");
  folder.put("蓬江区/江门市乙有限公司/申报书.docx");
  folder.put("江门市江海区/丙公司.zip");
  folder.put("江门市江海区/丁公司.tar.gz");
  folder.put("散件.pdf");
  folder.put("戊/蓬江区/申报书.docx");  // a county is only directly below the inbox
  const Inbox inbox = walked(folder);
  CHECK(ids_of(inbox) == std::vector<std::string>{"戊", "散件.pdf", "江门市江海区/丁公司", "江门市江海区/丙公司",
                                                  "江门市甲有限公司", "蓬江区/江门市乙有限公司"});
  CHECK(inbox.counties == std::vector<std::string>{"江海区", "蓬江区"});
  CHECK(inbox.submissions[0].county.empty());
  CHECK(inbox.submissions[0].files[0].name == "蓬江区/申报书.docx");
  CHECK(inbox.submissions[1].single_file);
  CHECK_FALSE(inbox.submissions[2].single_file);
  CHECK(inbox.submissions[2].county == "江海区");
  CHECK(names_of(inbox.submissions[2]) == std::vector<std::string>{"丁公司.tar.gz"});
  CHECK(names_of(inbox.submissions[4]) == std::vector<std::string>{"申报书.docx", "证照/执照.jpg"});
}

TEST_CASE("an archive keeps its ending where the name is taken") {
  const TemporaryFolder folder;
  folder.put("甲/a.docx");
  folder.put("甲.zip");
  folder.put("乙.7z");
  folder.put("乙.rar");
  CHECK(ids_of(walked(folder)) == std::vector<std::string>{"乙", "乙.rar", "甲", "甲.zip"});
  CHECK(archive_stem("A.TAR.XZ") == "A");
  CHECK(archive_stem(".zip").empty());
  CHECK(archive_stem("申报书.docx").empty());
}

TEST_CASE("names that are nobody's documents are ignored and counted") {
  const TemporaryFolder folder;
  for (const char* name : {".DS_Store", "_备份/x.docx", "完成", "~$申报书.docx", ".~lock.申报书.docx#", "Thumbs.db",
                           "DESKTOP.INI", "扫描件.pdf.crdownload", "a.part", "b.TMP", "~WRL0001.tmp"})
    folder.put(std::string("蓬江区/甲/") + name);
  folder.put("蓬江区/甲/申报书.docx");
  folder.put("蓬江区/甲/附/完成/附件.pdf");  // a folder of that name is not the marker
  folder.put("蓬江区/.hidden/x.docx");
  folder.put("desktop.ini");
  const Inbox inbox = walked(folder);
  REQUIRE(ids_of(inbox) == std::vector<std::string>{"蓬江区/甲"});
  CHECK(inbox.submissions[0].ignored_files == 11);
  CHECK(names_of(inbox.submissions[0]) == std::vector<std::string>{"申报书.docx", "附/完成/附件.pdf"});
  CHECK(inbox.ignored_files == 2);
}

TEST_CASE("ordinary names are not ignored") {
  for (const char* name :
       {"申报书.docx", "part.pdf", "tmp.docx", "完成情况.docx", "~报价.xlsx", "thumbs.db.pdf", "a.parts"})
    CHECK_FALSE(is_ignored_file(name));
  CHECK_FALSE(is_ignored_folder("完成"));
  CHECK_FALSE(is_ignored_folder("Thumbs.db"));
  CHECK(is_ignored_folder("__MACOSX"));
}

TEST_CASE("names of any bytes become ids that are text") {
  const TemporaryFolder folder;
  folder.put("\xBD\xAD\xC3\xC5/a.docx");  // 江门 in GBK
  folder.put("甲\n乙/a.docx");
  folder.put("e\xCC\x81/a.docx");  // é decomposed
  folder.put(std::string(255, 'n') + "/a.docx");
  const auto ids = ids_of(walked(folder));
  const auto has = [&](const std::string& id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); };
  CHECK(ids.size() == 4);
  CHECK(has("\\xBD\\xAD\\xC3\\xC5"));
  CHECK(has("甲\n乙"));
  CHECK(has("\xC3\xA9"));
  CHECK(has(std::string(255, 'n')));
}

TEST_CASE("two names that are one text get two ids") {
  const TemporaryFolder folder;
  folder.put("e\xCC\x81/a.docx");
  folder.put("\xC3\xA9/a.docx");
  CHECK(ids_of(walked(folder)) == std::vector<std::string>{"\xC3\xA9", "\xC3\xA9~2"});
}

TEST_CASE("pages are in the order people number them") {
  const TemporaryFolder folder;
  for (const char* name : {"甲/第10页.jpg", "甲/第2页.jpg", "甲/第1页.jpg", "甲/第02页.jpg", "甲/附/1.jpg"})
    folder.put(name);
  CHECK(names_of(walked(folder).submissions[0]) ==
        std::vector<std::string>{"第1页.jpg", "第02页.jpg", "第2页.jpg", "第10页.jpg", "附/1.jpg"});
  CHECK(in_natural_order("a", "a1"));
  CHECK_FALSE(in_natural_order("a", "a"));
  CHECK(in_natural_order("99999999999999999999998", "99999999999999999999999"));
}

TEST_CASE("links, pipes and closed folders are not followed and not lost") {
  const TemporaryFolder folder;
  folder.put("甲/a.docx");
  folder.put("乙/b.docx");
  std::filesystem::create_directory_symlink("/etc", folder / "甲/link");
  std::filesystem::create_symlink("/etc/passwd", folder / "passwd.pdf");
  REQUIRE(::mkfifo((folder / "甲/pipe.pdf").c_str(), 0600) == 0);
  std::filesystem::create_directories(folder / "甲/closed");
  // Permissions bind root only after it has given up being root.
  std::filesystem::permissions(folder.path(), std::filesystem::perms::all);
  std::filesystem::permissions(folder / "甲/closed", std::filesystem::perms::none);
  const bool root = ::geteuid() == 0;
  if (root) REQUIRE(::seteuid(65534) == 0);
  const auto inbox = walk_inbox(folder.path(), counties());
  if (root) REQUIRE(::seteuid(0) == 0);

  REQUIRE(inbox);
  REQUIRE(ids_of(*inbox) == std::vector<std::string>{"passwd.pdf", "乙", "甲"});
  CHECK(inbox->submissions[0].files[0].obstacle == Obstacle::kLink);
  std::map<std::string, Obstacle> obstacles;
  for (const InboxFile& file : inbox->submissions[2].files) obstacles[file.name] = file.obstacle;
  CHECK(obstacles == std::map<std::string, Obstacle>{{"a.docx", Obstacle::kNone},
                                                     {"closed", Obstacle::kNoAccess},
                                                     {"link", Obstacle::kLink},
                                                     {"pipe.pdf", Obstacle::kSpecial}});
}

TEST_CASE("an inbox that is not there is an error, an empty one is not") {
  const TemporaryFolder folder;
  CHECK_FALSE(walk_inbox(folder / "none", counties()));
  CHECK_FALSE(walk_inbox(folder.put("file"), counties()));
  CHECK(walked(folder).submissions.size() == 1);  // the file
  std::filesystem::create_directories(folder / "蓬江区");
  std::filesystem::create_directories(folder / "空公司");
  const Inbox inbox = walked(folder);
  CHECK(inbox.counties == std::vector<std::string>{"蓬江区"});
  CHECK(inbox.submissions.size() == 2);
  CHECK(inbox.submissions[1].files.empty());
}

TEST_CASE("submissions named one by one have the last component for an id") {
  const TemporaryFolder folder;
  folder.put("a/甲/x.docx");
  folder.put("b/甲/y.docx");
  folder.put("b/乙.zip");
  folder.put("b/丙.docx");
  const auto named = named_submissions(
      {folder / "a/甲", folder / "b/甲/", folder / "b/乙.zip", folder / "b/丙.docx", folder / "b/甲/../../a/甲"});
  REQUIRE(named);
  std::vector<std::string> ids;
  for (const Submission& submission : *named) ids.push_back(submission.id);
  CHECK(ids == std::vector<std::string>{"甲", "甲~2", "乙", "丙.docx", "甲~3"});
  CHECK((*named)[3].single_file);
  CHECK_FALSE(named_submissions({folder / "none"}));
}

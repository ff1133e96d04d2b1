#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "app/confinement.h"
#include "app/libreoffice.h"
#include "tests/app/program.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace chushen;
namespace fs = std::filesystem;

namespace {

/// Runs `test` in a child that is confined; true where it returned true.
bool confined(const Confinement& confinement, bool (*test)(const std::string&), const std::string& argument) {
  const pid_t child = ::fork();
  if (child == 0) {
    const bool ready = ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && confine(confinement);
    ::_exit(ready && test(argument) ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool can_read(const std::string& path) { return ::open(path.c_str(), O_RDONLY) >= 0; }
bool can_create(const std::string& path) { return ::open(path.c_str(), O_WRONLY | O_CREAT, 0600) >= 0; }
bool can_reach_network(const std::string&) {
  return ::socket(AF_INET, SOCK_STREAM, 0) >= 0 || ::socket(AF_INET6, SOCK_DGRAM, 0) >= 0 ||
         ::socket(AF_NETLINK, SOCK_RAW, 0) >= 0;
}
bool can_use_unix_socket(const std::string&) { return ::socket(AF_UNIX, SOCK_STREAM, 0) >= 0; }

const std::string kForms = kFixtures + "/inbox/蓬江区/江门市鑫昇电器有限公司";

std::string form() {
  for (const auto& entry : fs::directory_iterator(kForms))
    if (entry.path().extension() == ".docx" && !entry.path().filename().string().starts_with("~")) return entry.path();
  throw std::runtime_error("no form");
}

/// The form in another format, made by LibreOffice itself.
std::string form_as(const TemporaryFolder& folder, const std::string& format) {
  fs::copy_file(form(), folder / "made.docx", fs::copy_options::overwrite_existing);
  const std::string command = "soffice -env:UserInstallation=file://" + folder.path() + "/profile --headless --convert-to " +
                              format + " --outdir " + folder.path() + "/made " + folder.path() + "/made.docx >/dev/null 2>&1";
  REQUIRE(std::system(command.c_str()) == 0);
  return bytes_of(folder / "made/made." + format);
}

/// The form as a spreadsheet of old: its tables, cell by cell.
std::string form_as_xls(const TemporaryFolder& folder) {
  form_as(folder, "html");
  const std::string command = "soffice -env:UserInstallation=file://" + folder.path() + "/profile --headless --infilter='HTML (StarCalc)' " +
                              "--convert-to xls --outdir " + folder.path() + "/made " + folder.path() + "/made/made.html >/dev/null 2>&1";
  REQUIRE(std::system(command.c_str()) == 0);
  return bytes_of(folder / "made/made.xls");
}

/// State and value of every field are those of the DOCX.
void check_fields(const nlohmann::json& report, const nlohmann::json& expected) {
  REQUIRE(report["fields"].size() == expected["fields"].size());
  for (std::size_t i = 0; i < expected["fields"].size(); ++i) {
    INFO(expected["fields"][i]["name"]);
    CHECK(report["fields"][i]["state"] == expected["fields"][i]["state"]);
    CHECK(report["fields"][i]["value"] == expected["fields"][i]["value"]);
  }
}

nlohmann::json document(const TemporaryFolder& folder, std::size_t i = 0) {
  return json_at(folder / "out/甲/report.json")["documents"][i];
}

ProgramRun batch(const TemporaryFolder& folder, const std::string& before = "") {
  return run_program({"batch", folder / "inbox", "--out", folder / "out", "--notice", kNotice}, before);
}

}  // namespace

TEST_CASE("a confined process reaches what it was given and no network") {
  const TemporaryFolder folder, other;
  const std::string mine = folder.put("mine", "x"), theirs = other.put("theirs", "x");
  const Confinement confinement{{mine}, {folder / "w"}, {}};
  fs::create_directory(folder / "w");
  CHECK(confined(confinement, can_read, mine));
  CHECK(confined(confinement, can_create, folder / "w/new"));
  CHECK(confined(confinement, can_use_unix_socket, ""));
  CHECK_FALSE(confined(confinement, can_read, theirs));
  CHECK_FALSE(confined(confinement, can_read, "/etc/passwd"));
  CHECK_FALSE(confined(confinement, can_create, other / "new"));
  CHECK_FALSE(confined(confinement, can_reach_network, ""));
}

TEST_CASE("without LibreOffice its formats say what to install, and no applicant is to blame") {
  const TemporaryFolder folder;
  folder.put("inbox/甲/申报书.rtf", "{\\rtf1\\ansi a}");
  CHECK(batch(folder, "PATH=/nonexistent").status == 2);
  CHECK(document(folder)["status"] == "partial");
  CHECK(document(folder)["kind"] == "rtf");
  CHECK(document(folder)["warnings"][0]["message"].get<std::string>().find("请安装 libreoffice-writer-nogui") !=
        std::string::npos);
}

TEST_CASE("DOC, WPS, RTF and ODT are read as DOCX is") {
  if (!find_libreoffice()) {
    WARN("LibreOffice is not installed: not tested");
    return;
  }
  const TemporaryFolder folder;
  const std::string doc = form_as(folder, "doc");
  folder.put("inbox/甲/1.doc", doc);
  folder.put("inbox/甲/2.wps", doc);
  folder.put("inbox/甲/3.rtf", form_as(folder, "rtf"));
  folder.put("inbox/甲/4.odt", form_as(folder, "odt"));
  folder.put("inbox/甲/5.pdf", doc);
  folder.put("inbox/甲/6.doc", doc.substr(0, 6000));
  folder.put("inbox/甲/7.rtf", "{\\rtf1\\ansi just a note}");
  const ProgramRun first = batch(folder);
  INFO(first.errors);
  const char* kinds[] = {"doc", "wps", "rtf", "odt", "doc"};
  for (std::size_t i = 0; i < 5; ++i) {
    INFO(document(folder, i).dump());
    CHECK(document(folder, i)["kind"] == kinds[i]);
    CHECK(document(folder, i)["role"] == "form-editable");
    CHECK(document(folder, i)["status"] == (i == 4 ? "read-with-warnings" : "read"));  // the name of the last one lies
  }
  CHECK(document(folder, 5)["status"] == "refused");  // cut before its directory: nobody can tell that it was a DOC
  CHECK(document(folder, 6)["role"] == "evidence");
  const auto report = json_at(folder / "out/甲/report.json");
  CHECK(report["applicant"]["name"] == "江门市鑫昇电器有限公司");

  // The same fields as from the DOCX, each with a place in the original.
  const TemporaryFolder plain;
  fs::create_directories(plain / "inbox/甲");
  fs::copy_file(form(), plain / "inbox/甲/申报书.docx");
  batch(plain);
  check_fields(report, json_at(plain / "out/甲/report.json"));

  const ProgramRun again = batch(folder);
  CHECK(again.errors.find("LibreOffice 转换") == std::string::npos);
  CHECK(again.reading_workers() <= 1);
}

TEST_CASE("XLS is read as XLSX is, with the fields of the DOCX") {
  const auto program = find_libreoffice();
  if (!program || !program->has_calc) {
    WARN("LibreOffice Calc is not installed: not tested");
    return;
  }
  const TemporaryFolder folder, plain;
  const std::string xls = form_as_xls(folder);
  folder.put("inbox/甲/申报表.xls", xls);
  folder.put("inbox/甲/附表.et", xls + " ");
  std::string locked = xls;  // [MS-XLS] 2.4.117: a FilePass record behind the first one, which says that globals follow
  const std::size_t globals = locked.find(std::string("\x09\x08\x10\0\0\x06\x05\0", 8));
  REQUIRE(globals != std::string::npos);
  locked.replace(globals + 20, 2, std::string("\x2F\0", 2));
  folder.put("inbox/甲/黑.xls", locked);
  fs::create_directories(plain / "inbox/甲");
  fs::copy_file(form(), plain / "inbox/甲/申报书.docx");
  const ProgramRun run = batch(folder);
  INFO(run.errors);
  batch(plain);
  for (std::size_t i = 0; i < 2; ++i) {
    INFO(document(folder, i).dump());
    CHECK(document(folder, i)["kind"] == "xls");
    CHECK(document(folder, i)["role"] == "form-editable");
    CHECK(document(folder, i)["status"] == "read");
  }
  CHECK(document(folder, 2)["status"] == "refused");
  CHECK(document(folder, 2)["warnings"][0]["message"] == "文件设有打开密码，无法读取，请取消密码后重新提交。");
  const auto report = json_at(folder / "out/甲/report.json");
  CHECK(report["fields"][1]["readings"][0]["path"].get<std::string>().starts_with("工作表“"));
  check_fields(report, json_at(plain / "out/甲/report.json"));
}

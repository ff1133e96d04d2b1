#include <catch2/catch.hpp>

#include <filesystem>

#include "tests/app/running_program.h"

namespace fs = std::filesystem;

namespace {

const std::string kForm = kFixtures + "/inbox/蓬江区/江门市鑫昇电器有限公司/申报书.docx";

/// An inbox with one submission, judged once.
struct Office {
  TemporaryFolder folder;
  std::string out = folder / "out";

  Office() {
    fs::create_directories(folder / "inbox/甲");
    fs::copy(kForm, folder / "inbox/甲/申报书.docx");
    run();
  }
  ProgramRun run() { return run_program({"batch", folder / "inbox", "--out", out, "--notice", kNotice}); }
  ProgramRun decide(const std::string& rule, const std::string& outcome, const std::string& reason = "已核对纸质件") {
    return run_program({"decide", "甲", rule, "--outcome", outcome, "--reason", reason, "--by", "张三", "--out", out});
  }
  nlohmann::json report() const { return json_at(out + "/甲/report.json"); }
  nlohmann::json finding(const std::string& rule) const {
    const auto all = report();
    for (const auto& finding : all["findings"])
      if (finding["rule"] == rule) return finding;
    return nullptr;
  }
  nlohmann::json field(const std::string& name, int year = 0) const {
    const auto all = report();
    for (const auto& field : all["fields"])
      if (field["name"] == name && (year == 0 || field["year"] == year)) return field;
    return nullptr;
  }
};

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a decision stands beside the finding everywhere, and the machine's finding stays") {
  Office office;
  CHECK_FALSE(office.finding("stamped-copy").contains("decision"));
  CHECK(office.report()["decided_verdict"] == office.report()["verdict"]);
  const auto said = office.decide("stamped-copy", "符合");
  CHECK(said.status == 0);
  CHECK(contains(said.out, "机器初核 待核实，人工复核 符合"));
  office.run();
  const auto finding = office.finding("stamped-copy");
  CHECK(finding["outcome"] == "undetermined");
  CHECK(finding["action"] == "check");
  CHECK(finding["decision"]["outcome"] == "satisfied");
  CHECK(finding["decision"]["by"] == "张三");
  CHECK(finding["decision"]["reason"] == "已核对纸质件");
  CHECK(finding["decision"]["stale"] == false);
  CHECK(office.report()["verdict"] == "undetermined");
  CHECK(office.report()["decided_verdict"] == "satisfied");
  const std::string page = bytes_of(office.out + "/甲/report.html"), index = bytes_of(office.out + "/index.html");
  CHECK(contains(page, "（人工复核后）"));
  CHECK(contains(page, "机器初核：待核实"));
  CHECK(contains(page, "已核对纸质件"));
  CHECK(contains(index, "人工复核；机器：待核实"));
  const auto batch = json_at(office.out + "/batch.json");
  CHECK(batch["verdicts"]["satisfied"] == 0);
  CHECK(batch["decided_verdicts"]["satisfied"] == 1);
  CHECK(contains(bytes_of(office.out + "/findings.csv"), "\"符合\",\"已核对纸质件\",\"张三\""));
  CHECK(run_program({"audit", "verify", "--out", office.out}).status == 0);
}

TEST_CASE("what a person found to hold is not asked of the applicant, and what does not hold is") {
  TemporaryFolder folder;
  fs::create_directories(folder / "inbox/甲");
  fs::copy(kFixtures + "/inbox/开平市/江门市宏铄卫浴五金有限公司/示范车间申报书.docx", folder / "inbox/甲/申报书.docx");
  const std::string out = folder / "out";
  const std::vector<std::string> batch = {"batch", folder / "inbox", "--out", out, "--notice", kNotice};
  run_program(batch);
  REQUIRE(fs::exists(out + "/甲/补正通知书.docx"));
  std::vector<std::string> asked;
  const auto report = json_at(out + "/甲/report.json");
  for (const auto& finding : report["findings"])
    if (finding["action"] == "correct" || finding["action"] == "reject") asked.push_back(finding["rule"]);
  REQUIRE_FALSE(asked.empty());
  for (const std::string& rule : asked)
    CHECK(run_program({"decide", "甲", rule, "--outcome", "satisfied", "--reason", "原件齐全", "--out", out}).status == 0);
  run_program(batch);
  CHECK_FALSE(fs::exists(out + "/甲/补正通知书.docx"));
  CHECK(contains(bytes_of(out + "/甲/report.html"), "未发现需要申报单位补正的事项"));
}

TEST_CASE("a decision survives other lists and a rebuilt ledger, and waits for confirmation when the papers change") {
  Office office;
  office.decide("not-already-funded", "符合", "已查省厅名单");
  office.decide("stamped-copy", "符合");
  office.folder.put("office/lists/失信和处罚名单.csv", "名称\n别的公司\n");
  run_program({"batch", office.folder / "inbox", "--out", office.out, "--notice", kNotice, "--county", office.folder / "office", "--rejudge"});
  CHECK(office.finding("not-already-funded")["decision"]["stale"] == false);
  CHECK(run_program({"rebuild", "--out", office.out}).status == 0);
  office.run();
  CHECK(office.finding("stamped-copy")["decision"]["stale"] == false);
  fs::copy_file(kFixtures + "/inbox/恩平市/江门市霁禾食品有限公司/企业申报书.docx", office.folder / "inbox/甲/申报书.docx",
                fs::copy_options::overwrite_existing);
  office.run();
  const auto stale = office.finding("not-already-funded")["decision"];
  CHECK(stale["stale"] == true);
  CHECK(stale["outcome"] == "satisfied");
  CHECK(contains(bytes_of(office.out + "/甲/report.html"), "待重新确认"));
  CHECK(contains(bytes_of(office.out + "/index.html"), "项复核待重新确认"));
  CHECK(contains(run_program({"audit", "list", "--out", office.out}).out, "已查省厅名单"));
}

TEST_CASE("a run by other rules or lists is written to the audit log, and a first run is not") {
  Office office;
  CHECK(run_program({"audit", "list", "--out", office.out}).out.empty());
  office.folder.put("office/lists/失信和处罚名单.csv", "名称\n别的公司\n");
  const std::vector<std::string> other = {"batch", office.folder / "inbox", "--out", office.out, "--notice", kNotice, "--county", office.folder / "office"};
  run_program(other);
  const std::string listed = run_program({"audit", "list", "--out", office.out}).out;
  CHECK(contains(listed, "1  "));
  CHECK(contains(listed, "  run  规则包和名单：jiangmen-2023-22 "));
  CHECK(contains(listed, "失信和处罚名单"));
  run_program(other);
  CHECK(run_program({"audit", "list", "--out", office.out}).out == listed);
  CHECK(json_at(office.out + "/batch.json")["audit"]["entries"] == 0);  // back to the former lists: the former bytes
  office.decide("stamped-copy", "符合");
  run_program(other);
  const auto batch = json_at(office.out + "/batch.json");
  CHECK(batch["audit"]["entries"] == 2);
  CHECK(contains(bytes_of(office.out + "/index.html"), "审计登记 2 条，末条校验码 <span class=\"hash\">" + batch["audit"]["sha256"].get<std::string>()));
}

TEST_CASE("two first runs over the same files give the same bytes") {
  Office one, other;
  for (const char* name : {"batch.json", "index.html", "findings.csv", "甲/report.json", "甲/report.html", "复核意见.xlsx"}) {
    INFO(name);
    std::string a = bytes_of(one.out + "/" + name), b = bytes_of(other.out + "/" + name);
    for (std::string* text : {&a, &b})
      for (const std::string start : {"\"generated_at\": \"", "生成时间 "})
        if (const std::size_t at = text->find(start); at != text->npos) text->erase(at + start.size(), 25);
    CHECK(a == b);
  }
}

TEST_CASE("a corrected value is judged by, its origin shown, and the readings stay") {
  Office office;
  const auto before = office.field("评测等级");
  REQUIRE(before["value"] != "一级");
  const auto correct = [&](const std::string& field, const std::string& value) {
    return run_program({"correct", "甲", field, value, "--reason", "已看截图", "--by", "李四", "--out", office.out, "--notice", kNotice});
  };
  CHECK(correct("评测等级", "一级").status == 0);
  CHECK(correct("营业收入@2022", "1.5亿元").status == 0);
  CHECK(correct("营业收入@2022", "待定").status == 64);
  CHECK(correct("没有这一栏", "1").status == 64);
  CHECK(correct("营业收入@1999", "1").status == 64);
  office.run();
  const auto level = office.field("评测等级");
  CHECK(level["value"] == "一级");
  CHECK(level["state"] == "present");
  CHECK(level["readings"] == before["readings"]);
  CHECK(level["correction"]["former_value"] == before["value"]);
  CHECK(level["correction"]["by"] == "李四");
  CHECK(office.field("营业收入", 2022)["value"] == "15000");
  CHECK(office.finding("level-at-least-2")["outcome"] == "undetermined");
  CHECK(office.finding("level-at-least-2")["reason"] == "in-principle");
  CHECK(contains(bytes_of(office.out + "/甲/report.html"), "人工更正"));
  CHECK(run_program({"correct", "甲", "评测等级", "--withdraw", "--reason", "看错了", "--out", office.out, "--notice", kNotice}).status == 0);
  office.run();
  CHECK(office.field("评测等级")["value"] == before["value"]);
}

TEST_CASE("the form is filled and taken in whole, or not at all") {
  Office office;
  REQUIRE(fs::exists(office.out + "/复核意见.xlsx"));
  const auto take = [&](const std::string& file) { return run_program({"decide", "--from", file, "--out", office.out, "--by", "王五"}); };
  CHECK(take(office.out + "/复核意见.xlsx").status == 0);  // nothing filled in
  const std::string key = office.finding("stamped-copy")["evidence_key"];
  const std::string head = "材料编号,规则,复核决定,复核理由,依据编号\n";
  const std::string good = "甲,stamped-copy,符合,纸质件齐全," + key + "\n甲,seal-present,,,\n";
  const auto faulty = take(office.folder.put("faulty.csv", head + good + "甲,没有的规则,符合,理由,\n乙,stamped-copy,符合,理由,\n甲,seal-present,好,理由,\n"));
  CHECK(faulty.status == 64);
  CHECK(contains(faulty.errors, "第 4 行"));
  CHECK(contains(faulty.errors, "第 5 行"));
  CHECK(contains(faulty.errors, "第 6 行"));
  CHECK(contains(faulty.errors, "全部未登记"));
  const std::string form = office.folder.put("good.csv", head + good);
  CHECK(contains(take(form).out, "新的决定 1 项"));
  CHECK(contains(take(form).out, "新的决定 0 项"));
  const auto old = take(office.folder.put("old.csv", head + "甲,stamped-copy,不符合,再看," + std::string(32, '0') + "\n"));
  CHECK(old.status == 64);
  CHECK(contains(old.errors, "在填表之后有变化"));
  office.run();
  CHECK(office.finding("stamped-copy")["decision"]["by"] == "王五");
}

TEST_CASE("an order without sense is refused with what to do") {
  Office office;
  CHECK(contains(office.decide("stamped-copy", "可以").errors, "符合、不符合、待核实"));
  CHECK(contains(office.decide("no-such-rule", "符合").errors, "stamped-copy"));
  CHECK(contains(office.decide("stamped-copy", "符合", "").errors, "没有写理由"));
  CHECK(contains(office.decide("stamped-copy", "撤销").errors, "没有复核决定可以撤销"));
  CHECK(run_program({"decide", "../inbox", "stamped-copy", "--outcome", "符合", "--reason", "x", "--out", office.out}).status == 64);
  CHECK(run_program({"decide", "--out", office.out}).status == 64);
  CHECK(run_program({"audit", "verify", "--out", office.out}).status == 0);
}

TEST_CASE("a changed audit log is told by verify and by the next run, and takes nothing more") {
  Office office;
  office.decide("stamped-copy", "符合");
  office.run();
  std::string log = bytes_of(office.out + "/.audit/log.jsonl");
  log.replace(log.find("张三"), 6, "李四");
  office.folder.put("out/.audit/log.jsonl", log);
  const auto verified = run_program({"audit", "verify", "--out", office.out});
  CHECK(verified.status == 3);
  CHECK(contains(verified.out, "log.jsonl 第 1 行"));
  CHECK(office.decide("seal-present", "符合").status == 64);
  const auto run = office.run();
  CHECK(run.status == 2);
  CHECK(contains(run.errors, "审计登记与写入时不同"));
  fs::remove_all(office.out + "/.audit");  // all of it gone: the ledger and the index still know
  CHECK(run_program({"audit", "verify", "--out", office.out}).status == 3);
}

TEST_CASE("while watch runs, a decision shows in the report by itself") {
  Office office;
  RunningProgram watch({"watch", office.folder / "inbox", "--out", office.out, "--notice", kNotice, "--quiet", "0.3"});
  REQUIRE(wait_for(20, [&] { return fs::exists(office.out + "/.ledger"); }) >= 0);
  ::usleep(1'500'000);
  CHECK(office.decide("stamped-copy", "符合").status == 0);
  CHECK(wait_for(20, [&] { return contains(bytes_of(office.out + "/甲/report.html"), "已核对纸质件"); }) >= 0);
  CHECK(watch.end(SIGTERM) == 128 + SIGTERM);
}

TEST_CASE("without a watch a decision and a correction show at once, as the last run made the reports") {
  Office office;
  const std::string before = bytes_of(office.out + "/index.html");
  CHECK(contains(office.decide("stamped-copy", "符合").errors, "已更新报告 1 份"));
  CHECK(office.finding("stamped-copy")["decision"]["outcome"] == "satisfied");
  CHECK(office.report()["decided_verdict"] == "satisfied");
  CHECK(bytes_of(office.out + "/index.html") != before);
  CHECK(run_program({"correct", "甲", "营业收入@2022", "41188.62", "--reason", "已看截图", "--out", office.out}).status == 0);
  CHECK(office.field("营业收入", 2022)["correction"]["value"] == "41188.62");
  CHECK(contains(office.run().errors, "写出报告 0 份"));
}

TEST_CASE("without an update a decision is written down and the reports are left to the next run") {
  Office office;
  const std::string before = bytes_of(office.out + "/甲/report.json");
  CHECK(run_program({"decide", "甲", "stamped-copy", "--outcome", "符合", "--reason", "已核对", "--no-update", "--out", office.out})
            .status == 0);
  CHECK(bytes_of(office.out + "/甲/report.json") == before);
  CHECK(contains(office.run().errors, "写出报告 1 份"));
}

TEST_CASE("a decision reads nothing: what is new waits, what has changed waits for a run") {
  Office office;
  fs::create_directories(office.folder / "inbox/乙");
  fs::copy(kFixtures + "/inbox/开平市/江门市宏铄卫浴五金有限公司/示范车间申报书.docx", office.folder / "inbox/乙/申报书.docx");
  const auto said = office.decide("stamped-copy", "符合");
  CHECK(contains(said.errors, "已更新报告 1 份"));
  CHECK_FALSE(fs::exists(office.out + "/乙"));
  CHECK(contains(bytes_of(office.out + "/index.html"), "尚未读取"));
  CHECK(contains(run_program({"status", "--out", office.out}).out, "乙"));

  office.folder.put("inbox/甲/说明.txt", "后来补交的说明");
  const auto refused = office.decide("seal-present", "符合");
  CHECK(refused.status == 0);
  CHECK(contains(refused.errors, "报告未更新"));
  CHECK_FALSE(office.finding("seal-present").contains("decision"));
  office.run();
  CHECK(office.finding("seal-present")["decision"]["outcome"] == "satisfied");
  CHECK(fs::exists(office.out + "/乙/report.json"));
}

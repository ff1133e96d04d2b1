#include <catch2/catch.hpp>

#include "sample.h"

using namespace chushen;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the index leads to each report by a relative, percent-encoded link") {
  ReportSample sample;
  ReportInput input = sample.input();
  input.folder = "蓬江区/甲 公司#1";
  BatchInput batch;
  batch.generated_at = input.generated_at;
  batch.notice = &sample.notice;
  batch.county = &sample.county;
  batch.submissions = {summarize(input)};
  batch.packages.resize(1);
  batch.packages[0].county = "蓬江区";
  batch.packages[0].summary_found = true;
  batch.packages[0].submissions = 1;
  const std::string html = index_html(batch);
  CHECK(contains(html, "href=\"%E8%93%AC%E6%B1%9F%E5%8C%BA/%E7%94%B2%20%E5%85%AC%E5%8F%B8%231/report.html\""));
  CHECK(contains(html, "未见，请提醒报送"));
  CHECK(contains(html, "数字化水平二级及以上"));
}

TEST_CASE("a submission without a report says why in the index") {
  ReportSample sample;
  BatchInput batch;
  batch.notice = &sample.notice;
  batch.county = &sample.county;
  Summary failed;
  failed.id = "乙公司";
  failed.failure = "文件夹无法读取，请检查权限后重新运行。";
  batch.submissions = {failed};
  CHECK(contains(index_html(batch), "文件夹无法读取，请检查权限后重新运行。"));
  CHECK(contains(batch_json(batch), "\"verdict\": null"));
}

TEST_CASE("the index says what waits, what could not be read, what was left out, and what to do") {
  ReportSample sample;
  BatchInput batch;
  batch.notice = &sample.notice;
  batch.county = &sample.county;
  batch.submissions = {summarize(sample.input())};
  batch.submissions[0].unread = {{"加密.pdf", Status::kRefused, "文件有密码，请提供没有密码的版本。"}};
  batch.open_items = {{"乙公司", "等待", "材料仍在复制，完成后自动处理。"}};
  batch.ignored_files = 3;
  batch.notes = {"联系人13800001234"};
  const std::string html = index_html(batch);
  for (const char* part : {"乙公司", "等待", "材料仍在复制", "加密.pdf", "不能读取", "文件有密码", "3 个临时或系统文件", "138****1234"}) {
    INFO(part);
    CHECK(contains(html, part));
  }
}

TEST_CASE("a row of the index carries what the filters look for") {
  ReportSample sample;
  BatchInput batch;
  batch.notice = &sample.notice;
  batch.county = &sample.county;
  batch.submissions = {summarize(sample.input())};
  const std::string html = index_html(batch);
  CHECK(contains(html, "data-county=\"蓬江区\" data-direction=\"示范企业\" data-verdict=\"undetermined\" "
                       "data-rules=\"level-at-least-2\""));
  CHECK(contains(html, "<option value=\"level-at-least-2\">数字化水平二级及以上（1）</option>"));
  CHECK(contains(html, "%E8%A1%A5%E6%AD%A3%E9%80%9A%E7%9F%A5%E4%B9%A6.docx"));
}

TEST_CASE("findings.csv has a line per rule, with phones masked") {
  ReportSample sample;
  sample.judgement.findings[0].message = "手机“13800001234”、电话0750-3279722。";
  BatchInput batch;
  batch.submissions = {summarize(sample.input())};
  const std::string csv = findings_csv(batch);
  CHECK(csv.starts_with("\xEF\xBB\xBF\"材料编号\","));
  CHECK(contains(csv, "手机“138****1234”、电话075*****9722。"));
  CHECK(contains(csv, "\"level-at-least-2\",\"数字化水平二级及以上\",\"二（三）\",\"待核实\",\"退回补正\""));
}

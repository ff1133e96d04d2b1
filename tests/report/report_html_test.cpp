#include <libxml/HTMLparser.h>

#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <string>

#include "sample.h"

using namespace chushen;

namespace {

// Counts every element and attribute name of a page, as a browser's parser would build it.
std::map<std::string, int> names_in(const std::string& html) {
  std::map<std::string, int> names;
  htmlDocPtr document = htmlReadMemory(html.data(), static_cast<int>(html.size()), nullptr, "utf-8",
                                       HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  const std::function<void(xmlNodePtr)> walk = [&](xmlNodePtr node) {
    for (; node; node = node->next) {
      if (node->type == XML_ELEMENT_NODE) {
        ++names[reinterpret_cast<const char*>(node->name)];
        for (xmlAttrPtr attribute = node->properties; attribute; attribute = attribute->next)
          ++names["@" + std::string(reinterpret_cast<const char*>(attribute->name))];
      }
      walk(node->children);
    }
  };
  walk(xmlDocGetRootElement(document));
  xmlFreeDoc(document);
  return names;
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

const char* const kAttacks[] = {
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</style><b>", "</table><form action=x>",
    "{{{style}}}",               "'><svg onload=x>",                "<!--",         "&lt;b&gt;<i>",
    "]]><u>",                    "javascript:alert(1)"};

}  // namespace

TEST_CASE("a reviewer finds verdict, clause, quotation, value, place, crop, remedy and a place to disagree") {
  const std::string html = report_html(ReportSample().input());
  for (const char* part :
       {"待核实", "依据：通知二（三）", "原则上需达到数字化二级及以上水平", "评测等级为一级。", "第1页",
        "扫描识别，可信度93%", "data:image/png;base64,", "补正意见：评测等级为一级，请核实。", "□同意　□不同意　□已核实",
        "复核人签字", "本报告由辅助工具生成，供初审参考，不作为审核结论", "表3 第2行 第5列", "41,138.62",
        "未加载，相关条件待核实", "正文未见与其他单位雷同"}) {
    INFO(part);
    CHECK(contains(html, part));
  }
  CHECK_FALSE(contains(html, "<script"));
  CHECK_FALSE(contains(html, "http://"));
}

TEST_CASE("nothing that stands in a file becomes an element or an attribute") {
  const auto plain = names_in(report_html(ReportSample().input()));
  for (const char* attack : kAttacks) {
    ReportSample sample;
    sample.application.fields[0].value = Value{std::string(attack), "", false};
    for (Field& field : sample.application.fields) {
      field.why = attack;
      for (Reading& reading : field.readings) reading.raw = attack;
    }
    sample.application.documents[0].file_name = attack;
    sample.application.documents[0].warnings = {{WarningCode::kBroken, attack, 0}};
    sample.judgement.findings[0].message = attack;
    sample.judgement.findings[0].evidence[0].raw = attack;
    auto attacked = names_in(report_html(sample.input()));
    for (auto& [name, count] : attacked) {
      INFO(attack << " brought " << name);
      CHECK(plain.count(name) == 1);
    }
    CHECK(attacked["script"] == 0);
    CHECK(attacked["form"] == 0);
  }
}

TEST_CASE("Of each seal the report says whether it bears the applicant's name, or that nobody can tell") {
  ReportSample sample;
  CHECK(report_html(sample.input()).find("未能确认，请对照原件</td>") != std::string::npos);
  sample.application.documents[1].seal_matches = {SealMatch::kSame};
  CHECK(report_html(sample.input()).find("<td>一致</td>") != std::string::npos);
  sample.application.documents[1].seal_matches = {SealMatch::kOther};
  CHECK(report_html(sample.input()).find("不同，请对照原件核实</td>") != std::string::npos);
}

TEST_CASE("a reviewer sees both the machine's finding and the person's decision, who, when and why") {
  ReportSample sample;
  Review review;
  Override decision{"level-at-least-2", "数字化水平二级及以上", Outcome::kSatisfied, Outcome::kUndetermined, "", {}, false};
  decision.signature = {"张三<b>", "2023-09-01T10:00:00+08:00", "已看证书<script>", 7, std::string(64, 'c')};
  review.decisions = {decision};
  Judgement judged = decided(sample.judgement, review);
  ReportInput input = sample.input();
  input.review = &review;
  input.decided = &judged;
  const std::string html = report_html(input);
  for (const char* part : {"（人工复核后）", "机器初核结论：<span class=\"undetermined\">待核实", "复核决定和更正", "2023-09-01 10:00", "张三&lt;b&gt;",
                           "登记第 7 号", "未发现需要申报单位补正的事项"}) {
    INFO(part);
    CHECK(contains(html, part));
  }
  CHECK_FALSE(contains(html, "<script"));
  CHECK_FALSE(contains(html, "待重新确认"));
  review.decisions[0].stale = true;
  judged = decided(sample.judgement, review);
  const std::string stale = report_html(input);
  CHECK(contains(stale, "待重新确认"));
  CHECK(contains(stale, "补正意见：评测等级为一级，请核实。"));
  CHECK_FALSE(contains(stale, "（人工复核后）"));
}

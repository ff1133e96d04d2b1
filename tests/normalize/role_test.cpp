#include <catch2/catch.hpp>

#include "form_builder.h"
#include "normalize/normalize.h"

using namespace chushen;

namespace {

Role role_of(const Document& document) { return application_of({document}).documents.at(0).role; }

Document loose(std::vector<Block> blocks) {
  Document document = scan(std::move(blocks));
  document.kind = Kind::kImage;
  return document;
}

Document printed(std::vector<Block> blocks) {
  Document document = scan(std::move(blocks));
  document.pages[0].source = PageSource::kText;
  document.pages[0].dpi = 0;
  return document;
}

}  // namespace

TEST_CASE("A form is editable, stamped or printed by how it was handed in") {
  CHECK(role_of(flow(form_head())) == Role::kFormEditable);
  CHECK(role_of(scan(form_head())) == Role::kFormStamped);
  CHECK(role_of(printed(form_head())) == Role::kFormPrint);
  Document sealed = printed(form_head());
  sealed.pages[0].seals.push_back({});
  CHECK(role_of(sealed) == Role::kFormStamped);
  Document pictures = scan(form_head());
  pictures.kind = Kind::kDocx;
  CHECK(role_of(pictures) == Role::kFormStamped);
}

TEST_CASE("The title names the direction, also where it is broken over lines") {
  const auto title = [](std::string_view text) {
    std::vector<Block> blocks{paragraph(text)};
    blocks.push_back(form_head()[1]);
    const Application application = application_of({flow(blocks)});
    return application.documents[0].direction;
  };
  CHECK(title("2023年江门市制造业数字化转型\n标杆示范企业\n申 报 书") == "示范企业");
  CHECK(title("江门市制造业数字化转型标杆示范车间申报书") == "示范车间");
  CHECK(title("数字化转型申报书").empty());
}

TEST_CASE("Loose pages of a form are forms, each by itself") {
  CHECK(role_of(loose({paragraph("标杆示范企业申报书"), paragraph("申报单位：江门市甲有限公司")})) == Role::kFormStamped);
  CHECK(role_of(loose({table({{"企业名称", "江门市甲有限公司", "所属行业", "水泵"}, {"住所", "江门", "主要产品", "水泵"}})})) ==
        Role::kFormStamped);
  CHECK(role_of(loose({paragraph("我单位承诺：所填内容真实。"), paragraph("单位（盖章）：   2023年8月25日")})) ==
        Role::kFormStamped);
  CHECK(role_of(loose({paragraph("（三）实施成效"), paragraph("效率提高三成。"), paragraph("（四）示范带动")})) ==
        Role::kFormStamped);
  CHECK(role_of(loose({paragraph("车间现场")})) == Role::kEvidence);
}

TEST_CASE("A cover alone on its picture is a form's, though its title names no direction") {
  const auto role_of_picture = [](std::vector<Block> blocks) {
    Document page = scan(std::move(blocks));
    page.kind = Kind::kImage;
    return application_of({std::move(page)}).documents[0].role;
  };
  const std::vector<Block> lines{paragraph("申报单位：江门市甲有限公司"), paragraph("推荐单位：新会区工业和信息化局"),
                                 paragraph("申报方向：☐示范企业　☑示范车间")};
  CHECK(role_of_picture(std::vector{paragraph("江门市制造业数字化转型标杆示范"), paragraph("申报书")} + lines) == Role::kFormStamped);
  CHECK(role_of_picture(std::vector{paragraph("会议纪要")} + lines) == Role::kEvidence);
}

TEST_CASE("Other papers are told by their words") {
  CHECK(role_of(scan({paragraph("营业执照"), paragraph("统一社会信用代码：91440703MAXXXX023D"), paragraph("经营范围：水泵")})) ==
        Role::kLicence);
  CHECK(role_of(flow({paragraph("优质中小企业梯度培育平台"), paragraph("数字化水平评测结果"), paragraph("评测得分：52.36")})) ==
        Role::kAssessment);
  CHECK(role_of(flow({paragraph("江门市制造业数字化转型标杆示范推荐汇总表"),
                      table({{"序号", "申报方向", "申报单位名称", "统一社会信用代码", "所属行业", "项目总投资", "联系人", "手机",
                              "评测等级", "建设起止时间", "数字化服务商"},
                             {"1", "示范企业", "甲", "9144", "水泵", "1", "李四", "138", "二级", "2021-2022", "乙"}})})) ==
        Role::kSummary);
  CHECK(role_of(flow({paragraph("项目验收报告"), paragraph("验收结论：合格")})) == Role::kAcceptance);
  CHECK(role_of(flow({paragraph("会议照片说明")})) == Role::kEvidence);
  CHECK(role_of(Document{}) == Role::kUnknown);
}

TEST_CASE("A paper is what it is headed with, not what it speaks of") {
  // An acceptance report that names the assessment, the licence and an audit.
  CHECK(role_of(flow({paragraph("智能工厂项目验收报告"), paragraph("企业数字化水平评测结果为二级，见数字化水平评测结果。"),
                      paragraph("营业执照"), paragraph("统一社会信用代码 91440703MAXXXX023D"), paragraph("经营范围：水泵"),
                      paragraph("验收结论：合格")})) == Role::kAcceptance);
  // An auditor's report, with the firm's licence data in its first lines.
  CHECK(role_of(flow({paragraph("江门市甲有限公司"), paragraph("2022年度审计报告"), paragraph("某某会计师事务所"),
                      paragraph("公司营业执照统一社会信用代码：91440703MAXXXX023D，经营范围：水泵制造。")})) == Role::kAudit);
  CHECK(role_of(flow({paragraph("公共信用信息报告（无违法违规证明版）"), paragraph("营业执照注册号"),
                      table({{"统一社会信用代码", "91440703MAXXXX023D"}, {"登记机关", "江门市某局"}, {"经营范围", "水泵"}})})) ==
        Role::kCreditReport);
  // A county's letter that names its annexes.
  CHECK(role_of(flow({paragraph("关于推荐2023年江门市制造业数字化转型标杆示范的函"), paragraph("江门市工业和信息化局："),
                      paragraph("现推荐示范企业2家。"), paragraph("附件：江门市制造业数字化转型标杆示范推荐汇总表"),
                      paragraph("推荐单位：蓬江区某局"), paragraph("填报日期：2023年8月30日")})) == Role::kLetter);
  CHECK(role_of(scan({paragraph("营业执照"), paragraph("（副本）"), paragraph("统一社会信用代码 91440703MAXXXX023D"),
                      paragraph("国家企业信用信息公示系统网址"), paragraph("登记机关")})) == Role::kLicence);
}

TEST_CASE("A list of papers is evidence and none of them") {
  CHECK(role_of(flow({paragraph("佐证材料清单"), paragraph("1. 营业执照复印件"), paragraph("2. 2022年度审计报告"),
                      paragraph("3. 项目验收报告"), paragraph("统一社会信用代码"), paragraph("经营范围")})) == Role::kEvidence);
  // … also before a form: the form it stays.
  CHECK(role_of(flow(std::vector{paragraph("附：营业执照"), paragraph("审计报告"), paragraph("验收报告")} + form_head())) ==
        Role::kFormEditable);
}

TEST_CASE("Names and kinds of files change no role") {
  for (const Kind kind : {Kind::kDoc, Kind::kWps, Kind::kRtf, Kind::kOdt, Kind::kDocx, Kind::kTxt}) {
    Document form = flow(form_head()), audit = flow({paragraph("审计报告"), paragraph("某某会计师事务所")});
    form.kind = audit.kind = kind;
    form.file_name = "营业执照.pdf";
    audit.file_name = "包.zip!/申报书.docx";
    CHECK(role_of(form) == Role::kFormEditable);
    CHECK(role_of(audit) == Role::kAudit);
  }
  Document archive;
  archive.kind = Kind::kArchive;
  archive.file_name = "申报书.zip";
  CHECK(role_of(archive) == Role::kUnknown);
}

TEST_CASE("A licence bound in with the form says nothing as the form") {
  Document document = scan(form_head() + std::vector{table({{"法定代表人", "张三"}})});
  Document licence = scan({paragraph("营业执照"), paragraph("统一社会信用代码：91440703MAXXXX023D"),
                           paragraph("法定代表人：李四"), paragraph("经营范围：水泵")});
  licence.pages[0].number = 2;
  document.pages.push_back(licence.pages[0]);
  const Application application = application_of({document});
  CHECK(application.documents[0].role == Role::kFormStamped);
  CHECK(declared(application, "法定代表人") == "张三");
  CHECK(declared(application, "统一社会信用代码") == "not-found");
  REQUIRE(find(application, "统一社会信用代码")->readings.size() == 1);
  CHECK(find(application, "统一社会信用代码")->readings[0].place.page == 2);
}

TEST_CASE("A page of the form that lists papers at its foot is the form's") {
  Document document = scan(form_head());
  Document second = scan({table({{"评测得分", "61.96"}, {"评测等级", "三级"}, {"评测日期", "2023-07-14"}, {"数字化服务商", "江门市丁软件有限公司"}}),
                          table({{"营业执照", "营业执照副本.pdf"}, {"审计报告", "2022年审计报告.pdf"}})});
  second.pages[0].number = 2;
  document.pages.push_back(second.pages[0]);
  check_fields(application_of({document}), {{"评测得分", "61.96"}, {"评测日期", "2023-07-14"}, {"数字化服务商", "江门市丁软件有限公司"}});
}

TEST_CASE("The facts of a document are complete") {
  Document document = scan(form_head());
  document.sha256 = "ab";
  document.bytes = 7;
  document.pages[0].seals.push_back({});
  document.pages[0].quarter_turns = 3;
  const Application application = application_of({document, flow(form_head())});
  const DocumentFacts& facts = application.documents[0];
  CHECK(facts.has_pages);
  CHECK(facts.page_sizes == std::vector<std::array<double, 3>>{{595.3, 841.9, 300}});
  CHECK(facts.seal_pages == std::vector<int>{1});
  CHECK(quarter_turns_of(facts, 1) == 3);
  CHECK(quarter_turns_of(facts, 2) == 0);
  CHECK(facts.bytes == 7);
  CHECK(facts.direction == "示范企业");
  CHECK(facts.title.raw == "江门市制造业数字化转型标杆示范企业申报书");
  CHECK(facts.title.place.page == 1);
  CHECK_FALSE(application.documents[1].has_pages);
  CHECK(application.documents[1].page_sizes.empty());
}

TEST_CASE("A seal is compared with the field by which the notice names the applicant") {
  Document document = scan(form_head() + std::vector<Block>{table({{"申报单位名称", "江门市宏达纸业有限公司"}})});
  Seal seal;
  seal.text = "江门市宏达纸业有限公司";
  seal.certainties.assign(11, 0.95F);
  document.pages[0].seals.push_back(seal);
  CHECK(application_of({document}).documents[0].seal_matches == std::vector{SealMatch::kSame});

  FormSchema other = pack_schema();
  other.applicant_name = "项目名称";
  CHECK(normalize(std::vector{document}, other).documents[0].seal_matches == std::vector{SealMatch::kCannotTell});
}

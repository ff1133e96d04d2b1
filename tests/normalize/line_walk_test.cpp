#include <catch2/catch.hpp>

#include "form_builder.h"

using namespace chushen;

namespace {

/// A form of lines alone; its title first.
Document lines(std::initializer_list<std::string_view> texts) {
  std::vector<Block> blocks{paragraph("江门市制造业数字化转型标杆示范企业申报书"),
                            paragraph("企业规模：中型"), paragraph("邮政编码：529000"), paragraph("传真：0750-3000000")};
  for (const std::string_view text : texts) blocks.push_back(paragraph(text));
  return flow(std::move(blocks));
}

}  // namespace

TEST_CASE("Label lines outside tables are read with their fill-in lines") {
  check_form(lines({"申报单位（盖章）：＿＿江门市甲有限公司＿＿", "1、统一社会信用代码： 91440703MAXXXX023D   成立日期：2013.04.24",
                    "项 目 名 称：水泵", "10、职工人数：477人   其中研发人员：66人"}),
             {{"申报单位名称", "江门市甲有限公司"},
              {"统一社会信用代码", "91440703MAXXXX023D"},
              {"成立日期", "2013-04-24"},
              {"项目名称", "水泵"},
              {"从业人员数", "477"},
              {"研发人员数", "66"}});
}

TEST_CASE("A label line stays blank, or its value stands in the next line") {
  check_form(lines({"项目名称：", "水泵数字化工厂", "联系人：", "电子邮箱：", "主导产品：＿＿＿＿"}),
             {{"项目名称", "水泵数字化工厂"}, {"联系人", "blank"}, {"电子邮箱", "blank"}, {"主导产品", "blank"}});
  check_form(lines({"项目名称＿＿＿＿＿", "联系人　李四", "电子邮箱"}),
             {{"项目名称", "blank"}, {"联系人", "李四"}, {"电子邮箱", "not-found"}});
}

TEST_CASE("Pairs in one line are parted even where nothing parts them") {
  check_form(lines({"联系人：李四联系电话：13800000002", "法定代表人：张三；电子邮箱：li@example.com"}),
             {{"联系人", "李四"}, {"手机", "13800000002"}, {"法定代表人", "张三"}, {"电子邮箱", "li@example.com"}});
  check_form(lines({"手机：13800000002电子信箱：li@example.com", "统一社会信用代码：91440703MAXXXX023D.成立日期：2013.04.24"}),
             {{"手机", "13800000002"},
              {"电子邮箱", "li@example.com"},
              {"统一社会信用代码", "91440703MAXXXX023D"},
              {"成立日期", "2013-04-24"}});
  check_form(lines({"注册资本：8,000万元企业类型：民营"}), {{"注册资本", "8000"}, {"企业类型", "民营"}});
}

TEST_CASE("The direction is ticked on the cover, with and without a label") {
  check_form(lines({"申 报 方 向：☐方向一：示范企业　☑方向二：示范车间"}), {{"申报方向", "示范车间"}});
  check_form(lines({"☑示范企业　☐示范车间"}), {{"申报方向", "示范企业"}});
  check_form(lines({"申报方向：☑示范企业　☑示范车间"}), {{"申报方向", "malformed"}});
  check_form(lines({"申报方向：☐示范企业　☐示范车间"}), {{"申报方向", "blank"}});
}

TEST_CASE("The date under the pledge is the date of the application") {
  check_form(lines({"申报日期：2023年8月10日", "五、真实性承诺", "我单位承诺：申报书所填内容真实。", "法定代表人（签字）：",
                    "单位（盖章）：        2023年8月25日", "六、推荐意见", "推荐单位（盖章）：", "2023年8月30日"}),
             {{"申报日期", "2023-08-25"}});
  check_form(lines({"申报日期：2023年8月10日", "真实性承诺书", "法定代表人（签字）：　　单位（盖章）：　　　　年　　月　　日"}),
             {{"申报日期", "2023-08-10"}, {"申报单位名称", "blank"}});
}

TEST_CASE("The pledge stands in a table") {
  check_form(flow(form_head() + std::vector{table({
                 {"真实性承诺", "我单位承诺：所填内容真实。\n法定代表人（签字）：\n单位（盖章）：\n2023年8月25日"},
                 {"推荐意见", "同意推荐。\n推荐单位（盖章）：\n2023年8月30日"},
             })}),
             {{"申报日期", "2023-08-25"}, {"法定代表人", "blank"}});
}

TEST_CASE("What the narrative says in passing does not fill a blank place") {
  check_form(flow(form_head() + std::vector{table({{"项目名称", ""}, {"项目总投资", "1200"}}), paragraph("申报正文"),
                                            paragraph("项目名称：别的项目"), paragraph("项目总投资：1300万元")}),
             {{"项目名称", "blank"}, {"项目总投资", "1200"}});
}

TEST_CASE("Columns of a page without rulings are told apart by their gaps") {
  Document document = scan({paragraph("江门市制造业数字化转型标杆示范企业申报书"), paragraph("企业规模：中型"),
                            paragraph("邮政编码：529000"), paragraph("传真：0750-3000000"), paragraph("注册资本（万元）")});
  Line& line = std::get<Paragraph>(document.pages[0].blocks[4].content).lines[0];
  Run value = line.runs[0];
  value.text = "5000";
  value.box = {400, value.box.top, 440, value.box.bottom};
  value.edges = {410, 420, 430, 440};
  line.runs.push_back(value);
  check_form(document, {{"注册资本", "5000"}});
}

TEST_CASE("A value in a scan has the place of its own characters") {
  Document document = scan({paragraph("江门市制造业数字化转型标杆示范企业申报书"), paragraph("企业规模：中型"),
                            paragraph("传真：0750-3000000"), paragraph("项目名称：水泵")});
  const Application application = application_of({document});
  const Field* field = find(application, "项目名称");
  REQUIRE(field->readings.size() == 1);
  const Place& place = field->readings[0].place;
  CHECK(place.page == 1);
  CHECK(place.path.empty());
  CHECK(place.box == Rect{110, 110, 130, 122});
}

TEST_CASE("The number before a label is the label's, whatever stands before it") {
  check_form(lines({"3.成立日期：2004年7月25日4.注册资本：5000万元5、项目总投资：1,200.5万元"}),
             {{"成立日期", "2004-07-25"}, {"注册资本", "5000"}, {"项目总投资", "1200.5"}});
}

TEST_CASE("Labels within sentences are read, also where a line or paragraph ends within one") {
  check_form(lines({"企业名称：江门市甲有限公司，统一社会信用代", "码：91440703MAXXXX023D，成立日期：2013年4月24日。",
                    "主导产品：水泵；从业人员数：477人。", "数字化服务商：佛山市乙软件有限公司。"}),
             {{"申报单位名称", "江门市甲有限公司"},
              {"统一社会信用代码", "91440703MAXXXX023D"},
              {"成立日期", "2013-04-24"},
              {"主导产品", "水泵"},
              {"从业人员数", "477"},
              {"数字化服务商", "佛山市乙软件有限公司"}});
}

TEST_CASE("A questionnaire has the answer under each question; headings of a narrative ask nothing") {
  check_form(lines({"4. 注册资本（万元）", "4500", "5. 生产地址（如有多处，请填主要生产场所）", "江门市蓬江区乙路1号", "6. 联系人", "李四",
                    "7. 是否规上企业（单选）", "☐是", "☑否", "8. 项目名称", "水泵数字化工厂", "9. 手机", "第二部分　其他"}),
             {{"注册资本", "4500"},
              {"生产地址", "江门市蓬江区乙路1号"},
              {"联系人", "李四"},
              {"是否规上企业", "否"},
              {"项目名称", "水泵数字化工厂"}});
  check_form(lines({"一、项目名称", "本项目围绕计划、采购与生产开展改造。", "二、主导产品", "公司产品销往国内外。"}),
             {{"项目名称", "not-found"}, {"主导产品", "not-found"}});
}

TEST_CASE("A sentence that tells figures holds no labels") {
  check_form(flow(form_head() + std::vector{paragraph("6、所属行业37铁路、船舶、航空航天和其他运输设备制造业")}),
             {{"所属行业", "37铁路、船舶、航空航天和其他运输设备制造业"}});
  check_form(flow(form_head() + std::vector{paragraph("2022年营业收入41188.62万元，项目总投资620万元，投用后产品一次合格率由94%变为98%。")}),
             {{"营业收入 2022", "absent"}, {"项目总投资", "not-found"}});
}

TEST_CASE("A value ends where the next label begins, also where nothing parts them") {
  check_form(flow(form_head() + std::vector{paragraph("注册地址：广东省江门市新会区双水镇银岭工业大道59号生产地址：广东省江门市新会区银岭工业大道61号法定代表人：李文杰"),
                                            paragraph("数字化服务商：广东某软件有限公司是否入选资源池：否评测得分：58.94评测等级：二级")}),
             {{"注册地址", "广东省江门市新会区双水镇银岭工业大道59号"},
              {"生产地址", "广东省江门市新会区银岭工业大道61号"},
              {"法定代表人", "李文杰"},
              {"数字化服务商", "广东某软件有限公司"},
              {"服务商入选资源池", "否"},
              {"评测得分", "58.94"},
              {"评测等级", "二级"}});
}

TEST_CASE("A frame around a label ends it") {
  check_form(lines({"【申报单位】江门市甲有限公司【成立日期】2013.04.24", "【注册资本】5000万元（【2022年】增资）", "【联系人】：李四"}),
             {{"申报单位名称", "江门市甲有限公司"}, {"成立日期", "2013-04-24"}, {"注册资本", "5000"}, {"联系人", "李四"}});
}

TEST_CASE("Brackets behind labels are the places to fill in") {
  check_form(lines({"项目名称（ 水泵数字化工厂 ）", "项目总投资（1030万元）", "评测得分（ 69.6 ）分　评测等级（ 二级 ）", "项目开始日期（ 2021年7月 ）", "联系人（ 　 ）", "主导产品（不超过3种）", "法定代表人（负责人）", "企业名称（盖章）"}),
             {{"项目名称", "水泵数字化工厂"}, {"项目总投资", "1030"}, {"评测得分", "69.6"}, {"项目开始日期", "2021-07"}, {"联系人", "blank"}, {"法定代表人", "not-found"}, {"申报单位名称", "not-found"}});
  check_form(lines({"建设完成情况 ☑在建 ☐拟建　数字化服务商（ 江门市甲软件有限公司 ）　评测得分（ 49.16 ）分"}), {{"数字化服务商", "江门市甲软件有限公司"}, {"评测得分", "49.16"}});
  const Application hint = application_of({lines({"主导产品（水泵）"})});
  CHECK(find(hint, "主导产品")->confidence < 0.8f);
}

TEST_CASE("Underlined places in sentences are filled-in values, and what stands before them their labels") {
  const auto fill = [](std::string_view text) {
    Block block = paragraph("");
    Line& line = std::get<Paragraph>(block.content).lines.front();
    line.runs.clear();
    bool underlined = false;
    std::size_t at = 0;
    while (at <= text.size()) {
      const std::size_t end = std::min(text.find('_', at), text.size());
      Run run;
      run.text = std::string(text.substr(at, end - at));
      run.source = TextSource::kDocx;
      run.underlined = underlined;
      if (!run.text.empty()) line.runs.push_back(run);
      underlined = !underlined;
      at = end + 1;
    }
    return block;
  };
  check_form(flow(form_head() + std::vector{fill("企业名称_江门市甲有限公司_，成立日期_2001_年_1_月_26_日，注册资本_8400_万元，注册地址_江门市蓬江区金荷路1号_。法定代表人_谭三_，电话_13852450000_；联系人_冯四_，手机_13695940000_。"),
                                            fill("主导产品_水泵_，从业人员数_504_人。企业规模：☐大型 ☑中型；是否规上企业：☑是 ☐否。"),
                                            fill("2021年度营业收入_20783.04_万元，利润总额_623.49_万元。"),
                                            fill("数字化服务商_江门市丁软件有限公司_，服务商入选资源池：☐是 ☑否。")}),
             {{"申报单位名称", "江门市甲有限公司"}, {"成立日期", "2001-01-26"}, {"注册资本", "8400"}, {"注册地址", "江门市蓬江区金荷路1号"},
              {"法定代表人", "谭三"}, {"法定代表人电话", "13852450000"}, {"联系人", "冯四"}, {"手机", "13695940000"}, {"主导产品", "水泵"}, {"从业人员数", "504"},
              {"企业规模", "中型"}, {"是否规上企业", "是"}, {"营业收入 2021", "20783.04"}, {"利润总额 2021", "623.49"}, {"数字化服务商", "江门市丁软件有限公司"}, {"服务商入选资源池", "否"}});
}

TEST_CASE("A value that goes on with another label is never sure") {
  const Application application = application_of({lines({"联系人：谭三，电话13852455491"})});
  CHECK(find(application, "联系人")->confidence < 0.8f);
}

TEST_CASE("Whose telephone follows in a sentence without colons is not sure") {
  const Application application = application_of({scan(form_head() + std::vector{paragraph("法定代表人吴三，电话 13855720000；联系人黄四，职务经理")})});
  for (const char* const field : {"手机", "法定代表人电话"})
    CHECK((find(application, field)->state != FieldState::kPresent || find(application, field)->confidence < 0.8f));
}

TEST_CASE("Captions in brackets stand under what they name") {
  check_form(lines({"江门市甲有限公司\t91440703MAXXXX023D", "（企业名称）\t（统一社会信用代码）", "2008年1月1日　　2300　　529060", "（成立日期）　　（注册资本，万元）　　（邮政编码）", "江门市蓬江区金荷路1号", "（注册地址）", "江门市江海区云沁路2号", "（生产地址）"}),
             {{"申报单位名称", "江门市甲有限公司"}, {"成立日期", "2008-01-01"}, {"注册资本", "2300"}, {"注册地址", "江门市蓬江区金荷路1号"}, {"生产地址", "江门市江海区云沁路2号"}});
}

TEST_CASE("What stands in brackets under a title names nothing") {
  check_form(flow(std::vector{paragraph("江门市制造业数字化转型标杆"), paragraph("项 目 申 报 书"), paragraph("（项目名称）")} + form_head()), {{"项目名称", "not-found"}});
}

TEST_CASE("A value ends before a label that nobody knows, behind a wide gap") {
  check_form(flow(form_head() + std::vector{paragraph("所属行业：22 造纸和纸制品业　　出品：纸板"), paragraph("建设完成情况：☑在建　　其他说明：无")}),
             {{"所属行业", "22造纸和纸制品业"}, {"建设完成情况", "在建"}});
}

TEST_CASE("A place that refers to another of its document says what is written there") {
  check_form(flow(form_head() + std::vector{table({{"注册地址", "江门市蓬江区金荷路1号"}, {"生产地址", "同注册地址"}, {"车间地址", "同上"}})}),
             {{"生产地址", "江门市蓬江区金荷路1号"}});
  check_form(flow(form_head() + std::vector{table({{"注册地址", ""}, {"生产地址", "与注册地址一致"}})}), {{"生产地址", "与注册地址一致"}});
}

TEST_CASE("A bracket at the end of a value may hold another, a post, a growth") {
  check_form(flow(form_head() + std::vector{table({{"注册地址", "江门市蓬江区金荷路1号（企业类型：民营）"}, {"联系人", "何文杰（信息部经理）"}, {"项目名称", "“水泵数字化工厂”"}}),
                                            table({{"指标（万元）", "2021年（同比）", "2022年（同比）"}, {"营业收入", "11,159.59（-2.5%）", "13,159.59（+8.5%）"}})}),
             {{"注册地址", "江门市蓬江区金荷路1号"}, {"企业类型", "民营"}, {"联系人", "何文杰"}, {"联系人职务", "信息部经理"}, {"项目名称", "水泵数字化工厂"}, {"营业收入 2022", "13159.59"}, {"营业收入 2021", "11159.59"}});
}

TEST_CASE("What a form says under a place about filling it in is no part of the value") {
  check_form(flow(form_head() + std::vector{table({{"联系人", "容国栋\n填写能联系到的经办人"}, {"手机", "13526085840\n例：13900139000"}, {"所属行业", "37 铁路运输设备制造业\n填写大类代码和名称，如：38 电气机械和\n器材制造业"},
                                                   {"统一社会信用代码", "91440703MAXXXX023D\n（18位，如91440700MA4UXXXX0X）"}, {"项目总投资（万元）", "850\n不低于200万元"}})}),
             {{"联系人", "容国栋"}, {"手机", "13526085840"}, {"所属行业", "37铁路运输设备制造业"}, {"项目总投资", "850"}});
}

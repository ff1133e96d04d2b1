#include <catch2/catch.hpp>

#include "form_builder.h"

using namespace chushen;

namespace {

/// A page of a PDF with one line per row; each piece has the place of its column, of the row's height.
Document placed(const std::vector<std::vector<std::string>>& rows) {
  Page page;
  page.number = 1;
  page.source = PageSource::kText;
  Document document = flow(form_head());
  page.blocks = document.pages.front().blocks;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Line line;
    for (std::size_t column = 0; column < rows[i].size(); ++column) {
      if (rows[i][column].empty()) continue;
      const double left = 60 + 110.0 * static_cast<double>(column), top = 300 + 20.0 * static_cast<double>(i);
      Run run;
      run.text = rows[i][column];
      run.box = {left, top, left + 50, top + 11};
      line.box = united(line.box, run.box);
      line.runs.push_back(std::move(run));
    }
    page.blocks.emplace_back().content = Paragraph{{line}, Zone::kBody, {}};
  }
  document.pages = {page};
  return document;
}

}  // namespace

TEST_CASE("Figures by years in lines set with tabs") {
  check_form(flow(form_head() + std::vector{paragraph("近三年财务数据（单位：元）"), paragraph("指标\t2020年\t2021年\t2022年"), paragraph("营业收入\t4,907,300.00\t5,560,700\t5,987,400"),
                                            paragraph("净利润\t1\t2\t3"), paragraph("利润总额　万元　12.5　-13　—")}),
             {{"营业收入 2020", "490.73"}, {"营业收入 2022", "598.74"}, {"利润总额 2020", "12.5"}, {"利润总额 2021", "-13"}});
}

TEST_CASE("A line without a figure for each year says where its figures stand, or nothing") {
  check_form(placed({{"指标", "2020年", "2021年", "2022年"}, {"营业收入", "", "556.07", "598.74"}, {"利润总额", "12", "13", "14"}}),
             {{"营业收入 2021", "556.07"}, {"营业收入 2022", "598.74"}, {"利润总额 2020", "12"}});
  check_form(flow(form_head() + std::vector{paragraph("指标\t2020年\t2021年\t2022年"), paragraph("营业收入\t556.07\t598.74")}), {{"营业收入 2021", "absent"}, {"营业收入 2022", "absent"}});
}

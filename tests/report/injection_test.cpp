#include <libxml/HTMLparser.h>

#include <catch2/catch.hpp>
#include <functional>
#include <set>

#include "attacks.h"
#include "office_files.h"
#include "report/corrections.h"
#include "report/recommendation.h"

using namespace chushen;

namespace {

// Element and attribute names of a page as a lenient parser builds it.
std::set<std::string> names_in(const std::string& html) {
  std::set<std::string> names;
  htmlDocPtr document = htmlReadMemory(html.data(), static_cast<int>(html.size()), nullptr, "utf-8",
                                       HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  const std::function<void(xmlNodePtr)> walk = [&](xmlNodePtr node) {
    for (; node; node = node->next) {
      if (node->type == XML_COMMENT_NODE) names.insert("comment");
      if (node->type == XML_ELEMENT_NODE) {
        const std::string name = reinterpret_cast<const char*>(node->name);
        names.insert(name);
        for (xmlAttrPtr attribute = node->properties; attribute; attribute = attribute->next)
          names.insert(name + "@" + reinterpret_cast<const char*>(attribute->name));
      }
      walk(node->children);
    }
  };
  walk(xmlDocGetRootElement(document));
  xmlFreeDoc(document);
  return names;
}

std::set<std::string> names_in(const XmlElement& node) {
  std::set<std::string> names = {node.name};
  for (const auto& [key, value] : node.attributes) names.insert(node.name + "@" + key);
  for (const XmlElement& child : node.children) names.merge(names_in(child));
  return names;
}

/// Everything that is written of one sample.
struct Written {
  std::string report, index, csv, letter, table, cover;

  explicit Written(const ReportSample& sample, const std::string& text) {
    Notice notice = sample.notice;
    notice.form.directions.push_back({"示范企业", {}});
    ReportInput input = sample.input();
    input.notice = &notice;
    input.submission_id = input.inbox_county = text;
    input.folder = "a";
    const Changes changes{"x", {{ChangeKind::kNew, text, text, text}}, {}, {}};
    input.changes = &changes;
    report = report_html(input);
    letter = **correction_letter(input, "");
    BatchInput batch;
    batch.notice = &notice;
    batch.county = &sample.county;
    batch.submissions = {summarize(input)};
    batch.submissions[0].unread = {{text, Status::kDamaged, text}};
    batch.packages.resize(1);
    batch.packages[0].county = text;
    batch.packages[0].summary_found = true;
    batch.open_items = {{text, "等待", text}};
    batch.notes = {text};
    batch.ignored_files = 1;
    index = index_html(batch);
    csv = findings_csv(batch);
    const Recommendation who = recommendation_of(batch);
    table = *recommendation_table(batch, who);
    cover = *recommendation_letter(batch, who, "");
  }
};

std::set<std::string> foreign(const std::set<std::string>& now, const std::set<std::string>& before) {
  std::set<std::string> found;
  for (const std::string& name : now)
    if (!before.count(name)) found.insert(name);
  return found;
}

std::set<std::string> names_of_part(const std::string& file, const char* part) {
  return names_in(*parse_xml(part_of(file, part)));
}

// The cells of an RFC 4180 text, as a spreadsheet takes them apart.
std::vector<std::string> cells_of(const std::string& csv) {
  std::vector<std::string> cells;
  for (std::size_t at = 3; at < csv.size(); ++at) {  // behind the byte order mark
    REQUIRE(csv[at] == '"');
    std::string cell;
    for (++at; csv[at] != '"' || csv[at + 1] == '"'; ++at) {
      if (csv[at] == '"') ++at;
      cell += csv[at];
    }
    cells.push_back(cell);
    ++at;
    REQUIRE((csv[at] == ',' || csv[at] == '\r'));
    if (csv[at] == '\r') ++at;
  }
  return cells;
}

}  // namespace

TEST_CASE("of 1,000 hostile texts in every field none becomes an element, an attribute or a formula") {
  const std::vector<std::string> all = attacks();
  REQUIRE(all.size() == 1000);
  const Written plain(attacked("甲"), "甲");
  const auto report = names_in(plain.report), index = names_in(plain.index);
  const auto letter = names_of_part(plain.letter, "word/document.xml");
  const auto cover = names_of_part(plain.cover, "word/document.xml");
  const auto sheet = names_of_part(plain.table, "xl/worksheets/sheet1.xml");
  const std::size_t columns = cells_of(plain.csv).size();
  for (const std::string& text : all) {
    const Written written(attacked(text), text);
    INFO(text);
    CHECK(foreign(names_in(written.report), report).empty());
    CHECK(foreign(names_in(written.index), index).empty());
    CHECK(foreign(names_of_part(written.letter, "word/document.xml"), letter).empty());
    CHECK(foreign(names_of_part(written.cover, "word/document.xml"), cover).empty());
    CHECK(foreign(names_of_part(written.table, "xl/worksheets/sheet1.xml"), sheet).empty());
    const std::vector<std::string> cells = cells_of(written.csv);
    CHECK(cells.size() == columns);
    for (const std::string& cell : cells)
      CHECK((cell.empty() || std::string("=+-@\t\r\n|").find(cell[0]) == std::string::npos));
  }
}

TEST_CASE("direction marks and control characters are made visible everywhere") {
  const Written written(attacked("甲\xE2\x80\xAE乙\x07"), "甲\xE2\x80\xAE乙\x07");
  for (const std::string& text : {written.report, written.index, written.csv, text_of_docx(written.letter)}) {
    const std::size_t bare = std::min(text.find("\xE2\x80\xAE"), text.size());
    INFO(text.substr(bare < 80 ? 0 : bare - 80, 160));
    CHECK(text.find("⟪U+202E⟫") != std::string::npos);
    CHECK(text.find("\xE2\x80\xAE") == std::string::npos);
    CHECK(text.find('\x07') == std::string::npos);
  }
}

TEST_CASE("equal input gives equal bytes of every file") {
  const Written one(attacked("甲"), "甲"), other(attacked("甲"), "甲");
  CHECK(one.report == other.report);
  CHECK(one.index == other.index);
  CHECK(one.csv == other.csv);
  CHECK(one.letter == other.letter);
  CHECK(one.table == other.table);
  CHECK(one.cover == other.cover);
}

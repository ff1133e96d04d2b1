#include "office_files.h"

#include <stdexcept>

#include "report/docx_template.h"

using namespace chushen;

namespace {

XmlElement tree_of(const std::string& file, std::string_view name) {
  auto root = parse_xml(part_of(file, name));
  if (!root) throw std::runtime_error("no XML in " + std::string(name));
  return std::move(*root);
}

void paragraphs(const XmlElement& node, std::string& text) {
  for (const XmlElement& child : node.children) {
    if (child.name == "w:p") text += text_below(child) + "\n";
    else paragraphs(child, text);
  }
}

}  // namespace

std::string part_of(const std::string& file, std::string_view name) {
  const auto parts = unzip(file);
  if (!parts) throw std::runtime_error("no ZIP");
  for (const ZipPart& part : *parts)
    if (part.name == name) return part.bytes;
  return "";
}

std::string text_of_docx(const std::string& file) {
  std::string text;
  paragraphs(tree_of(file, "word/document.xml"), text);
  return text;
}

std::vector<std::string> cells_of_xlsx(const std::string& file, int sheet) {
  std::vector<std::string> strings, cells;
  if (!part_of(file, "xl/sharedStrings.xml").empty())
    for (const XmlElement& item : tree_of(file, "xl/sharedStrings.xml").children) strings.push_back(text_below(item));
  const XmlElement root = tree_of(file, "xl/worksheets/sheet" + std::to_string(sheet) + ".xml");
  for (const XmlElement& data : root.children) {
    if (data.name != "sheetData") continue;
    for (const XmlElement& row : data.children)
      for (const XmlElement& cell : row.children) {
        const std::string text = text_below(cell);
        const bool shared = cell.attribute("t") && *cell.attribute("t") == "s";
        if (!text.empty()) cells.push_back(*cell.attribute("r") + "=" + (shared ? strings.at(std::stoul(text)) : text));
      }
  }
  return cells;
}

int count_elements(const XmlElement& node, std::string_view name) {
  int count = node.name == name;
  for (const XmlElement& child : node.children) count += count_elements(child, name);
  return count;
}

std::string small_docx(const std::string& body) {
  return docx_of("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" + body +
                     "</w:body></w:document>",
                 "<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"/>");
}

std::string small_xlsx(const std::string& rows, const std::string& behind, const std::string& sheet_name) {
  const std::string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const std::string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const std::string types = "http://schemas.openxmlformats.org/package/2006/";
  const std::string kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
  return zip(
      {{"[Content_Types].xml",
        "<Types xmlns=\"" + types + "content-types\"><Default Extension=\"rels\" ContentType=\"application/"
        "vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"" + kind +
        "sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + kind +
        "worksheet+xml\"/></Types>"},
       {"_rels/.rels", "<Relationships xmlns=\"" + types + "relationships\"><Relationship Id=\"r1\" Type=\"" + relations +
                           "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
       {"xl/workbook.xml", "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + relations + "\"><sheets><sheet name=\"" +
                               sheet_name + "\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"" + types + "relationships\"><Relationship Id=\"r1\" Type=\"" +
                                          relations + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
       {"xl/worksheets/sheet1.xml",
        "<worksheet xmlns=\"" + main + "\"><dimension ref=\"A1\"/><sheetData>" + rows + "</sheetData>" + behind + "</worksheet>"}});
}

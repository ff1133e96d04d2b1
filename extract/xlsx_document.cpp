#include "extract/xlsx_document.h"

#include <algorithm>
#include <optional>

#include "extract/office_warnings.h"
#include "extract/outcome.h"
#include "extract/utf8.h"
#include "extract/xlsx_book.h"
#include "extract/xlsx_sheet.h"

namespace chushen {
namespace {

constexpr std::size_t kMostSheets = 100;
constexpr std::size_t kLongestSheetName = 31;  // characters, as Excel has it

/// Nobody's markup or line break gets into a place, and no name is longer than Excel allows.
std::string sheet_path(const std::string& name) {
  std::u32string code = decode_utf8(name).substr(0, kLongestSheetName);
  std::erase_if(code, [](char32_t c) { return c < U' ' || c == 0x7F; });
  return "工作表“" + encode_utf8(code) + "”";
}

class XlsxDocument {
 public:
  XlsxDocument(XlsxBook& book, Document& document) : book_(book), document_(document) {}

  void read() {
    Page& page = document_.pages.emplace_back();
    const auto& sheets = book_.sheets();
    for (std::size_t i = 0; i < std::min(sheets.size(), kMostSheets); ++i) read_sheet(sheets[i], page);
    tally_.too_large |= sheets.size() > kMostSheets;
    for (const std::string& part : book_.package().parts()) {
      if (part.starts_with("xl/media/")) page.pictures.emplace_back();
      if (part.starts_with("xl/ctrlProps/")) boxes_ += is_check_box(part);
      if (part.starts_with("xl/comments") || part.starts_with("xl/threadedComments/")) comments_ += count_in(part);
    }
    if (page.blocks.empty() && page.pictures.empty()) page.source = PageSource::kBlank;
    document_.properties = office_properties(book_.package());
    note();
  }

 private:
  void read_sheet(const XlsxSheet& sheet, Page& page) {
    if (sheet.hidden) return void(++hidden_sheets_);
    if (sheet.part.empty()) return;
    Table table = read_xlsx_sheet(book_, sheet.part, tally_);
    table.path = sheet_path(sheet.name);
    if (!table.cells.empty()) page.blocks.push_back({std::move(table)});
    for (const Relationship& link : read_relationships(book_.package(), sheet.part))
      if (link.type == "drawing" && !link.external) read_boxes(link.target, sheet_path(sheet.name) + " 文本框", page);
  }

  std::optional<XmlNode> read_part(const std::string& part) {
    const auto stream = book_.package().stream(part);
    auto root = parse_xml([&stream](char* buffer, int size) { return stream->read(buffer, size); });
    if (root) return std::move(*root);
    tally_.faulty = true;
    return std::nullopt;
  }

  /// 20.5.2: shapes hold their text as paragraphs (21.1.2.2).
  void read_boxes(const std::string& part, const std::string& path, Page& page) {
    if (const auto root = read_part(part)) collect_boxes(*root, path, page);
  }

  void collect_boxes(const XmlNode& node, const std::string& path, Page& page) {
    if (node.name == "txBody") {
      std::string text;
      for (const XmlNode& line : node.children)
        if (line.name == "p") text += text_of_line(line) + "\n";
      Paragraph paragraph = xlsx_paragraph(text, Zone::kTextBox);
      paragraph.path = path;
      if (!paragraph.lines.empty()) page.blocks.push_back({std::move(paragraph)});
      return;
    }
    for (const XmlNode& child : node.children) collect_boxes(child, path, page);
  }

  static std::string text_of_line(const XmlNode& line) {
    std::string text;
    for (const XmlNode& run : line.children)
      if (const XmlNode* piece = run.child("t")) text += piece->all_text();
      else if (run.name == "br") text += '\n';
    return text;
  }

  bool is_check_box(const std::string& part) {
    const auto root = read_part(part);
    const std::string type = root ? root->attribute("objectType") : "";
    return type == "CheckBox" || type == "Radio";
  }

  int count_in(const std::string& part) {
    const auto root = read_part(part);
    const XmlNode* list = root ? root->child("commentList") : nullptr;
    return list ? static_cast<int>(list->children.size()) : 0;
  }

  bool has_text() const { return !document_.pages.front().blocks.empty(); }

  void note() {
    const auto put = [this](int count, WarningCode code, const std::string& before, const char* behind) {
      if (count > 0) warn(document_, code, before + std::to_string(count) + behind);
    };
    put(comments_, WarningCode::kComments, "表格留有批注 ", " 条，请处理并删除后重新提交。");
    put(tally_.hidden, WarningCode::kHiddenText, "表格含有看不见的内容（隐藏的行列、白色文字、不显示的格式、被合并单元格遮住）",
        " 处，未作为填报内容读取，请核实。");
    put(hidden_sheets_, WarningCode::kHiddenText, "表格含有隐藏的工作表 ", " 个，未读取，请核实。");
    note_external_contents(document_, external_contents(book_.package()));
    note_missing();
    if (is_of_pictures(document_)) note_pictures_not_read(document_);
  }

  void note_missing() {
    if (tally_.without_result > 0)
      fail(document_, Status::kPartial, WarningCode::kUnsupported,
           "有 " + std::to_string(tally_.without_result) +
               " 个公式没有保存计算结果，这些单元格未能读取，请在 Excel 或 WPS 中打开、保存后重新提交。");
    if (boxes_ > 0)
      fail(document_, Status::kPartial, WarningCode::kUnsupported,
           "表格中有复选框控件 " + std::to_string(boxes_) + " 个，勾选情况未能读取，请在单元格内用“√”填写后重新提交。");
    if (tally_.doctype) {
      note_part_fault(document_, PartFault::kNone, XmlFault::kDoctype, false);
    } else if (tally_.too_large) {
      note_part_fault(document_, PartFault::kTooLarge, XmlFault::kNone, has_text());
    } else if (tally_.faulty || book_.faulty()) {
      note_part_fault(document_, PartFault::kBroken, XmlFault::kNone, has_text());
    }
  }

  XlsxBook& book_;
  Document& document_;
  XlsxTally tally_;
  int comments_ = 0, boxes_ = 0, hidden_sheets_ = 0;
};

}  // namespace

Document read_xlsx(const std::string& path, const ReadLimits& limits) {
  auto package = OpcPackage::open(path, limits);
  if (!package) return package_not_opened(Kind::kXlsx, package.error(), limits);
  auto book = XlsxBook::open(*package);
  Document document;
  document.kind = Kind::kXlsx;
  if (!book) {
    note_part_fault(document, PartFault::kBroken, XmlFault::kNone, false);
    return document;
  }
  XlsxDocument(*book, document).read();
  const bool nothing_read = document.status != Status::kRead && document.status != Status::kPartial;
  if (nothing_read) document.pages.clear();
  settle_status(document);
  return document;
}

}  // namespace chushen

#include "extract/docx_reader.h"

#include <set>

#include "extract/docx_blocks.h"
#include "extract/docx_warnings.h"
#include "extract/office_warnings.h"
#include "extract/opc_relationships.h"
#include "extract/outcome.h"

// DOCX (ISO/IEC 29500-1, Transitional and Strict) -> Document. What is read:
//
// [X] paragraphs, line breaks, tabs, non-breaking hyphens, underline
// [X] tables with merged cells and true columns, nested tables, content controls around rows and cells
// [X] check boxes: characters (□ ☑ √ …), w:sym and runs in Wingdings, Wingdings 2 and Symbol, w14:checkbox, legacy form fields
// [X] content controls: text, drop-downs, dates; a prompt still shown is no value
// [X] fields: their results, never their instructions; legacy drop-downs
// [X] tracked changes of text, rows, cells and paragraph marks, and moves: insertions kept, deletions dropped, both counted
// [X] text that is not seen (w:vanish, colour of the ground, below 2 points, rows and lines of no height; by styles too):
//     dropped and counted; so is text that is struck through
// [X] EQ fields: enclosed characters (a tick in a box) and phonetic guides; w:ruby: the base
// [X] headers and footers that are shown, footnotes, endnotes, text boxes, each with its zone
// [X] author and dates from the properties
// [X] labels of numbered paragraphs, by style too; boxes used as bullets
// [-] formulas: their characters in order, without their structure
// [-] pictures: listed with their size; what they show is read where the document is nothing but pictures (docx_pictures)
// [-] comments, macros, links, embedded objects, inserted documents: counted or named, never opened
// [ ] text in charts and SmartArt; values of data-bound controls are read as stored in the text

namespace chushen {
namespace {

/// What says how text and tables look, and nothing of what they say: about half of what Word writes.
constexpr std::string_view kLooks[] = {
    "adjustRightInd", "autoSpaceDE", "autoSpaceDN", "b", "bCs", "bdr", "bookmarkEnd", "bookmarkStart", "cnfStyle",
    "contextualSpacing", "cs", "eastAsia", "eastAsiaTheme", "hint", "i", "iCs", "ind", "jc", "keepLines", "keepNext", "kern",
    "kinsoku", "lang", "lastRenderedPageBreak", "noProof", "outlineLvl", "overflowPunct", "pBdr", "paraId", "proofErr",
    "rsidDel", "rsidP", "rsidR", "rsidRDefault", "rsidRPr", "rsidTr", "snapToGrid", "szCs", "tabs", "tblBorders",
    "tblCellMar", "tblGrid", "tblInd", "tblLayout", "tblLook", "tblW", "tcBorders", "tcMar", "tcW", "textId",
    "topLinePunct", "vAlign", "widowControl", "wordWrap"};

/// Text zones first to last, as a person turns the page: headers, body, notes, footers.
class DocxFile {
 public:
  DocxFile(OpcPackage& package, Document& document) : package_(package), document_(document), blocks_(state_) {}

  void read() {
    const std::vector<Relationship> roots = read_relationships(package_, "");
    const Relationship* main = find_type(roots, "officeDocument");
    main_part_ = main ? main->target : "word/document.xml";
    relationships_ = read_relationships(package_, main_part_);
    read_settings();
    std::vector<Block> body = read_body();
    for (const std::string& id : state_.picture_ids) picture_parts_.push_back(target_of(id));
    std::vector<Block> blocks = read_margins("headerReference", Zone::kHeader, "页眉");
    append(std::move(body), blocks);
    append(read_notes("footnotes", "footnote", "脚注"), blocks);
    append(read_notes("endnotes", "endnote", "尾注"), blocks);
    append(read_margins("footerReference", Zone::kFooter, "页脚"), blocks);
    Page& page = document_.pages.emplace_back();
    page.blocks = std::move(blocks);
    page.pictures = state_.pictures;
    if (page.blocks.empty() && page.pictures.empty()) page.source = PageSource::kBlank;
    document_.properties = office_properties(package_);
    note_docx_contents(document_, state_, count_comments());
    note_side_fault();
    note_external_contents(document_, external_contents(package_));
  }

  /// Of the body's pictures, in their order; "" where a picture lies outside the file.
  const std::vector<std::string>& picture_parts() const { return picture_parts_; }

 private:
  static void append(std::vector<Block> more, std::vector<Block>& blocks) {
    std::move(more.begin(), more.end(), std::back_inserter(blocks));
  }

  /// A small part of that type as a whole, or nothing.
  std::optional<XmlNode> part_of_type(std::string_view type) {
    const Relationship* found = find_type(relationships_, type);
    return found ? read_part(found->target) : std::nullopt;
  }

  std::optional<XmlNode> read_part(const std::string& part) {
    if (!package_.has(part)) return std::nullopt;
    const auto stream = package_.stream(part);
    auto root = parse_xml([&stream](char* buffer, int size) { return stream->read(buffer, size); });
    if (root) return std::move(*root);
    side_fault_ = true;
    return std::nullopt;
  }

  void read_settings() {
    if (const auto part = part_of_type("styles")) state_.styles = DocxStyles(*part);
    if (const auto part = part_of_type("numbering")) state_.numbering = DocxNumbering(*part);
    if (const auto part = part_of_type("settings")) even_pages_ = is_on(part->child("evenAndOddHeaders"));
  }

  std::vector<Block> read_body() {
    const auto stream = package_.stream(main_part_);
    XmlStream xml([&stream](char* buffer, int size) { return stream->read(buffer, size); }, kLooks);
    DocxPlace place;
    place.counted = true;
    std::vector<Block> blocks;
    const bool found = xml.enter("body");
    while (const auto block = xml.next()) blocks_.read(*block, place, blocks);
    if (xml.fault() == XmlFault::kNone) stream->drain();
    const bool readable = xml.fault() != XmlFault::kDoctype;
    note_part_fault(document_, stream->fault(), found ? xml.fault() : none_found(xml.fault()), !blocks.empty());
    return readable ? std::move(blocks) : std::vector<Block>();
  }

  /// A main part without w:body is as good as a damaged one.
  static XmlFault none_found(XmlFault fault) { return fault == XmlFault::kNone ? XmlFault::kNotWellFormed : fault; }

  /// 17.10: a first-page header is shown where the section has a title page, one for even pages where settings say so.
  bool is_shown(const XmlNode& section, const XmlNode& reference) const {
    const std::string& type = reference.attribute("type");
    if (type == "first") return is_on(section.child("titlePg"));
    return type != "even" || even_pages_;
  }

  /// Headers or footers of all sections, each part once.
  std::vector<Block> read_margins(std::string_view reference_name, Zone zone, const std::string& path) {
    std::vector<Block> blocks;
    std::set<std::string> done;
    const std::vector<XmlNode> sections = blocks_.sections();
    for (const XmlNode& section : sections)
      for (const XmlNode& reference : section.children)
        if (reference.name == reference_name && is_shown(section, reference))
          if (const std::string part = target_of(reference.attribute("id")); done.insert(part).second)
            append(read_story(part, zone, path), blocks);
    return without_tables(std::move(blocks));
  }

  std::string target_of(const std::string& id) const {
    for (const Relationship& relationship : relationships_)
      if (relationship.id == id && !relationship.external) return relationship.target;
    return "";
  }

  std::vector<Block> read_story(const std::string& part, Zone zone, const std::string& path) {
    std::vector<Block> blocks;
    const auto root = read_part(part);
    if (root) read_children(*root, zone, path, blocks);
    return blocks;
  }

  void read_children(const XmlNode& node, Zone zone, const std::string& path, std::vector<Block>& blocks) {
    DocxPlace place;
    place.zone = zone;
    place.path = path;
    DocxBlocks story(state_);
    for (const XmlNode& child : node.children) story.read(child, place, blocks);
  }

  /// 17.11: separators have a type other than "normal".
  std::vector<Block> read_notes(std::string_view type, std::string_view name, const std::string& path) {
    std::vector<Block> blocks;
    const auto part = part_of_type(type);
    if (!part) return blocks;
    int number = 0;
    for (const XmlNode& note : part->children) {
      if (note.name != name) continue;
      const std::string& kind = note.attribute("type");
      if (!kind.empty() && kind != "normal") continue;
      read_children(note, Zone::kFootnote, path + std::to_string(++number), blocks);
    }
    return without_tables(std::move(blocks));
  }

  int count_comments() {
    const auto part = part_of_type("comments");
    int count = 0;
    if (part)
      for (const XmlNode& node : part->children) count += node.name == "comment";
    return count;
  }

  void note_side_fault() {
    if (!side_fault_ || document_.status != Status::kRead) return;
    document_.status = Status::kPartial;
    warn(document_, WarningCode::kBroken, "文件的样式、页眉或其他附属部件损坏，未能完整读取，请在 Word 中另存后重新提交。");
  }

  OpcPackage& package_;
  Document& document_;
  DocxState state_;
  DocxBlocks blocks_;
  std::string main_part_;
  std::vector<Relationship> relationships_;
  std::vector<std::string> picture_parts_;
  bool even_pages_ = false;
  bool side_fault_ = false;  // a part beside the body could not be read
};

}  // namespace

DocxReading read_docx_file(OpcPackage& package) {
  DocxReading reading;
  Document& document = reading.document;
  document.kind = Kind::kDocx;
  DocxFile file(package, document);
  file.read();
  reading.picture_parts = file.picture_parts();
  const bool nothing_read = document.status == Status::kRefused || document.status == Status::kDamaged ||
                            document.status == Status::kTooLarge;
  if (nothing_read) document.pages.clear();
  return reading;
}

Document read_docx(const std::string& path, const ReadLimits& limits) {
  auto package = OpcPackage::open(path, limits);
  if (!package) return package_not_opened(Kind::kDocx, package.error(), limits);
  DocxReading reading = read_docx_file(*package);
  if (is_of_pictures(reading.document)) note_pictures_not_read(reading.document);
  settle_status(reading.document);
  return std::move(reading.document);
}

}  // namespace chushen

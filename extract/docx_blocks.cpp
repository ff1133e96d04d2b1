#include "extract/docx_blocks.h"

#include <iterator>
#include <utility>

#include "extract/docx_table.h"

namespace chushen {
namespace {

constexpr int kDeepestTable = 16;  // as in document_json.h

}  // namespace

void DocxBlocks::read(const XmlNode& node, const DocxPlace& place, std::vector<Block>& blocks) {
  const std::string_view name = node.name;
  if (name == "p") return read_paragraph(node, place, blocks);
  if (name == "tbl") return read_table(node, place, blocks);
  if (name == "sectPr") return sections_.push_back(node);
  if (name == "altChunk") return void(++state_.inserted_documents);
  if (name == "del" || name == "moveFrom") return void(++state_.deletions);
  if (name == "sdt" && shows_placeholder(node)) return;
  if (name == "sdt" || name == "sdtContent" || name == "customXml") return read_children(node, place, blocks);
  if (name == "ins" || name == "moveTo") {
    ++state_.insertions;
    return read_children(node, place, blocks);
  }
  if (name == "AlternateContent")
    if (const XmlNode* branch = chosen_branch(node)) read_children(*branch, place, blocks);
}

void DocxBlocks::read_children(const XmlNode& node, const DocxPlace& place, std::vector<Block>& blocks) {
  for (const XmlNode& child : node.children) read(child, place, blocks);
}

void DocxBlocks::read_paragraph(const XmlNode& node, const DocxPlace& place, std::vector<Block>& blocks) {
  DocxInline text = read_inline(node, state_);
  text.paragraph.zone = place.zone;
  text.paragraph.path = place.counted ? "第" + std::to_string(++paragraphs_) + "段" : place.path;
  DocxPlace box_place = place;
  box_place.zone = place.zone == Zone::kBody ? Zone::kTextBox : place.zone;
  box_place.counted = false;
  if (place.counted) box_place.path = text.paragraph.path + " 文本框";
  if (!text.paragraph.lines.empty()) put_paragraph(std::move(text.paragraph), blocks);
  joined_ = text.joins_next && !blocks.empty() ? &blocks : nullptr;
  read_text_boxes(text.text_boxes, box_place, blocks);
  const XmlNode* properties = node.child("pPr");
  if (const XmlNode* section = properties ? properties->child("sectPr") : nullptr) sections_.push_back(*section);
}

/// A paragraph goes on in the one before where the mark between them was deleted under tracking.
void DocxBlocks::put_paragraph(Paragraph paragraph, std::vector<Block>& blocks) {
  auto* before = joined_ == &blocks ? std::get_if<Paragraph>(&blocks.back().content) : nullptr;
  if (!before) return blocks.push_back({std::move(paragraph)});
  std::vector<Run>& runs = before->lines.back().runs;
  std::move(paragraph.lines.front().runs.begin(), paragraph.lines.front().runs.end(), std::back_inserter(runs));
  std::move(paragraph.lines.begin() + 1, paragraph.lines.end(), std::back_inserter(before->lines));
}

void DocxBlocks::read_text_boxes(const std::vector<DocxTextBox>& boxes, const DocxPlace& place, std::vector<Block>& blocks) {
  for (const DocxTextBox& box : boxes) {
    const std::string outer = std::exchange(state_.ground, box.ground);
    read_children(*box.content, place, blocks);
    state_.ground = outer;
  }
}

void DocxBlocks::read_table(const XmlNode& node, const DocxPlace& place, std::vector<Block>& blocks) {
  if (place.depth >= kDeepestTable) return read_flat(node, place, blocks);
  const bool nested = !place.table_path.empty();
  const int number = nested ? ++nested_.back() : ++tables_;
  DocxPlace inside = place;
  inside.table_path = (nested ? place.table_path + "." : "表") + std::to_string(number);
  inside.path.clear();
  inside.counted = false;
  inside.depth = place.depth + 1;
  nested_.push_back(0);
  const DocxCellReader read_cell = [this, &inside](const XmlNode& cell, std::vector<Block>& inner) {
    read_children(cell, inside, inner);
  };
  joined_ = nullptr;
  Table table = read_docx_table(node, state_, read_cell);
  joined_ = nullptr;
  nested_.pop_back();
  table.path = inside.table_path;
  if (!table.cells.empty()) blocks.push_back({std::move(table)});
}

/// A table nested beyond the limit: its paragraphs, so that no text is lost.
void DocxBlocks::read_flat(const XmlNode& node, const DocxPlace& place, std::vector<Block>& blocks) {
  state_.too_deep = true;
  for (const XmlNode& child : node.children) {
    if (child.name == "p") read_paragraph(child, place, blocks);
    else read_flat(child, place, blocks);
  }
}

std::vector<Block> without_tables(std::vector<Block> blocks) {
  std::vector<Block> flat;
  for (Block& block : blocks) {
    if (auto* table = std::get_if<Table>(&block.content)) {
      for (Cell& cell : table->cells)
        for (Block& inner : without_tables(std::move(cell.blocks))) flat.push_back(std::move(inner));
    } else {
      flat.push_back(std::move(block));
    }
  }
  return flat;
}

}  // namespace chushen

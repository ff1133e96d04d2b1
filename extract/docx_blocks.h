#pragma once

#include <string>
#include <vector>

#include "extract/docx_inline.h"

namespace chushen {

/// Where blocks stand, so that a person finds them again.
struct DocxPlace {
  Zone zone = Zone::kBody;
  std::string path;        ///< "页眉", "第5段 文本框"; of every paragraph that is not counted
  std::string table_path;  ///< "表2": tables here are nested in it; empty: they stand by themselves
  bool counted = false;    ///< paragraphs get "第N段", N from DocxBlocks
  int depth = 0;           ///< of tables around
};

/// Reads block-level elements of a DOCX: paragraphs, tables, text boxes, and what is wrapped around them.
class DocxBlocks {
 public:
  explicit DocxBlocks(DocxState& state) : state_(state) {}

  /// Appends what a child of w:body, w:hdr, w:tc … shows.
  void read(const XmlNode& node, const DocxPlace& place, std::vector<Block>& blocks);

  /// Section properties met so far: they name the headers and footers.
  const std::vector<XmlNode>& sections() const { return sections_; }

 private:
  void read_children(const XmlNode& node, const DocxPlace& place, std::vector<Block>& blocks);
  void read_paragraph(const XmlNode& node, const DocxPlace& place, std::vector<Block>& blocks);
  void read_table(const XmlNode& node, const DocxPlace& place, std::vector<Block>& blocks);
  void read_text_boxes(const std::vector<DocxTextBox>& boxes, const DocxPlace& place, std::vector<Block>& blocks);
  void put_paragraph(Paragraph paragraph, std::vector<Block>& blocks);
  void read_flat(const XmlNode& node, const DocxPlace& place, std::vector<Block>& blocks);

  DocxState& state_;
  int paragraphs_ = 0, tables_ = 0;
  std::vector<int> nested_;  // tables so far in each table that is open
  std::vector<XmlNode> sections_;
  const std::vector<Block>* joined_ = nullptr;  // the blocks whose last paragraph goes on in the next one
};

/// The paragraphs of the blocks, those of tables included: what a header laid out with a table says.
std::vector<Block> without_tables(std::vector<Block> blocks);

}  // namespace chushen

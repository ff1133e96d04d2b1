#pragma once

#include <string_view>
#include <vector>

#include "extract/docx_numbering.h"
#include "extract/docx_styles.h"
#include "extract/document.h"
#include "extract/xml_stream.h"

namespace chushen {

/// A complex field that has begun (ISO/IEC 29500-1, 17.16.18).
struct DocxField {
  bool shown = false;       ///< behind w:fldChar "separate": the result is shown, the instruction before it is not
  bool has_result = false;
  std::string instruction;
};

/// What goes through a whole DOCX while it is read: how it is set up, which fields are open, what was met on the way.
struct DocxState {
  DocxStyles styles;
  DocxNumbering numbering;
  std::vector<DocxField> fields;   ///< that have begun, outermost first
  std::string ground = "FFFFFF";   ///< below the block in hand: paper, or the shading of a cell or text box

  int insertions = 0, deletions = 0;  ///< tracked changes: kept, left out
  int struck = 0;                     ///< runs that are crossed out: left out
  int hidden = 0;                     ///< runs that cannot be seen, hidden rows and covered cells that hold text: left out
  int inserted_documents = 0;         ///< w:altChunk, w:subDoc: another file's text, which is not read
  int linked_fields = 0;              ///< DDE, INCLUDETEXT …: their results were stored; nothing is fetched
  bool too_deep = false, too_wide = false;  ///< tables beyond our limits
  std::vector<Picture> pictures;
  std::vector<std::string> picture_ids;  ///< of each picture: the relationship of the part that shows it
};

/// A text box anchored in a paragraph.
struct DocxTextBox {
  const XmlNode* content = nullptr;  ///< w:txbxContent of the node read
  std::string ground;                ///< what its shape is filled with
};

/// A paragraph, and what hangs on it but is not part of its text.
struct DocxInline {
  Paragraph paragraph;                      ///< zone and path are not set
  std::vector<DocxTextBox> text_boxes;
  bool joins_next = false;                  ///< its mark was deleted under tracking: the next paragraph goes on in it
};

/// Reads the text of a w:p: lines split at breaks, as few runs as differ, check boxes as marks, the list label first.
DocxInline read_inline(const XmlNode& paragraph, DocxState& state);

/// The branch of mc:AlternateContent that is read: the first that shows anything. The others say the same again.
const XmlNode* chosen_branch(const XmlNode& alternate_content);

/// Whether a content control shows its own prompt (请选择…) and not a value (17.5.2.39).
bool shows_placeholder(const XmlNode& content_control);

}  // namespace chushen

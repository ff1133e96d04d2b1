#pragma once

#include <map>
#include <optional>

#include "extract/document.h"
#include "normalize/label_index.h"

namespace chushen {

/// A label that stands alone in its paragraph, with its answer in the paragraphs under it.
struct Question {
  LabelMatch label;
  std::size_t end = 0;  ///< behind the last block of its answer
};

/// The questions of one page, by the index of their block, if the document is a questionnaire: one label to a paragraph, the
/// answer under it. A question without an answer is none.
using Questions = std::map<std::size_t, Question>;

/// Finds them on all pages. A heading of a narrative may read like a label ("项目名称"), so a few of them make no
/// questionnaire.
///
///     4. 注册资本（万元）
///        4500
///     5. 注册地址
///        广东省江门市…      -> two questions, each with one paragraph as answer
/// \param only_page  a paper of its own that is bound in; nothing: the whole document.
std::map<int, Questions> find_questions(const Document& document, const LabelIndex& index, std::optional<int> only_page = {});

}  // namespace chushen

#pragma once

#include <vector>

#include "normalize/application.h"

namespace chushen {

/// All that a document says, paragraph by paragraph in reading order, cells of tables included.
///
/// A flow document's paragraphs are its own. On a page a paragraph was broken into lines, and readers of pages keep them
/// apart: a line that is as long as a line of text and ends within a sentence goes on in the next one of its cell or
/// page. Lines that two pages or more repeat at their upper or lower edge, page numbers aside, are header or footer.
std::vector<Passage> passages_of(const Document& document);

/// The pictures of a document that could be a photograph or a screenshot, none of them a seal or a logo: at least 300
/// pixels wide and 200 high. `raw` is their size in pixels.
std::vector<Reading> pictures_of(const Document& document);

/// A passage's text without punctuation and white space, to find the same line in another document. Of clean text only.
std::string passage_key(const std::string& clean_text);

/// The sentences of a passage's text, without what ends them.
///
///     sentences_of("设有财务部;制度健全。") -> {"设有财务部", "制度健全"}
std::vector<std::string> sentences_of(const std::string& text);

}  // namespace chushen

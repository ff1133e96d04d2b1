#pragma once

#include <string>
#include <vector>

#include "normalize/traced_text.h"

namespace chushen {

/// A line outside or inside tables, in reading order, with its page.
struct PageLine {
  TracedText text;
  int page = 0;
  std::string path;  ///< of the paragraph; empty where the document has pages
};

/// All lines of a page, those of tables included; `most` at most.
std::vector<PageLine> lines_of(const Page& page, std::size_t most = SIZE_MAX);

/// The whole page as search_key() has it.
std::string searched_text(const Page& page);

}  // namespace chushen

#include "normalize/page_text.h"

#include "normalize/text.h"

namespace chushen {
namespace {

void collect(const std::vector<Block>& blocks, int page, std::size_t most, std::vector<PageLine>& lines) {
  for (const Block& block : blocks) {
    if (lines.size() >= most) return;
    if (const auto* table = std::get_if<Table>(&block.content))
      for (const Cell& cell : table->cells) collect(cell.blocks, page, most, lines);
    if (const auto* paragraph = std::get_if<Paragraph>(&block.content))
      for (const Line& line : paragraph->lines)
        if (TracedText text = traced(line); !text.blank()) lines.push_back({std::move(text), page, paragraph->path});
  }
}

}  // namespace

std::vector<PageLine> lines_of(const Page& page, std::size_t most) {
  std::vector<PageLine> lines;
  collect(page.blocks, page.number, most, lines);
  return lines;
}

std::string searched_text(const Page& page) { return search_key(text_of(page.blocks)); }

}  // namespace chushen

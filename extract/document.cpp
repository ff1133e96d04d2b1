#include "extract/document.h"

#include <algorithm>

namespace chushen {

bool Cell::operator==(const Cell&) const = default;
bool Table::operator==(const Table&) const = default;
bool Block::operator==(const Block&) const = default;

Rect united(const Rect& a, const Rect& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

Rect part_of(const Run& run, std::size_t first, std::size_t count) {
  if (count == 0 || first + count > run.edges.size()) return run.box;
  Rect part = run.box;
  if (first > 0) part.left = run.edges[first - 1];
  part.right = run.edges[first + count - 1];
  return part;
}

std::string text_of(const Line& line) {
  std::string text;
  const Run* before = nullptr;
  for (const Run& run : line.runs) {
    const bool apart = before && !before->box.empty() && run.box.left - before->box.right > 0.5 * run.box.height();
    if (apart) text += ' ';
    text += run.text;
    before = &run;
  }
  return text;
}

std::string text_of(const Paragraph& paragraph) {
  std::string text;
  for (const Line& line : paragraph.lines) {
    if (&line != &paragraph.lines.front()) text += '\n';
    text += text_of(line);
  }
  return text;
}

std::string text_of(const std::vector<Block>& blocks) {
  std::string text;
  const auto add = [&text](const std::string& piece) {
    if (!text.empty() && !piece.empty()) text += '\n';
    text += piece;
  };
  for (const Block& block : blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block.content)) add(text_of(*paragraph));
    if (const auto* table = std::get_if<Table>(&block.content))
      for (const Cell& cell : table->cells) add(text_of(cell.blocks));
  }
  return text;
}

}  // namespace chushen

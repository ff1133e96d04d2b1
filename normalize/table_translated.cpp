#include "normalize/label_translation.h"
#include "normalize/table_scene.h"
#include "normalize/traced_label.h"

namespace chushen {
namespace {

/// So many labels with a translation are the table's habit; one alone may be a label with its value.
constexpr std::size_t kFewest = 3;

TracedText without_translation(const TracedText& text) {
  std::vector<std::string> characters;
  for (std::size_t i = 0; i < text.size(); ++i) characters.push_back(text[i].character);
  return text.slice(0, end_before_translation(characters)).trimmed();
}

}  // namespace

void find_translated_labels(TableScene& table) {
  std::vector<std::pair<CellView*, LabelMatch>> found;
  for (CellView& cell : table.view.cells()) {
    const TracedText whole = cell.text.trimmed();
    const TracedText label = cell.match.is_label() ? whole : without_translation(whole);
    if (label.size() == whole.size()) continue;
    if (LabelMatch match = match_traced(label, table.scene.index()); match.is_label()) found.emplace_back(&cell, std::move(match));
  }
  if (found.size() < kFewest) return;
  for (auto& [cell, match] : found) cell->match = std::move(match);
}

}  // namespace chushen

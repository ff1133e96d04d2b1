#include "normalize/blank.h"

#include <array>
#include <string>

#include "normalize/scanner.h"
#include "normalize/text.h"

namespace chushen {
namespace {

constexpr std::array<std::string_view, 8> kNoneWords = {"无", "暂无", "没有", "空", "不适用", "n/a", "na", "none"};

// Signs that are drawn into an empty cell; the text is a figure_text, so all dashes are '-'.
bool only_strokes(std::string_view text) {
  Scanner scanner(text);
  while (!scanner.done()) {
    if (scanner.take_any({"-", "/", "\\", "~", "|", "·", ".", "…"}).empty()) return false;
  }
  return true;
}

std::string core_of(std::string_view text) {
  std::string core = ascii_lower(without_spaces(figure_text(text)));
  for (const std::string_view stop : {"。", ".", ";", "；", ","}) {
    if (core.size() > stop.size() && core.ends_with(stop)) core.resize(core.size() - stop.size());
  }
  if (core.size() > 2 && core.starts_with('(') && core.ends_with(')')) core = core.substr(1, core.size() - 2);
  return core;
}

}  // namespace

bool is_empty_place(std::string_view text) {
  return figure_text(text).empty();
}

bool says_none(std::string_view text) {
  const std::string core = core_of(text);
  if (core.empty()) return false;
  for (const std::string_view word : kNoneWords) {
    if (core == word) return true;
  }
  return only_strokes(core);
}

}  // namespace chushen

#include "normalize/pair_split.h"

#include <algorithm>

#include "normalize/bracket_pairs.h"
#include "normalize/pair_finder.h"
#include "normalize/traced_label.h"

namespace chushen {
namespace {

/// Without the sign that parts a value from the next label.
TracedText without_separator(const TracedText& value) {
  std::size_t end = value.size();
  while (end > 0 && is_one_of(value[end - 1].character, ";；,，、|")) --end;
  return value.slice(0, end).trimmed();
}

/// The last value of a sentence without the stop at its end; what consists of sentences keeps it.
TracedText without_stop(const TracedText& value) {
  const auto is_stop = [&](std::size_t i) { return is_one_of(value[i].character, "。；;"); };
  const std::size_t end = value.size();
  if (end == 0 || !is_stop(end - 1)) return value;
  for (std::size_t i = 0; i + 1 < end; ++i)
    if (is_stop(i)) return value;
  return value.slice(0, end - 1).trimmed();
}

/// "评测得分（" before "69.6 ）分": the bracket around a place is no part of its value.
TracedText without_closing(const TracedText& label, const TracedText& value) {
  if (label.size() == 0 || !opens_bracket(label[label.size() - 1])) return value;
  int depth = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    depth += opens_bracket(value[i]) ? 1 : closes_bracket(value[i]) ? -1 : 0;
    if (depth >= 0) continue;
    TracedText inner = value.slice(0, i).trimmed();
    inner.append(value.slice(i + 1, value.size()).trimmed());
    return inner;
  }
  return value;
}

/// Where a value ends before a label that the pack does not know: "22 造纸和纸制品业　　产品：纸板". Behind white paper
/// wider than a space stand a few Han characters and a colon.
std::size_t end_before_unknown_label(const TracedText& text, std::size_t begin, std::size_t end) {
  constexpr std::size_t kShortest = 2, kLongest = 8;
  const auto is_white = [&](std::size_t i) { return is_space(text[i].character) && text[i].character != "\n"; };
  for (std::size_t i = begin + 2; i + kShortest < end; ++i) {
    const bool paper = text[i - 1].run == nullptr && is_han(text[i - 2].character);  // between two runs
    const bool wide = text[i - 1].character == "\t" || (is_white(i - 1) && (paper || is_white(i - 2)));
    if (!wide) continue;
    std::size_t to = i;
    while (to < end && is_han(text[to].character)) ++to;
    if (to < end && is_colon(text[to]) && to - i >= kShortest && to - i <= kLongest) return i;
  }
  return end;
}

/// Pieces between gaps as wide as a column; none where the text has several lines.
std::vector<TracedText> columns_of(const TracedText& text) {
  if (lines_of(text).size() > 1) return {};
  std::vector<TracedText> columns = cut_at(text, [&](std::size_t i) { return text[i].character == "\t"; });
  for (TracedText& column : columns) column = column.trimmed();
  return columns;
}

}  // namespace

SplitText split_columns(const TracedText& text, const LabelIndex& index) {
  const TracedText line = text.trimmed();
  const std::vector<TracedText> columns = is_recognized(line) ? columns_of(line) : std::vector<TracedText>();
  if (columns.size() < 2) return {text, {}};
  SplitText split{columns.front(), {}};
  for (std::size_t i = 1; i < columns.size(); i += 2) {
    LabelMatch match = index.match(columns[i].text());
    if (!match.is_field()) return {text, {}};
    split.parts.push_back({std::move(match), columns[i], i + 1 < columns.size() ? columns[i + 1] : TracedText(), false});
  }
  return split;
}

SplitText split_pairs(const TracedText& text, const LabelIndex& index) {
  std::vector<FoundLabel> labels = labels_before_colons(text, index);
  if (labels.empty())
    if (std::vector<LabelledPart> parts = pairs_in_brackets(text, index); !parts.empty()) return {{}, std::move(parts)};
  if (labels.empty()) {
    labels = labels_before_gaps(text, index);
  } else {
    const std::vector<FoundLabel> places = labels_before_places(text, index, labels);
    labels.insert(labels.end(), places.begin(), places.end());
    std::sort(labels.begin(), labels.end(), [](const FoundLabel& a, const FoundLabel& b) { return a.from < b.from; });
  }
  SplitText split;
  split.before = text.slice(0, labels.empty() ? text.size() : labels.front().from).trimmed();
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::size_t end = i + 1 < labels.size() ? labels[i + 1].from : text.size();
    std::size_t begin = labels[i].to;
    if (begin < end && is_colon(text[begin])) ++begin;
    const bool last = i + 1 == labels.size();
    const TracedText label = text.slice(labels[i].from, labels[i].to);
    const bool choice = !labels[i].match.general.empty() && labels[i].match.general.front()->type == ValueType::kChoice;
    const std::size_t value_end = choice ? end : end_before_unknown_label(text, begin, end);  // "方向一：示范企业（√）　方向二：…"
    const TracedText value = without_closing(label, text.slice(begin, value_end).trimmed());
    split.parts.push_back({std::move(labels[i].match), label,
                           last ? without_stop(value) : without_stop(without_separator(value)), starts_line(text, labels[i].from)});
  }
  return split;
}

}  // namespace chushen

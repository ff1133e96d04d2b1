#include "normalize/captions_below.h"

#include <algorithm>
#include <cmath>

#include "normalize/text.h"
#include "normalize/traced_label.h"

namespace chushen {
namespace {

/// "注册资本，万元": what follows the comma is the unit.
LabelMatch match_caption(const TracedText& inner, const LabelIndex& index) {
  LabelMatch whole = match_traced(inner, index);
  if (whole.is_field()) return whole;
  for (std::size_t i = 1; i + 1 < inner.size(); ++i) {
    if (!is_one_of(inner[i].character, "，,、")) continue;
    LabelMatch match = match_traced(inner.slice(0, i), index);
    if (match.is_field()) match.label.unit = unit_named(inner.text(i + 1, inner.size()));
    return match;
  }
  return whole;
}

/// Cut where white paper as wide as a column stands.
std::vector<TracedText> pieces_of(const TracedText& text) {
  const auto is_gap = [&](std::size_t i) {
    const std::string& here = text[i].character;
    const bool wide = here == "\t" || here == "　" || here == "\n";
    return wide || (here == " " && ((i + 1 < text.size() && text[i + 1].character == " ") || (i > 0 && text[i - 1].character == " ")));
  };
  std::vector<TracedText> pieces;
  for (const TracedText& cut : cut_at(text, is_gap))
    if (TracedText piece = cut.trimmed(); piece.size() > 0) pieces.push_back(std::move(piece));
  return pieces;
}

double middle(const Rect& box) { return (box.left + box.right) / 2; }

/// Characters of a text by the caption whose middle is nearest to theirs.
std::vector<TracedText> by_place(const std::vector<Caption>& captions, const TracedText& above) {
  std::vector<TracedText> texts(captions.size());
  for (std::size_t i = 0; i < above.size(); ++i) {
    const TracedText one = above.slice(i, i + 1);
    if (one.blank() || one.place().empty()) continue;
    const auto nearer = [&](const Caption& a, const Caption& b) {
      return std::abs(middle(a.text.place()) - middle(one.place())) < std::abs(middle(b.text.place()) - middle(one.place()));
    };
    texts[static_cast<std::size_t>(std::min_element(captions.begin(), captions.end(), nearer) - captions.begin())].append(above[i]);
  }
  return texts;
}

bool have_places(const std::vector<Caption>& captions) {
  return std::none_of(captions.begin(), captions.end(), [](const Caption& caption) { return caption.text.place().empty(); });
}

}  // namespace

std::vector<Caption> captions_in(const TracedText& untrimmed, const LabelIndex& index) {
  const TracedText text = untrimmed.trimmed();
  std::vector<Caption> captions;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_space(text[i].character)) continue;
    if (!opens_round(text[i])) return {};
    std::size_t end = i + 1;
    while (end < text.size() && !closes_round(text[end]) && !opens_round(text[end])) ++end;
    if (end == text.size() || !closes_round(text[end])) return {};
    captions.push_back({match_caption(text.slice(i + 1, end).trimmed(), index), text.slice(i, end + 1)});
    i = end;
  }
  const bool labels = std::any_of(captions.begin(), captions.end(), [](const Caption& caption) { return caption.label.is_field(); });
  return labels ? captions : std::vector<Caption>();
}

std::optional<std::vector<LabelledPart>> parts_over(const std::vector<Caption>& captions, const TracedText& above) {
  std::vector<TracedText> values = captions.size() == 1 ? std::vector<TracedText>{above.trimmed()} : pieces_of(above);
  if (values.size() != captions.size() && have_places(captions)) values = by_place(captions, above);
  if (values.size() != captions.size()) return std::nullopt;
  std::vector<LabelledPart> parts;
  for (std::size_t i = 0; i < captions.size(); ++i) parts.push_back({captions[i].label, captions[i].text, values[i], true});
  return parts;
}

}  // namespace chushen

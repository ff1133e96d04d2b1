#include "normalize/traced_label.h"

#include <algorithm>

#include "normalize/mark_signs.h"
#include "normalize/text.h"

namespace chushen {
namespace {

/// The characters of which the reader was not sure.
std::string doubtful_in(const TracedText& text) {
  constexpr float kSurely = 0.9F;
  std::string doubtful;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i].run && certainty(text[i]) < kSurely) doubtful += clean_text(text[i].character);
  return doubtful;
}

/// "注册资本（万☐元）": a box that a reader of pictures saw within a label's words is none.
TracedText without_boxes_in_words(const TracedText& text) {
  const auto has_words = [&](std::size_t at) { return at < text.size() && is_han(text[at].character); };
  TracedText words;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (!(is_box(text[i]) && i > 0 && has_words(i - 1) && has_words(i + 1))) words.append(text[i]);
  return words;
}

}  // namespace

bool is_recognized(const TracedText& text) {
  const Run* run = text.first_run();
  return run && run->source == TextSource::kOcr;
}

LabelMatch match_traced(const TracedText& text, const LabelIndex& index) {
  if (text.size() > kLongestLabelText) return {};
  LabelMatch match = is_recognized(text) ? index.match_recognized(without_boxes_in_words(text).text(), doubtful_in(text)) : index.match(text.text());
  if (match.confidence < 1) match.confidence = std::min(match.confidence, text.confidence());
  return match;
}

}  // namespace chushen

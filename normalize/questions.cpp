#include "normalize/questions.h"

#include <algorithm>

#include "normalize/captions_below.h"
#include "normalize/label_decoration.h"
#include "normalize/pair_split.h"
#include "normalize/traced_label.h"

namespace chushen {
namespace {

constexpr std::size_t kFewest = 4;          // questions with answers, in the document
constexpr std::size_t kLongestAnswer = 80;  // characters; longer is a text under a heading
constexpr std::size_t kMostOptions = 12;    // of a choice, one to a paragraph

const Paragraph* paragraph_at(const Page& page, std::size_t at) {
  return at < page.blocks.size() ? std::get_if<Paragraph>(&page.blocks[at].content) : nullptr;
}

class QuestionFinder {
 public:
  QuestionFinder(const Page& page, const LabelIndex& index) : page_(page), index_(index) {}

  Questions find() const {
    Questions found;
    for (std::size_t at = 0; at < page_.blocks.size(); ++at) {
      LabelMatch label = label_at(at);
      if (!label.is_field()) continue;
      const std::size_t end = end_of_answer(at + 1, asks_for_choice(label));
      if (end > at + 1) found.emplace(at, Question{std::move(label), end});
    }
    return found;
  }

 private:
  /// Of a paragraph that is a label and nothing else.
  LabelMatch label_at(std::size_t at) const {
    const Paragraph* paragraph = paragraph_at(page_, at);
    if (!paragraph || paragraph->zone != Zone::kBody) return {};
    const TracedText text = traced(*paragraph).trimmed();
    const std::string words = text.text();
    if (words.ends_with(":") || words.ends_with("：") || !captions_in(text, index_).empty()) return {};
    return match_traced(text, index_);
  }

  bool is_answer(std::size_t at) const {
    const Paragraph* paragraph = paragraph_at(page_, at);
    if (!paragraph || paragraph->zone != Zone::kBody) return false;
    const TracedText text = traced(*paragraph).trimmed();
    if (text.blank() || text.size() > kLongestAnswer || label_at(at).is_label()) return false;
    return split_pairs(text, index_).parts.empty();
  }

  /// The options of a choice may stand one to a paragraph.
  std::size_t end_of_answer(std::size_t at, bool choice) const {
    const std::size_t most = at + (choice ? kMostOptions : 1);
    while (at < most && is_answer(at)) {
      const bool next_part = choice && is_numbered(traced(*paragraph_at(page_, at)).trimmed().text());
      if (next_part) break;
      ++at;
    }
    return at;
  }

  static bool asks_for_choice(const LabelMatch& label) {
    return !label.general.empty() && label.general.front()->type == ValueType::kChoice;
  }

  const Page& page_;
  const LabelIndex& index_;
};

}  // namespace

std::map<int, Questions> find_questions(const Document& document, const LabelIndex& index, std::optional<int> only_page) {
  std::map<int, Questions> found;
  std::size_t count = 0;
  for (const Page& page : document.pages) {
    if (only_page && page.number != *only_page) continue;
    Questions& here = found[page.number];
    here = QuestionFinder(page, index).find();
    count += here.size();
  }
  if (count < kFewest) found.clear();
  return found;
}

}  // namespace chushen

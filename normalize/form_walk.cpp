#include "normalize/form_walk.h"

#include "normalize/captions_below.h"
#include "normalize/line_parts.h"
#include "normalize/line_walk.h"
#include "normalize/questions.h"
#include "normalize/scene.h"
#include "normalize/table_walk.h"
#include "normalize/text.h"
#include "normalize/traced_label.h"

namespace chushen {
namespace {

/// A caption's unit holds for the next table only while nothing longer stands between.
constexpr std::size_t kLongestCaption = 60;  // characters

bool is_apart(const Paragraph& paragraph) { return paragraph.zone == Zone::kHeader || paragraph.zone == Zone::kFooter; }

TextSource source_of(const Page& page) {
  if (page.number == 0) return TextSource::kDocx;
  return page.source == PageSource::kPicture ? TextSource::kOcr : TextSource::kText;
}

void note_caption(Scene& scene, const std::string& text) {
  if (const std::string unit = unit_of_caption(text); !unit.empty()) {
    scene.unit = unit;
  } else if (code_points(text).size() > kLongestCaption) {
    scene.unit.clear();
  }
}

/// Paragraphs that follow each other are one text: a label's value may stand in the next.
class PageWalk {
 public:
  PageWalk(Scene& scene, const Page& page, const Questions& questions) : scene_(scene), page_(page), questions_(questions) {}

  void walk() {
    scene_.page = page_.number;
    scene_.source = source_of(page_);
    scene_.continues = scene_.page > 1 && scene_.table_seen;
    captioned_ = has_captions();
    for (std::size_t at = 0; at < page_.blocks.size(); ++at) {
      const Block& block = page_.blocks[at];
      if (const auto question = questions_.find(at); question != questions_.end()) {
        answer(at, question->second);
        at = question->second.end - 1;
        continue;
      }
      if (const auto* paragraph = std::get_if<Paragraph>(&block.content)) take(*paragraph);
      if (const auto* table = std::get_if<Table>(&block.content)) take(*table);
    }
    end_text();
  }

 private:
  void take(const Paragraph& paragraph) {
    if (is_apart(paragraph)) return;
    const TracedText text = traced(paragraph);
    if (text.blank()) return;
    if (scene_.instructions.take(text.text())) return end_text();
    if (captioned_ && waiting_)
      if (const std::vector<Caption> captions = captions_in(text, scene_.index()); !captions.empty()) return bind_over(captions);
    if (waiting_ && completes_label(text)) {
      waiting_->text.append(text);
    } else if (const auto question = question_before(text)) {
      waiting_.reset();
      return bind_answer(*question, text, paragraph.path);
    } else if (waiting_ && waits_for_value()) {
      waiting_->text.append_space('\n');
      waiting_->text.append(text);
    } else {
      end_text();
      waiting_ = Waiting{text, paragraph.path};
    }
    note_caption(scene_, waiting_->text.text());
    scene_.continues = false;
  }

  void take(const Table& table) {
    end_text();
    scene_.instructions.end();
    walk_table(scene_, table);
    scene_.continues = false;
  }

  /// Only a line that ends with a colon is held back for the next paragraph.
  bool waits_for_value() const {
    const std::string text = waiting_->text.trimmed().text();
    return text.ends_with("：") || text.ends_with(":");
  }

  /// What boxes in a paragraph of their own answer: "【是否规上企业】" over "☑是 ☐否".
  std::optional<LabelMatch> question_before(const TracedText& boxes) const {
    if (!waiting_ || !behind_ticks(boxes)) return std::nullopt;
    LabelMatch label = match_traced(waiting_->text.trimmed(), scene_.index());
    const bool asks = !label.general.empty() && label.general.front()->type == ValueType::kChoice;
    return asks ? std::optional(std::move(label)) : std::nullopt;
  }

  /// "…，统一社会信用" and "代码：914…": a line that ended within a label.
  bool completes_label(const TracedText& next) const {
    constexpr std::size_t kLongestHalf = 12;
    const std::string head = next.trimmed().text();
    const std::size_t colon = std::min(head.find("："), head.find(':'));
    if (colon == std::string::npos) return false;
    const TracedText tail = last_words(waiting_->text, kLongestHalf);
    const std::string label = head.substr(0, colon);
    if (tail.size() == 0 || code_points(label).size() > kLongestHalf) return false;
    return !scene_.index().match(label).is_field() && scene_.index().match(tail.text() + label).is_field();
  }

  /// What stands behind the last sign or space, if it is not longer than `most` characters.
  static TracedText last_words(const TracedText& text, std::size_t most) {
    static constexpr std::string_view kSigns = "，,；;。：:、）)";
    const TracedText whole = text.trimmed();
    std::size_t from = whole.size();
    while (from > 0 && !is_space(whole[from - 1].character) && kSigns.find(whole[from - 1].character) == kSigns.npos) --from;
    return whole.size() - from > most ? TracedText() : whole.slice(from, whole.size());
  }

  ValuePlace place_of_line(const std::string& path) const {
    ValuePlace place;
    place.page = scene_.page;
    place.path = scene_.has_pages() ? std::string() : path;
    place.source = scene_.source;
    place.standing = scene_.table_seen ? Standing::kNarrative : Standing::kLine;
    return place;
  }

  /// Captions under places are a page's habit: "（示范车间）" under a title alone is none.
  bool has_captions() const {
    constexpr int kFewest = 3;
    int found = 0;
    for (const Block& block : page_.blocks)
      if (const auto* paragraph = std::get_if<Paragraph>(&block.content))
        for (const TracedText& line : lines_of(traced(*paragraph))) found += static_cast<int>(captions_in(line, scene_.index()).size());
    return found >= kFewest;
  }

  /// What waits stands over these captions. Where its pieces cannot be told apart it is a text as any other.
  void bind_over(const std::vector<Caption>& captions) {
    const auto parts = parts_over(captions, waiting_->text);
    if (!parts) return end_text();
    for (const LabelledPart& part : *parts) bind_answer(part.match, part.value, waiting_->path);
    waiting_.reset();
  }

  void answer(std::size_t at, const Question& question) {
    end_text();
    TracedText text;
    for (std::size_t i = at + 1; i < question.end; ++i) {
      if (i > at + 1) text.append_space('\n');
      text.append(traced(std::get<Paragraph>(page_.blocks[i].content)));
    }
    bind_answer(question.label, text, std::get<Paragraph>(page_.blocks[at + 1].content).path);
  }

  /// An answer in paragraphs of its own.
  void bind_answer(const LabelMatch& label, const TracedText& answer, const std::string& path) {
    ValuePlace place = place_of_line(path);
    place.standing = Standing::kLine;
    place.unit = label.label.unit;
    place.year = label.label.year;
    place.label_confidence = label.confidence;
    scene_.binder.bind(label, LabelContext{{}, scene_.headings}, answer.trimmed(), place);
    note_section(scene_, label);
  }

  void end_text() {
    if (!waiting_) return;
    const ValuePlace place = place_of_line(waiting_->path);
    scene_.latest_section.clear();
    walk_lines(scene_, waiting_->text, place);
    waiting_.reset();
  }

  struct Waiting {
    TracedText text;
    std::string path;
  };

  Scene& scene_;
  const Page& page_;
  const Questions& questions_;
  std::optional<Waiting> waiting_;
  bool captioned_ = false;  ///< the page names its places in brackets under them
};

}  // namespace

std::vector<BoundValue> walk_form(const Document& document, const LabelIndex& index, std::optional<int> only_page) {
  Binder binder(document.id, index);
  Scene scene(binder);
  std::map<int, Questions> questions = find_questions(document, index, only_page);
  for (const Page& page : document.pages)
    if (!only_page || page.number == *only_page) PageWalk(scene, page, questions[page.number]).walk();
  return binder.take();
}

}  // namespace chushen

#include "normalize/form_walk.h"

#include "normalize/line_walk.h"
#include "normalize/scene.h"
#include "normalize/table_walk.h"
#include "normalize/text.h"

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
  PageWalk(Scene& scene, const Page& page) : scene_(scene), page_(page) {}

  void walk() {
    scene_.page = page_.number;
    scene_.source = source_of(page_);
    scene_.continues = scene_.page > 1 && scene_.table_seen;
    for (const Block& block : page_.blocks) {
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
    if (waiting_ && waits_for_value()) {
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
    walk_table(scene_, table);
    scene_.continues = false;
  }

  /// Only a line that ends with a colon is held back for the next paragraph.
  bool waits_for_value() const {
    const std::string text = waiting_->text.trimmed().text();
    return text.ends_with("：") || text.ends_with(":");
  }

  void end_text() {
    if (!waiting_) return;
    ValuePlace place;
    place.page = scene_.page;
    place.path = scene_.has_pages() ? std::string() : waiting_->path;
    place.source = scene_.source;
    place.standing = scene_.table_seen ? Standing::kNarrative : Standing::kLine;
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
  std::optional<Waiting> waiting_;
};

}  // namespace

std::vector<BoundValue> walk_form(const Document& document, const LabelIndex& index, std::optional<int> only_page) {
  Binder binder(document.id, index);
  Scene scene(binder);
  for (const Page& page : document.pages)
    if (!only_page || page.number == *only_page) PageWalk(scene, page).walk();
  return binder.take();
}

}  // namespace chushen

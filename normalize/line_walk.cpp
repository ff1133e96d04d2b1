#include "normalize/line_walk.h"

#include <algorithm>

#include "normalize/captions_below.h"
#include "normalize/label_decoration.h"
#include "normalize/label_translation.h"
#include "normalize/line_parts.h"
#include "normalize/pair_split.h"
#include "normalize/text.h"
#include "normalize/traced_label.h"
#include "normalize/wrapped_lines.h"
#include "normalize/year_lines.h"

namespace chushen {
namespace {

constexpr std::size_t kLongestLineValue = 200;  // characters; longer is a text that begins like a label

/// A place for a seal or a signature may stay without letters, and ink there is no answer.
Standing standing_of(const LabelledPart& part, const ValuePlace& place) {
  const bool for_ink = part.match.label.seal_place || part.match.label.signature_place;
  if (part.match.label.signature_place || (for_ink && part.value.blank())) return Standing::kNarrative;
  return place.standing;
}

class LineWalk {
 public:
  LineWalk(Scene& scene, const ValuePlace& place) : scene_(scene), place_(place) {}

  void walk(const TracedText& text) {
    const std::vector<TracedText> lines = written_lines(text, place_.box);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const TracedText& line = lines[i];
      if (line.blank()) continue;
      note_pledge(scene_, line.text());
      if (walk_year_line(scene_, line, place_)) continue;
      const bool dated = bind_date(line);
      if (bind_pairs(line, i + 1 < lines.size() ? lines[i + 1] : TracedText())) continue;
      if (!dated && !bind_boxes(line)) note_heading(scene_, line.text());
    }
  }

 private:
  /// \return whether the line holds a label.
  bool bind_pairs(const TracedText& line, const TracedText& next) {
    if (is_translated_heading(line) || !captions_in(line, scene_.index()).empty()) return false;
    const SplitText split = split_pairs(line, scene_.index());
    if (split.parts.empty() || !may_be_form_line(split)) return false;
    LabelContext context{scene_.near, scene_.headings};
    std::optional<YearHead> year;
    for (const LabelledPart& part : split.parts) {
      if (part.match.label.year) year = part.match.label.year;
      bind_part(part, year, split.parts.size() == 1 ? next : TracedText(), hinted(context, part.match));
      if (part.match.section) context.near.insert(context.near.begin(), part.match.key);
      note_section(scene_, part.match);
    }
    return true;
  }

  /// "四、数字化服务商  Service Provider": a translation is no value of the label.
  bool is_translated_heading(const TracedText& line) const {
    const std::string text = line.trimmed().text(), heading = without_translation(text);
    return heading.size() < text.size() && is_numbered(heading) && scene_.index().match(heading).is_label();
  }

  /// A label that says too little alone takes what hint there is.
  LabelContext hinted(LabelContext context, const LabelMatch& label) const {
    if (label.general.empty() && !scene_.latest_section.empty()) context.headings.push_back(scene_.latest_section);
    return context;
  }

  /// In a sentence a word and a colon are not yet a label.
  static bool may_be_form_line(const SplitText& split) {
    return split.parts.front().starts_line || split.parts.size() > 1 || split.before.size() <= 6;
  }

  /// \param year  the latest that a label of the line has named: "2022年营业收入____万元，利润总额____万元".
  void bind_part(const LabelledPart& part, const std::optional<YearHead>& year, const TracedText& next, const LabelContext& context) {
    ValuePlace place = place_;
    place.unit = part.match.label.unit;
    place.year = year;
    place.label_confidence = std::min(place.label_confidence, part.match.confidence);
    place.standing = standing_of(part, place_);
    if (place.box.empty()) place.box = part.label.place();
    TracedText value = part.value;
    const bool for_ink = part.match.label.seal_place || part.match.label.signature_place;
    if ((for_ink || scene_.dated) && !is_date_label(part.match)) value = without_date_at_end(value);
    if (value.blank() && !for_ink && is_value_line(next)) value = next.trimmed();
    if (value.size() > kLongestLineValue) place.standing = Standing::kNarrative;
    scene_.binder.bind(part.match, context, value, place);
  }

  /// The line under an empty label is its value if it is neither label nor heading nor date.
  bool is_value_line(const TracedText& line) const {
    if (!captions_in(line, scene_.index()).empty()) return false;
    if (line.blank() || line.size() > kLongestLineValue) return false;
    if (match_traced(line.trimmed(), scene_.index()).is_label()) return false;
    if (!split_pairs(line, scene_.index()).parts.empty()) return false;
    return date_at_end(line).size() < line.trimmed().size();
  }

  /// The date that stands for itself: at the end of a line under the pledge, or alone on the cover.
  bool bind_date(const TracedText& line) {
    const TracedText date = date_at_end(line);
    if (date.size() == 0 || has_label_of_its_own(line)) return false;
    const bool alone = date.size() == line.trimmed().size();
    const FieldSpec* field = scene_.dated;
    if (!field && alone && !scene_.table_seen) field = field_of_cover_date();
    if (!field) return false;
    ValuePlace place = place_;
    place.standing = scene_.dated ? Standing::kPledge : Standing::kLine;
    scene_.binder.bind_field(*field, date, place);
    return alone;
  }

  /// "评测日期：2023年8月10日" dates nothing else.
  bool has_label_of_its_own(const TracedText& line) const {
    const SplitText split = split_pairs(line, scene_.index());
    return !split.parts.empty() && is_date_label(split.parts.back().match);
  }

  const FieldSpec* field_of_cover_date() const {
    for (const FieldSpec& field : scene_.index().schema().fields)
      if (field.type == ValueType::kDate && !field.sections.empty()) return &field;
    return nullptr;
  }

  bool bind_boxes(const TracedText& line) {
    const FieldSpec* field = field_of_boxes(line, scene_.index().schema());
    if (!field) return false;
    scene_.binder.bind_field(*field, line, place_);
    return true;
  }

  Scene& scene_;
  const ValuePlace& place_;
};

}  // namespace

void walk_lines(Scene& scene, const TracedText& text, const ValuePlace& place) { LineWalk(scene, place).walk(text); }

}  // namespace chushen

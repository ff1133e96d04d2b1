#include "normalize/binder.h"

#include <algorithm>

#include "normalize/compound.h"
#include "normalize/line_parts.h"
#include "normalize/misread_separators.h"
#include "normalize/pair_split.h"
#include "normalize/phone.h"
#include "normalize/platform_remarks.h"
#include "normalize/second_reading.h"
#include "normalize/text.h"
#include "normalize/value_brackets.h"
#include "normalize/value_doubt.h"

namespace chushen {
namespace {

bool is_figure(ValueType type) {
  return is_quantity(type) || type == ValueType::kDate;
}

/// Of a picture: something that looks like a check box, beside a figure or code.
bool is_read_mark(const Glyph& glyph) {
  return glyph.run && glyph.run->source == TextSource::kOcr && !glyph.run->mark.empty();
}

/// Figures and codes hold no such signs: in a picture they are specks.
bool is_speck_in_figure(const Glyph& glyph) {
  if (is_read_mark(glyph)) return true;
  static constexpr std::string_view kSpecks[] = {"·", "•", "'", "`", "‘", "’"};
  return glyph.run && glyph.run->source == TextSource::kOcr &&
         std::find(std::begin(kSpecks), std::end(kSpecks), glyph.character) != std::end(kSpecks);
}

/// What a place says as a value of the field: a figure that is broken over two lines is one figure.
TracedText said_as_value(const FieldSpec& field, const TracedText& value) {
  const TracedText said = without_platform_remarks(without_hint_lines(value));
  if (!is_figure(field.type) && field.type != ValueType::kCode) return said;
  TracedText meant;
  for (std::size_t i = 0; i < said.size(); ++i)
    if (!is_speck_in_figure(said[i]) && said[i].character != "\n") meant.append(said[i]);
  return meant;
}

/// What a place means, and whether a misread separator was put right for it.
struct Meant {
  TracedText text;
  bool mended = false;
};

/// A date loses its separator where the line breaks, so that is put back before the lines are joined.
Meant meant_by(const FieldSpec& field, const TracedText& value) {
  const TracedText figure = without_growth(field, value);
  const TracedText parted = field.type == ValueType::kDate ? with_day_parted(figure) : figure;
  const TracedText said = said_as_value(field, parted);
  TracedText meant = is_quantity(field.type) ? with_separators(said) : said;
  const bool mended = parted.text() != figure.text() || meant.text() != said.text();
  return {std::move(meant), mended};
}

/// Of an answer in boxes the boxes are what has to be sure.
bool is_choice(const FieldSpec& field, const TracedText& text) {
  return field.type == ValueType::kChoice && text.has_marks();
}

/// What a place means where that is not what it says: the words behind the ticked boxes of a field that is a text on
/// some forms and a choice on others ("□国有 ☑民营 □外资").
std::string said_by(const FieldSpec& field, const TracedText& meant, const std::string& read_as) {
  if (!read_as.empty()) return read_as;
  if (field.type == ValueType::kText)
    if (const auto ticked = behind_ticks(meant)) return *ticked;
  return meant.text();
}

/// Below the confidence at which a value is taken.
constexpr float kAmbiguous = 0.45f;
/// Taken, and below what counts as surely read.
constexpr float kPerhapsTwo = 0.75f;

/// A unit in scope says something about amounts only if it is one of money.
std::string unit_for(const FieldSpec& field, const std::string& unit) {
  const bool money = unit.ends_with("元");
  return (field.type == ValueType::kMoney) == money ? unit : std::string();
}

/// The value of a place and how surely it was read, both readers heard. What is not read from its characters (a tick,
/// what another place says) is not the second reader's business.
SettledReading settled_value(const FieldSpec& field, const TracedText& meant, const std::string& unit, const std::string& read_as) {
  ValueReading first = read_value(field, said_by(field, meant, read_as), unit);
  const float confidence = meant.confidence(is_choice(field, meant));
  const bool literal = read_as.empty() && !meant.has_marks();
  const auto other = literal ? second_reading(meant) : std::nullopt;
  if (!other) return {std::move(first), confidence, false};
  return settle_readings(field, std::move(first), confidence, read_value(field, other->text, unit), *other);
}

/// Which of "mobile" and "landline" a reading is; empty where it is neither or both.
std::string shape_of(const ValueReading& read) {
  if (read.written != Written::kValue) return {};
  const auto* text = std::get_if<std::string>(&read.value->content);
  if (!text) return {};
  switch (phone_kind(*text)) {
    case PhoneKind::kMobile: return "mobile";
    case PhoneKind::kLandline:
    case PhoneKind::kLocal:
    case PhoneKind::kService: return "landline";
    case PhoneKind::kMalformed: break;
  }
  return {};
}

/// Pieces of one place that holds several values: "0750-3279722；13800000000".
std::vector<TracedText> pieces_of(const TracedText& value) {
  static constexpr std::string_view kBetween = ";；,，、/\n";
  std::vector<TracedText> pieces;
  for (const TracedText& cut : cut_at(value, [&](std::size_t i) { return kBetween.find(value[i].character) != kBetween.npos; }))
    if (TracedText piece = cut.trimmed(); piece.size() > 0) pieces.push_back(std::move(piece));
  return pieces;
}

bool is_name_of_person(const TracedText& text) {
  constexpr std::size_t kShortest = 2, kLongest = 4;
  if (text.size() < kShortest || text.size() > kLongest) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (!is_han(text[i].character)) return false;
  return true;
}

/// The labels under which forms ask for a person's name and post in one place, if the field is such a name.
const CompoundLabel* name_and_post(const FormSchema& schema, const FieldSpec& field) {
  for (const CompoundLabel& compound : schema.compounds)
    if (compound.fields.size() == 2 && compound.fields.front() == field.name && find_field(schema, compound.fields.back())->type == ValueType::kText) return &compound;
  return nullptr;
}

}  // namespace

void Binder::bind_field(const FieldSpec& field, const TracedText& untrimmed, const ValuePlace& place,
                        const std::string& read_as) {
  const TracedText value = untrimmed.trimmed();
  if (field.by_year && !place.year && bind_years(field, value, place)) return;
  BoundValue bound;
  bound.field = &field;
  if (place.year) {
    bound.year = field.by_year ? std::optional(place.year->year) : std::nullopt;
    bound.half = field.by_year ? place.year->half : std::nullopt;
  }
  const Run* run = value.first_run();
  const TextSource source = run ? run->source : place.source;
  const auto [meant, mended] = meant_by(field, value);
  SettledReading settled = settled_value(field, meant, unit_for(field, place.unit), read_as);
  ValueReading& read = settled.read;
  // A box that stands for a digit would leave a figure too small; a code too short is none.
  const bool had_mark = is_figure(field.type) && value.has_marks();
  // A code that one symbol taken for another would make right was hardly written wrong.
  const bool repairable = field.type == ValueType::kCode && !read.suggestion.empty();
  // "326软件": a cell and the label in the next one, between which the line was not seen.
  const bool takes_in_label = read.written == Written::kNotAValue && is_figure(field.type) && ends_in_label(meant);
  const bool tiny = read.value && lost_ten_thousands(field, place.unit, *read.value);
  const bool doubtful = tiny || repairable || takes_in_label || had_mark || is_doubtful(field, meant) || breaks_a_figure(field, value);
  const bool ambiguous = source == TextSource::kOcr && doubtful;
  // A cell that says what another label says: its value may stand elsewhere, whoever read it.
  const LabelMatch other_label = field.type == ValueType::kText ? index_.match(meant.text()) : LabelMatch{};
  const bool perhaps_label = other_label.is_field() || other_label.near_miss || (field.type == ValueType::kText && goes_on_with_label(meant));
  const bool perhaps_two = perhaps_label || mended || (source == TextSource::kOcr && holds_columns(field, meant));
  const Rect box = value.place();
  bound.reading = {document_,
                   {place.page, box.empty() ? place.box : box, place.path},
                   source,
                   std::min({settled.confidence, place.label_confidence, ambiguous ? kAmbiguous : 1, perhaps_two ? kPerhapsTwo : 1}),
                   settled.of_second ? second_reading(meant)->text : value.text(),
                   std::move(read.value),
                   std::move(read.suggestion)};
  bound.written = read.written;
  bound.why = std::move(read.why);
  bound.standing = place.standing;
  bound.unread_ink = place.unread_ink && value.blank();
  values_.push_back(std::move(bound));
}

bool Binder::ends_in_label(const TracedText& figure) const {
  std::size_t from = figure.size();
  while (from > 0 && (is_han(figure[from - 1].character) || is_space(figure[from - 1].character))) --from;
  return from > 0 && from < figure.size() && index_.match(figure.slice(from, figure.size()).trimmed().text()).is_label();
}

bool Binder::goes_on_with_label(const TracedText& text) const {
  constexpr std::size_t kShortest = 2, kLongest = 10, kLongestValue = 80;  // characters
  if (text.size() > kLongestValue) return false;
  for (std::size_t i = 1; i + kShortest < text.size(); ++i) {
    if (!is_one_of(text[i - 1].character, "，,；;。")) continue;
    for (std::size_t to = i + kShortest; to < std::min(text.size(), i + kLongest); ++to)
      if (index_.match(text.text(i, to)).is_field()) return true;
  }
  return false;
}

bool Binder::bind_years(const FieldSpec& field, const TracedText& value, const ValuePlace& place) {
  const std::vector<YearPart> parts = years_in(value);
  for (const YearPart& part : parts) {
    ValuePlace of_year = place;
    of_year.year = part.year;
    bind_field(field, part.value, of_year);
  }
  return !parts.empty();
}

void Binder::bind_shared(const std::vector<const FieldSpec*>& fields, const TracedText& value,
                         const ValuePlace& place) {
  const std::vector<TracedText> pieces = pieces_of(value);
  std::vector<const FieldSpec*> bound;
  for (const TracedText& piece : pieces) {
    const std::string shape = shape_of(read_value(*fields.front(), piece.text()));
    const auto fits = std::find_if(fields.begin(), fields.end(),
                                   [&](const FieldSpec* field) { return !shape.empty() && field->shape == shape; });
    if (fits == fields.end() || std::find(bound.begin(), bound.end(), *fits) != bound.end()) continue;
    bind_field(**fits, pieces.size() == 1 ? value : piece, place);
    bound.push_back(*fits);
  }
  if (!bound.empty()) return;
  // Nothing tells them apart. An empty place is an empty place of each; anything else goes to the first.
  for (const FieldSpec* field : fields) {
    bind_field(*field, value, place);
    if (values_.back().written != Written::kBlank) return;
  }
}

void Binder::bind_parts(const std::vector<const FieldSpec*>& fields, const TracedText& value,
                        const ValuePlace& place) {
  for (const CompoundPart& part : parts_of(fields, value)) bind_field(*part.field, part.value, place, part.read_as);
}

bool Binder::bind_bracketed(const FieldSpec& field, const LabelContext& context, const TracedText& value, const ValuePlace& place) {
  const auto bracketed = bracket_at_end(value);
  if (!bracketed) return false;
  const SplitText inner = split_pairs(bracketed->inner, index_);
  if (inner.before.blank() && !inner.parts.empty()) {
    for (const LabelledPart& part : inner.parts) bind(part.match, context, part.value, place);
    bind_field(field, bracketed->before, place);
    return true;
  }
  const CompoundLabel* const post = is_name_of_person(bracketed->before) ? name_and_post(index_.schema(), field) : nullptr;
  if (!post) return false;
  bind_field(field, bracketed->before, place);
  ValuePlace perhaps = place;
  perhaps.label_confidence = std::min(place.label_confidence, kPerhapsTwo);
  bind_field(*find_field(index_.schema(), post->fields[1]), bracketed->inner, perhaps);
  return true;
}

bool Binder::bind(const LabelMatch& label, const LabelContext& context, const TracedText& written,
                  const ValuePlace& where) {
  if (!label.parts.empty()) {
    bind_parts(label.parts, written, where);
    return true;
  }
  // Where ink goes, the day stands too, and often nothing but ink: neither is an answer to the label.
  const bool for_ink = label.label.seal_place || label.label.signature_place;
  const TracedText value = without_ink_hint(for_ink && !is_date_label(label) ? without_date_at_end(written) : written);
  ValuePlace place = where;
  if (for_ink && value.blank()) place.standing = Standing::kNarrative;
  std::vector<const FieldSpec*> fields = index_.fields_of(label, context);
  const auto unfit = [&](const FieldSpec* field) { return field->by_year != place.year.has_value(); };
  if (fields.size() > 1 && !std::all_of(fields.begin(), fields.end(), unfit)) std::erase_if(fields, unfit);
  if (fields.empty()) return false;
  if (fields.size() == 1 && fields.front()->type == ValueType::kText && bind_bracketed(*fields.front(), context, value, place)) return true;
  const bool shared = fields.size() > 1 && !fields.front()->shape.empty();
  if (shared) {
    bind_shared(fields, value, place);
  } else {
    bind_field(*fields.front(), value, place);
  }
  return true;
}

}  // namespace chushen

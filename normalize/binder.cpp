#include "normalize/binder.h"

#include <algorithm>

#include "normalize/compound.h"
#include "normalize/phone.h"
#include "normalize/text.h"

namespace chushen {
namespace {

bool is_figure(ValueType type) {
  return type == ValueType::kMoney || type == ValueType::kCount || type == ValueType::kRate ||
         type == ValueType::kScore || type == ValueType::kDate;
}

/// A figure that is broken over two lines of its cell is one figure.
std::string joined_lines(const FieldSpec& field, std::string text) {
  if (is_figure(field.type)) std::erase(text, '\n');
  return text;
}

/// A unit in scope says something about amounts only if it is one of money.
std::string unit_for(const FieldSpec& field, const std::string& unit) {
  const bool money = unit.ends_with("元");
  return (field.type == ValueType::kMoney) == money ? unit : std::string();
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
  std::size_t from = 0;
  for (std::size_t i = 0; i <= value.size(); ++i) {
    if (i < value.size() && kBetween.find(value[i].character) == std::string_view::npos) continue;
    if (TracedText piece = value.slice(from, i).trimmed(); piece.size() > 0) pieces.push_back(std::move(piece));
    from = i + 1;
  }
  return pieces;
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
  ValueReading read = read_value(field, joined_lines(field, read_as.empty() ? value.text() : read_as), unit_for(field, place.unit));
  const Run* run = value.first_run();
  const Rect box = value.place();
  bound.reading = {document_,
                   {place.page, box.empty() ? place.box : box, place.path},
                   run ? run->source : place.source,
                   std::min(value.confidence(value.has_marks()), place.label_confidence),
                   value.text(),
                   std::move(read.value),
                   std::move(read.suggestion)};
  bound.written = read.written;
  bound.why = std::move(read.why);
  bound.standing = place.standing;
  bound.unread_ink = place.unread_ink && value.blank();
  values_.push_back(std::move(bound));
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

bool Binder::bind(const LabelMatch& label, const LabelContext& context, const TracedText& value,
                  const ValuePlace& place) {
  if (!label.parts.empty()) {
    bind_parts(label.parts, value, place);
    return true;
  }
  std::vector<const FieldSpec*> fields = index_.fields_of(label, context);
  const auto unfit = [&](const FieldSpec* field) { return field->by_year != place.year.has_value(); };
  if (fields.size() > 1 && !std::all_of(fields.begin(), fields.end(), unfit)) std::erase_if(fields, unfit);
  if (fields.empty()) return false;
  const bool shared = fields.size() > 1 && !fields.front()->shape.empty();
  if (shared) {
    bind_shared(fields, value, place);
  } else {
    bind_field(*fields.front(), value, place);
  }
  return true;
}

}  // namespace chushen

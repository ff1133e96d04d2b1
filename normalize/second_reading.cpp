#include "normalize/second_reading.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "normalize/phone.h"
#include "normalize/text.h"
#include "normalize/uscc.h"

namespace chushen {
namespace {

/// Where two readings of one run part: code points `from` up to `to` of the run are `instead` in the other one.
struct Difference {
  std::size_t from = 0, to = 0;
  std::string instead;
};

Difference difference_of(const std::string& run, const std::string& other) {
  const std::vector<std::string> a = code_points(run), b = code_points(other);
  const std::size_t shorter = std::min(a.size(), b.size());
  std::size_t before = 0, behind = 0;
  while (before < shorter && a[before] == b[before]) ++before;
  while (behind < shorter - before && a[a.size() - 1 - behind] == b[b.size() - 1 - behind]) ++behind;
  Difference difference{before, a.size() - behind, {}};
  for (std::size_t i = before; i < b.size() - behind; ++i) difference.instead += b[i];
  return difference;
}

const Alternative* second_of(const Run* run) {
  if (!run) return nullptr;
  const auto found = std::find_if(run->others.begin(), run->others.end(), [](const Alternative& other) { return other.reader == "tesseract"; });
  return found == run->others.end() ? nullptr : &*found;
}

/// Of the glyphs `from` up to `to`, which are of one run and follow each other, what the second reader read; false where
/// the difference lies across the ends.
bool add_piece(const TracedText& place, std::size_t from, std::size_t to, SecondReading& reading, bool& differs) {
  const Run& run = *place[from].run;
  const Difference difference = difference_of(run.text, second_of(&run)->text);
  const std::size_t first = place[from].index, end = place[to - 1].index + 1;
  const bool apart = difference.to <= first || difference.from >= end;
  const bool inserted_at_end = difference.from == difference.to && (difference.from == first || difference.from == end);
  if (apart && !inserted_at_end) {
    reading.text += place.text(from, to);
    return true;
  }
  if (difference.from < first || difference.to > end) return false;
  reading.text += place.text(from, from + (difference.from - first)) + difference.instead + place.text(from + (difference.to - first), to);
  differs = true;
  return true;
}

/// How sure the glyph is, unless the readers differ there.
float undisputed(const Glyph& glyph) {
  const Alternative* const other = second_of(glyph.run);
  if (other) {
    const Difference difference = difference_of(glyph.run->text, other->text);
    if (glyph.index >= difference.from && glyph.index < difference.to) return other->confidence;
  }
  return certainty(glyph);
}

const std::string* text_in(const ValueReading& read) { return read.value ? std::get_if<std::string>(&read.value->content) : nullptr; }

bool is_uscc(const ValueReading& read) {
  const std::string* const code = text_in(read);
  return code && check_uscc(*code).has_value();
}

/// Whether the reading is what such a value looks like, as far as one can tell.
bool is_well_formed(const FieldSpec& field, const ValueReading& read) {
  if (!read.value) return false;
  const std::string* const text = text_in(read);
  switch (field.type) {
    case ValueType::kCode: return is_uscc(read) || (text && text->size() == 6);
    case ValueType::kPhone: return text && are_sound_phones(*text);
    case ValueType::kMail: return text && text->find('@') != text->npos && text->find('.', text->find('@')) != text->npos;
    default: return true;
  }
}

bool has_grammar(ValueType type) { return type != ValueType::kText && type != ValueType::kChoice; }

}  // namespace

std::optional<SecondReading> second_reading(const TracedText& place) {
  SecondReading reading;
  bool differs = false;
  for (std::size_t i = 0, end = 0; i < place.size(); i = end) {
    end = place.end_of_piece(i);
    if (!second_of(place[i].run)) {
      reading.text += place.text(i, end);
    } else if (!add_piece(place, i, end, reading, differs)) {
      return std::nullopt;
    }
  }
  if (!differs) return std::nullopt;
  for (std::size_t i = 0; i < place.size(); ++i)
    if (place[i].run && !is_space(place[i].character)) reading.undisputed = std::min(reading.undisputed, undisputed(place[i]));
  return reading;
}

SettledReading settle_readings(const FieldSpec& field, ValueReading first, float confidence, const ValueReading& second,
                               const SecondReading& other) {
  const auto at_most = [&](float most) { return std::max(confidence, std::min(most, other.undisputed)); };
  if (first.value && second.value && same_fact(*first.value, *second.value)) return {std::move(first), at_most(kBothMeanIt), false};
  if (!has_grammar(field.type)) return {std::move(first), confidence, false};
  if (is_uscc(first) != is_uscc(second)) {
    if (is_uscc(first)) return {std::move(first), at_most(kCheckDecided), false};
    return {second, at_most(kCheckDecided), true};
  }
  const bool ours = is_well_formed(field, first), theirs = is_well_formed(field, second);
  if (ours && !theirs) return {std::move(first), at_most(kGrammarDecided), false};
  if (theirs && !ours && first.suggestion.empty()) first.suggestion = to_string(*second.value);
  // The first reader is the better one: what it read stays, in doubt, for a person to look at.
  return {std::move(first), ours ? at_most(kDisputed) : confidence, false};
}

}  // namespace chushen

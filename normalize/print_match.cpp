#include "normalize/print_match.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "normalize/edit_distance.h"
#include "normalize/form_labels_index.h"
#include "normalize/form_walk.h"
#include "normalize/settle.h"
#include "normalize/text.h"
#include "normalize/traced_text.h"
#include "normalize/value_reader.h"

namespace chushen {
namespace {

/// All characters of a page that stand within a box, cell by cell, whatever label is beside them.
class CharactersWithin {
 public:
  explicit CharactersWithin(const Rect& box) : box_(box) {}

  void take(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
      if (const auto* table = std::get_if<Table>(&block.content))
        for (const Cell& cell : table->cells) take(cell.blocks);
      if (const auto* paragraph = std::get_if<Paragraph>(&block.content))
        for (const Line& line : paragraph->lines) take(line);
    }
  }

  std::string text() const { return text_; }

 private:
  void take(const Line& line) {
    // Asked for each of thousands of hidden characters of a page: most lines lie elsewhere.
    if (!line.box.empty() && (line.box.bottom <= box_.top || line.box.top >= box_.bottom)) return;
    const TracedText characters = traced(line);
    for (std::size_t i = 0; i < characters.size(); ++i)
      if (!characters[i].run || holds(part_of(*characters[i].run, characters[i].index, 1))) text_ += characters[i].character;
  }

  bool holds(const Rect& character) const {
    const double slack = character.height() / 3;
    const double x = (character.left + character.right) / 2, y = (character.top + character.bottom) / 2;
    return x > box_.left - slack && x < box_.right + slack && y > box_.top && y < box_.bottom;
  }

  const Rect& box_;
  std::string text_;
};

bool is_of_text_layer(const Application& application, const Reading& reading) {
  if (reading.source != TextSource::kText && reading.source != TextSource::kFormField) return false;
  const DocumentFacts* document = find_document(application, reading.document);
  return document && document->kind == Kind::kPdf && is_form(document->role) && reading.place.page > 0;
}

bool is_unseen(const Application& application, const Reading& reading) {
  const std::vector<Reading>& unseen = find_document(application, reading.document)->unseen;
  return std::any_of(unseen.begin(), unseen.end(), [&](const Reading& one) { return one.place == reading.place; });
}

/// Another value, and no rare character that was read as a common one.
bool differs_surely(const Value& text, const Value& print) {
  constexpr int kFewest = 2;
  const auto *said = std::get_if<std::string>(&text.content), *seen = std::get_if<std::string>(&print.content);
  if (!said || !seen) return true;
  const auto letters = [](const std::string& value) { return code_points(search_key(value)); };
  return edit_distance(letters(*said), letters(*seen), kFewest) >= kFewest;
}

PrintMatch match_of(const FieldSpec& field, const Reading& text, const Reading& print) {
  if (!text.value || !print.value) return PrintMatch::kCannotTell;
  if (same_fact(*text.value, *print.value)) return PrintMatch::kSame;
  if (print.suggestion == to_string(*text.value)) return PrintMatch::kSame;  // O read for 0 in a code that then does not verify
  const bool words = field.type == ValueType::kText;
  if (words && same_words(to_string(*text.value), to_string(*print.value))) return PrintMatch::kSame;
  const bool different = print.confidence >= kSure && (!words || differs_surely(*text.value, *print.value));
  return different ? PrintMatch::kDifferent : PrintMatch::kCannotTell;
}

/// Both readings stay, and neither is the field's value.
void set_conflicting(Field& field, const PrintComparison& comparison) {
  for (const Reading* reading : {&comparison.text, &comparison.print})
    if (std::find(field.readings.begin(), field.readings.end(), *reading) == field.readings.end())
      field.readings.push_back(*reading);
  if (field.state != FieldState::kPresent) return;
  field.state = FieldState::kConflicting;
  field.why = "电子文件的文字层与版面所显示的不一致";
  field.value.reset();
  field.confidence = 0;
}

void keep(Application& application, Field& field, PrintComparison comparison) {
  if (comparison.match == PrintMatch::kDifferent) set_conflicting(field, comparison);
  application.prints.push_back(std::move(comparison));
}

/// In the line of a value and within a letter of it.
bool touches(const Rect& value, const Rect& other) {
  const double letter = value.height();
  const double shared = std::min(value.bottom, other.bottom) - std::max(value.top, other.top);
  return shared > 0.5 * std::min(letter, other.height()) && value.left - letter < other.right && other.left - letter < value.right;
}

double shared_area(const Rect& a, const Rect& b) {
  return std::max(0.0, std::min(a.right, b.right) - std::max(a.left, b.left)) *
         std::max(0.0, std::min(a.bottom, b.bottom) - std::max(a.top, b.top));
}

bool is_about(const BoundValue& value, const Field& field) {
  return value.field->name == field.name && value.year == field.year && value.half == field.half;
}

/// What was read in that place for that field; an empty reading where nothing was.
Reading printed_in_place(const std::vector<BoundValue>& values, const Field& field, const Reading& text) {
  Reading print;
  double most = 0;
  for (const BoundValue& value : values) {
    if (!is_about(value, field) || value.reading.place.page != text.place.page) continue;
    const double shared = shared_area(value.reading.place.box, text.place.box);
    if (shared <= most) continue;
    most = shared;
    print = value.reading;
  }
  print.document = text.document;
  print.source = TextSource::kOcr;
  if (most == 0) print.place = text.place;
  return print;
}

/// Whether the characters seen in the place of a value say it, where labels and cells did not lead there: a stroke that
/// was taken for a ruling cuts a value in two.
bool is_seen_in_place(const Document& print, const FieldSpec& spec, const Reading& text) {
  for (const Page& page : print.pages) {
    if (page.number != text.place.page) continue;
    CharactersWithin within(text.place.box);
    within.take(page.blocks);
    const auto said = read_value(spec, text.raw).value, seen = read_value(spec, within.text()).value;
    if (!said || !seen) return false;
    return same_fact(*said, *seen) || (spec.type == ValueType::kText && same_words(to_string(*said), to_string(*seen)));
  }
  return false;
}

/// What nobody sees, read as a value of the field in whose place it stands.
void compare_unseen(Application& application, Field& field, const FieldSpec& spec, const Reading& seen, const Reading& unseen) {
  PrintComparison comparison{field.name, field.year, field.half, unseen, seen, PrintMatch::kDifferent};
  const auto said = read_value(spec, unseen.raw).value, shown = read_value(spec, seen.raw).value;
  if (!said || (shown && same_fact(*said, *shown))) return;
  comparison.text.value = said;
  keep(application, field, std::move(comparison));
}

/// Whether hidden text only repeats what one sees there: programs that print put an /ActualText to each character that has
/// several codes (⼯ and 工).
bool repeats(const Run& unseen, const Page& page) {
  CharactersWithin within(unseen.box);
  within.take(page.blocks);
  return search_key(within.text()).find(search_key(unseen.text)) != std::string::npos;
}

}  // namespace

std::vector<Reading> unseen_of(const Document& document) {
  std::vector<Reading> found;
  for (const Page& page : document.pages)
    for (const Run& run : page.unseen) {
      if (repeats(run, page)) continue;
      Reading reading;
      reading.document = document.id;
      reading.place = {page.number, run.box, ""};
      reading.source = run.source;
      reading.raw = run.text;
      found.push_back(std::move(reading));
    }
  return found;
}

void compare_unseen(Application& application, const FormSchema& schema) {
  for (Field& field : application.fields) {
    const FieldSpec* spec = find_field(schema, field.name);
    const std::vector<Reading> readings = field.readings;  // a conflict adds to them
    for (const Reading& seen : readings) {
      if (!spec || !is_of_text_layer(application, seen)) continue;
      for (const Reading& unseen : find_document(application, seen.document)->unseen)
        if (unseen.place.page == seen.place.page && touches(seen.place.box, unseen.place.box))
          compare_unseen(application, field, *spec, seen, unseen);
    }
  }
}

std::vector<PrintWanted> prints_wanted(const Application& application) {
  std::map<std::string, std::set<int>> pages;
  for (const Field& field : application.fields)
    for (const Reading& reading : field.readings)
      if (reading.value && is_of_text_layer(application, reading)) pages[reading.document].insert(reading.place.page);
  std::vector<PrintWanted> wanted;
  for (const auto& [document, numbers] : pages) wanted.push_back({document, {numbers.begin(), numbers.end()}});
  return wanted;
}

void compare_print(Application& application, const Document& print, const FormLabels& labels) {
  const std::vector<BoundValue> printed = walk_form(print, labels.index().form);
  for (Field& field : application.fields) {
    const FieldSpec* spec = find_field(labels.index().schema, field.name);
    const std::vector<Reading> readings = field.readings;  // a conflict adds to them
    for (const Reading& text : readings) {
      if (!spec || !text.value || text.document != print.id || !is_of_text_layer(application, text)) continue;
      if (is_unseen(application, text)) continue;  // compared already, with what is seen there
      PrintComparison comparison{field.name, field.year, field.half, text, printed_in_place(printed, field, text)};
      comparison.match = match_of(*spec, comparison.text, comparison.print);
      if (comparison.match != PrintMatch::kSame && is_seen_in_place(print, *spec, text)) comparison.match = PrintMatch::kSame;
      keep(application, field, std::move(comparison));
    }
  }
}

}  // namespace chushen

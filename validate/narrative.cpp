#include "validate/narrative.h"

#include <algorithm>
#include <sstream>

#include "normalize/passages.h"
#include "normalize/text.h"
#include "validate/operand.h"
#include "validate/situation.h"

namespace chushen {
namespace {

/// Without a sentence or one passage of so many characters there is no text, only lines for signatures and the like.
constexpr std::size_t kText = 15;

/// A cell of a table with so many characters is text and not the value of a field.
constexpr std::size_t kCellOfText = 60;

/// The number of code points of valid UTF-8.
std::size_t length_of(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool has_tables(const DocumentFacts& document) {
  return std::any_of(document.passages.begin(), document.passages.end(),
                     [](const Passage& passage) { return passage.in_table; });
}

/// A pledge is named so on every form; what it says is the form's and not the applicant's.
bool is_pledge(const std::string& text) {
  return text.find("承诺") != std::string::npos &&
         (text.find("真实") != std::string::npos || text.find("责任") != std::string::npos);
}

/// Instructions stand before the first table of the form, if it has any.
void collect(const DocumentFacts& document, Narrative& narrative) {
  bool begun = !has_tables(document);
  for (const Passage& passage : document.passages) {
    begun = begun || passage.in_table;
    if (passage.zone != Zone::kBody && passage.zone != Zone::kTextBox) continue;
    if (passage.in_table ? length_of(passage.text) < kCellOfText : !begun) continue;
    if (!is_pledge(passage.text)) narrative.passages.push_back({&document, &passage});
  }
}

bool is_mostly_sure(const Narrative& narrative) {
  std::size_t sure = 0, all = 0;
  for (const NarrativePassage& part : narrative.passages) {
    all += part.passage->text.size();
    if (is_sure(*part.passage)) sure += part.passage->text.size();
  }
  return sure * 10 >= all * 9;
}

}  // namespace

bool is_sure(const Passage& passage) {
  return is_electronic(passage.source) || passage.confidence >= kSureFrom;
}

Narrative narrative_of(const Application& application) {
  Narrative narrative;
  for (const Role role : {Role::kFormEditable, Role::kFormStamped, Role::kFormPrint}) {
    for (const DocumentFacts& document : application.documents)
      if (document.role == role) collect(document, narrative);
    const bool is_text = std::any_of(narrative.passages.begin(), narrative.passages.end(), [](const auto& part) {
      return part.passage->text.ends_with("。") || length_of(part.passage->text) >= kText;
    });
    if (is_text) break;
    narrative.passages.clear();
  }
  narrative.sure = is_mostly_sure(narrative);
  return narrative;
}

std::string text_of(const Narrative& narrative) {
  std::string text;
  for (const NarrativePassage& part : narrative.passages) text += part.passage->text + "\n";
  return text;
}

std::optional<std::string_view> obstacle(const CheckInput& input, const Narrative& narrative) {
  if (!narrative.empty()) return std::nullopt;
  if (!form_was_read(input.application)) return kOtherRule;
  return input.rule.basis == Basis::kConsistency ? kNotApplicable : kMissing;
}

Evidence evidence_of(const DocumentFacts& document, const Passage& passage, const std::string& raw) {
  Evidence evidence;
  evidence.document = document.id;
  evidence.place = passage.place;
  evidence.raw = raw;
  evidence.confidence = passage.confidence;
  return evidence;
}

namespace {

/// As clean_text() has it; words of Han characters alone already are.
std::string clean_word(const std::string& word) {
  const auto points = code_points(word);
  return std::all_of(points.begin(), points.end(), is_han) ? word : clean_text(word);
}

}  // namespace

Pattern::Pattern(std::string_view text) {
  std::istringstream alternatives{std::string(text)};
  for (std::string alternative; std::getline(alternatives, alternative, '|');) {
    std::istringstream words(alternative);
    std::vector<std::string> all;
    for (std::string word; words >> word;) all.push_back(clean_word(word));
    if (!all.empty()) alternatives_.push_back(std::move(all));
  }
}

bool Pattern::stands_in(const std::string& sentence) const {
  return std::any_of(alternatives_.begin(), alternatives_.end(), [&](const std::vector<std::string>& words) {
    return std::all_of(words.begin(), words.end(),
                       [&](const std::string& word) { return sentence.find(word) != std::string::npos; });
  });
}

Topic parse_topic(const std::string& text) {
  const std::size_t colon = text.find(": ");
  if (colon == std::string::npos) return {text, Pattern(text)};
  return {text.substr(0, colon), Pattern(std::string_view(text).substr(colon + 2))};
}

bool holds_any(const std::string& sentence, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return !word.empty() && sentence.find(word) != std::string::npos;
  });
}

}  // namespace chushen

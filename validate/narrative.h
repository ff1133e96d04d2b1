#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "validate/checks.h"

namespace chushen {

/// The text part of an application: what its form says in sentences, beside fields, pledge and the form's own
/// instructions. Of several copies the editable one is read, else the stamped one, else a print.
struct NarrativePassage {
  const DocumentFacts* document = nullptr;
  const Passage* passage = nullptr;
};

struct Narrative {
  std::vector<NarrativePassage> passages;
  bool sure = true;  ///< read electronically, or most of its characters at ≥ 0.9

  bool empty() const { return passages.empty(); }
};

Narrative narrative_of(const Application& application);

/// All of its text, to compare with others.
std::string text_of(const Narrative& narrative);

/// The situation in which a rule about the text ends before it looks: nothing was read of any form, or no text stands
/// there ("not-applicable" under basis consistency, else "missing"). Nothing: there is a text.
std::optional<std::string_view> obstacle(const CheckInput& input, const Narrative& narrative);

/// Whether a passage was surely read.
bool is_sure(const Passage& passage);

Evidence evidence_of(const DocumentFacts& document, const Passage& passage, const std::string& raw);

/// Alternatives apart by "|"; words of one alternative, apart by spaces, have to stand in one sentence, in any order.
/// All in clean_text() form.
///
///     Pattern("财务部|财务 制度").stands_in("公司建立了财务管理制度")
class Pattern {
 public:
  explicit Pattern(std::string_view text);
  bool stands_in(const std::string& sentence) const;

 private:
  std::vector<std::vector<std::string>> alternatives_;
};

/// "研发环节: 研发|设计" -> a name and a pattern; without a name the whole is both.
struct Topic {
  std::string name;
  Pattern pattern;
};
Topic parse_topic(const std::string& text);

/// Whether any of the words, in clean_text() form, stands in the sentence.
bool holds_any(const std::string& sentence, const std::vector<std::string>& words);

}  // namespace chushen

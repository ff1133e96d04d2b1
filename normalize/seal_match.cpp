#include "normalize/seal_match.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "extract/alignment.h"
#include "normalize/company_name.h"
#include "normalize/text.h"

namespace chushen {
namespace {

constexpr float kRead = 0.8F;       // a character that tells firms apart counts as read from here: 骏 and 俊 blur into each other
constexpr float kSureOther = 0.85F; // a character that differs counts from here: none that print crosses (kCovered, seal_text.h)
constexpr float kBeyondDoubt = 0.97F;  // of the neighbours of a character that is missing
constexpr float kNoise = 0.6F;      // what is added at the ends of an arc below this is noise
constexpr float kClear = 0.8F;      // the mean over a reading that can speak against an applicant
constexpr float kDefaultCertainty = 0.5F;

/// One character of the seal.
struct Sign {
  std::string text;
  float certainty = 0;
};

/// One step of the walk along both texts; an empty side is missing there.
struct Step {
  std::string wanted;
  Sign read;
  std::size_t place = 0;  ///< in the name
};

bool is_bracket(const std::string& point) { return point == "(" || point == ")"; }

std::vector<std::string> letters_of(std::string_view name) {
  std::vector<std::string> letters = code_points(company_key(name));
  std::erase_if(letters, is_bracket);
  return letters;
}

/// The seal's characters in the form in which names are compared, without the 专用章 that some have on the arc.
std::vector<Sign> signs_of(const Seal& seal) {
  std::vector<Sign> signs;
  const std::vector<std::string> points = code_points(seal.text);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const float certainty = i < seal.certainties.size() ? seal.certainties[i] : kDefaultCertainty;
    for (const std::string& letter : letters_of(points[i])) signs.push_back({letter, certainty});
  }
  const auto ends_with = [&](std::initializer_list<const char*> words) {
    if (signs.size() < words.size()) return false;
    return std::equal(words.begin(), words.end(), signs.end() - static_cast<std::ptrdiff_t>(words.size()),
                      [](const char* word, const Sign& sign) { return sign.text == word; });
  };
  for (const auto& kind : {std::array{"财", "务"}, std::array{"合", "同"}, std::array{"发", "票"}, std::array{"业", "务"}})
    if (ends_with({kind[0], kind[1], "专", "用", "章"})) signs.resize(signs.size() - 5);
  return signs;
}

/// The cheapest walk, from the front.
std::vector<Step> walk(const std::vector<std::string>& name, const std::vector<Sign>& signs) {
  std::vector<std::string> letters;
  for (const Sign& sign : signs) letters.push_back(sign.text);
  std::vector<Step> steps;
  for (const AlignmentStep& step : align(name, letters))
    steps.push_back({step.in_first ? name[step.first] : "", step.in_second ? signs[step.second] : Sign{}, step.first});
  return steps;
}

bool agrees(const Step& step) { return !step.wanted.empty() && step.wanted == step.read.text; }

/// The walk along the reading, begun wherever it fits the name best: where the letters of an arc begin is easily taken
/// wrong ("有限公司骞丰纸业江门").
struct Alignment {
  std::vector<Step> steps;
  bool turned = false;  ///< not begun where the reading begins
};

Alignment aligned(const std::vector<std::string>& name, std::vector<Sign> signs) {
  Alignment best{walk(name, signs), false};
  const auto cost = [](const Alignment& alignment) { return std::count_if(alignment.steps.begin(), alignment.steps.end(), [](const Step& step) { return !agrees(step); }); };
  for (std::size_t turn = 1; turn < signs.size(); ++turn) {
    std::rotate(signs.begin(), signs.begin() + 1, signs.end());
    if (Alignment other{walk(name, signs), true}; cost(other) < cost(best)) best = std::move(other);
  }
  return best;
}

/// Places of a name that hardly tell one firm from another: 有限公司 at its end, a city at its front.
bool is_formula(const std::vector<std::string>& name, std::size_t place) {
  const std::array<std::string, 4> company = {"有", "限", "公", "司"};
  const std::size_t n = name.size();
  if (n > 6 && place + 4 >= n && place < n) return std::equal(company.begin(), company.end(), name.end() - 4);
  return n > 6 && place < 3 && name[2] == "市";
}

/// The steps from the first that agrees to the last: what lies outside are the ends of the arc.
struct Core {
  std::size_t begin = 0, end = 0;
};

Core core_of(const std::vector<Step>& steps) {
  Core core{0, steps.size()};
  while (core.begin < core.end && !agrees(steps[core.begin])) ++core.begin;
  while (core.end > core.begin && !agrees(steps[core.end - 1])) --core.end;
  return core;
}

bool is_same(const std::vector<std::string>& name, const std::vector<Step>& steps) {
  const Core core = core_of(steps);
  int slips = 0, noise = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Step& step = steps[i];
    const bool outside = i < core.begin || i >= core.end;
    if (step.wanted.empty()) {
      noise += 1;
      if (!outside || step.read.certainty >= kNoise) return false;
    } else if (is_formula(name, step.place)) {
      slips += !agrees(step);
      if (!agrees(step) && step.read.certainty >= kSureOther) return false;
    } else if (!agrees(step) || step.read.certainty < kRead) {
      return false;
    }
  }
  return slips <= 1 && noise <= 1;
}

/// No other look at the seal saw what the name has there.
bool undisputed(const Seal& seal, const std::string& wanted) {
  return std::none_of(seal.others.begin(), seal.others.end(), [&](const std::string& other) {
    const std::vector<std::string> letters = letters_of(other);
    return std::find(letters.begin(), letters.end(), wanted) != letters.end();
  });
}

/// Whether the characters on both sides of a step were surely read, so that what is missing there is not on the seal.
bool between_sure(const std::vector<Step>& steps, std::size_t i) {
  std::size_t before = i, after = i;
  while (before > 0 && steps[before].read.text.empty()) --before;
  while (after + 1 < steps.size() && steps[after].read.text.empty()) ++after;
  return steps[before].read.certainty >= kBeyondDoubt && steps[after].read.certainty >= kBeyondDoubt;
}

float mean_certainty(const std::vector<Sign>& signs) {
  float sum = 0;
  for (const Sign& sign : signs) sum += sign.certainty;
  return signs.empty() ? 0 : sum / static_cast<float>(signs.size());
}

/// One character that differs is never enough: a rare one is read as a common one, and surely (嵘 as 峰).
bool is_other(const Seal& seal, const std::vector<Sign>& signs, const Alignment& alignment) {
  const std::vector<Step>& steps = alignment.steps;
  if (signs.size() < 4 || mean_certainty(signs) < kClear || seal.partial) return false;
  const Core core = core_of(steps);
  int sure = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Step& step = steps[i];
    if (agrees(step)) continue;
    if (step.read.text.empty()) {  // missing: only within what was read, and where no look saw it
      sure += i > core.begin && i < core.end && between_sure(steps, i) && undisputed(seal, step.wanted);
    } else if (step.read.certainty >= kSureOther && (step.wanted.empty() || undisputed(seal, step.wanted))) {
      sure += 1;
    }
  }
  // A reading that begins at the wrong place may have lost some: only what is another name altogether speaks there.
  if (alignment.turned) return sure >= 4 && 2 * static_cast<std::size_t>(sure) >= signs.size();
  return sure >= 2;
}

}  // namespace

std::string_view name_of(SealMatch match) {
  switch (match) {
    case SealMatch::kSame: return "same";
    case SealMatch::kOther: return "other";
    case SealMatch::kCannotTell: break;
  }
  return "cannot-tell";
}

SealMatch match_seal(const Seal& seal, std::string_view name) {
  if (seal.kind == SealKind::kPersonal) return SealMatch::kCannotTell;
  const std::vector<std::string> letters = letters_of(name);
  const std::vector<Sign> signs = signs_of(seal);
  if (letters.empty() || signs.empty()) return SealMatch::kCannotTell;
  const Alignment alignment = aligned(letters, signs);
  if (is_same(letters, alignment.steps)) return SealMatch::kSame;
  return is_other(seal, signs, alignment) ? SealMatch::kOther : SealMatch::kCannotTell;
}

}  // namespace chushen

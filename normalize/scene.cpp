#include "normalize/scene.h"

#include <algorithm>

#include "normalize/label_decoration.h"
#include "normalize/label_translation.h"
#include "normalize/text.h"

namespace chushen {
namespace {

constexpr std::size_t kLongestHeading = 30;  // characters
constexpr std::size_t kHeadingsKept = 2;
/// A near miss within a longer text says that another part begins only if it is at least so long.
constexpr std::size_t kTellingBytes = 12;

const FieldSpec* dated_section(const Scene& scene, const std::string& key) {
  for (const FieldSpec& field : scene.index().schema().fields) {
    if (field.type != ValueType::kDate) continue;
    for (const std::string& section : field.sections)
      if (key.find(compared_form(section)) != std::string::npos) return &field;
  }
  return nullptr;
}

bool names_other_part(const Scene& scene, const std::string& key) {
  const auto& near_misses = scene.index().schema().near_misses;
  return std::any_of(near_misses.begin(), near_misses.end(), [&](const std::string& label) {
    return label.size() >= kTellingBytes && key.ends_with(compared_form(label));
  });
}

}  // namespace

void note_heading(Scene& scene, const std::string& text) {
  const LabelKey label = label_key(without_translation(text));
  if (label.keys.empty() || code_points(text).size() > kLongestHeading) return;
  scene.headings.insert(scene.headings.begin(), label.keys.back());
  if (scene.headings.size() > kHeadingsKept) scene.headings.pop_back();
}

std::string note_section(Scene& scene, const LabelMatch& label) {
  const bool alone = label.general.empty() && !label.sectional.empty();
  const std::string section = alone ? std::string() : scene.index().section_of(label);
  if (!section.empty()) scene.latest_section = section;
  return section;
}

void note_pledge(Scene& scene, const std::string& text) {
  const std::string key = compared_form(text);
  if (const FieldSpec* field = dated_section(scene, key)) {
    scene.dated = field;
  } else if (scene.dated && code_points(text).size() <= kLongestHeading &&
             (names_other_part(scene, key) || is_numbered(text))) {
    scene.dated = nullptr;
  }
}

}  // namespace chushen

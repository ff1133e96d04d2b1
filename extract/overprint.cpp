#include "extract/overprint.h"

#include <algorithm>

#include "extract/utf8.h"

namespace chushen {
namespace {

/// Letters of two lines set close share less of their height, those of one word less of their width.
constexpr double kSharedHeight = 0.4, kSharedWidth = 0.5;  // em of the smaller

bool has_letter(const Run& run) {
  const std::u32string text = decode_utf8(run.text);
  return std::any_of(text.begin(), text.end(), [](char32_t c) {
    const bool ascii = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return ascii || (c >= 0x2E80 && c < 0x3000) || (c >= 0x3400 && c < 0xFE00);
  });
}

bool lie_over_each_other(const Run& a, const Run& b) {
  const double em = std::min(a.box.height(), b.box.height());
  const double height = std::min(a.box.bottom, b.box.bottom) - std::max(a.box.top, b.box.top);
  const double width = std::min(a.box.right, b.box.right) - std::max(a.box.left, b.box.left);
  return height > kSharedHeight * em && width > kSharedWidth * em;
}

bool repeats(const Run& a, const Run& b) { return a.text.find(b.text) != std::string::npos || b.text.find(a.text) != std::string::npos; }

}  // namespace

void doubt_overprinted(std::vector<Run>& runs) {
  std::vector<Run*> from_top;
  for (Run& run : runs)
    if (!run.box.empty() && has_letter(run)) from_top.push_back(&run);
  std::sort(from_top.begin(), from_top.end(), [](const Run* a, const Run* b) { return a->box.top < b->box.top; });
  for (auto run = from_top.begin(); run != from_top.end(); ++run)
    for (auto below = run + 1; below != from_top.end() && (*below)->box.top < (*run)->box.bottom; ++below)
      if (lie_over_each_other(**run, **below) && !repeats(**run, **below)) (*run)->confidence = (*below)->confidence = kOverprinted;
}

}  // namespace chushen

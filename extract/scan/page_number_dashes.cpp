#include "extract/scan/page_number_dashes.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace chushen {

namespace {

constexpr std::size_t kMostDigits = 3;

bool is_dash(std::string_view text) {
  for (std::string_view dash : {"-", "－", "—", "–", "―", "一", "ー", "_", "~"})
    if (text == dash) return true;
  return false;
}

bool is_digit(std::string_view text) { return text.size() == 1 && text[0] >= '0' && text[0] <= '9'; }

}  // namespace

void read_page_number_dashes(LineReading& reading) {
  std::vector<ReadCharacter*> all;
  for (ReadCharacter& character : reading.characters)
    if (character.text != " ") all.push_back(&character);
  if (all.size() < 3 || all.size() > kMostDigits + 2 || !is_dash(all.front()->text) || !is_dash(all.back()->text)) return;
  if (!std::all_of(all.begin() + 1, all.end() - 1, [](const ReadCharacter* character) { return is_digit(character->text); })) return;
  all.front()->text = all.back()->text = "-";
}

}  // namespace chushen

#include "extract/mark_glyphs.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extract/utf8.h"

namespace chushen {
namespace {

constexpr std::u32string_view kUnticked = U"□☐○◯◻▢⬜❏❐❑❒";
constexpr std::u32string_view kTicked = U"☑☒■√✓✔●◼⬛✅🗹🗷";
constexpr std::u32string_view kCircles = U"○◯●";
constexpr std::u32string_view kNumerals = U"〇零一二三四五六七八九十百年";

bool contains(std::u32string_view set, char32_t character) { return set.find(character) != set.npos; }

struct Symbol {
  unsigned char code;
  char32_t character;
};

constexpr std::array kWingdings = {
    Symbol{0x6C, U'●'}, Symbol{0x6D, U'❍'}, Symbol{0x6E, U'■'}, Symbol{0x6F, U'☐'}, Symbol{0x71, U'☐'},
    Symbol{0x72, U'☐'}, Symbol{0x75, U'◆'}, Symbol{0x76, U'❖'}, Symbol{0x9F, U'•'}, Symbol{0xA1, U'○'},
    Symbol{0xA7, U'▪'}, Symbol{0xA8, U'☐'}, Symbol{0xAB, U'★'}, Symbol{0xD8, U'➢'}, Symbol{0xE0, U'→'},
    Symbol{0xFB, U'✗'}, Symbol{0xFC, U'✔'}, Symbol{0xFD, U'☒'}, Symbol{0xFE, U'☑'}};

constexpr std::array kWingdings2 = {
    Symbol{0x2A, U'☐'}, Symbol{0x4F, U'✗'}, Symbol{0x50, U'✔'}, Symbol{0x51, U'☒'}, Symbol{0x52, U'☑'},
    Symbol{0x53, U'☒'}, Symbol{0x54, U'☒'}, Symbol{0x97, U'●'}, Symbol{0xA2, U'■'}, Symbol{0xA3, U'☐'}};

constexpr std::array kSymbol = {
    Symbol{0x2D, U'−'}, Symbol{0xA3, U'≤'}, Symbol{0xAE, U'→'}, Symbol{0xB0, U'°'}, Symbol{0xB1, U'±'},
    Symbol{0xB3, U'≥'}, Symbol{0xB4, U'×'}, Symbol{0xB7, U'·'}, Symbol{0xB8, U'÷'}, Symbol{0xB9, U'≠'},
    Symbol{0xBB, U'≈'}, Symbol{0xD6, U'√'}, Symbol{0xE5, U'∑'}};
constexpr std::u32string_view kGreekCapitals = U"ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";  // Symbol's A to Z
constexpr std::u32string_view kGreekLetters = U"αβχδεφγηιϕκλμνοπθρστυϖωξψζ";   // and a to z
constexpr std::u32string_view kSameInSymbol = U"!#%&()+,./0123456789:;<=>?[]_{|}";

template <std::size_t size>
std::optional<char32_t> look_up(const std::array<Symbol, size>& table, unsigned char code) {
  for (const Symbol& symbol : table)
    if (symbol.code == code) return symbol.character;
  return std::nullopt;
}

std::optional<char32_t> wingdings(unsigned char code) {
  if (code >= 0x81 && code <= 0x8A) return U'①' + (code - 0x81);
  if (code >= 0x8C && code <= 0x95) return U'❶' + (code - 0x8C);
  return look_up(kWingdings, code);
}

std::optional<char32_t> symbol(unsigned char code) {
  if (code >= 'A' && code <= 'Z') return kGreekCapitals[code - 'A'];
  if (code >= 'a' && code <= 'z') return kGreekLetters[code - 'a'];
  if (contains(kSameInSymbol, code)) return code;
  return look_up(kSymbol, code);
}

/// A character of the line and the run it stands in.
struct Place {
  char32_t character;
  std::size_t run, offset;  // offset: in code points
};

std::vector<Place> places_of(const Line& line) {
  std::vector<Place> places;
  for (std::size_t run = 0; run < line.runs.size(); ++run) {
    const std::u32string text = decode_utf8(line.runs[run].text);
    for (std::size_t offset = 0; offset < text.size(); ++offset) places.push_back({text[offset], run, offset});
  }
  return places;
}

bool is_check_box(const std::vector<Place>& places, std::size_t i) {
  const char32_t here = places[i].character;
  const char32_t before = i > 0 ? places[i - 1].character : 0;
  const char32_t after = i + 1 < places.size() ? places[i + 1].character : 0;
  if (!glyph_ticked(here) || before == here || after == here) return false;
  return !(contains(kCircles, here) && (contains(kNumerals, before) || contains(kNumerals, after)));
}

template <typename Value>
std::vector<Value> slice(const std::vector<Value>& values, std::size_t first, std::size_t count) {
  if (first + count > values.size()) return {};
  return {values.begin() + first, values.begin() + first + count};
}

/// `count` code points of a run as a run.
Run piece_of(const Run& run, const std::u32string& text, std::size_t first, std::size_t count) {
  Run piece = run;
  piece.text = encode_utf8(std::u32string_view(text).substr(first, count));
  piece.box = part_of(run, first, count);
  piece.edges = slice(run.edges, first, count);
  piece.certainties = slice(run.certainties, first, count);
  if (count != text.size()) piece.others.clear();  // they read the whole run
  return piece;
}

/// The run cut before and behind each of `marks` (offsets in code points, ascending).
void split_run(const Run& run, const std::vector<std::size_t>& marks, std::vector<Run>& runs) {
  const std::u32string text = decode_utf8(run.text);
  std::size_t done = 0;
  for (const std::size_t mark : marks) {
    if (mark > done) runs.push_back(piece_of(run, text, done, mark - done));
    runs.push_back(piece_of(run, text, mark, 1));
    runs.back().mark = {{glyph_ticked(text[mark]).value_or(false), run.confidence}};
    done = mark + 1;
  }
  if (done < text.size()) runs.push_back(piece_of(run, text, done, text.size() - done));
}

}  // namespace

std::optional<bool> glyph_ticked(char32_t character) {
  if (contains(kUnticked, character)) return false;
  if (contains(kTicked, character)) return true;
  return std::nullopt;
}

void split_marks(Line& line) {
  const std::vector<Place> places = places_of(line);
  std::vector<std::vector<std::size_t>> marks(line.runs.size());
  for (std::size_t i = 0; i < places.size(); ++i)
    if (line.runs[places[i].run].mark.empty() && is_check_box(places, i))
      marks[places[i].run].push_back(places[i].offset);
  std::vector<Run> runs;
  for (std::size_t i = 0; i < line.runs.size(); ++i) {
    if (marks[i].empty()) runs.push_back(std::move(line.runs[i]));
    else split_run(line.runs[i], marks[i], runs);
  }
  line.runs = std::move(runs);
}

std::optional<char32_t> symbol_character(std::string_view font, char32_t code) {
  if (code >= 0xF000 && code <= 0xF0FF) code -= 0xF000;
  if (code < 0x21 || code > 0xFF) return std::nullopt;
  const auto byte = static_cast<unsigned char>(code);
  if (font == "Wingdings") return wingdings(byte).value_or(0xFFFD);
  if (font == "Wingdings 2") return look_up(kWingdings2, byte).value_or(0xFFFD);
  if (font == "Symbol") return symbol(byte).value_or(0xFFFD);
  return std::nullopt;
}

}  // namespace chushen

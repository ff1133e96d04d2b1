#include "extract/scan/second_reader.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/scan/certainty.h"
#include "extract/scan/mark_characters.h"
#include "extract/scan/reading_pieces.h"
#include "extract/scan/stopwatch.h"
#include "extract/scan/tesseract_recognizer.h"

namespace chushen {

namespace {

// What a page may cost, in columns at a height of 48 pixels: about 0.05 ms each with the Latin model, 0.09 ms with the
// Chinese ones. Columns and not seconds, so that the same page gives the same reading.
constexpr double kMostColumns = 4000;
constexpr std::size_t kSentence = 32;  // characters: a longer line is text, no value in a cell
constexpr int kWidest = 1400;          // columns of one picture for the second reader

// How many times as often the second reader agrees where the first is right as where it is wrong, of doubtful characters,
// and the same of contradiction: of 174 right and 174 wrong Han characters it agreed with 70 and 21; of 10 right and 3 wrong
// separators with 10 and 0, which is what it is best at.
constexpr float kAgrees = 3.5f, kContradicts = 0.67f;
constexpr float kAgreesOnSeparator = 10, kContradictsSeparator = 0.1f;
constexpr float kSureOther = 0.5f;     // the second reader, below which its contradiction says nothing

bool is_off() {
  const char* set = std::getenv("CHUSHEN_SECOND_READER");
  return set && std::string_view(set) == "off";
}

char upper(char letter) { return letter >= 'a' && letter <= 'z' ? char(letter - 'a' + 'A') : letter; }

/// What is compared: width and case say nothing about which character stands there.
std::string compared(const std::string& character) {
  if (character == "〇" || character == "○") return "O";  // the zero of 二〇二三
  std::string half = half_width(character);
  for (char& letter : half) letter = upper(letter);
  return half;
}

/// The characters that may stand where these stand: figures with figures, codes with capitals, anything with the rest.
std::string alphabet_of(const std::vector<std::string>& characters) {
  std::string alphabet = "0123456789.,-/%:()+~";
  for (const std::string& character : characters) {
    const char letter = character.empty() ? ' ' : character[0];
    if ((letter >= 'a' && letter <= 'z') || letter == '@' || letter == '_') return {};
    if (letter >= 'A' && letter <= 'Z') alphabet = "0123456789-ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  }
  return alphabet;
}

/// Whether the first reader doubts a character of the piece that `counts`, or, in a piece that is the whole line, that none was left out.
template <typename Counts>
bool is_doubted(const LineReading& reading, const ReadingPiece& piece, Counts counts) {
  if (piece.end - piece.first == reading.characters.size() && 1 - reading.omission < kSureCharacter) return true;
  return std::any_of(reading.characters.begin() + piece.first, reading.characters.begin() + piece.end, [&](const ReadCharacter& character) {
    return character.text != " " && counts(character) && certainty_of(character) < kSureCharacter;
  });
}

bool is_doubted(const LineReading& reading, const ReadingPiece& piece) {
  return is_doubted(reading, piece, [](const ReadCharacter&) { return true; });
}

bool is_han(const ReadCharacter& character) { return character.text.size() > 1 && half_width(character.text).size() > 1; }

/// Whether most of the line is surely read: of noise, writing by hand and seals' letters the second reader knows no more.
bool is_mostly_sure(const LineReading& reading) {
  const auto sure = std::count_if(reading.characters.begin(), reading.characters.end(), [](const ReadCharacter& character) { return certainty_of(character) >= kSureCharacter; });
  return 2 * std::size_t(sure) >= reading.characters.size();
}

/// What is compared of a piece; white paper is left out.
std::vector<std::string> compared(const LineReading& reading, const ReadingPiece& piece) {
  std::vector<std::string> characters;
  for (std::size_t i = piece.first; i < piece.end; ++i)
    if (reading.characters[i].text != " ") characters.push_back(compared(reading.characters[i].text));
  return characters;
}

bool same_text(const LineReading& reading, const ReadingPiece& piece, const LineReading& second) {
  return compared(reading, piece) == compared(second, {0, second.characters.size()});
}

/// How sure the second reader is near a place of the picture: its least sure character within half a letter.
float sureness_at(const LineReading& second, float left, float right) {
  float least = 1;
  for (const ReadCharacter& character : second.characters)
    if (character.centre > left && character.centre < right) least = std::min(least, character.confidence);
  return least;
}

}  // namespace

struct SecondReader::Engine {
  struct Model {
    std::unique_ptr<TesseractRecognizer> reader;
    bool tried = false;
  };
  Model latin, chinese, capitals;
  double columns_left = 0;
  Counts counts;

  static TesseractRecognizer* get(Model& model, TesseractModel which) {
    if (!model.tried) model.reader = TesseractRecognizer::load(which);
    model.tried = true;
    return model.reader.get();
  }

  bool read_again(LineReading& reading, const ReadingPiece& piece, const Raster& picture, TesseractRecognizer* reader, bool twice, bool& differs);
};

namespace {

/// What the second reader read at a character, and how sure it was there.
struct Witness {
  std::string text;
  float sureness = 0;
};

void weigh(ReadCharacter& character, const std::string& ours, const Witness& witness) {
  const float certainty = certainty_of(character);
  if (certainty >= kSureCharacter || character.read_twice) return;  // by another of its models: no second witness
  const bool separator = is_separator(character);
  if (witness.text == ours) {
    const float ratio = separator ? kAgreesOnSeparator : kAgrees;
    character.confidence = with_witness(certainty, 1 + (ratio - 1) * witness.sureness);
  } else if (witness.sureness >= kSureOther) {
    character.confidence = with_witness(certainty, separator ? kContradictsSeparator : kContradicts);
    character.other = witness.text;
  } else {
    return;
  }
  character.read_twice = true;
}

/// Settles how sure each doubted character of the piece is after both readings.
/// \param from  column of the line at which the second's picture began.
/// \return whether they differ in one of these.
bool compare(LineReading& reading, const ReadingPiece& piece, const LineReading& second, float from) {
  std::vector<std::size_t> places;
  for (std::size_t i = piece.first; i < piece.end; ++i)
    if (reading.characters[i].text != " ") places.push_back(i);
  const std::vector<std::string> ours = compared(reading, piece);
  const std::vector<std::string> instead = aligned(ours, compared(second, {0, second.characters.size()}));
  bool differs = false;
  for (std::size_t k = 0; k < places.size(); ++k) {
    ReadCharacter& character = reading.characters[places[k]];
    if (mark_of(character.text)) continue;  // boxes and ticks are not among the characters that the second reader knows
    weigh(character, ours[k], {instead[k], sureness_at(second, character.left - from, character.right - from)});
    differs = differs || character.other.has_value();
  }
  if (ours == instead && piece.end - piece.first == reading.characters.size())  // none was left out
    reading.omission = 1 - with_witness(1 - reading.omission, kAgrees);
  return differs;
}

}  // namespace

/// \param twice  a piece that it reads otherwise is read once more in its whole height: of figures alone in their line the
///               height of the letters is a guess.
bool SecondReader::Engine::read_again(LineReading& reading, const ReadingPiece& piece, const Raster& picture, TesseractRecognizer* reader, bool twice,
                                      bool& differs) {
  const PixelBox place = place_of(piece, reading, picture);
  const double columns = 48.0 * place.width() / std::max(1, picture.height);
  if (reader == nullptr || columns < 1 || columns > kWidest || columns > columns_left) return false;
  columns_left -= columns;
  const Raster cut = cropped(picture, place);
  LineReading second = reader->read(cut);
  if (twice && !same_text(reading, piece, second)) {
    columns_left -= columns;
    reader->take_for_letters(true);
    if (LineReading third = reader->read(cut); same_text(reading, piece, third) || second.characters.empty()) second = std::move(third);
    reader->take_for_letters(false);
  }
  if (second.characters.empty()) return false;
  differs = compare(reading, piece, second, float(place.left)) || differs;
  return true;
}

SecondReader::SecondReader(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}
SecondReader::~SecondReader() = default;

std::unique_ptr<SecondReader> SecondReader::create() {
  if (is_off() || tesseract_version().empty()) return nullptr;
  return std::unique_ptr<SecondReader>(new SecondReader(std::make_unique<Engine>()));
}

std::string SecondReader::version() {
  const std::string version = is_off() ? std::string() : tesseract_version();
  return version.empty() ? "no second reader" : version;
}

const SecondReader::Counts& SecondReader::counts() const { return engine_->counts; }

void SecondReader::begin_page() {
  engine_->columns_left = kMostColumns;
}

void SecondReader::check(LineReading& reading, const Raster& picture) {
  if (reading.characters.empty() || reading.characters.size() > kSentence || picture.width == 0 || picture.height == 0) return;
  const ReadingPiece whole{0, reading.characters.size()};
  if (!is_doubted(reading, whole) || !is_mostly_sure(reading)) return;
  Engine& engine = *engine_;
  const Stopwatch watch(engine.counts.seconds);
  bool read = false, differs = false;

  for (const ReadingPiece& piece : capital_pieces(reading))
    if (is_doubted(reading, piece))
      read = engine.read_again(reading, piece, picture, Engine::get(engine.capitals, TesseractModel::kCapitals), false, differs) || read;

  for (const ReadingPiece& piece : latin_pieces(reading)) {
    if (piece.end - piece.first < 2 || !is_doubted(reading, piece)) continue;  // of a single figure it says nothing
    TesseractRecognizer* const reader = Engine::get(engine.latin, TesseractModel::kLatin);
    if (reader == nullptr) break;
    std::vector<std::string> characters;
    for (std::size_t i = piece.first; i < piece.end; ++i) characters.push_back(half_width(reading.characters[i].text));
    reader->allow_only(alphabet_of(characters));
    read = engine.read_again(reading, piece, picture, reader, true, differs) || read;
  }

  const bool has_han = std::any_of(reading.characters.begin(), reading.characters.end(), is_han);
  if (has_han && is_doubted(reading, whole, is_han))
    read = engine.read_again(reading, whole, picture, Engine::get(engine.chinese, TesseractModel::kChinese), false, differs) || read;

  engine.counts.lines += read;
  engine.counts.disagreements += differs;
}

}  // namespace chushen

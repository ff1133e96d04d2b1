#include "extract/scan/second_reader.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/scan/mark_characters.h"
#include "extract/scan/reading_pieces.h"
#include "extract/scan/stopwatch.h"
#include "extract/scan/tesseract_recognizer.h"

namespace chushen {

namespace {

// What a page may cost, in columns at a height of 48 pixels: about 0.05 ms each with the Latin model, 0.09 ms with the
// Chinese ones. A form of 60 figures has 6 000. Columns and not seconds, so that the same page gives the same reading.
constexpr double kMostFigures = 6000, kMostDoubts = 1800;
constexpr std::size_t kSentence = 24;  // characters: a longer line is text, no value in a cell
constexpr int kWidest = 1400;          // columns of one picture for the second reader

constexpr float kSure = 0.9f;          // the first reader, below which it is asked again
constexpr float kSurelyOther = 0.8f;   // the second reader, above which its disagreement is one
constexpr float kHalfSureOther = 0.5f;
constexpr float kDisagreed = 0.45f;    // what remains: as likely wrong as right
constexpr float kHalfDisagreed = 0.75f;

bool is_off() {
  const char* set = std::getenv("CHUSHEN_SECOND_READER");
  return set && std::string_view(set) == "off";
}

bool is_latin(const std::string& character) { return character.size() == 1; }

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

float least_confidence(const LineReading& reading, const ReadingPiece& piece) {
  float least = 1 - reading.omission;
  for (std::size_t i = piece.first; i < piece.end; ++i)
    if (reading.characters[i].text != " ") least = std::min(least, reading.characters[i].confidence);
  return least;
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
  double figures_left = 0, doubts_left = 0;
  Counts counts;

  static TesseractRecognizer* get(Model& model, TesseractModel which) {
    if (!model.tried) model.reader = TesseractRecognizer::load(which);
    model.tried = true;
    return model.reader.get();
  }

  bool compare(LineReading& reading, const ReadingPiece& piece, const LineReading& second, float from, bool weak) const;
  bool read_again(LineReading& reading, const ReadingPiece& piece, const Raster& picture, TesseractRecognizer* reader, double& left, bool weak, bool& differs);
};

/// Settles how sure each character of the piece is after both readings.
/// \param from  column of the line at which the second's picture began.
/// \param weak  the second is the weaker reader here: it may confirm, but not contradict what the first is sure of.
/// \return whether they differ.
bool SecondReader::Engine::compare(LineReading& reading, const ReadingPiece& piece, const LineReading& second, float from, bool weak) const {
  std::vector<std::size_t> places;
  for (std::size_t i = piece.first; i < piece.end; ++i)
    if (reading.characters[i].text != " ") places.push_back(i);
  const std::vector<std::string> ours = compared(reading, piece);
  const std::vector<std::string> instead = aligned(ours, compared(second, {0, second.characters.size()}));
  bool differs = false;
  for (std::size_t k = 0; k < places.size(); ++k) {
    ReadCharacter& character = reading.characters[places[k]];
    if (mark_of(character.text)) continue;  // boxes and ticks are not among the characters that the second reader knows
    const float sureness = sureness_at(second, character.left - from, character.right - from);
    if (instead[k] == ours[k]) {
      character.confidence = 1 - (1 - character.confidence) * (1 - 0.8f * sureness);
      continue;
    }
    if (sureness < kHalfSureOther || (weak && character.confidence >= kSure)) continue;
    differs = true;
    character.other = instead[k];
    character.confidence = std::min(character.confidence, sureness >= kSurelyOther ? kDisagreed : kHalfDisagreed);
  }
  return differs;
}

bool SecondReader::Engine::read_again(LineReading& reading, const ReadingPiece& piece, const Raster& picture, TesseractRecognizer* reader, double& left,
                                      bool weak, bool& differs) {
  const PixelBox place = place_of(piece, reading, picture);
  const double columns = 48.0 * place.width() / std::max(1, picture.height);
  if (reader == nullptr || columns < 1 || columns > kWidest || columns > left) return false;
  left -= columns;
  const Raster cut = cropped(picture, place);
  LineReading second = reader->read(cut);
  if (!weak && !same_text(reading, piece, second)) {
    left -= columns;
    reader->take_for_letters(true);
    if (LineReading third = reader->read(cut); same_text(reading, piece, third) || second.characters.empty()) second = std::move(third);
    reader->take_for_letters(false);
  }
  if (second.characters.empty()) return false;
  differs = compare(reading, piece, second, float(place.left), weak) || differs;
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
  engine_->figures_left = kMostFigures;
  engine_->doubts_left = kMostDoubts;
}

void SecondReader::check(LineReading& reading, const Raster& picture) {
  if (reading.characters.empty() || picture.width == 0 || picture.height == 0) return;
  Engine& engine = *engine_;
  const Stopwatch watch(engine.counts.seconds);
  bool read = false, differs = false;
  const bool sentence = reading.characters.size() > kSentence;

  for (const ReadingPiece& piece : capital_pieces(reading))
    if (TesseractRecognizer* reader = Engine::get(engine.capitals, TesseractModel::kCapitals))
      read = engine.read_again(reading, piece, picture, reader, engine.figures_left, true, differs) || read;

  for (const ReadingPiece& piece : latin_pieces(reading)) {
    if (sentence && least_confidence(reading, piece) >= kSure) continue;
    TesseractRecognizer* const reader = Engine::get(engine.latin, TesseractModel::kLatin);
    if (reader == nullptr) break;
    std::vector<std::string> characters;
    for (std::size_t i = piece.first; i < piece.end; ++i) characters.push_back(half_width(reading.characters[i].text));
    reader->allow_only(alphabet_of(characters));
    read = engine.read_again(reading, piece, picture, reader, engine.figures_left, false, differs) || read;
  }

  const ReadingPiece whole{0, reading.characters.size()};
  const bool has_han = std::any_of(reading.characters.begin(), reading.characters.end(), [](const ReadCharacter& character) { return !is_latin(character.text); });
  if (has_han && least_confidence(reading, whole) < kSure && engine.doubts_left > 0)
    if (TesseractRecognizer* reader = Engine::get(engine.chinese, TesseractModel::kChinese))
      read = engine.read_again(reading, whole, picture, reader, engine.doubts_left, true, differs) || read;

  engine.counts.lines += read;
  engine.counts.disagreements += differs;
}

}  // namespace chushen

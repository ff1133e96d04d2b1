#include "extract/scan/tesseract_alone.h"

#include <algorithm>
#include <utility>

#include "extract/scan/tesseract_recognizer.h"

namespace chushen {

namespace {

bool is_latin(const ReadCharacter& character) { return character.text.size() == 1; }

class TesseractAlone : public Recognizer {
 public:
  TesseractAlone(std::unique_ptr<TesseractRecognizer> chinese, std::unique_ptr<TesseractRecognizer> latin)
      : chinese_(std::move(chinese)), latin_(std::move(latin)) {}

  LineReading read(const Raster& line) override {
    LineReading reading = chinese_->read(line);
    const auto letters = std::size_t(std::count_if(reading.characters.begin(), reading.characters.end(), is_latin));
    if (latin_ && letters > 0 && letters == reading.characters.size()) reading = latin_->read(line);
    for (ReadCharacter& character : reading.characters) character.confidence = std::min(character.confidence, kTesseractAlone);
    return reading;
  }

 private:
  std::unique_ptr<TesseractRecognizer> chinese_, latin_;
};

}  // namespace

std::unique_ptr<Recognizer> load_tesseract_alone() {
  auto chinese = TesseractRecognizer::load(TesseractModel::kChinese);
  if (!chinese) return nullptr;
  return std::make_unique<TesseractAlone>(std::move(chinese), TesseractRecognizer::load(TesseractModel::kLatin));
}

}  // namespace chushen

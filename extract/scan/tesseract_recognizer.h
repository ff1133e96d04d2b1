#pragma once

#include <memory>
#include <string>

#include "extract/scan/recognizer.h"

namespace chushen {

/// Which of Tesseract's models reads. Each is loaded when it is first asked for: about 0.1 s and 30 MB.
enum class TesseractModel {
  kLatin,     ///< eng: figures, codes, mails. A short one costs 5 to 15 ms
  kChinese,   ///< chi_sim: about 4 ms for each character; knows 4 000 characters, few of those in rare names
  kCapitals,  ///< chi_tra with the figures in capitals only: chi_sim has no 叁 柒 捌 仟. Answers in simplified characters
};

/// Tesseract 5 as a recognizer of single lines: another network, trained by others on other data, so that the errors it
/// has in common with PP-OCR are few.
class TesseractRecognizer : public Recognizer {
 public:
  /// Null where the model is not installed or does not load.
  static std::unique_ptr<TesseractRecognizer> load(TesseractModel model);
  ~TesseractRecognizer() override;

  /// One line, or a part of one, cut close above and below.
  /// No alternatives: Tesseract's are of no use (`lstm_choice_mode` gives those of neighbouring symbols).
  LineReading read(const Raster& line) override;

  /// Whether the height of the picture is that of the letters, or is found first (at first it is found). Short figures
  /// come out wrong now with the one, now with the other, hardly ever with both: "75" as "15", "108" as "(108".
  void take_for_letters(bool whole_height);

  /// From here on only these characters are read, every other one being read as the nearest of them; empty: all.
  void allow_only(const std::string& characters);

 private:
  struct Engine;
  explicit TesseractRecognizer(std::unique_ptr<Engine> engine);
  std::unique_ptr<Engine> engine_;
};

/// "tesseract-5.3.0 chi_sim chi_tra eng", naming the models that are installed; empty where there is none. Loads nothing.
/// They are looked for in TESSDATA_PREFIX of the environment, else where distributions put them.
std::string tesseract_version();

bool has_tesseract_model(TesseractModel model);

}  // namespace chushen

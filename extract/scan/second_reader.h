#pragma once

#include <memory>
#include <string>

#include "extract/scan/raster.h"
#include "extract/scan/recognizer.h"

namespace chushen {

/// A second, independent reader (Tesseract) of what decides something, because one reader alone is wrong and sure of it:
/// "1,200" as "1.200", a digit dropped. It is slower and weaker than the first, so it reads only
///
/// - figures, codes, phones and mails in short lines, with the Latin model and only the characters that may stand there;
///   in long lines, which are sentences, only those that the first reader is not sure of;
/// - amounts in capitals (壹拾贰万), with the model that knows them;
/// - lines whose Han characters the first reader is not sure of.
///
/// Agreement raises the confidence of each character, disagreement lowers it; what the second read stands in
/// ReadCharacter::other, so that the grammar of the value may decide (normalize/second_reading.h). Nothing is corrected here.
class SecondReader {
 public:
  /// Null where Tesseract has no model, or CHUSHEN_SECOND_READER=off is in the environment: for measuring what it is worth.
  static std::unique_ptr<SecondReader> create();

  /// "tesseract-5.3.0 chi_sim chi_tra eng", or "no second reader".
  static std::string version();

  ~SecondReader();

  /// A page gets so much of its time, in columns of pixels read, and no more; see second_reader.cpp.
  void begin_page();

  /// \param picture  what `reading` was read from; places are its pixels.
  void check(LineReading& reading, const Raster& picture);

  struct Counts {
    int lines = 0;          ///< of which something was read twice
    int disagreements = 0;  ///< lines in which the two differ
    double seconds = 0;     ///< of the processor, loading included
  };
  const Counts& counts() const;

 private:
  struct Engine;
  explicit SecondReader(std::unique_ptr<Engine> engine);
  std::unique_ptr<Engine> engine_;
};

}  // namespace chushen

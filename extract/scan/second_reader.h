#pragma once

#include <memory>
#include <string>

#include "extract/scan/raster.h"
#include "extract/scan/recognizer.h"

namespace chushen {

/// A second, independent reader (Tesseract) of what the first one doubts (certainty.h) in lines that may be a value: figures,
/// codes, phones and mails, with the Latin model and only the characters that may stand there; amounts in capitals
/// (壹拾贰万), with the model that knows them; lines with doubtful Han characters.
///
/// It is the weaker reader. Of 12 254 characters that both read on 30 made-up submissions the first was sure of 11 820; the
/// second contradicted 413 of these, which mended no value and took 13 right ones away: so a sure first reader is not asked
/// again, nor overruled. Of doubtful characters agreement raises the odds and disagreement lowers them by as much as
/// was measured there (second_reader.cpp); what the second read stands in ReadCharacter::other, so that the grammar of the
/// value may decide (normalize/second_reading.h). Nothing is corrected here.
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

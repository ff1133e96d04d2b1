#pragma once

#include <utility>
#include <vector>

#include "extract/scan/recognizer.h"

namespace chushen {

/// Reads no picture of a page twice: the lines that showed which way up the page lies are not read again with the rest,
/// nor are lines within which a box was found afterwards.
class RememberingRecognizer : public Recognizer {
 public:
  explicit RememberingRecognizer(Recognizer& reader) : reader_(reader) {}

  LineReading read(const Raster& line) override {
    for (const auto& [picture, reading] : known_)
      if (picture.width == line.width && picture.height == line.height && picture.pixels == line.pixels) return reading;
    LineReading reading = reader_.read(line);
    known_.emplace_back(line, reading);
    return reading;
  }

 private:
  Recognizer& reader_;
  std::vector<std::pair<Raster, LineReading>> known_;
};

}  // namespace chushen

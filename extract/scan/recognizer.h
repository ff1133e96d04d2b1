#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "extract/scan/onnx_model.h"
#include "extract/scan/raster.h"

namespace chushen {

/// One character as a recognizer saw it.
struct ReadCharacter {
  std::string text;           ///< one character of the recognizer's list, UTF-8
  float left = 0, right = 0;  ///< pixels of the line image
  float confidence = 0;       ///< its probability
  std::string second;         ///< what else it may be; empty where nothing comes near
  float second_confidence = 0;
  float centre = 0;           ///< where it was seen: `left` and `right` reach halfway to its neighbours, however far they are
  /// What a second reader read here instead, where that counts; "" where it read nothing. Empty where it was not asked or agrees.
  std::optional<std::string> other = std::nullopt;
  bool read_twice = false;    ///< `confidence` is what follows from two readings (certainty.h), no longer the recognizer's own
  bool operator==(const ReadCharacter&) const = default;
};

/// What stands in the image of one line.
struct LineReading {
  std::vector<ReadCharacter> characters;  ///< from left to right
  /// Strongest hint of a character that was left out: 0 where the places between the characters are surely empty.
  float omission = 0;
  bool operator==(const LineReading&) const = default;
};

std::string text_of(const LineReading& reading);

/// How sure the reading is as a whole: no surer than its least sure character, nor than that none is missing.
float confidence_of(const LineReading& reading);

/// Reads the image of one line of text: dark on light, cut close above and below.
class Recognizer {
 public:
  virtual ~Recognizer() = default;
  virtual LineReading read(const Raster& line) = 0;
};

/// PP-OCRv6 (small): a network with CTC output over 18 708 characters, blank and space. Its list stands in the model.
/// Where its file is missing or unusable, PP-OCRv4 (mobile): 6 623 characters, their list in a file beside it.
tl::expected<std::unique_ptr<Recognizer>, OnnxModel::Error> load_ppocr_recognizer(const std::string& models_folder);

/// "ppocr-v6-small narrowed onnxruntime-1.32.0": the model in that folder that will be loaded; empty where there is none. Loads nothing.
std::string ppocr_version(const std::string& models_folder);

}  // namespace chushen

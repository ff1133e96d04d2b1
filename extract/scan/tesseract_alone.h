#pragma once

#include <memory>

#include "extract/scan/recognizer.h"

namespace chushen {

/// Tesseract as the only reader, where PP-OCR is not installed: the Chinese model reads each line, and the Latin one again
/// those that turn out to be figures or Latin letters, because without Chinese characters beside them the Chinese model
/// misjudges their height. Of filled forms it gets about four values in five right and does not know which: nothing it
/// reads is surer than
/// calibrated(kTesseractAlone). Null where it has no Chinese model.
std::unique_ptr<Recognizer> load_tesseract_alone();

/// Calibrated, it lies below what counts as sure (0.8): a person looks at every value.
inline constexpr float kTesseractAlone = 0.5f;

}  // namespace chushen

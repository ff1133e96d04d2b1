#pragma once

#include <string>

#include "extract/document.h"
#include "extract/read_document.h"

namespace chushen {

/// Reads a plain text (text_encoding.h): one page without a number, a paragraph per line that is not blank, each with
/// its line's number as path ("第3行"); check boxes as marks.
Document read_text(const std::string& path, const ReadLimits& limits);

}  // namespace chushen

#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "extract/document.h"

namespace chushen {

/// The JSON form of a Document: what a worker sends, what the cache keeps, what golden files hold.
/// Members that hold their default are left out, so that golden files stay readable; numbers have at most two decimals
/// for lengths and four for confidences. `indent` < 0 writes one line.
std::string to_json(const Document& document, int indent = -1);

/// Why a text is not a Document.
enum class DocumentJsonError {
  kNotJson,
  kWrongShape,   ///< a key has the wrong type or an enumeration an unknown name
  kOutOfBounds,  ///< a span, a place or a confidence that no Document has: overlapping cells, NaN, 2.0
  kTooDeep,      ///< tables nested beyond 16
};

/// Reads it back. The text may come from a worker that was taken over: everything is checked, nothing is trusted.
/// parse_document(to_json(d)) == d up to the rounding above.
tl::expected<Document, DocumentJsonError> parse_document(std::string_view untrusted_json);

}  // namespace chushen

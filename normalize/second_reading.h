#pragma once

#include <optional>
#include <string>

#include "normalize/form_schema.h"
#include "normalize/traced_text.h"
#include "normalize/value_reader.h"

namespace chushen {

/// What a second reader of pictures made of a place, where it differs from the first (Run::others, "tesseract").
struct SecondReading {
  std::string text;
  float undisputed = 1;  ///< confidence of what both read alike
};

/// Nothing where the place was not read twice or both read the same. Of a run that reaches beyond the place only a
/// difference that lies wholly inside or outside of it is understood; any other gives nothing, and the confidence that
/// the reader of pictures lowered stays low.
std::optional<SecondReading> second_reading(const TracedText& place);

/// Two readings of one value, settled by the value's own grammar:
///
/// - they mean the same ("2023.8.7", "2023-8-7"): as sure as what both read alike, and no surer than kBothMeanIt;
/// - the first passes a check and the second does not (a code's check digit; a phone's or postal code's length; a date,
///   an amount that can be read at all): the first stands, at most kCheckDecided, or kGrammarDecided where it is no check digit;
/// - the second passes its check digit and the first does not: the second's value, at most kCheckDecided;
/// - the second passes another check and the first does not: the first, as unsure as it is, with the second as a suggestion;
/// - else neither is sure: kDisputed at most where the first looks like such a value, else as unsure as it is.
struct SettledReading {
  ValueReading read;
  float confidence = 0;
  bool of_second = false;  ///< `read` is the second reader's
};

SettledReading settle_readings(const FieldSpec& field, ValueReading first, float confidence, const ValueReading& second,
                               const SecondReading& other);

inline constexpr float kBothMeanIt = 0.95f;
inline constexpr float kCheckDecided = 0.9f;
inline constexpr float kGrammarDecided = 0.85f;
inline constexpr float kDisputed = 0.6f;

}  // namespace chushen

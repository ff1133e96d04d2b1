#pragma once

#include "normalize/form_schema.h"
#include "normalize/traced_text.h"

namespace chushen {

/// The date, filled in or not, with which a line ends: "2023年8月25日", "　年　月　日", "2023.8.25". Empty where it ends with
/// none. A year alone is none.
TracedText date_at_end(const TracedText& line);

/// The text before such a date.
TracedText without_date_at_end(const TracedText& line);

/// The field of a row of check boxes that has no label: every box is followed by an option of that field alone, and two
/// options at least stand there. Nothing for 是 and 否, which many fields share.
const FieldSpec* field_of_boxes(const TracedText& line, const FormSchema& schema);

}  // namespace chushen

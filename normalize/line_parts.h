#pragma once

#include <optional>
#include <string>

#include "normalize/form_schema.h"
#include "normalize/traced_text.h"

namespace chushen {

/// The date, filled in or not, with which a line ends: "2023年8月25日", "　年　月　日", "2023.8.25". Empty where it ends with
/// none. A year alone is none.
TracedText date_at_end(const TracedText& line);

/// The text before such a date.
TracedText without_date_at_end(const TracedText& line);

/// The text before a bracket at its end that only says where the seal or the signature goes: "江门市甲有限公司（公章）".
TracedText without_ink_hint(const TracedText& text);

/// Without lines that only say in brackets what to do in the place: "江门市甲有限公司 / （须与营业执照一致）".
TracedText without_hint_lines(const TracedText& text);

/// The field of a row of check boxes that has no label: every box is followed by an option of that field alone, and two
/// options at least stand there. Nothing for 是 and 否, which many fields share.
const FieldSpec* field_of_boxes(const TracedText& line, const FormSchema& schema);

/// Of a text that begins with a box: what stands behind the ticked ones, joined by "；"; empty where none is ticked.
/// Nothing where the text does not begin with a box.
std::optional<std::string> behind_ticks(const TracedText& text);

/// How many different options of a choice stand behind one of its boxes, before the next; remarks in brackets aside.
/// More than one says that a box was not seen. None where all marks are rings: options that are circled have no boxes.
std::size_t most_options_behind_a_box(const TracedText& text, const FieldSpec& field);

}  // namespace chushen

#pragma once

#include "normalize/form_schema.h"
#include "normalize/traced_text.h"

namespace chushen {

/// Whether what a reader of pictures made of a place is the kind of thing that such readers get wrong while they are sure
/// of it, so that a person has to look:
///
/// - an amount or count with exactly three decimals: "1.200" may be "1,200", and amounts so exact are next to none;
/// - two options behind one box: a box was not seen, and it may have been a ticked one;
/// - an option that stands there twice while another is missing: one of the two was misread, perhaps the ticked one;
/// - boxes beside which nothing was read;
/// - a box within the letters of a text: a letter was taken for a box;
/// - a text that ends in a point, has one behind a comma, or a line of one stroke: dust, or a piece of a ruling, is read as such;
/// - a text of figures alone, where a name or an address is asked for: it is another row's;
/// - a code of the form that is shorter or longer than one: a part of it was not seen;
/// - a Latin word over two lines: two words, or one;
/// - what is asked for as a mail address and is none: an @ is read as a, a point is lost.
bool is_doubtful(const FieldSpec& field, const TracedText& recognized);

/// Whether a text is made of pieces as far apart as columns are: one value with a gap, or two with a ruling between them
/// that was not seen.
bool holds_columns(const FieldSpec& field, const TracedText& recognized);

/// Whether a figure goes on in the next line of its place as written ("1 / 2,335.36"): one that is broken is rarer than a
/// stroke or speck above it that was read as a figure of its own. Of codes only one of 18 symbols is broken over lines.
bool breaks_a_figure(const FieldSpec& field, const TracedText& written);

}  // namespace chushen

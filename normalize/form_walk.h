#pragma once

#include "normalize/binder.h"

namespace chushen {

/// Binds all that one document, or one page of it, says to the fields of the schema: paragraphs and tables in reading
/// order, headers and footers left out. The same code for word-processing files, text layers and scans.
///
/// \param only_page  a page number, or nothing for all pages.
std::vector<BoundValue> walk_form(const Document& document, const LabelIndex& index, std::optional<int> only_page = {});

}  // namespace chushen

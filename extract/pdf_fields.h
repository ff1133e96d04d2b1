#pragma once

#include <vector>

#include "extract/pdf_page.h"

class Annot;  // of the library: only the files in tests/architecture_test.cpp know them
class Page;

namespace chushen {

/// A form field (12.7) with the number of its object.
struct PlacedField {
  int object = 0, generation = 0;
  PdfField field;  ///< its box in the coordinates of the file
};

/// Fields whose value we place ourselves: their drawing is left out, else the value would stand there twice.
struct PlacedFields {
  std::vector<PlacedField> fields;
  int hidden = 0;  ///< fields with a value that do not show: left out

  /// Whether the library is to draw an annotation, as it asks for each. \param self  these fields.
  static bool is_drawn(Annot* annotation, void* self);
};

/// Those of a page that have a value which this version shows: not signatures, not push buttons.
PlacedFields fields_of(::Page& page);

}  // namespace chushen

#include "normalize/form_schema.h"

#include <algorithm>

namespace chushen {

const FieldSpec* find_field(const FormSchema& schema, std::string_view name) {
  const auto found = std::find_if(schema.fields.begin(), schema.fields.end(),
                                  [&](const FieldSpec& field) { return field.name == name; });
  return found == schema.fields.end() ? nullptr : &*found;
}

}  // namespace chushen

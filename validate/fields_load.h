#pragma once

#include "normalize/form_schema.h"
#include "validate/pack_reader.h"

namespace chushen {

/// fields.yaml: what the forms ask for and how they call it. Fills everything of the schema but what notice.yaml says
/// (directions, roles, city, divisions), which has to be there already: requirements name directions, labels name
/// roles.
void load_fields(const YamlNode& root, PackReader& reader, FormSchema& schema);

}  // namespace chushen

#pragma once

#include <utility>

#include "normalize/evidence.h"
#include "normalize/form_labels.h"
#include "normalize/label_index.h"

namespace chushen {

/// What FormLabels holds. The indices point into the schema beside them, so it stays where it is.
struct FormLabels::Index {
  explicit Index(FormSchema copied) : schema(std::move(copied)), form(schema), evidence(schema) {}
  Index(const Index&) = delete;
  Index& operator=(const Index&) = delete;

  FormSchema schema;
  LabelIndex form;
  EvidenceLabels evidence;
};

}  // namespace chushen

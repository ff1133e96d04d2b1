#include "normalize/form_labels.h"

#include <utility>

#include "normalize/form_labels_index.h"

namespace chushen {

FormLabels::FormLabels(FormSchema schema) : index_(std::make_unique<const Index>(std::move(schema))) {}
FormLabels::FormLabels(FormLabels&&) noexcept = default;
FormLabels& FormLabels::operator=(FormLabels&&) noexcept = default;
FormLabels::~FormLabels() = default;

}  // namespace chushen

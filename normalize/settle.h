#pragma once

#include <string>
#include <vector>

#include "normalize/application.h"
#include "normalize/binder.h"
#include "normalize/form_schema.h"

namespace chushen {

/// What one document gave: `values` of a form set fields, those of other papers only stand beside them.
struct DocumentValues {
  Role role = Role::kUnknown;
  std::vector<BoundValue> values;
};

/// Settles one field (of one year and half) over all its readings.
///
/// Authority: the editable form, then the stamped, then the print. The editable stands against a scan that is not sure;
/// where both are sure (kSure) and differ, the field is conflicting. A scan's reading below kReadable is unreadable; one
/// that is no value of the type is malformed only where it is surely read. OCR doubt never accuses.
Field settle_field(const FieldSpec& field, std::optional<int> year, std::optional<int> half,
                   const std::vector<DocumentValues>& documents);

/// All fields of a direction (of all where it is empty), in the pack's order; those by year once per year and half whose
/// place stands on a form.
std::vector<Field> settle_fields(const FormSchema& schema, const std::string& direction,
                                 const std::vector<DocumentValues>& documents);

inline constexpr float kSure = 0.9f;
inline constexpr float kReadable = 0.5f;

}  // namespace chushen

#pragma once

#include "normalize/binder.h"

namespace chushen {

/// What other papers than forms say about the fields: each kind has its own names for them (FormSchema::role_labels).
class EvidenceLabels {
 public:
  explicit EvidenceLabels(const FormSchema& schema);
  EvidenceLabels(const EvidenceLabels&) = delete;
  EvidenceLabels& operator=(const EvidenceLabels&) = delete;

  /// The values of one document, or of one page of it; none where the role's papers are not read for fields.
  std::vector<BoundValue> read(const Document& document, Role role, std::optional<int> only_page = {}) const;

  /// The labels of one kind of paper; none where it has none.
  const LabelIndex& labels_of(Role role) const;

 private:
  /// The fields that a kind of paper speaks of, under its own labels.
  std::map<Role, FormSchema> schemas_;
  std::map<Role, LabelIndex> labels_;  ///< point into schemas_
};

}  // namespace chushen

#include "normalize/evidence.h"

#include "normalize/form_walk.h"

namespace chushen {
namespace {

FieldSpec renamed(const FieldSpec& field, const std::vector<std::string>& labels) {
  FieldSpec own;
  own.name = field.name;
  own.type = field.type;
  own.unit = field.unit;
  own.options = field.options;
  own.answer_none = field.answer_none;
  own.labels = labels;
  return own;
}

}  // namespace

EvidenceLabels::EvidenceLabels(const FormSchema& schema) {
  for (const RoleLabels& labels : schema.role_labels) {
    const std::optional<Role> role = role_named(labels.role);
    const FieldSpec* field = find_field(schema, labels.field);
    if (role && field) schemas_[*role].fields.push_back(renamed(*field, labels.labels));
  }
  for (const auto& [role, own] : schemas_) labels_.try_emplace(role, own);
}

const LabelIndex& EvidenceLabels::labels_of(Role role) const {
  static const FormSchema kNothing;
  static const LabelIndex kNone(kNothing);
  const auto labels = labels_.find(role);
  return labels == labels_.end() ? kNone : labels->second;
}

std::vector<BoundValue> EvidenceLabels::read(const Document& document, Role role, std::optional<int> only_page) const {
  const auto labels = labels_.find(role);
  return labels == labels_.end() ? std::vector<BoundValue>{} : walk_form(document, labels->second, only_page);
}

}  // namespace chushen

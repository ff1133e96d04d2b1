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
}

const FormSchema& EvidenceLabels::labels_of(Role role) const {
  static const FormSchema kNone;
  const auto schema = schemas_.find(role);
  return schema == schemas_.end() ? kNone : schema->second;
}

std::vector<BoundValue> EvidenceLabels::read(const Document& document, Role role, std::optional<int> only_page) const {
  const auto schema = schemas_.find(role);
  if (schema == schemas_.end()) return {};
  const LabelIndex index(schema->second);
  return walk_form(document, index, only_page);
}

}  // namespace chushen

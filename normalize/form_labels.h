#pragma once

#include <memory>

#include "normalize/form_schema.h"

namespace chushen {

/// A form with all labels that its papers may bear, ready to be looked up: those of the form itself and those of each
/// kind of evidence. Making it takes as long as understanding some twenty forms, so it is made once where a pack is loaded
/// and used for all submissions; the schema is copied.
///
///     const FormLabels labels(notice.form);
///     for (const auto& documents : submissions) applications.push_back(normalize(documents, labels));
class FormLabels {
 public:
  explicit FormLabels(FormSchema schema);
  FormLabels(FormLabels&&) noexcept;
  FormLabels& operator=(FormLabels&&) noexcept;
  ~FormLabels();

  struct Index;  ///< normalize/form_labels_index.h, for normalize/ alone
  const Index& index() const { return *index_; }

 private:
  std::unique_ptr<const Index> index_;
};

}  // namespace chushen

#pragma once

#include <span>

#include "extract/document.h"
#include "normalize/application.h"
#include "normalize/form_labels.h"

namespace chushen {

/// From what the papers say to what the applicant declares: finds the role of each document, binds labels to fields,
/// reads values by their types, and settles each field over all its readings.
///
/// Pure: no disk, no clock. `documents` are those of one submission, with ids. Does not throw for any content.
///
///     normalize(documents, FormLabels(notice.form)).fields[0].name == "申报单位名称"
Application normalize(std::span<const Document> documents, const FormLabels& labels);

/// The same for one submission alone.
Application normalize(std::span<const Document> documents, const FormSchema& schema);

}  // namespace chushen

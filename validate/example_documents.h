#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extract/document.h"
#include "validate/example.h"
#include "validate/notice.h"

namespace chushen {

/// "营业收入 2022" -> "营业收入"; "营业收入 2023H1" too.
std::string field_in(const std::string& key);

/// The sample of that direction (of the first where it is empty), or nothing.
const Sample* sample_of(const Notice& notice, const std::string& direction);

/// The submission as readers would hand it on: an editable form, a stamped one read from its pages, papers beside them.
/// Every field stands in a table beside one of its labels. Throws std::logic_error where the pack has no sample.
std::vector<Document> documents_of(const ExampleSubmission& submission, const Notice& notice);

/// How the PDF with a text layer looks when printed (normalize/print_match.h); its id is that of one of documents_of().
/// Nothing where the submission has none.
std::optional<Document> print_of(const ExampleSubmission& submission, const Notice& notice);

/// The county's 汇总表 with those rows.
Document summary_document(const std::vector<std::vector<WrittenAs>>& rows);

}  // namespace chushen

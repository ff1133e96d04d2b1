#pragma once

#include <string>
#include <string_view>

#include "report/changes.h"

namespace chushen {

/// The items of a digest, from what stands in a report.json, be it read or about to be written.

struct DocumentTexts {
  std::string_view file, sha256, role;
};
struct FieldTexts {
  std::string_view name, year, half, state, value, unit, readings_key;
};
struct FindingTexts {
  std::string_view rule, title, outcome, action, message, evidence_key;
};

ReportDigest::Item item_of(const DocumentTexts& document);
ReportDigest::Item item_of(const FieldTexts& field);
ReportDigest::Item item_of(const FindingTexts& finding);

}  // namespace chushen

#include "extract/outcome.h"

namespace chushen {

Document failed_document(Kind kind, Status status, WarningCode code, std::string message) {
  Document document;
  document.kind = kind;
  document.status = status;
  warn(document, code, std::move(message));
  return document;
}

void warn(Document& document, WarningCode code, std::string message) {
  document.warnings.push_back({code, std::move(message), 0});
}

bool is_part_missing(const Warning& warning) {
  switch (warning.code) {
    case WarningCode::kBroken:
    case WarningCode::kLimitReached:
    case WarningCode::kPageUnreadable:
    case WarningCode::kNoRecognizer: return true;
    default: return false;
  }
}

void settle_status(Document& document) {
  if (document.status == Status::kRead && !document.warnings.empty()) document.status = Status::kReadWithWarnings;
}

}  // namespace chushen

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

void note_extension(Document& document, Format format, const std::string& path) {
  if (fits_extension(format, path)) return;
  warn(document, WarningCode::kWrongExtension,
       "文件扩展名 ." + extension_of(path) + " 与实际格式（" + std::string(name_of_format(format)) +
           "）不一致，已按实际格式处理，请更正扩展名。");
}

void settle_status(Document& document) {
  if (document.status == Status::kRead && !document.warnings.empty()) document.status = Status::kReadWithWarnings;
}

}  // namespace chushen

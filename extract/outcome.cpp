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

void warn_out_of_time(Document& document, int read, int pages) {
  warn(document, WarningCode::kOutOfTime,
       "文件共" + std::to_string(pages) + "页，读完前" + std::to_string(read) +
           "页后处理时间已用完，其余各页未读取；请拆分后重新提交，或用 --timeout 给更多时间后重新运行，或人工核对其余各页。");
}

bool is_part_missing(const Warning& warning) {
  switch (warning.code) {
    case WarningCode::kBroken:
    case WarningCode::kLimitReached:
    case WarningCode::kPageUnreadable:
    case WarningCode::kOutOfTime:
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

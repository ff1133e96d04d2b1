#include "app/worker_outcome.h"

#include <algorithm>

#include "extract/document_json.h"

namespace chushen {

namespace {

Document unread(Status status, WarningCode code, std::string message) {
  Document document;
  document.status = status;
  document.warnings.push_back({code, std::move(message), 0});
  return document;
}

Document crashed() {
  return unread(Status::kCrashed, WarningCode::kBroken,
                "读取此文件时程序中断，其他文件不受影响；请打开原件查看，必要时另存或重新扫描后再交。");
}

Document parsed(const std::string& untrusted_answer) {
  auto document = parse_document(untrusted_answer);
  if (!document) return crashed();
  // These two are for us to say; a worker that claims them was not itself.
  if (document->status == Status::kTimedOut || document->status == Status::kCrashed) return crashed();
  return std::move(*document);
}

}  // namespace

Document document_of(const ChildResult& result) {
  switch (result.end) {
    case ChildEnd::kExited:
      return result.code == 0 ? parsed(result.untrusted_answer) : crashed();
    case ChildEnd::kTimedOut:
      return unread(Status::kTimedOut, WarningCode::kLimitReached,
                    "读取此文件超过时限，已停止；请打开原件查看，或拆分、重新扫描后再试。");
    case ChildEnd::kTooMuchMemory:
      return unread(Status::kTooLarge, WarningCode::kLimitReached,
                    "读取此文件需要的内存超过上限，已停止；请打开原件查看，或降低扫描分辨率、拆分后再试。");
    case ChildEnd::kTooMuchAnswer:
      return unread(Status::kTooLarge, WarningCode::kLimitReached,
                    "此文件的内容超过上限，已停止读取；请打开原件查看，或拆分后再试。");
    case ChildEnd::kNotStarted:
      return unread(Status::kCrashed, WarningCode::kBroken, "系统资源不足，未能读取此文件；请稍后重新运行。");
    case ChildEnd::kSignalled:
      break;
  }
  return crashed();
}

Document document_of(Obstacle obstacle) {
  switch (obstacle) {
    case Obstacle::kLink:
      return unread(Status::kRefused, WarningCode::kNotADocument,
                    "这是一个链接，不是文件本身，未读取；请放入文件本身。");
    case Obstacle::kSpecial:
      return unread(Status::kRefused, WarningCode::kNotADocument, "这不是普通文件，未读取；请放入文件本身。");
    case Obstacle::kNoAccess:
    case Obstacle::kNone:
      break;
  }
  return unread(Status::kPartial, WarningCode::kBroken,
                "没有权限打开或无法从磁盘读出，未读取；请检查权限和磁盘后重新运行。");
}

bool is_lasting(const Document& document) {
  const bool out_of_time = std::any_of(document.warnings.begin(), document.warnings.end(),
                                       [](const Warning& warning) { return warning.code == WarningCode::kOutOfTime; });
  return document.status != Status::kTimedOut && document.status != Status::kCrashed && !out_of_time;
}

bool is_whole(Status status) {
  return status == Status::kRead || status == Status::kReadWithWarnings;
}

}  // namespace chushen

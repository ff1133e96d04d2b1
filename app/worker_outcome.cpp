#include "app/worker_outcome.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/document_json.h"

namespace chushen {

namespace {

Document unread(Status status, WarningCode code, std::string message) {
  Document document;
  document.status = status;
  document.warnings.push_back({code, std::move(message), 0});
  return document;
}

/// Of what it was read in part: the pages that came before the end, and why there are no more.
Document ended(Status status, WarningCode code, const std::string& message, std::string_view untrusted_answer) {
  Document document = unread(status, code, "");
  std::vector<Warning> of_pages;
  for (std::size_t end; (end = untrusted_answer.find('\n')) != untrusted_answer.npos; untrusted_answer.remove_prefix(end + 1)) {
    auto part = parse_document(std::string(untrusted_answer.substr(0, end)));
    if (!part) break;
    document.kind = part->kind;
    std::move(part->pages.begin(), part->pages.end(), std::back_inserter(document.pages));
    std::move(part->warnings.begin(), part->warnings.end(), std::back_inserter(of_pages));
  }
  const std::string kept = document.pages.empty() ? "" : "前" + std::to_string(document.pages.size()) + "页已读取，其余未读；";
  document.warnings.front().message = message.substr(0, message.find("请")) + kept + message.substr(message.find("请"));
  document.warnings.insert(document.warnings.begin(), std::make_move_iterator(of_pages.begin()), std::make_move_iterator(of_pages.end()));
  return document;
}

Document crashed(const std::string& untrusted_answer) {
  return ended(Status::kCrashed, WarningCode::kBroken,
               "读取此文件时程序中断，其他文件不受影响；请打开原件查看，必要时另存或重新扫描后再交。", untrusted_answer);
}

Document parsed(const std::string& untrusted_answer) {
  const std::size_t line = untrusted_answer.rfind('\n');
  auto document = parse_document(line == untrusted_answer.npos ? untrusted_answer : untrusted_answer.substr(line + 1));
  if (!document) return crashed(untrusted_answer);
  // These two are for us to say; a worker that claims them was not itself.
  if (document->status == Status::kTimedOut || document->status == Status::kCrashed) return crashed("");
  return std::move(*document);
}

}  // namespace

std::string part_of_answer(const Document& part) { return to_json(part) + '\n'; }

Document document_of(const ChildResult& result) {
  switch (result.end) {
    case ChildEnd::kExited:
      return result.code == 0 ? parsed(result.untrusted_answer) : crashed(result.untrusted_answer);
    case ChildEnd::kTimedOut:
      return ended(Status::kTimedOut, WarningCode::kLimitReached,
                    "读取此文件超过时限，已停止；请打开原件查看，或拆分、重新扫描后再试。", result.untrusted_answer);
    case ChildEnd::kTooMuchMemory:
      return ended(Status::kTooLarge, WarningCode::kLimitReached,
                    "读取此文件需要的内存超过上限，已停止；请打开原件查看，或降低扫描分辨率、拆分后再试。", result.untrusted_answer);
    case ChildEnd::kTooMuchAnswer:
      return ended(Status::kTooLarge, WarningCode::kLimitReached,
                    "此文件的内容超过上限，已停止读取；请打开原件查看，或拆分后再试。", result.untrusted_answer);
    case ChildEnd::kNotStarted:
      return unread(Status::kCrashed, WarningCode::kBroken, "系统资源不足，未能读取此文件；请稍后重新运行。");
    case ChildEnd::kSignalled:
      break;
  }
  return crashed(result.untrusted_answer);
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

#include "app/watch/settling.h"

#include <algorithm>

namespace chushen {

Decision decide(const Sighting& seen, const Patience& patience) {
  if (seen.up_to_date) return Decision::kUpToDate;
  if (seen.crashed) return Decision::kCrashed;
  if (seen.quiet < std::max(seen.file_quiet, seen.marked ? 0.0 : patience.folder)) return Decision::kSettling;
  if (!seen.has_files) return Decision::kEmpty;
  if (!seen.read_alike) return Decision::kSettling;
  if (seen.being_written) return Decision::kWriting;
  if (seen.marked) return Decision::kJudge;
  if (seen.unfinished && seen.quiet < patience.office) return Decision::kUnfinished;
  const bool given_up = seen.quiet >= patience.given_up;
  if (!seen.is_readable) return given_up ? Decision::kGivenUp : Decision::kNotReadable;
  if (!seen.whole) return given_up ? Decision::kGivenUp : Decision::kNotWhole;
  return Decision::kJudge;
}

std::string state_word(Decision decision) {
  switch (decision) {
    case Decision::kUpToDate:
    case Decision::kJudge:
      return "";
    case Decision::kGivenUp:
    case Decision::kCrashed:
      return "隔离";
    default:
      return "等待";
  }
}

std::string reason_for(Decision decision, const Sighting& seen, const Patience& patience) {
  constexpr const char* kMark = "如已传完，可在文件夹中放一个名为“完成”的空文件，即按现状核对。";
  switch (decision) {
    case Decision::kUpToDate:
    case Decision::kJudge:
      return "";
    case Decision::kSettling:
      return "刚收到或正在变化，文件不再变化后自动核对，无需操作。";
    case Decision::kEmpty:
      return "文件夹中没有材料；请放入申报材料，或删除空文件夹。";
    case Decision::kWriting:
      return "有文件正在被写入，写完后自动核对，无需操作。";
    case Decision::kUnfinished:
      return std::string("有文件正在 Word、WPS 中打开或尚未下载完；请关闭文件或等待下载完成。") + kMark;
    case Decision::kNotReadable:
      return "有文件或文件夹没有读取权限；请检查权限，改好后自动核对。";
    case Decision::kNotWhole:
      return std::string(seen.quiet < patience.listed ? "有文件尚不完整，可能还在传输；传完后自动核对。"
                                                      : "有文件不完整且已长时间没有变化，传输可能未完成；请重新复制该文件。") +
             kMark;
    case Decision::kGivenUp:
      return std::string("有文件一直不完整或不能读取，已停止等待；请核对原件后重新复制。") + kMark;
    case Decision::kCrashed:
      return "处理此材料时程序两次意外中断，已暂停处理，其他材料不受影响；请人工核对，并请申报单位另存或重新扫描后再交。";
  }
  return "";
}

}  // namespace chushen

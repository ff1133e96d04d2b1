#include "extract/archive_outcome.h"

#include "extract/outcome.h"

namespace chushen {
namespace {

Document archive(Status status, WarningCode code, std::string message) {
  return failed_document(Kind::kArchive, status, code, std::move(message));
}

Document member(Status status, WarningCode code, std::string message) {
  return failed_document(Kind::kOther, status, code, std::move(message));
}

/// What was taken out stands; without anything the heavier status is the truth.
Document cut_short(const ArchiveTally& tally, Status where_nothing, WarningCode code, std::string_view why,
                   std::string_view way_out) {
  const std::string kept = tally.taken_out > 0 ? "，只读取了其中 " + std::to_string(tally.taken_out) + " 个文件，" : "，未能读取，";
  return archive(tally.taken_out > 0 ? Status::kPartial : where_nothing, code,
                 std::string(why) + kept + std::string(way_out));
}

Document stopped(const ArchiveTally& tally, const UnpackLimits& limits) {
  if (tally.stopped == ArchiveStop::kDiskFull) return disk_is_full();
  const std::string bound = tally.stopped == ArchiveStop::kMembers
                                ? "超过 " + std::to_string(limits.members) + " 个文件"
                                : "解压后超过上限（单个 " + std::to_string(limits.member_bytes >> 20) + " MB、合计 " +
                                      std::to_string(limits.total_bytes >> 20) + " MB）";
  return cut_short(tally, Status::kTooLarge, WarningCode::kLimitReached, "压缩包" + bound, "请拆分后重新提交。");
}

Document faulty(ArchiveFault fault, const ArchiveTally& tally) {
  switch (fault) {
    case ArchiveFault::kEncrypted:
      return cut_short(tally, Status::kRefused, WarningCode::kEncrypted, "压缩包设有密码", "请取消密码后重新压缩提交。");
    case ArchiveFault::kOverlapping:
      return cut_short(tally, Status::kRefused, WarningCode::kBroken, "压缩包内部结构异常（文件数据重叠）",
                       "请重新压缩后提交。");
    case ArchiveFault::kUnsupported:
      return cut_short(tally, Status::kRefused, WarningCode::kUnsupported, "压缩包的格式或分卷方式不能读取",
                       "请压缩为一个 ZIP 文件后重新提交。");
    default: break;
  }
  return cut_short(tally, Status::kDamaged, WarningCode::kBroken, "压缩包已损坏或不完整（可能未传完，或缺少分卷）",
                   "请重新压缩并上传。");
}

std::string count(int number, const char* what) { return "压缩包内有 " + std::to_string(number) + what; }

void note_members(Document& document, const ArchiveTally& tally) {
  if (tally.encrypted > 0)
    warn(document, WarningCode::kEncrypted, count(tally.encrypted, " 个文件设有密码，未读取，请取消密码后重新压缩提交。"));
  if (tally.broken > 0)
    warn(document, WarningCode::kBroken, count(tally.broken, " 个文件损坏或无法解压，请重新压缩并上传。"));
  if (tally.too_large > 0)
    warn(document, WarningCode::kLimitReached, count(tally.too_large, " 个文件解压后过大，未读取，请单独提交。"));
  if (tally.same_names > 0)
    warn(document, WarningCode::kBroken, count(tally.same_names, " 个文件与前面的文件同名，均已读取，请核对以哪个为准。"));
  if (tally.escaping > 0)
    warn(document, WarningCode::kExternalContent, count(tally.escaping, " 个文件名带有绝对路径或“..”，已去掉路径后读取，请核对来源。"));
}

}  // namespace

Document archive_document(ArchiveFault fault, const ArchiveTally& tally, const UnpackLimits& limits) {
  if (fault == ArchiveFault::kStopped) return stopped(tally, limits);
  if (fault != ArchiveFault::kNone) return faulty(fault, tally);
  if (tally.files == 0)
    return archive(Status::kDamaged, WarningCode::kEmptyFile, "压缩包内没有文件，请重新压缩后提交。");
  if (tally.encrypted == tally.files) return faulty(ArchiveFault::kEncrypted, tally);
  Document document;
  document.kind = Kind::kArchive;
  note_members(document, tally);
  settle_status(document);
  return document;
}

Document too_deep(int depth) {
  return archive(Status::kRefused, WarningCode::kLimitReached,
                 "压缩包层层嵌套超过 " + std::to_string(depth) + " 层，未展开，请解压后重新提交。");
}

Document link_in_archive() {
  return member(Status::kRefused, WarningCode::kNotADocument,
                "压缩包内的这一项是链接或特殊文件，不是文件本身，未读取，请放入文件本身后重新压缩。");
}

Document encrypted_in_archive() {
  return member(Status::kRefused, WarningCode::kEncrypted, "此文件在压缩包内设有密码，无法读取，请取消密码后重新压缩提交。");
}

Document broken_in_archive(ArchiveFault fault) {
  if (fault == ArchiveFault::kEncrypted) return encrypted_in_archive();
  if (fault == ArchiveFault::kUnsupported)
    return member(Status::kRefused, WarningCode::kUnsupported,
                  "此文件在压缩包内的压缩方式不能读取，请压缩为普通 ZIP 后重新提交。");
  return member(Status::kDamaged, WarningCode::kBroken, "此文件在压缩包内已损坏或不完整，请重新压缩并上传。");
}

Document too_large_in_archive() {
  return member(Status::kTooLarge, WarningCode::kLimitReached, "此文件解压后超过上限，未读取，请缩小或拆分后单独提交。");
}

Document disk_is_full() {
  return archive(Status::kPartial, WarningCode::kBroken, "磁盘空间不足，压缩包未能全部解开；请清理磁盘后重新运行。");
}

}  // namespace chushen

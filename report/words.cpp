#include "report/words.h"

#include <cmath>

namespace chushen {

std::string_view word_for(Role role) {
  switch (role) {
    case Role::kFormEditable: return "申报书（可编辑版）";
    case Role::kFormStamped: return "申报书（盖章扫描件）";
    case Role::kFormPrint: return "申报书（打印文本）";
    case Role::kLicence: return "营业执照";
    case Role::kAssessment: return "数字化水平评测结果";
    case Role::kCreditReport: return "信用报告";
    case Role::kAcceptance: return "验收材料";
    case Role::kAudit: return "审计报告";
    case Role::kLetter: return "推荐函";
    case Role::kSummary: return "推荐汇总表";
    case Role::kEvidence: return "佐证材料";
    case Role::kUnknown: return "未能识别";
  }
  return "";
}

std::string_view word_for(Status status) {
  switch (status) {
    case Status::kRead: return "已读取";
    case Status::kReadWithWarnings: return "已读取，有提示";
    case Status::kPartial: return "部分读取";
    case Status::kRefused: return "不能读取";
    case Status::kDamaged: return "文件损坏";
    case Status::kTimedOut: return "读取超时";
    case Status::kCrashed: return "读取中断";
    case Status::kTooLarge: return "文件过大";
  }
  return "";
}

std::string_view word_for(FieldState state) {
  switch (state) {
    case FieldState::kPresent: return "已填";
    case FieldState::kBlank: return "未填";
    case FieldState::kUnreadable: return "识别存疑";
    case FieldState::kMalformed: return "填写不规范";
    case FieldState::kNotFound: return "未见此栏";
    case FieldState::kConflicting: return "各处不一致";
  }
  return "";
}

std::string_view word_for(Action action) {
  switch (action) {
    case Action::kNone: return "无需处理";
    case Action::kRemark: return "提示";
    case Action::kCheck: return "经办人核实";
    case Action::kCorrect: return "退回补正";
    case Action::kReject: return "暂不能推荐";
  }
  return "";
}

std::string_view word_for(Reason reason) {
  switch (reason) {
    case Reason::kNone: return "";
    case Reason::kContrary: return "与要求不一致";
    case Reason::kMissing: return "未见";
    case Reason::kUnreadable: return "识别存疑";
    case Reason::kConflicting: return "各处不一致";
    case Reason::kListNotLoaded: return "名单未加载";
    case Reason::kInPrinciple: return "原则性要求";
    case Reason::kOutsideBatch: return "未做跨单位比对";
    case Reason::kNotJudged: return "本版本未判断";
  }
  return "";
}

std::string_view word_for(SealMatch match) {
  switch (match) {
    case SealMatch::kSame: return "一致";
    case SealMatch::kOther: return "不同，请对照原件核实";
    case SealMatch::kCannotTell: break;
  }
  return "未能确认，请对照原件";
}

std::string words_for_confidence(TextSource source, double confidence) {
  if (source != TextSource::kOcr) return "电子文本";
  // Rounded down: a report never looks surer than the reading was.
  return "扫描识别，可信度" + std::to_string(static_cast<int>(std::floor(confidence * 100 + 1e-6))) + "%";
}

std::string words_for(const Place& place) {
  if (place.page > 0 && !place.path.empty()) return "第" + std::to_string(place.page) + "页 " + place.path;
  if (place.page > 0) return "第" + std::to_string(place.page) + "页";
  return place.path;
}

std::string words_for_basis(const Finding& finding) {
  switch (finding.basis) {
    case Basis::kNotice: return "依据：通知" + finding.clause;
    case Basis::kForm: return "依据：申报书填报要求（通知未作规定，供核对参考）";
    case Basis::kConsistency: return "依据：材料自身前后一致（通知未作规定，供核对参考）";
    case Basis::kPractice: return "依据：初审惯例（通知未作规定，供核对参考）";
  }
  return "";
}

}  // namespace chushen

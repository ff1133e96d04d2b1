#pragma once

#include <string>
#include <string_view>

#include "extract/document.h"
#include "normalize/application.h"
#include "normalize/seal_match.h"
#include "validate/finding.h"

namespace chushen {

/// The Chinese words of a report, in one place: neutral, as an office expects them.
std::string_view word_for(Role role);          ///< 申报书（可编辑版）
std::string_view word_for(Status status);      ///< 已读取
std::string_view word_for(FieldState state);   ///< 未填
std::string_view word_for(Action action);      ///< 退回补正
std::string_view word_for(Reason reason);      ///< 与要求不一致
std::string_view word_for(SealMatch match);    ///< 一致

/// How sure a reading is, as a reviewer reads it: "电子文本", "扫描识别，可信度93%".
std::string words_for_confidence(TextSource source, double confidence);

/// Where something stands: "第2页", "表2 第3行 第2列"; empty where neither is known.
std::string words_for(const Place& place);

/// The notice's clause, or for a rule without one the words that say so.
std::string words_for_basis(const Finding& finding);

}  // namespace chushen

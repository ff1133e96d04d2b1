#pragma once

#include <string_view>

namespace chushen {

/// The files of report/templates/, built into the program so that a report needs nothing from disk.
namespace templates {
extern const std::string_view kStyle;           ///< style.css
extern const std::string_view kReport;          ///< report.html, Mustache
extern const std::string_view kFinding;         ///< finding.html, a partial of it
extern const std::string_view kIndex;           ///< index.html, Mustache
extern const std::string_view kChanges;         ///< changes.html, Mustache: 变化报告
extern const std::string_view kScript;          ///< index.js: filters, search and order of the index
extern const std::string_view kScriptSha256;    ///< of kScript, hex: the one script that the index lets run
extern const std::string_view kLetter;          ///< docx/letter.xml: body of 补正通知书
extern const std::string_view kRecommendation;  ///< docx/recommendation.xml: body of 推荐函
extern const std::string_view kDocxStyles;      ///< docx/styles.xml of both
}  // namespace templates

}  // namespace chushen

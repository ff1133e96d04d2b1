#pragma once

#include <string_view>

namespace chushen {

/// The files of report/templates/, built into the program so that a report needs nothing from disk.
namespace templates {
extern const std::string_view kStyle;    ///< style.css
extern const std::string_view kReport;   ///< report.html, Mustache
extern const std::string_view kFinding;  ///< finding.html, a partial of it
extern const std::string_view kIndex;    ///< index.html, Mustache
}  // namespace templates

}  // namespace chushen

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "report/docx_template.h"
#include "report/report.h"

namespace chushen {

/// What goes back to the applicant, all at once: in report.html as a list, as a letter to be edited and sent.

/// The 补正意见 of all findings that the applicant has to mend, each with what it rests on, each text once:
/// "评测等级为一级，请核实。（依据：通知二（三））"
std::vector<std::string> corrections(const Judgement& judgement);

/// What stands for the placeholders of 补正通知书: 申报单位 统一社会信用代码 申报方向 所属县区 通知名称 文号 事项数 补正期限
/// 受理单位 材料编号 联系人, and the list 补正事项.
TemplateValues letter_values(const ReportInput& input);

/// 补正通知书.docx from the office's template or, where that is empty, from our own; nothing where the applicant has
/// nothing to mend. The date is left to who signs it: the time of a run is no part of the letter.
tl::expected<std::optional<std::string>, std::string> correction_letter(const ReportInput& input,
                                                                        std::string_view office_template);

}  // namespace chushen

#include <array>

#include "normalize/date_text.h"
#include "normalize/text.h"
#include "validate/checks/families.h"
#include "validate/list_search.h"
#include "validate/parameters.h"
#include "validate/situation.h"
#include "validate/trace.h"

namespace chushen {
namespace {

/// The row of the office's register that speaks of the applicant, found by the code alone: a name is not enough to say
/// when somebody came.
struct Registered {
  const OfficeList* list = nullptr;
  std::optional<std::size_t> row;
};

Registered registered(const CheckInput& input, const Operand& code) {
  Registered found{loaded_list(input, "list"), std::nullopt};
  if (!found.list || code.state != OperandState::kThere) return found;
  const auto rows = search(*found.list, to_string(*code.field->value), "").by_code;
  if (!rows.empty()) found.row = rows.front();
  return found;
}

/// The register says that as many paper copies came as the notice asks for.
CheckResult copies_received(const CheckInput& input) {
  const std::array operands = {operand(input, text_of(input.rule, "code"))};
  const Registered entry = registered(input, operands[0]);
  CheckResult result = begin(input, operands);
  result.words["copies"] = text_of(input.rule, "copies");
  if (!entry.list)
    result.situation = kListNotLoaded;
  else if (!entry.row)
    result.situation = obstacle(input, operands).value_or(kMissing);
  if (!entry.row) return result;
  const std::string written = without_spaces(clean_text(cell_of(*entry.list, *entry.row, "纸质份数")));
  const auto copies = Decimal::parse(written.substr(0, written.find("份")));
  result.evidence.push_back(evidence_of(*entry.list, *entry.row));
  result.words["received"] = written;
  if (!copies)
    result.situation = kMissing;
  else
    result.situation = *copies == number_of(input.rule, "copies") ? kHolds : against(operands, kContrary);
  return result;
}

std::string_view by_deadline(const Date& date, const Date& deadline) {
  switch (against_deadline(date, deadline)) {
    case InTime::kKept:
      return kHolds;
    case InTime::kMissed:
      return kContrary;
    case InTime::kCannotTell:
      return kMissing;
  }
  return kMissing;
}

/// The day of receipt, by the register, against the county's deadline; where either is not known, the day written on
/// the form against that of the notice. The message says which.
CheckResult in_time(const CheckInput& input) {
  const Operand code = operand(input, text_of(input.rule, "code"));
  const Registered entry = registered(input, code);
  const auto received = entry.row ? read_date(cell_of(*entry.list, *entry.row, "收到日期"))
                                  : tl::expected<Date, DateError>(tl::unexpect, DateError::kEmpty);
  if (received && input.county.deadline) {
    CheckResult result = begin(input, std::array{code});
    result.evidence.push_back(evidence_of(*entry.list, *entry.row));
    result.words["which"] =
        "受理登记的收到日期" + to_string(*received) + "，县（市、区）受理截止日" + to_string(*input.county.deadline);
    const std::string_view situation = by_deadline(*received, *input.county.deadline);
    result.situation = situation == kContrary ? against(std::array{code}, kContrary) : situation;
    return result;
  }
  const std::array operands = {operand(input, text_of(input.rule, "date"))};
  CheckResult result = begin(input, operands);
  const auto hindered = obstacle(input, operands);
  result.words["which"] = "申报书上的" + result.words["values"] + "，通知规定的报送截止日" +
                          text_of(input.rule, "deadline") + "（未使用受理登记和县级截止日）";
  const auto* date = hindered ? nullptr : std::get_if<Date>(&operands[0].field->value->content);
  const std::string_view situation = date ? by_deadline(*date, date_of(input.rule, "deadline")) : kMissing;
  result.situation = hindered ? *hindered : situation == kContrary ? against(operands, kContrary) : situation;
  return result;
}

}  // namespace

std::vector<CheckSpec> intake_checks() {
  return {
      {"copies-received",
       copies_received,
       {{"code", ParameterKind::kField}, {"list", ParameterKind::kList}, {"copies", ParameterKind::kNumber}},
       {"list-not-loaded"},
       {"copies", "received"}},
      {"in-time",
       in_time,
       {{"code", ParameterKind::kField},
        {"list", ParameterKind::kList},
        {"date", ParameterKind::kField},
        {"deadline", ParameterKind::kDate}},
       {},
       {"which"}},
  };
}

}  // namespace chushen

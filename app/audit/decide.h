#pragma once

#include <string>

#include "app/console.h"
#include "app/exit_status.h"

namespace chushen {

/// What a person says on the command line; see `chushen decide --help`.
struct DecideOrder {
  std::string out, submission;
  std::string rule;     ///< its id, or its title as the report has it
  std::string outcome;  ///< a word, 符合 or satisfied; 撤销 or withdraw takes a decision back
  std::string reason, by;
};

/// `chushen decide SUBMISSION RULE`: written to the audit log, with what the finding rests on now. The report shows it with
/// the next run: a watch that runs, batch, or update_reports() of commands.cpp.
/// 0; 64 where there is no such report, rule or outcome, no reason, or the log is faulty; 2 where it cannot be written.
ExitStatus decide(const DecideOrder& order, Console& console);

/// `chushen decide --from FILE`: the same for every filled row of a CSV or XLSX, by the columns of report/review_form.h (in any order, the
/// header in the first row). Nothing is written where any row is faulty: each is named. A row that says
/// what is written down already is passed over; one whose report has changed since the form was made is faulty.
ExitStatus decide_from(const std::string& file, const std::string& out, const std::string& by, Console& console);

struct CorrectOrder {
  std::string out, submission;
  std::string field;  ///< "营业收入@2022", "营业收入@2023H1", "评测等级"
  std::string value;  ///< as a form would have it; empty with `withdraw`
  bool withdraw = false;
  std::string reason, by, notice;
};

/// `chushen correct SUBMISSION FIELD[@YEAR] VALUE`: the value a person read takes the place of the machine's reading.
/// The same statuses; 64 too where the value is none of the field's type.
ExitStatus correct(const CorrectOrder& order, Console& console);

}  // namespace chushen

#include "app/commands.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <optional>
#include <thread>

#include <sys/stat.h>

#include "app/audit/audit_command.h"
#include "app/audit/decide.h"
#include "app/config.h"
#include "app/console.h"
#include "app/diff.h"
#include "app/dump.h"
#include "app/exit_status.h"
#include "app/forget.h"
#include "app/job.h"
#include "app/last_run.h"
#include "app/office.h"
#include "app/output_lock.h"
#include "app/places.h"
#include "app/printable.h"
#include "app/status.h"
#include "app/summary_table.h"
#include "app/watch/watch.h"
#include "validate/examples.h"

namespace chushen {

namespace {

int number_of(ExitStatus status) {
  return static_cast<int>(status);
}

ReadSettings read_settings_of(const Command& command) {
  ReadSettings settings;
  settings.options.models = find_models(command.models);
  settings.seconds = command.seconds;
  settings.readers = reader_versions(settings.options);
  return settings;
}

JobSettings job_settings_of(const Command& command) {
  const int processors = static_cast<int>(std::thread::hardware_concurrency());
  return {find_notice(command.notice), command.county, command.out, read_settings_of(command),
          command.jobs > 0 ? command.jobs : std::max(processors, 1), command.rejudge, command.metrics, command.withdrawn_days};
}

void say_what_was_done(const JobResult& result, Console& console) {
  std::string line = "读取工作进程 " + std::to_string(result.reading_workers) + " 个，截图工作进程 " +
                     std::to_string(result.crop_workers) + " 个，写出报告 " + std::to_string(result.reports_written) + " 份";
  if (result.peak_bytes > 0) line += "，读取时最多占用内存 " + std::to_string(result.peak_bytes >> 20) + " MB";
  console.say(line + "。");
}

int judge(const Command& command, Console& console) {
  const JobSettings settings = job_settings_of(command);
  const bool batch = command.verb == Verb::kBatch;
  const JobResult result =
      batch ? run_batch(command.paths.front(), settings, console) : run_check(command.paths, settings, console);
  if (result.exit_status == number_of(ExitStatus::kUsage)) return result.exit_status;
  if (result.exit_status > 128) {
    console.warn("已按要求停止；已写出的报告是完整的，再次运行会接着处理。");
    return result.exit_status;
  }
  say_what_was_done(result, console);
  std::cout << summary_table(result.submissions);
  const std::string reports = settings.out + (batch ? "/index.html" : "");
  std::error_code error;
  if (std::filesystem::exists(reports, error)) std::cout << "报告：" << printable(reports) << '\n';  // a full disk has none
  std::cout.flush();
  return result.exit_status;
}

int dump(const Command& command, Console& console) {
  std::optional<FormSchema> form;
  if (command.as_application) {
    auto office = load_office(find_notice(command.notice), command.county);
    if (!office) {
      for (const PackError& error : office.error()) console.warn(to_string(error));
      return number_of(ExitStatus::kUsage);
    }
    form = std::move(office->notice.form);
  }
  const DumpResult result = dump(command.paths.front(), read_settings_of(command), form, console);
  if (!result.json.empty()) std::cout << result.json << std::endl;
  return result.exit_status;
}

// One pack: its faults, or the examples that give something else than they say.
ExitStatus lint_pack(const std::string& pack) {
  const auto notice = load_notice(pack);
  if (!notice) {
    for (const PackError& fault : notice.error()) std::cout << to_string(fault) << '\n';
    return ExitStatus::kFindings;
  }
  const auto failed = run_examples(*notice);
  for (const ExampleFault& fault : failed)
    std::cout << printable(pack) << "/rules.yaml:" << fault.line << ':' << fault.column << ": 规则 " << fault.rule
              << " 的例子应得 " << fault.expected << "，实得 " << fault.given << '\n';
  if (!failed.empty()) return ExitStatus::kFindings;
  std::cout << printable(pack) << ": 规则 " << notice->rules.size() << " 条，例子 " << examples_in(*notice)
            << " 个，未见错误\n";
  return ExitStatus::kDone;
}

int lint(const Command& command, Console& console) {
  ExitStatus status = ExitStatus::kDone;
  for (const std::string& pack : command.paths) {
    std::error_code error;
    if (!std::filesystem::is_directory(pack, error)) {
      console.warn(printable(pack) + " 不是文件夹；请指定规则包所在的文件夹。");
      return number_of(ExitStatus::kUsage);
    }
    status = worse(status, lint_pack(pack));
  }
  std::cout.flush();
  return number_of(status);
}

// The command with what its configuration file adds; nothing where that is faulty or something is still missing.
std::optional<Command> settle(const Command& given, Console& console) {
  if (given.verb != Verb::kBatch && given.verb != Verb::kWatch) return given;
  Command command = given;
  if (!given.config.empty()) {
    auto read = read_config(given.config, given);
    if (!read) {
      for (const PackError& error : read.error()) console.warn(to_string(error));
      console.warn("配置文件有误，未开始核对；请按上面的提示修改。");
      return std::nullopt;
    }
    command = std::move(*read);
  }
  if (!command.paths.empty() && !command.out.empty()) return command;
  console.warn(command.paths.empty() ? "命令行缺少必需的内容：收件文件夹；请运行 chushen --help 查看用法。"
                                     : "命令行缺少必需的内容：--out；请运行 chushen --help 查看用法。");
  return std::nullopt;
}

ExitStatus decide_or_correct(const Command& command, Console& console) {
  const auto argument = [&](std::size_t i) { return i < command.paths.size() ? command.paths[i] : std::string(); };
  if (command.verb == Verb::kCorrect) {
    if (command.withdraw != argument(2).empty()) {
      console.warn("请写出更正后的值；撤销更正时用 --withdraw 而不写值。");
      return ExitStatus::kUsage;
    }
    return correct({command.out, argument(0), argument(1), argument(2), command.withdraw, command.reason, command.by, command.notice},
                   console);
  }
  const bool form = !command.from.empty();
  if (form ? !command.paths.empty() || !command.outcome.empty() : command.paths.size() != 2) {
    console.warn("请写明材料编号和规则，或用 --from 指定填好的复核意见表，二者选一。");
    return ExitStatus::kUsage;
  }
  if (form) return decide_from(command.from, command.out, command.by, console);
  return decide({command.out, argument(0), argument(1), command.outcome, command.reason, command.by}, console);
}

// Whoever has decided something wants to see it: the reports are made again as they were last, without reading anything.
// What was decided is written down whatever becomes of this, and every run shows it: only a signal is a status of its own.
int update_reports(const Command& decided, Console& console) {
  const auto last = last_run(decided.out);
  if (!last) {
    console.say("报告将在下次运行 chushen batch 时更新。");
    return 0;
  }
  if (const auto lock = OutputLock::take(decided.out); !lock) {
    console.say("另一个初审程序正在写报告文件夹：watch 会自动更新报告；如果是 batch，请在它结束后再运行一次。");
    return 0;
  }
  Command command = decided;
  command.notice = last->notice;
  command.county = last->county;
  command.models = last->models;
  ::umask(last->group_readable ? 027 : 077);
  JobSettings settings = job_settings_of(command);
  settings.update = true;
  const JobResult result = run_batch(last->inbox, settings, console);
  if (result.exit_status > 128) return result.exit_status;
  if (!result.submissions.empty())
    console.say("已更新报告 " + std::to_string(result.reports_written) + " 份，见 " + printable(decided.out) + "/index.html。");
  return 0;
}

}  // namespace

int run_command(const Command& given) {
  Console console;
  const auto settled = settle(given, console);
  if (!settled) return number_of(ExitStatus::kUsage);
  const Command& command = *settled;
  ::umask(command.group_readable ? 027 : 077);  // reports carry personal data: contract section 3
  if (!command.log.empty())
    console.keep_log({command.log, command.log_form == "json" ? LogForm::kJson : LogForm::kPlain, command.log_days});
  switch (command.verb) {
    case Verb::kCheck:
    case Verb::kBatch:
      return judge(command, console);
    case Verb::kWatch:
      return run_watch(command.paths.front(), job_settings_of(command), {command.quiet.value_or(10), command.once}, console);
    case Verb::kStatus:
      return number_of(print_status(command.out, console));
    case Verb::kFsck:
      return number_of(check_ledger(command.out, console));
    case Verb::kRebuild:
      return number_of(rebuild_ledger(command.out, console));
    case Verb::kDump:
      return dump(command, console);
    case Verb::kLint:
      return lint(command, console);
    case Verb::kDiff:
      return number_of(diff(command.paths[0], command.paths[1], console));
    case Verb::kDecide:
    case Verb::kCorrect:
      if (const ExitStatus status = decide_or_correct(command, console); status != ExitStatus::kDone || command.no_update)
        return number_of(status);
      return update_reports(command, console);
    case Verb::kForget:
      return number_of(forget({command.out, command.paths.front(), command.reason, command.by, command.yes, read_settings_of(command)}, console));
    case Verb::kConfigCheck:
      return number_of(check_config(command.paths.front(), console));
    case Verb::kAuditVerify:
      return number_of(verify_audit(command.out, console));
    case Verb::kAuditList:
      return number_of(list_audit(command.out, console));
  }
  return number_of(ExitStatus::kUsage);
}

}  // namespace chushen

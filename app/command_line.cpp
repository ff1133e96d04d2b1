#include "app/command_line.h"

#include <iostream>

#include <CLI/CLI.hpp>

#include "app/exit_status.h"

namespace chushen {

namespace {

constexpr int kUsage = static_cast<int>(ExitStatus::kUsage);

/// The verbs and options as the library knows them, bound to a Command.
class Grammar {
 public:
  Grammar() {
    app_.set_help_flag("-h,--help", "显示用法");
    app_.set_version_flag("--version", "chushen " CHUSHEN_VERSION, "显示版本");
    app_.require_subcommand(1);
    const auto labels = app_.get_formatter();
    labels->label("SUBCOMMAND", "命令");
    labels->label("SUBCOMMANDS", "命令");
    add_check();
    add_batch();
    add_watch();
    add_ledger_verb("status", "收到多少、核对多少、还在等待和已隔离的材料", Verb::kStatus);
    add_ledger_verb("fsck", "检查登记簿和报告是否齐全、一致", Verb::kFsck);
    add_ledger_verb("rebuild", "按现有报告重建登记簿", Verb::kRebuild);
    add_dump();
    add_lint();
    add_diff();
    add_decide();
    add_correct();
    add_audit();
    add_forget();
    add_config();
  }

  CLI::App& app() { return app_; }
  Command command() const { return command_; }

 private:
  CLI::App* add_verb(const std::string& name, const std::string& help, Verb verb) {
    CLI::App* one = app_.add_subcommand(name, help);
    one->parse_complete_callback([this, verb] { command_.verb = verb; });
    one->add_option("--notice", command_.notice, "通知规则包，默认 notices/jiangmen-2023-22")->type_name("文件夹");
    one->add_option("--county", command_.county, "科室资料：county.yaml 和 lists/")->type_name("文件夹");
    return one;
  }

  void add_reading(CLI::App* one) {
    one->add_option("--models", command_.models, "文字识别模型")->type_name("文件夹");
    one->add_option("--timeout", command_.seconds, "每份文件最多处理多少秒，默认随文件大小而定")
        ->type_name("秒")
        ->check(CLI::Range(0.001, 86400.0));
  }

  void add_output(CLI::App* one, bool required) {
    one->add_option("--out", command_.out, "报告写到哪里")->required(required)->type_name("文件夹");
    one->add_flag("--group-readable", command_.group_readable, "报告允许同组用户读取，默认仅本人");
    one->add_option("--jobs", command_.jobs, "同时读取几份文件，默认等于处理器个数")
        ->type_name("个数")
        ->check(CLI::Range(1, 256));
  }

  void add_check() {
    CLI::App* one = add_verb("check", "逐份核对材料，每份单独判断", Verb::kCheck);
    one->add_option("SUBMISSION", command_.paths, "一个申报单位的文件夹、压缩包或文件")->required()->type_name("");
    add_output(one, true);
    add_reading(one);
  }

  // What may stand in a configuration file instead; whether all is there is looked at when that was read.
  void add_service(CLI::App* one) {
    one->add_option("INBOX", command_.paths, "收件文件夹")->expected(0, 1)->type_name("");
    one->add_option("--config", command_.config, "配置文件，命令行优先")->type_name("文件");
    one->add_option("--log", command_.log, "日志文件")->type_name("文件");
    one->add_option("--log-form", command_.log_form, "plain（文字）或 json（不含任何个人信息），默认 plain")
        ->type_name("形式")
        ->check(CLI::IsMember({"plain", "json"}));
    one->add_option("--metrics", command_.metrics, "Prometheus 文本文件")->type_name("文件");
    add_output(one, false);
    add_reading(one);
  }

  void add_batch() {
    CLI::App* one = add_verb("batch", "核对收件文件夹中的全部材料，包括单位之间的比对", Verb::kBatch);
    one->add_flag("--rejudge", command_.rejudge, "按现在的规则和名单重新核对已读过的材料，不读取文件，写出变化报告");
    add_service(one);
  }

  void add_watch() {
    CLI::App* one = add_verb("watch", "持续监视收件文件夹，随到随核对", Verb::kWatch);
    one->add_option("--quiet", command_.quiet, "文件夹多少秒没有变化即视为交齐，默认 10")
        ->type_name("秒")
        ->check(CLI::Range(0.1, 86400.0));
    one->add_flag("--once", command_.once, "核对完现有材料后结束");
    add_service(one);
  }

  void add_ledger_verb(const std::string& name, const std::string& help, Verb verb) {
    CLI::App* one = app_.add_subcommand(name, help);
    one->parse_complete_callback([this, verb] { command_.verb = verb; });
    one->add_option("--out", command_.out, "报告文件夹")->required()->type_name("文件夹");
  }

  void add_dump() {
    CLI::App* one = add_verb("dump", "以 JSON 输出从一个文件读到的内容", Verb::kDump);
    one->add_option("FILE", command_.paths, "要读的文件")->required()->expected(1)->type_name("");
    one->add_option("--as", as_, "document（纸面内容）或 application（申报字段）")
        ->type_name("")
        ->check(CLI::IsMember({"document", "application"}))
        ->each([this](const std::string& word) { command_.as_application = word == "application"; });
    add_reading(one);
  }

  void add_lint() {
    CLI::App* one = add_verb("lint", "检查通知规则包", Verb::kLint);
    one->add_option("PACK", command_.paths, "规则包文件夹")->required()->type_name("");
  }

  void add_diff() {
    CLI::App* one = app_.add_subcommand("diff", "列出两次核对结果的变化");
    one->parse_complete_callback([this] { command_.verb = Verb::kDiff; });
    one->add_option("OLD NEW", command_.paths, "先后两个 report.json 或报告文件夹")->required()->expected(2)->type_name("");
  }

  void add_person(CLI::App* one) {
    one->add_option("--reason", command_.reason, "理由，写明依据")->type_name("文字");
    one->add_option("--by", command_.by, "由谁决定，默认当前用户")->type_name("姓名");
    one->add_option("--out", command_.out, "报告文件夹")->required()->type_name("文件夹");
  }

  void add_update(CLI::App* one) {
    one->add_flag("--no-update", command_.no_update, "只登记，不更新报告；以后的 batch 或 watch 会更新");
    add_person(one);
  }

  void add_decide() {
    CLI::App* one = app_.add_subcommand("decide", "登记对一项核对结果的人工复核决定，或一张填好的复核意见表");
    one->parse_complete_callback([this] { command_.verb = Verb::kDecide; });
    one->add_option("SUBMISSION RULE", command_.paths, "材料编号和规则（或核对项名称）")->expected(0, 2)->type_name("");
    one->add_option("--outcome", command_.outcome, "符合、不符合、待核实、不适用、优先，或 撤销")->type_name("决定");
    one->add_option("--from", command_.from, "填好的 复核意见.xlsx 或同样表头的 CSV")->type_name("文件");
    add_update(one);
  }

  void add_correct() {
    CLI::App* one = app_.add_subcommand("correct", "以人工看到的值更正一个栏目");
    one->parse_complete_callback([this] { command_.verb = Verb::kCorrect; });
    one->add_option("SUBMISSION FIELD[@YEAR] VALUE", command_.paths, "材料编号、栏目（如 营业收入@2022）和值")
        ->required()
        ->expected(2, 3)
        ->type_name("");
    one->add_flag("--withdraw", command_.withdraw, "撤销此前的更正，不写值");
    one->add_option("--notice", command_.notice, "通知规则包，默认 notices/jiangmen-2023-22")->type_name("文件夹");
    add_update(one);
  }

  void add_audit() {
    CLI::App* one = app_.add_subcommand("audit", "复核决定、更正和规则变更的审计登记");
    one->require_subcommand(1);
    CLI::App* verify = one->add_subcommand("verify", "检查登记是否与写入时完全相同");
    verify->parse_complete_callback([this] { command_.verb = Verb::kAuditVerify; });
    verify->add_option("--out", command_.out, "报告文件夹")->required()->type_name("文件夹");
    CLI::App* list = one->add_subcommand("list", "逐条列出登记");
    list->parse_complete_callback([this] { command_.verb = Verb::kAuditList; });
    list->add_option("--out", command_.out, "报告文件夹")->required()->type_name("文件夹");
  }

  void add_forget() {
    CLI::App* one = app_.add_subcommand("forget", "删除一个申报单位的报告、缓存和登记；收件文件夹不动");
    one->parse_complete_callback([this] { command_.verb = Verb::kForget; });
    one->add_option("APPLICANT", command_.paths, "材料编号或统一社会信用代码")->required()->expected(1)->type_name("");
    one->add_flag("--yes", command_.yes, "确实删除；不加则只列出将删除什么");
    add_person(one);
  }

  void add_config() {
    CLI::App* one = app_.add_subcommand("config", "配置文件");
    one->require_subcommand(1);
    CLI::App* check = one->add_subcommand("check", "检查配置文件，指出行和列");
    check->parse_complete_callback([this] { command_.verb = Verb::kConfigCheck; });
    check->add_option("FILE", command_.paths, "配置文件")->required()->expected(1)->type_name("");
  }

  CLI::App app_{"初审：按通知要求核对申报材料，供人工复核参考", "chushen"};
  Command command_;
  std::string as_;
};

tl::unexpected<int> refused(const std::string& sentence) {
  std::cerr << sentence << '\n';
  return tl::make_unexpected(kUsage);
}

tl::unexpected<int> refused(const CLI::ParseError& error) {
  std::string sentence = "命令行有误";
  if (dynamic_cast<const CLI::RequiredError*>(&error)) sentence = "命令行缺少必需的内容";
  if (dynamic_cast<const CLI::ExtrasError*>(&error)) sentence = "命令行中有不认识的内容";
  if (dynamic_cast<const CLI::ValidationError*>(&error)) sentence = "选项的值不合要求";
  return refused(sentence + "（" + error.what() + "）；请运行 chushen --help 查看用法。");
}

}  // namespace

tl::expected<Command, int> parse_command_line(int argc, const char* const* argv) {
  Grammar grammar;
  try {
    grammar.app().parse(argc, argv);
  } catch (const CLI::Success& asked) {  // --help, --version
    grammar.app().exit(asked, std::cout, std::cerr);
    return tl::make_unexpected(0);
  } catch (const CLI::ParseError& error) {
    return refused(error);
  }
  const Command command = grammar.command();
  const bool serves = command.verb == Verb::kBatch || command.verb == Verb::kWatch;
  if (serves && command.config.empty() && (command.paths.empty() || command.out.empty()))
    return refused("命令行缺少必需的内容（INBOX、--out，或 --config）；请运行 chushen --help 查看用法。");
  return command;
}

}  // namespace chushen

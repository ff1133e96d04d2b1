#include "app/config.h"

#include <charconv>
#include <filesystem>
#include <iostream>
#include <optional>

#include <unistd.h>

#include "app/office.h"
#include "app/places.h"
#include "app/printable.h"
#include "validate/pack_files.h"
#include "validate/pack_reader.h"

namespace chushen {

namespace {

class ConfigReader {
 public:
  ConfigReader(const std::string& file, std::vector<PackError>& errors) : reader_(file, errors) {}

  void read(const YamlNode& root, Command& command) {
    if (root.kind == YamlNode::Kind::kNothing || !reader_.is_map(root)) return;
    reader_.allow(root, {"inbox", "out", "notice", "county", "models", "jobs", "quiet", "timeout", "group_readable", "log",
                         "metrics", "retention", "move_accepted"});
    if (const YamlNode* inbox = find(root, "inbox"); inbox && command.paths.empty()) command.paths = {reader_.text(*inbox)};
    path(root, "out", command.out);
    path(root, "notice", command.notice);
    path(root, "county", command.county);
    path(root, "models", command.models);
    path(root, "metrics", command.metrics);
    if (const auto jobs = number(root, "jobs", 1, 256); jobs && command.jobs == 0) command.jobs = static_cast<int>(*jobs);
    if (const auto quiet = number(root, "quiet", 0.1, 86400); quiet && !command.quiet) command.quiet = *quiet;
    if (const auto seconds = number(root, "timeout", 0.001, 86400); seconds && command.seconds == 0) command.seconds = *seconds;
    command.group_readable |= reader_.flag(root, "group_readable", false);
    command.move_accepted |= reader_.flag(root, "move_accepted", false);
    read_log(root, command);
    read_retention(root, command);
  }

 private:
  void path(const YamlNode& map, std::string_view key, std::string& place) {
    const std::string text = reader_.text_or_none(map, key);
    if (place.empty()) place = text;
  }

  std::optional<double> number(const YamlNode& map, std::string_view key, double least, double most) {
    const YamlNode* node = find(map, key);
    if (!node) return std::nullopt;
    double value = 0;
    const std::string text = reader_.text(*node);
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec == std::errc() && read.ptr == text.data() + text.size() && value >= least && value <= most) return value;
    reader_.fault(*node, std::string(key) + " 应为 " + shortest(least) + " 到 " + shortest(most) + " 的数；请改正“" + text + "”");
    return std::nullopt;
  }

  static std::string shortest(double value) {
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, value).ptr};
  }

  void read_log(const YamlNode& root, Command& command) {
    const YamlNode* log = find(root, "log");
    if (!log || !reader_.is_map(*log)) return;
    reader_.allow(*log, {"file", "form", "keep_days"});
    path(*log, "file", command.log);
    const YamlNode* form = find(*log, "form");
    const std::string word = form ? reader_.text(*form) : "";
    if (form && word != "plain" && word != "json") reader_.fault(*form, "form 应为 plain 或 json；请改正“" + word + "”");
    if (command.log_form.empty()) command.log_form = word;
    if (const auto days = number(*log, "keep_days", 0, 36500)) command.log_days = static_cast<int>(*days);
  }

  void read_retention(const YamlNode& root, Command& command) {
    const YamlNode* retention = find(root, "retention");
    if (!retention || !reader_.is_map(*retention)) return;
    reader_.allow(*retention, {"withdrawn_days"});
    if (const auto days = number(*retention, "withdrawn_days", 0, 36500)) command.withdrawn_days = static_cast<int>(*days);
  }

  PackReader reader_;
};

void must_be_folder(const std::string& file, const std::string& key, const std::string& path, std::vector<PackError>& errors) {
  std::error_code error;
  if (!path.empty() && !std::filesystem::is_directory(path, error))
    errors.push_back({file, 0, 0, key + " 指的文件夹 " + path + " 不存在；请先建立，或改正路径"});
}

}  // namespace

tl::expected<Command, std::vector<PackError>> read_config(const std::string& file, Command given) {
  const auto root = read_yaml(file);
  if (!root) return tl::make_unexpected(std::vector<PackError>{root.error()});
  std::vector<PackError> errors;
  ConfigReader(file, errors).read(*root, given);
  if (!errors.empty()) return tl::make_unexpected(errors);
  return given;
}

ExitStatus check_config(const std::string& file, Console& console) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) {
    console.warn(printable(file) + " 不是文件；请指定配置文件。");
    return ExitStatus::kUsage;
  }
  const auto command = read_config(file, {});
  std::vector<PackError> errors = command ? std::vector<PackError>() : command.error();
  if (command) {
    must_be_folder(file, "inbox", command->paths.empty() ? "" : command->paths.front(), errors);
    if (command->move_accepted && !command->paths.empty() && ::access(command->paths.front().c_str(), W_OK) != 0)
      errors.push_back({file, 0, 0, "move_accepted 需要移动材料，而收件文件夹 " + command->paths.front() + " 不能写；请授予写权限，或去掉此项"});
    must_be_folder(file, "notice", find_notice(command->notice), errors);
    must_be_folder(file, "county", command->county, errors);
    must_be_folder(file, "models", command->models, errors);
    if (command->paths.empty()) errors.push_back({file, 0, 0, "没有 inbox；请写明收件文件夹"});
    if (command->out.empty()) errors.push_back({file, 0, 0, "没有 out；请写明报告文件夹"});
  }
  for (const PackError& fault : errors) std::cout << to_string(fault) << '\n';
  if (errors.empty()) std::cout << printable(file) << ": 未见错误\n";
  std::cout.flush();
  return errors.empty() ? ExitStatus::kDone : ExitStatus::kFindings;
}

}  // namespace chushen

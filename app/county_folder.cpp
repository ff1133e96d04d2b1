#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <utility>

#include "app/file_hash.h"
#include "app/files.h"
#include "app/folder_listing.h"
#include "app/ignored_names.h"
#include "app/name_text.h"
#include "app/office.h"
#include "extract/sheet.h"
#include "normalize/text.h"

namespace chushen {

namespace {

// Contract section 2: the lists an office may hold. A notice that uses fewer leaves the others alone.
constexpr std::array<std::string_view, 4> kKnownLists = {"已获专项资金支持名单", "资源池服务商名单", "失信和处罚名单",
                                                         "受理登记"};

std::string words_for(SheetErrorCode code) {
  switch (code) {
    case SheetErrorCode::kUnreadable:
      return "打不开；请检查文件是否存在、有无权限。";
    case SheetErrorCode::kNotASheet:
      return "不是 CSV 或 XLSX 表格；请另存为其中一种。";
    case SheetErrorCode::kBadEncoding:
      return "编码既不是 UTF-8 也不是 GB18030；请另存为 UTF-8。";
    case SheetErrorCode::kUnclosedQuote:
      return "引号没有成对；请检查这一行。";
    case SheetErrorCode::kRaggedRow:
      return "这一行的列数多于表头；请检查这一行。";
    case SheetErrorCode::kEmpty:
      return "没有表头；第一行应为列名。";
  }
  return "读取失败；请检查文件。";
}

// The name of the list that a file is by its own name, and nothing where it is none.
std::optional<std::string> list_name_of(const std::string& file_name) {
  const std::string name = name_text(file_name);
  for (const std::string_view ending : {".csv", ".xlsx"})
    if (ascii_lower(name).ends_with(ending)) return name.substr(0, name.size() - ending.size());
  return std::nullopt;
}

class CountyFolder {
 public:
  CountyFolder(std::string folder, const std::vector<std::string>& names) : folder_(std::move(folder)), names_(names) {}

  tl::expected<CountySettings, std::vector<PackError>> load() {
    const bool has_settings = read_settings();
    for (const std::string& name : names_) settings_.lists.push_back({name, false, version_of(name), "", {}});
    const bool has_lists = read_lists();
    if (!has_settings && !has_lists && errors_.empty())
      fail(folder_, "其中没有 county.yaml，也没有 lists 文件夹；请检查 --county 指的是否是这个文件夹。");
    if (!errors_.empty()) return tl::make_unexpected(errors_);
    return settings_;
  }

 private:
  void fail(const std::string& file, std::string message, int line = 0, int column = 0) {
    errors_.push_back({file, line, column, std::move(message)});
  }

  bool read_settings() {
    const std::string path = folder_ + "/county.yaml";
    if (is_missing(path)) return false;
    auto settings = load_county(path);
    if (settings) {
      settings_ = std::move(*settings);
    } else {
      errors_.push_back(settings.error());
    }
    return true;
  }

  std::string version_of(const std::string& list) const {
    for (const auto& [name, version] : settings_.list_versions)
      if (name == list) return version;
    return "";
  }

  bool read_lists() {
    const std::string path = folder_ + "/lists";
    const auto entries = list_folder(path);
    if (!entries && entries.error() == ENOENT) return false;
    if (!entries) {
      fail(path, message_for({path, entries.error()}));
      return true;
    }
    for (const Entry& entry : *entries)
      if (!is_ignored_file(entry.name)) take_file(path + '/' + entry.name, entry.name);
    return true;
  }

  void take_file(const std::string& path, const std::string& file_name) {
    const auto name = list_name_of(file_name);
    const auto list = std::find_if(settings_.lists.begin(), settings_.lists.end(),
                                   [&](const OfficeList& one) { return name && one.name == *name; });
    if (list != settings_.lists.end()) return read_list(path, *list);
    const bool known = name && std::find(kKnownLists.begin(), kKnownLists.end(), *name) != kKnownLists.end();
    if (!known) fail(path, "不认识这个名单；文件名应为名单名称加 .csv 或 .xlsx，如“失信和处罚名单.csv”。");
  }

  void read_list(const std::string& path, OfficeList& list) {
    if (list.loaded) return fail(path, "同一名单有两个文件；请只留一个。");
    auto sheet = read_sheet(path);
    if (!sheet) return fail(path, words_for(sheet.error().code), sheet.error().line, sheet.error().column);
    if (!column_of(*sheet, "统一社会信用代码") && !column_of(*sheet, "名称"))
      return fail(path, "表头中既没有“统一社会信用代码”也没有“名称”；请检查第一行。", 1);
    const auto hash = hash_file(path);
    if (!hash) return fail(path, message_for({path, hash.error()}));
    list.loaded = true;
    list.sha256 = hash->sha256;
    list.sheet = std::move(*sheet);
  }

  std::string folder_;
  const std::vector<std::string>& names_;
  CountySettings settings_;
  std::vector<PackError> errors_;
};

}  // namespace

tl::expected<CountySettings, std::vector<PackError>> load_county_folder(const std::string& folder,
                                                                        const std::vector<std::string>& list_names) {
  const auto entries = list_folder(folder);
  if (!entries) {
    const FileError error{folder, entries.error()};
    return tl::make_unexpected(std::vector<PackError>{{folder, 0, 0, message_for(error)}});
  }
  return CountyFolder(folder, list_names).load();
}

}  // namespace chushen

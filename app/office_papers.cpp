#include "app/office_papers.h"

#include <cerrno>
#include <functional>

#include "app/files.h"
#include "app/folder_listing.h"
#include "app/ignored_names.h"
#include "extract/sheet.h"
#include "report/corrections.h"
#include "report/county_table.h"
#include "report/recommendation.h"
#include "validate/county.h"

namespace chushen {

namespace {

constexpr std::uint64_t kLargestTemplate = 32u << 20;

/// Tries each template on an applicant without anything: what is wrong with it shows at once.
class PapersFolder {
 public:
  PapersFolder(std::string folder, const Notice& notice) : folder_(std::move(folder)), notice_(notice) {
    batch_.notice = &notice_;
    batch_.county = &county_;
    one_.notice = &notice_;
    one_.county = &county_;
    one_.application = &application_;
    one_.judgement = &judgement_;
  }

  tl::expected<OfficePapers, std::vector<PackError>> load() {
    read_templates();
    read_recommended();
    if (!errors_.empty()) return tl::make_unexpected(errors_);
    return papers_;
  }

 private:
  using Fault = std::optional<std::string>;

  void fail(const std::string& file, std::string message, int line = 0, int column = 0) {
    errors_.push_back({file, line, column, std::move(message)});
  }

  void read_templates() {
    const std::string path = folder_ + "/templates";
    const auto entries = list_folder(path);
    if (!entries) {
      if (entries.error() != ENOENT) fail(path, message_for({path, entries.error()}));
      return;
    }
    for (const Entry& entry : *entries)
      if (!is_ignored_file(entry.name)) take_template(path + '/' + entry.name, entry.name);
  }

  void take_template(const std::string& path, const std::string& name) {
    const auto bytes = read_whole(path, kLargestTemplate);
    if (!bytes) return fail(path, message_for(bytes.error()));
    if (name == "补正通知书.docx") return take(path, *bytes, papers_.letter, fault_of(fill_docx(*bytes, letter_values(one_))));
    const Recommendation nobody = recommendation_of(batch_);
    if (name == "推荐函.docx")
      return take(path, *bytes, papers_.recommendation, fault_of(recommendation_letter(batch_, nobody, *bytes)));
    if (name == "推荐汇总表.xlsx" || name == "推荐汇总表.docx")
      return take(path, *bytes, papers_.table, fault_of(fill_county_table(*bytes, nobody)));
    fail(path, "不认识这个模板；可用的名称有：补正通知书.docx、推荐函.docx、推荐汇总表.xlsx 或 .docx。");
  }

  template <typename Result>
  static Fault fault_of(const Result& result) {
    return result ? Fault() : Fault(result.error());
  }

  void take(const std::string& path, const std::string& bytes, std::string& place, const Fault& fault) {
    if (fault) return fail(path, *fault);
    if (!place.empty()) return fail(path, "同一模板有两个文件；请只留一个。");
    place = bytes;
  }

  void read_recommended() {
    for (const char* ending : {".csv", ".xlsx"}) {
      const std::string path = folder_ + "/推荐名单" + ending;
      auto sheet = read_sheet(path);
      if (!sheet && sheet.error().code == SheetErrorCode::kUnreadable && is_missing(path)) continue;
      if (!sheet) return fail(path, "推荐名单不可读；请另存为 UTF-8 的 .csv 或 .xlsx。", sheet.error().line, sheet.error().column);
      if (papers_.recommended) return fail(path, "推荐名单有两个文件；请只留一个。");
      take_recommended(path, *sheet);
    }
  }

  void take_recommended(const std::string& path, const Sheet& sheet) {
    const auto code = column_of(sheet, "统一社会信用代码"), name = column_of(sheet, "名称");
    if (!code && !name) return fail(path, "表头中既没有“统一社会信用代码”也没有“名称”；请检查第一行。", 1);
    papers_.recommended.emplace();
    for (const std::vector<std::string>& row : sheet.rows) {
      ListedApplicant one{code ? row[*code] : "", name ? row[*name] : ""};
      if (!one.uscc.empty() || !one.name.empty()) papers_.recommended->push_back(std::move(one));
    }
  }

  std::string folder_;
  const Notice& notice_;
  CountySettings county_;
  Application application_;
  Judgement judgement_;
  BatchInput batch_;
  ReportInput one_;
  OfficePapers papers_;
  std::vector<PackError> errors_;
};

}  // namespace

tl::expected<OfficePapers, std::vector<PackError>> load_office_papers(const std::string& county_folder,
                                                                      const Notice& notice) {
  return PapersFolder(county_folder, notice).load();
}

}  // namespace chushen

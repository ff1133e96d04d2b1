#include "app/audit/decide.h"

#include <algorithm>
#include <iostream>
#include <map>
#include <optional>
#include <vector>

#include "app/audit/audit_log.h"
#include "app/audit/reviews.h"
#include "app/places.h"
#include "app/printable.h"
#include "app/report_lookup.h"
#include "extract/sheet.h"
#include "normalize/value_reader.h"
#include "report/review_form.h"
#include "validate/county.h"
#include "validate/notice.h"

namespace chushen {

namespace {

constexpr std::string_view kOutcomes = "符合、不符合、待核实、不适用、优先（satisfied、violated、undetermined、not-applicable、preferred），"
                                       "或 撤销（withdraw）";

bool is_withdrawal(std::string_view word) { return word == "撤销" || word == "withdraw"; }

/// The reports and former decisions that orders are held against; each report is read once.
class Desk {
 public:
  explicit Desk(const std::string& out) : out_(out) {
    const AuditCheck check = read_audit(out);
    faulty_ = check.fault.has_value();
    reviews_ = reviews_of(check.entries);
  }

  bool is_faulty() const { return faulty_; }

  const FoundReport* report(const std::string& name) {
    auto [place, fresh] = reports_.try_emplace(name);
    if (fresh) place->second = find_report(out_, name);
    return place->second ? &*place->second : nullptr;
  }

  const Review& review(const std::string& id) { return reviews_[id]; }

 private:
  const std::string& out_;
  bool faulty_ = false;
  std::map<std::string, std::optional<FoundReport>> reports_;
  std::map<std::string, Review> reviews_;
};

struct Draft {
  AuditDraft audit;
  std::string words;  ///< what is printed when it is written
};

const ReportDigest::Item* finding_called(const ReportDigest& report, const std::string& rule) {
  for (const auto& finding : report.findings)
    if (finding.key == rule || finding.title == rule) return &finding;
  return nullptr;
}

std::string rules_of(const ReportDigest& report) {
  std::string names;
  for (const auto& finding : report.findings) names += (names.empty() ? "" : "、") + finding.key;
  return names;
}

const Override* former_decision(const Review& review, const std::string& rule) {
  for (const Override& decision : review.decisions)
    if (decision.rule == rule) return &decision;
  return nullptr;
}

Override decision_of(const DecideOrder& order, const ReportDigest::Item& finding) {
  Override decision;
  decision.rule = finding.key;
  decision.title = finding.title;
  decision.outcome = outcome_called(order.outcome).value_or(Outcome::kUndetermined);
  decision.machine = outcome_called(finding.outcome).value_or(Outcome::kUndetermined);
  decision.evidence = finding.proof;
  decision.signature.reason = order.reason;
  return decision;
}

bool says_the_same(const Override& before, const Override& now, const std::string& by) {
  return before.outcome == now.outcome && before.evidence == now.evidence && before.signature.reason == now.signature.reason &&
         before.signature.by == by;
}

std::string who(const std::string& by) { return by.empty() ? person_here() : by; }

/// The entry to write, nothing where all is written down already, or what is wrong with the order in one Chinese sentence.
tl::expected<std::optional<Draft>, std::string> draft_of(const DecideOrder& order, Desk& desk) {
  const FoundReport* report = desk.report(order.submission);
  if (!report) return tl::make_unexpected("报告文件夹中没有材料“" + printable(order.submission) + "”的报告；请用 index.html 中的材料编号。");
  const auto* finding = finding_called(report->digest, order.rule);
  if (!finding)
    return tl::make_unexpected("没有规则“" + printable(order.rule) + "”；可用的有：" + rules_of(report->digest) + "。");
  const bool withdrawal = is_withdrawal(order.outcome);
  if (!withdrawal && !outcome_called(order.outcome))
    return tl::make_unexpected("不认识决定“" + printable(order.outcome) + "”；可用的有：" + std::string(kOutcomes) + "。");
  if (order.reason.empty()) return tl::make_unexpected(std::string("没有写理由；请写明依据，如“已核对纸质件”。"));
  const std::string& id = report->digest.id;
  const Override now = decision_of(order, *finding);
  const Override* before = former_decision(desk.review(id), now.rule);
  if (withdrawal && !before) return tl::make_unexpected("“" + now.title + "”没有复核决定可以撤销。");
  if (before && !withdrawal && says_the_same(*before, now, who(order.by))) return std::optional<Draft>();
  const std::string machine(word_for(now.machine)), after = withdrawal ? "撤销" : std::string(word_for(now.outcome));
  const std::string former = before ? std::string(word_for(before->outcome)) : "机器：" + machine;
  Draft draft{{who(order.by), "decide", details_of(id, now, withdrawal, former)}, ""};
  draft.words = printable(id) + "　" + printable(now.title) + "：机器初核 " + machine + "，人工复核 " + after;
  return std::optional(std::move(draft));
}

ExitStatus refuse(Console& console, const std::string& sentence) {
  console.warn(sentence);
  return ExitStatus::kUsage;
}

ExitStatus write(const std::vector<Draft>& drafts, const std::string& out, Console& console) {
  std::vector<AuditDraft> audits;
  for (const Draft& draft : drafts) audits.push_back(draft.audit);
  const auto written = append_audit(out, audits);
  if (!written) {
    console.warn(message_for(written.error(), out));
    return written.error() == AuditRefusal::kDisk ? ExitStatus::kUnreadable : ExitStatus::kUsage;
  }
  for (std::size_t i = 0; i < drafts.size(); ++i)
    std::cout << "已登记第 " << (*written)[i].seq << " 号：" << drafts[i].words << '\n';
  std::cout.flush();
  return ExitStatus::kDone;
}

/// A table by the columns that are known.
struct Form {
  std::map<std::string, std::size_t> columns;
  std::vector<std::vector<std::string>> rows;
};

std::optional<Form> form_of(const Sheet& sheet) {
  Form form{{}, sheet.rows};
  for (const char* name : {review_form::kSubmission, review_form::kRule, review_form::kOutcome, review_form::kReason,
                           review_form::kPerson, review_form::kEvidence})
    if (const auto column = column_of(sheet, name)) form.columns[name] = *column;
  for (const char* name : {review_form::kSubmission, review_form::kRule, review_form::kOutcome, review_form::kReason})
    if (!form.columns.contains(name)) return std::nullopt;
  return form;
}

std::string cell(const Form& form, const std::vector<std::string>& row, const char* name) {
  const auto column = form.columns.find(name);
  std::string text = column != form.columns.end() && column->second < row.size() ? row[column->second] : "";
  while (!text.empty() && std::string_view(" \t\r\n").find(text.back()) != std::string_view::npos) text.pop_back();
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  text.erase(0, std::min(start, text.size()));
  return text.starts_with('\'') ? text.substr(1) : text;  // what findings.csv puts before a formula
}

// "营业收入@2023H1" -> the name, 2023, 1.
std::optional<Correction> place_of(const std::string& text) {
  Correction place;
  const std::size_t at = text.find('@');
  place.field = text.substr(0, at);
  if (at == text.npos) return place;
  std::string year = text.substr(at + 1);
  const std::size_t half = year.find('H');
  if (half != year.npos) {
    if (year.size() != half + 2 || (year[half + 1] != '1' && year[half + 1] != '2')) return std::nullopt;
    place.half = year[half + 1] - '0';
    year.resize(half);
  }
  if (year.size() != 4 || year.find_first_not_of("0123456789") != year.npos) return std::nullopt;
  place.year = std::stoi(year);
  return place;
}

std::string key_of(const Correction& place) {
  const auto text = [](const std::optional<int>& number) { return number ? std::to_string(*number) : ""; };
  return place.field + '/' + text(place.year) + '/' + text(place.half);
}

const ReportDigest::Item* item_of(const ReportDigest& report, const std::string& key) {
  for (const auto& field : report.fields)
    if (field.key == key) return &field;
  return nullptr;
}

std::string years_of(const ReportDigest& report, const std::string& name) {
  std::string titles;
  for (const auto& field : report.fields)
    if (field.key.starts_with(name + '/')) titles += (titles.empty() ? "" : "、") + field.title;
  return titles;
}

/// Of the value that a person wrote down: the entry, or what is wrong with the order.
tl::expected<Draft, std::string> draft_of(const CorrectOrder& order, Desk& desk, const FormSchema& form) {
  const FoundReport* report = desk.report(order.submission);
  if (!report) return tl::make_unexpected("报告文件夹中没有材料“" + printable(order.submission) + "”的报告；请用 index.html 中的材料编号。");
  auto place = place_of(order.field);
  const FieldSpec* spec = place ? find_field(form, place->field) : nullptr;
  if (!spec) return tl::make_unexpected("没有栏目“" + printable(order.field) + "”；写法如 评测等级、营业收入@2022、营业收入@2023H1。");
  const auto* item = item_of(report->digest, key_of(*place));
  if (!item) {
    const std::string known = years_of(report->digest, place->field);
    return tl::make_unexpected("这份材料没有“" + printable(order.field) + "”" + (known.empty() ? "。" : "；有：" + known + "。"));
  }
  if (order.reason.empty()) return tl::make_unexpected(std::string("没有写理由；请写明依据，如“已看截图”。"));
  const ValueReading read = read_value(*spec, order.value, spec->unit);
  if (!order.withdraw && !read.value)
    return tl::make_unexpected("“" + printable(order.value) + "”不是“" + item->title + "”的值" + (read.why.empty() ? "" : "：" + read.why) + "。");
  const auto& corrections = desk.review(report->digest.id).corrections;
  const bool known = std::any_of(corrections.begin(), corrections.end(), [&](const Correction& one) { return key_of(one) == key_of(*place); });
  if (order.withdraw && !known) return tl::make_unexpected("“" + item->title + "”没有更正可以撤销。");
  place->written = order.withdraw ? "" : order.value;
  place->readings = item->proof;
  place->signature.reason = order.reason;
  Draft draft{{who(order.by), "correct", details_of(report->digest.id, *place, item->words)}, ""};
  draft.words = printable(report->digest.id) + "　" + item->title + "：" + printable(item->words) + " → " +
                (order.withdraw ? "撤销更正" : printable(to_string(*read.value) + read.value->unit));
  return draft;
}

}  // namespace

ExitStatus decide(const DecideOrder& order, Console& console) {
  Desk desk(order.out);
  if (desk.is_faulty()) return refuse(console, message_for(AuditRefusal::kFaulty, order.out));
  auto draft = draft_of(order, desk);
  if (!draft) return refuse(console, draft.error());
  if (!*draft) {
    std::cout << "同样的决定已经登记，未作改动。\n";
    return ExitStatus::kDone;
  }
  return write({std::move(**draft)}, order.out, console);
}

ExitStatus decide_from(const std::string& file, const std::string& out, const std::string& by, Console& console) {
  const auto sheet = read_sheet(file);
  if (!sheet) return refuse(console, printable(file) + " 打不开或不是 CSV、XLSX 表格；请另存为其中一种。");
  const auto form = form_of(*sheet);
  if (!form) return refuse(console, printable(file) + " 的表头缺少“材料编号”“规则”“复核决定”“复核理由”之一；请用报告文件夹中的 复核意见.xlsx。");
  Desk desk(out);
  if (desk.is_faulty()) return refuse(console, message_for(AuditRefusal::kFaulty, out));
  std::vector<Draft> drafts;
  std::vector<std::string> faults;
  int line = 2, filled = 0;
  for (const auto& row : form->rows) {
    DecideOrder order{out, cell(*form, row, review_form::kSubmission), cell(*form, row, review_form::kRule),
                      cell(*form, row, review_form::kOutcome), cell(*form, row, review_form::kReason),
                      cell(*form, row, review_form::kPerson)};
    if (order.by.empty()) order.by = by;
    const std::string evidence = cell(*form, row, review_form::kEvidence), place = "第 " + std::to_string(line++) + " 行：";
    if (order.outcome.empty()) continue;
    ++filled;
    auto draft = draft_of(order, desk);
    if (!draft) {
      faults.push_back(place + draft.error());
      continue;
    }
    const auto* finding = finding_called(desk.report(order.submission)->digest, order.rule);
    if (!evidence.empty() && evidence != finding->proof)
      faults.push_back(place + "材料“" + printable(order.submission) + "”的“" + finding->title + "”在填表之后有变化；请看新报告后重填。");
    else if (*draft) drafts.push_back(std::move(**draft));
  }
  for (const std::string& fault : faults) console.warn(fault);
  if (!faults.empty()) return refuse(console, "有 " + std::to_string(faults.size()) + " 行有误，全部未登记；请改正后再运行。");
  std::cout << "已填写 " << filled << " 行，其中新的决定 " << drafts.size() << " 项。\n";
  return write(drafts, out, console);
}

ExitStatus correct(const CorrectOrder& order, Console& console) {
  const auto notice = load_notice(find_notice(order.notice));
  if (!notice) return refuse(console, "通知规则包有误；请先运行 chushen lint " + printable(find_notice(order.notice)) + "。");
  Desk desk(order.out);
  if (desk.is_faulty()) return refuse(console, message_for(AuditRefusal::kFaulty, order.out));
  auto draft = draft_of(order, desk, notice->form);
  if (!draft) return refuse(console, draft.error());
  return write({std::move(*draft)}, order.out, console);
}

}  // namespace chushen

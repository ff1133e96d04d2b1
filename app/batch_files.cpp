#include "app/batch_files.h"

#include <deque>
#include <functional>
#include <utility>

#include "app/copy.h"
#include "app/edited_outputs.h"
#include "app/staged_files.h"
#include "app/wire.h"
#include "report/county_table.h"
#include "report/recommendation.h"
#include "report/review_form.h"

namespace chushen {

namespace {

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : "、") + text;
  return all;
}

std::string failure(const std::string& what, const std::string& why) { return what + "未能生成：" + why; }

/// Bytes that a copy of the program makes while this one goes on; made here where it cannot.
class MadeAside {
 public:
  MadeAside(const MadeAside&) = delete;
  MadeAside(bool aside, std::function<std::string()> make)
      : make_(std::move(make)), copy_(aside ? [this] { return pack({make_()}); } : std::function<std::string()>()) {}

  std::string bytes() {
    auto made = copy_ ? unpack(copy_.answer()) : std::nullopt;
    return made && made->size() == 1 ? std::move(made->front()) : make_();
  }

 private:
  std::function<std::string()> make_;
  Copy copy_;
};

/// Writes one after the other and keeps what went wrong; they appear together at the end.
class BatchFiles {
 public:
  BatchFiles(const std::string& out, BatchInput& input, BatchOutcome& outcome)
      : out_(out), input_(input), outcome_(outcome), publication_(out) {}

  void write(const std::string& name, const std::string& bytes) {
    if (const auto written = files_.emplace_back().add(out_ + '/' + name, bytes); !written)
      outcome_.failures.push_back(message_for(written.error()));
  }

  void write(const std::string& name, const tl::expected<std::string, std::string>& bytes) {
    if (!bytes) {
      outcome_.failures.push_back(failure(name, bytes.error()));
      return;
    }
    const auto kept = EditedOutputs(out_).write("", name, *bytes, files_.emplace_back());
    if (!kept) outcome_.failures.push_back(message_for(kept.error()));
    else if (*kept) note(name + " 已由人工修改，未覆盖；如内容有更新，新的一份是“" + EditedOutputs::beside(name) + "”。");
  }

  void publish() {
    std::vector<StagedFiles*> all;
    for (StagedFiles& files : files_) all.push_back(&files);
    publication_.publish(all);
    for (const StagedFiles& files : files_)
      if (files.error()) outcome_.failures.push_back(message_for(*files.error()));
  }

  void write_county_table(const std::string& table, const Recommendation& who) {
    if (table.empty()) return;
    const auto filled = fill_county_table(table, who);
    if (!filled) {
      outcome_.failures.push_back(failure("县区格式的推荐汇总表", filled.error()));
      return;
    }
    write("推荐汇总表（县区格式）" + filled->extension, tl::expected<std::string, std::string>(filled->bytes));
    if (!filled->unmapped.empty())
      note("县区格式的推荐汇总表中有 " + std::to_string(filled->unmapped.size()) + " 个栏目没有对应内容，未填写：" +
           joined(filled->unmapped) + "。");
  }

  void note(std::string text) {
    input_.notes.push_back(text);
    outcome_.notes.push_back(std::move(text));
  }

 private:
  const std::string& out_;
  BatchInput& input_;
  BatchOutcome& outcome_;
  Publication publication_;
  std::deque<StagedFiles> files_;
};

}  // namespace

BatchOutcome write_batch_files(const std::string& out, BatchInput input, const OfficePapers& papers, int jobs) {
  BatchOutcome outcome;
  BatchFiles files(out, input, outcome);
  if (papers.recommended) input.recommended = &*papers.recommended;
  MadeAside findings(jobs > 1, [&] { return findings_csv(input); });
  const Recommendation who = recommendation_of(input);
  if (!who.without_papers.empty())
    files.note("推荐名单中有 " + std::to_string(who.without_papers.size()) + " 家未见申报材料，请核对名单：" +
               joined(who.without_papers) + "。");
  files.write("推荐汇总表.xlsx", recommendation_table(input, who));
  files.write("推荐函.docx", recommendation_letter(input, who, papers.recommendation));
  files.write_county_table(papers.table, who);
  files.write("复核意见.xlsx", review_form_table(input));
  MadeAside batch(jobs > 1, [&] { return batch_json(input); });  // holds what is noted above, as the index does
  files.write("index.html", index_html(input));
  files.write("findings.csv", findings.bytes());
  files.write("batch.json", batch.bytes());
  files.publish();
  return outcome;
}

}  // namespace chushen

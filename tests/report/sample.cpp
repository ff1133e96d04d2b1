#include "sample.h"

using namespace chushen;

namespace {

Reading reading(std::string document, Place place, TextSource source, float confidence, std::string raw) {
  Reading reading;
  reading.document = std::move(document);
  reading.place = std::move(place);
  reading.source = source;
  reading.confidence = confidence;
  reading.raw = std::move(raw);
  return reading;
}

Field text_field(std::string name, std::string value, Reading read) {
  Field field;
  field.name = std::move(name);
  field.state = FieldState::kPresent;
  field.value = Value{value, "", false};
  field.confidence = read.confidence;
  read.value = field.value;
  field.readings = {std::move(read)};
  return field;
}

DocumentFacts document(std::string id, std::string file, Kind kind, Role role) {
  DocumentFacts facts;
  facts.id = std::move(id);
  facts.file_name = std::move(file);
  facts.sha256 = std::string(64, 'a');
  facts.bytes = 48211;
  facts.kind = kind;
  facts.role = role;
  return facts;
}

}  // namespace

ReportSample::ReportSample() {
  notice.id = "jiangmen-2023-22";
  notice.document_number = "江工信工业互联网〔2023〕22号";
  notice.applicant = {"申报单位名称", "统一社会信用代码", "所属县区"};
  notice.title = "江门市工业和信息化局关于组织开展2023年江门市制造业数字化转型标杆示范申报工作的通知";
  notice.sha256 = std::string(64, 'b');
  county.lists.push_back({"已获专项资金支持名单", false, "", "", {}});

  application.direction = "示范企业";
  application.documents = {document("d1", "申报书.docx", Kind::kDocx, Role::kFormEditable),
                           document("d2", "扫描件.pdf", Kind::kPdf, Role::kFormStamped)};
  application.documents[1].has_pages = true;
  application.documents[1].page_sizes = {{595.3, 841.9, 300}};
  application.documents[1].seals = {{{330, 560, 445, 674}, SealShape::kRound, 40.5, SealColor::kRed,
                                     "江门市甲有限公司", SealKind::kOfficial, 0.81f, "", false, {}, {}}};
  application.documents[1].seal_pages = {1};

  const Place cell{0, {}, "表1 第1行 第2列"};
  application.fields.push_back(
      text_field("申报单位名称", "江门市甲有限公司", reading("d1", cell, TextSource::kDocx, 1, "江门市甲有限公司")));
  application.fields.push_back(text_field("统一社会信用代码", "91440703MAXXXX023D",
                                          reading("d1", cell, TextSource::kDocx, 1, "91440703MAXXXX023D")));
  Field revenue;
  revenue.name = "营业收入";
  revenue.year = 2022;
  revenue.state = FieldState::kConflicting;
  revenue.why = "纸质版与电子版不一致";
  revenue.readings = {reading("d1", {0, {}, "表3 第2行 第5列"}, TextSource::kDocx, 1, "41,188.62"),
                      reading("d2", {1, {301.2, 415, 371.9, 431.3}, ""}, TextSource::kOcr, 0.93f, "41,138.62")};
  revenue.readings[0].value = Value{Decimal(4118862, 2), "万元", false};
  revenue.readings[1].value = Value{Decimal(4113862, 2), "万元", false};
  application.fields.push_back(revenue);

  Finding level;
  level.rule = "level-at-least-2";
  level.title = "数字化水平二级及以上";
  level.basis = Basis::kNotice;
  level.clause = "二（三）";
  level.quote = "原则上需达到数字化二级及以上水平";
  level.outcome = Outcome::kUndetermined;
  level.action = Action::kCorrect;
  level.reason = Reason::kInPrinciple;
  level.message = "评测等级为一级。";
  level.remedy = "评测等级为一级，请核实。";
  level.fields = {"评测等级"};
  Evidence seen;
  seen.document = "d2";
  seen.place = {1, {301.2, 415, 371.9, 431.3}, ""};
  seen.raw = "一级";
  seen.confidence = 0.93f;
  level.evidence.push_back(seen);
  Finding copied;
  copied.rule = "text-not-copied";
  copied.title = "正文未见与其他单位雷同";
  copied.basis = Basis::kPractice;
  judgement.findings = {level, copied};
  conclude(judgement);

  crops.push_back({"d2", 1, {301.2, 415, 371.9, 431.3}, 180, 60, "\x89PNG\r\n\x1a\n-bytes"});
}

ReportInput ReportSample::input() const {
  ReportInput input;
  input.generated_at = "2023-08-30T09:12:44+08:00";
  input.program_version = "0.1.0";
  input.readers = {"docx 1"};
  input.notice = &notice;
  input.county = &county;
  input.submission_id = "蓬江区/江门市甲有限公司";
  input.folder = input.submission_id;
  input.inbox_county = "蓬江区";
  input.ignored_files = 2;
  input.application = &application;
  input.judgement = &judgement;
  input.crops = crops;
  return input;
}

#include <catch2/catch.hpp>

#include "applicant.h"

using namespace chushen;

namespace {

Finding judged_as_single_file(const Application& application, const std::string& rule) {
  return finding_of(judge({"a", "", true, &application}, real_pack(), {}), rule);
}

}  // namespace

TEST_CASE("form-present: a form of the declared direction is there") {
  const Finding finding = judged(faultless(), "form-present");
  CHECK(answer(finding) == "satisfied none none");
  CHECK(finding.message == "已提交“示范企业”方向的申报书。");
  CHECK(finding.clause == "三（一）");
}

TEST_CASE("form-present: the other direction's template, surely read, cannot be recommended") {
  Application application = faultless();
  for (const char* id : {"d1", "d2"}) document(application, id).direction = "示范车间";
  const Finding finding = judged(application, "form-present");
  CHECK(answer(finding) == "violated reject contrary");
  CHECK(finding.message == "申报方向为“示范企业”，所提交申报书的标题为“示范车间”方向，二者不一致。");
  CHECK(finding.remedy.find("重新填报") != std::string::npos);
  bool title_shown = false;
  for (const Evidence& evidence : finding.evidence) title_shown = title_shown || evidence.raw == "示范企业申报书";
  CHECK(title_shown);
}

TEST_CASE("form-present: a title read from a scan with doubt accuses nobody") {
  Application application = faultless();
  remove_document(application, "d1");
  document(application, "d2").direction = "示范车间";
  document(application, "d2").title.confidence = 0.89F;
  CHECK(answer(judged(application, "form-present")) == "undetermined check unreadable");
  document(application, "d2").title.confidence = 0.9F;
  CHECK(answer(judged(application, "form-present")) == "violated reject contrary");
  scan(application, "申报方向", "示范企业", 0.7F);
  CHECK(answer(judged(application, "form-present")) == "undetermined check unreadable");
}

TEST_CASE("form-present: forms of both directions are for the office to sort out") {
  Application application = faultless();
  document(application, "d2").direction = "示范车间";
  CHECK(answer(judged(application, "form-present")) == "undetermined check conflicting");
}

TEST_CASE("form-present: editable forms that state different things are named, equal ones are not") {
  Application application = faultless();
  add_document(application, "d3", Role::kFormEditable, Kind::kDocx).direction = "示范企业";
  const std::string name = to_string(*field(application, "申报单位名称").value);
  add_reading(application, "申报单位名称", "d3", name);
  CHECK(answer(judged(application, "form-present")) == "satisfied none none");
  add_reading(application, "推荐单位", "d3", "另一个局", 0.8F);  // not sure: says nothing
  CHECK(answer(judged(application, "form-present")) == "satisfied none none");
  add_reading(application, "联系人", "d3", "某人");
  const Finding finding = judged(application, "form-present");
  CHECK(answer(finding) == "undetermined check conflicting");
  CHECK(finding.message.find("的联系人不同") != std::string::npos);
  CHECK(finding.message.find("以“" + document(application, "d1").file_name + "”为准") != std::string::npos);
}

TEST_CASE("form-present: no form, or one without a telling title") {
  Application application = faultless();
  for (const char* id : {"d1", "d2"}) document(application, id).direction.clear();
  CHECK(answer(judged(application, "form-present")) == "undetermined check missing");
  for (const char* id : {"d1", "d2"}) remove_document(application, id);
  CHECK(answer(judged(application, "form-present")) == "undetermined check missing");
  add_document(application, "d3", Role::kUnknown, Kind::kOther, Status::kDamaged);
  CHECK(answer(judged(application, "form-present")) == "undetermined none missing");
}

TEST_CASE("form-present: ticks are another rule's fact, a form without a place for them names itself") {
  Application application = faultless();
  malformed(application, "申报方向", "☑示范企业 ☑示范车间");
  CHECK(answer(judged(application, "form-present")) == "undetermined none missing");
  not_found(application, "申报方向");
  CHECK(answer(judged(application, "form-present")) == "satisfied none none");
  unreadable(application, "申报方向");
  CHECK(answer(judged(application, "form-present")) == "undetermined check unreadable");
}

TEST_CASE("editable-copy: there, missing, not recognized, unread") {
  Application application = faultless();
  CHECK(answer(judged(application, "editable-copy")) == "satisfied none none");
  CHECK(judged(application, "editable-copy").evidence.at(0).document == "d1");
  remove_document(application, "d1");
  const Finding missing = judged(application, "editable-copy");
  CHECK(answer(missing) == "undetermined correct contrary");
  CHECK(missing.remedy.find("Word或WPS可编辑版") != std::string::npos);
  add_document(application, "d3", Role::kUnknown, Kind::kDocx);
  CHECK(answer(judged(application, "editable-copy")) == "undetermined check missing");
  document(application, "d3").status = Status::kDamaged;
  CHECK(answer(judged(application, "editable-copy")) == "undetermined none missing");
}

TEST_CASE("editable-copy: a form read in part never counts as complete; its fault is another rule's fact") {
  Application application = faultless();
  document(application, "d1").status = Status::kPartial;
  CHECK(answer(judged(application, "editable-copy")) == "undetermined none missing");
  CHECK(answer(judged(application, "readable")) == "undetermined check unreadable");
}

TEST_CASE("editable-copy: a word-processing file of page pictures is no editable version") {
  Application application = faultless();
  remove_document(application, "d1");
  document(application, "d2").kind = Kind::kDocx;
  CHECK(answer(judged(application, "editable-copy")) == "undetermined correct contrary");
  CHECK(answer(judged(application, "stamped-copy")) == "satisfied none none");
}

TEST_CASE("editable-copy: a damaged photograph hides no missing form") {
  Application application = faultless();
  remove_document(application, "d1");
  add_document(application, "d3", Role::kUnknown, Kind::kImage, Status::kDamaged);
  CHECK(answer(judged(application, "editable-copy")) == "undetermined correct contrary");
}

TEST_CASE("stamped-copy: without a scan the paper is to be looked at") {
  Application application = faultless();
  CHECK(answer(judged(application, "stamped-copy")) == "satisfied none none");
  remove_document(application, "d2");
  const Finding finding = judged(application, "stamped-copy");
  CHECK(answer(finding) == "undetermined check contrary");
  CHECK(finding.message == "未收到盖章件扫描件，请核对纸质件。");
  add_document(application, "d3", Role::kFormPrint);
  CHECK(answer(judged(application, "stamped-copy")) == "undetermined check contrary");
}

TEST_CASE("a loose document is asked to be put with the others") {
  Application application = faultless();
  remove_document(application, "d2");
  CHECK(answer(judged_as_single_file(application, "editable-copy")) == "satisfied none none");
  const Finding stamped = judged_as_single_file(application, "stamped-copy");
  CHECK(answer(stamped) == "undetermined check missing");
  CHECK(stamped.message.find("请将同一单位的材料放入同一文件夹") != std::string::npos);
  remove_document(application, "d1");
  add_document(application, "d3", Role::kLicence);
  for (const char* rule : {"form-present", "editable-copy", "stamped-copy"}) {
    const Finding finding = judged_as_single_file(application, rule);
    INFO(rule);
    CHECK(answer(finding) == "undetermined check missing");
    CHECK(finding.message.find("请将同一单位的材料放入同一文件夹") != std::string::npos);
  }
}

TEST_CASE("seal-present: on the cover, on the pledge, elsewhere, nowhere, a personal one") {
  Application application = faultless();
  DocumentFacts& stamped = document(application, "d2");
  const Finding on_cover = judged(application, "seal-present");
  CHECK(answer(on_cover) == "satisfied none none");
  CHECK(on_cover.evidence.at(0).place.page == 1);
  CHECK(on_cover.evidence.at(0).raw == "江门市测试甲有限公司");
  stamped.seal_pages = {2};  // where the date of the application was read
  CHECK(answer(judged(application, "seal-present")) == "satisfied none none");
  stamped.seal_pages = {4};
  CHECK(answer(judged(application, "seal-present")) == "undetermined check missing");
  stamped.seals[0].kind = SealKind::kUnknown;
  stamped.seal_pages = {1};
  CHECK(answer(judged(application, "seal-present")) == "satisfied none none");
  stamped.seals[0].shape = SealShape::kOther;
  stamped.seals[0].partial = true;  // a strip at the edge, of a seal across all pages
  CHECK(answer(judged(application, "seal-present")) == "undetermined check missing");
  stamped.seals[0].kind = SealKind::kPersonal;
  CHECK(answer(judged(application, "seal-present")) == "undetermined correct contrary");
  stamped.seals.clear();
  CHECK(answer(judged(application, "seal-present")) == "undetermined correct contrary");
  CHECK(answer(judged_as_single_file(application, "seal-present")) == "undetermined check missing");
  stamped.status = Status::kPartial;
  CHECK(answer(judged(application, "seal-present")) == "undetermined none missing");
  remove_document(application, "d2");
  CHECK(answer(judged(application, "seal-present")) == "undetermined none missing");
}

TEST_CASE("seal-matches-applicant: the applicant's, another firm's, unread, none") {
  Application application = faultless();
  DocumentFacts& stamped = document(application, "d2");
  CHECK(answer(judged(application, "seal-matches-applicant")) == "satisfied none none");
  stamped.seal_matches = {SealMatch::kCannotTell};
  CHECK(answer(judged(application, "seal-matches-applicant")) == "undetermined check unreadable");
  stamped.seal_matches = {SealMatch::kOther};
  stamped.seals[0].text = "江门市另一家有限公司";
  const Finding other = judged(application, "seal-matches-applicant");
  CHECK(answer(other) == "undetermined check contrary");
  CHECK(other.message == "印文“江门市另一家有限公司”与申报单位名称“江门市测试甲有限公司”不一致，请对照原件核实。");
  stamped.seals[0].text = "蓬江区工业和信息化局";  // the recommending unit's
  CHECK(answer(judged(application, "seal-matches-applicant")) == "undetermined check missing");
  stamped.seal_pages = {7};
  CHECK(answer(judged(application, "seal-matches-applicant")) == "undetermined check missing");
  stamped.seals.clear();
  CHECK(answer(judged(application, "seal-matches-applicant")) == "undetermined none missing");
}

TEST_CASE("seal-matches-applicant: a name that is not sure accuses nobody") {
  Application application = faultless();
  document(application, "d2").seal_matches = {SealMatch::kOther};
  unreadable(application, "申报单位名称");
  CHECK(answer(judged(application, "seal-matches-applicant")) == "undetermined check unreadable");
}

TEST_CASE("seal-kind: official, for contracts, unread") {
  Application application = faultless();
  Seal& seal = document(application, "d2").seals[0];
  CHECK(answer(judged(application, "seal-kind")) == "satisfied none none");
  seal.kind = SealKind::kContract;
  const Finding special = judged(application, "seal-kind");
  CHECK(answer(special) == "undetermined check contrary");
  CHECK(special.remedy == "申报书封面和承诺书处所盖的是合同专用章，请加盖单位公章。");
  seal.kind = SealKind::kUnknown;
  CHECK(answer(judged(application, "seal-kind")) == "undetermined check unreadable");
  document(application, "d2").seals.clear();
  CHECK(answer(judged(application, "seal-kind")) == "undetermined none missing");
}

TEST_CASE("seal-present: of loose page pictures the one with the title is the cover") {
  Application application = faultless();
  DocumentFacts& page = add_document(application, "d3", Role::kFormStamped, Kind::kImage);
  page.seals = document(application, "d2").seals;
  page.seal_pages = {1};
  document(application, "d2").seals.clear();
  CHECK(answer(judged(application, "seal-present")) == "undetermined check missing");
  document(application, "d3").title.document = "d3";
  document(application, "d3").title.place.page = 1;
  CHECK(answer(judged(application, "seal-present")) == "satisfied none none");
}

TEST_CASE("readable: what is refused or damaged goes back, what was cut short is looked at") {
  Application application = faultless();
  CHECK(answer(judged(application, "readable")) == "satisfied none none");
  add_document(application, "d3", Role::kUnknown, Kind::kPdf, Status::kTimedOut);
  CHECK(answer(judged(application, "readable")) == "undetermined check unreadable");
  add_document(application, "d4", Role::kUnknown, Kind::kPdf, Status::kRefused);
  const Finding finding = judged(application, "readable");
  CHECK(answer(finding) == "undetermined correct contrary");
  CHECK(finding.message.find("“d4.pdf”") != std::string::npos);
  CHECK(finding.message.find("d3") == std::string::npos);
  CHECK(finding.evidence.at(0).document == "d4");
  document(application, "d4").status = Status::kReadWithWarnings;
  document(application, "d3").status = Status::kRead;
  CHECK(answer(judged(application, "readable")) == "satisfied none none");
}

TEST_CASE("hidden-changes: remarks left in the editable form are mentioned") {
  Application application = faultless();
  CHECK(answer(judged(application, "hidden-changes")) == "satisfied none none");
  document(application, "d2").warnings.push_back({WarningCode::kComments, "批注", 0});
  CHECK(answer(judged(application, "hidden-changes")) == "satisfied none none");
  document(application, "d1").warnings.push_back({WarningCode::kTrackedChanges, "修订", 0});
  CHECK(answer(judged(application, "hidden-changes")) == "undetermined remark contrary");
  remove_document(application, "d1");
  CHECK(answer(judged(application, "hidden-changes")) == "undetermined none missing");
}

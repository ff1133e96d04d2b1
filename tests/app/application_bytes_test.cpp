#include <catch2/catch.hpp>

#include "app/application_bytes.h"

using namespace chushen;

namespace {

// Every member of every kind set to something else than it is made with.
Application application() {
  Reading reading{"d1", {2, {1, 2, 3, 4}, "表2 第3行"}, TextSource::kOcr, 0.5f, "41,188.62",
                  Value{Decimal(4118862, 2), "万元", true}, "41188.63"};
  Reading dated = reading;
  dated.value = Value{Date{2023, 8, 7, 0}, "", false};
  Reading plain = reading;
  plain.value.reset();
  Field field{"营业收入", 2022, 1, FieldState::kPresent, Value{std::string("甲"), "", false}, 0.25f, {reading, dated, plain}, "原因"};
  DocumentFacts document;
  document.id = "d1";
  document.file_name = "申报书.docx";
  document.sha256 = "ab";
  document.bytes = 1ull << 40;
  document.kind = Kind::kPdf;
  document.role = Role::kFormStamped;
  document.status = Status::kPartial;
  document.warnings = {{WarningCode::kLowResolution, "请核对", 3}};
  document.has_pages = true;
  document.page_sizes = {{595.3, 841.9, 300}};
  document.turned_pages = {{1, 3}};
  document.direction = "示范企业";
  document.title = reading;
  document.seals = {{{5, 6, 7, 8}, SealShape::kRound, 40.5, SealColor::kRed, "章", SealKind::kOfficial, 0.8f, "44", true,
                     {0.5f}, {"幸"}}};
  document.seal_pages = {6};
  document.seal_matches = {SealMatch::kSame};
  document.passages = {{{1, {}, ""}, TextSource::kText, 0.75f, Zone::kHeader, true, "页眉"}};
  document.pictures = {reading};
  document.summary = {{{{"申报单位名称", ValueType::kText, reading}}}};
  return {{document, DocumentFacts()}, {field, Field()}, "示范企业", {}};
}

}  // namespace

TEST_CASE("an application comes back from its bytes as it was") {
  CHECK(application_of(bytes_of(application())) == application());
  CHECK(application_of(bytes_of(Application())) == Application());
}

TEST_CASE("bytes that are cut, lengthened or changed give nothing or something, and never more than they hold") {
  const std::string whole = bytes_of(application());
  for (std::size_t size = 0; size < whole.size(); ++size) CHECK_FALSE(application_of(whole.substr(0, size)));
  CHECK_FALSE(application_of(whole + "x"));
  std::size_t refused = 0;
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x80);
    refused += !application_of(changed);
  }
  CHECK(refused > 0);
}

TEST_CASE("judgements are equal exactly where their bytes are") {
  Judgement one;
  one.findings = {{"rule", "标题", Basis::kForm, "", "", Outcome::kViolated, Action::kCheck, Reason::kContrary, "说明", "办法",
                   {"营业收入"}, {{"d1", {}, "原文", 0.5f, "乙", "名单", 3}}}};
  CHECK(bytes_of(one) == bytes_of(Judgement(one)));
  Judgement other = one;
  other.findings[0].evidence[0].row = 4;
  CHECK(bytes_of(one) != bytes_of(other));
}

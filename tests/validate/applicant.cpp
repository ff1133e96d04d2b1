#include "applicant.h"

#include <catch2/catch.hpp>
#include <stdexcept>

#include "validate/pack_reader.h"

using namespace chushen;

namespace {

const std::vector<int> kYears = {2020, 2021, 2022};

Value value_of(const FieldSpec& spec, const std::string& text) {
  switch (spec.type) {
    case ValueType::kMoney:
    case ValueType::kCount:
    case ValueType::kRate:
    case ValueType::kScore:
      return {Decimal::parse(text).value(), spec.unit, false};
    case ValueType::kDate: {
      if (const auto day = parse_day(text)) return {*day, "", false};
      const int year = std::stoi(text.substr(0, 4));
      return {Date{year, text.size() > 4 ? std::stoi(text.substr(5)) : 0}, "", false};
    }
    default:
      return {text, "", false};
  }
}

Reading reading(const FieldSpec& spec, const std::string& document, const std::string& text, float confidence) {
  Reading reading;
  reading.document = document;
  const bool flows = document == "d1";
  reading.source = flows ? TextSource::kDocx : TextSource::kOcr;
  reading.place = flows ? Place{0, {}, "表1 " + spec.name} : Place{2, {10, 20, 30, 40}, ""};
  reading.confidence = confidence;
  reading.raw = text;
  if (!text.empty()) reading.value = value_of(spec, text);
  return reading;
}

const FieldSpec& spec_of(const std::string& name) {
  const FieldSpec* spec = find_field(real_pack().form, name);
  if (!spec) throw std::logic_error("no field " + name);
  return *spec;
}

std::string sample_of(const FieldSpec& spec, const std::string& direction) {
  static const std::map<std::string, std::string> kSamples = {{"申报单位名称", "江门市测试甲有限公司"},
                                                              {"统一社会信用代码", "91440703MAXXXX023D"},
                                                              {"所属县区", "蓬江区"},
                                                              {"注册地址", "广东省江门市蓬江区棠下镇测试路1号"},
                                                              {"所属行业", "C3857 家用电力器具制造"},
                                                              {"企业规模", "中型"},
                                                              {"建设完成情况", "已建成并投入使用"},
                                                              {"成立日期", "2008-05-12"},
                                                              {"项目开始日期", "2021-03"},
                                                              {"项目结束日期", "2023-06"},
                                                              {"评测日期", "2023-08-10"},
                                                              {"申报日期", "2023-08-20"},
                                                              {"评测等级", "二级"},
                                                              {"评测得分", "52.36"},
                                                              {"已获专项资金支持", "否"},
                                                              {"手机", "13800000000"},
                                                              {"电子邮箱", "ceshi@example.com"},
                                                              {"从业人员数", "350"},
                                                              {"设备总数", "120"},
                                                              {"数字化设备数", "90"},
                                                              {"设备数字化率", "75"},
                                                              {"联网设备数", "60"},
                                                              {"设备联网率", "50"}};
  if (spec.name == "申报方向") return direction;
  const auto found = kSamples.find(spec.name);
  if (found != kSamples.end()) return found->second;
  return spec.type == ValueType::kText ? "测试内容" : "8000";
}

Seal official_seal() {
  Seal seal;
  seal.box = {330, 560, 445, 674};
  seal.shape = SealShape::kRound;
  seal.diameter_mm = 40.5;
  seal.color = SealColor::kRed;
  seal.text = "江门市测试甲有限公司";
  seal.kind = SealKind::kOfficial;
  seal.confidence = 0.8F;
  return seal;
}

/// A table, a text with all that it has to speak of, the pledge; on the stamped form two pages with their numbers.
void add_text(DocumentFacts& form) {
  const bool flows = form.kind == Kind::kDocx;
  const auto add = [&](int page, const std::string& text, bool in_table) {
    Passage passage;
    passage.place.page = flows ? 0 : page;
    passage.source = flows ? TextSource::kDocx : TextSource::kOcr;
    passage.confidence = flows ? 1.0F : 0.97F;
    passage.text = text;
    passage.in_table = in_table;
    form.passages.push_back(passage);
  };
  add(1, "申报单位名称", true);
  if (!flows) add(1, "第1页共2页", false);
  add(2, "研发设计、生产制造、经营管理和客户服务各环节均已数字化,效率提升20%,做法可复制推广。", false);
  add(2, "公司设有财务部,财务管理制度健全。", false);
  add(2, "我单位承诺所填内容真实,并承担相应责任。", false);
  if (!flows) add(2, "第2页共2页", false);
}

void set_present(Field& field, const FieldSpec& spec, const std::string& text, std::vector<Reading> readings) {
  field.state = FieldState::kPresent;
  field.value = value_of(spec, text);
  field.confidence = 0;
  for (const Reading& reading : readings) field.confidence = std::max(field.confidence, reading.confidence);
  field.readings = std::move(readings);
}

void set_absent(Field& field, FieldState state, std::vector<Reading> readings) {
  field.state = state;
  field.value.reset();
  field.confidence = 0;
  field.readings = std::move(readings);
}

}  // namespace

const Notice& real_pack() {
  static const Notice kNotice = [] {
    auto loaded = load_notice(CHUSHEN_SOURCE_DIR "/notices/jiangmen-2023-22");
    std::string errors;
    if (!loaded)
      for (const PackError& error : loaded.error())
        errors += error.file + ":" + std::to_string(error.line) + ":" + std::to_string(error.column) + " " +
                  error.message + "\n";
    if (!loaded) throw std::runtime_error(errors);
    return *loaded;
  }();
  return kNotice;
}

Application faultless(const std::string& direction) {
  Application application;
  application.direction = direction;
  for (const auto& [id, role] : {std::pair("d1", Role::kFormEditable), std::pair("d2", Role::kFormStamped)}) {
    DocumentFacts& form = add_document(application, id, role, role == Role::kFormEditable ? Kind::kDocx : Kind::kPdf);
    form.direction = direction;
    form.title = reading(spec_of("项目名称"), id, direction + "申报书", role == Role::kFormEditable ? 1.0F : 0.97F);
    form.title.place.page = role == Role::kFormEditable ? 0 : 1;
  }
  for (const char* id : {"d1", "d2"}) add_text(document(application, id));
  document(application, "d1").pictures.emplace_back();
  document(application, "d2").page_sizes.assign(2, {595, 842, 300});
  document(application, "d2").seals = {official_seal()};
  document(application, "d2").seal_pages = {1};
  document(application, "d2").seal_matches = {SealMatch::kSame};
  document(application, "d2").places = {{InkPlaceKind::kSignature, {300, 700, 430, 730}, "法定代表人（签字）：", true, 0.92F}};
  document(application, "d2").place_pages = {2};
  for (const FieldSpec& spec : real_pack().form.fields) {
    const Requirement need = spec.required.at(direction);
    if (need == Requirement::kAbsent) continue;
    const std::vector<int> years = spec.by_year && need == Requirement::kMust ? kYears : std::vector<int>{0};
    for (const int year : years) {
      Field field;
      field.name = spec.name;
      if (year != 0) field.year = year;
      application.fields.push_back(field);
      if (need == Requirement::kMust) write(application, spec.name, sample_of(spec, direction), field.year);
    }
  }
  if (Field& revenue = field(application, "营业收入"); !revenue.year) {
    revenue.year = 2022;  // a workshop's form may ask for it
    write(application, "营业收入", "8000", 2022);
  }
  return application;
}

Field& field(Application& application, const std::string& name, std::optional<int> year) {
  for (Field& field : application.fields)
    if (field.name == name && (!year || field.year == year)) return field;
  throw std::logic_error("no field " + name);
}

void write(Application& application, const std::string& name, const std::string& value, std::optional<int> year) {
  const FieldSpec& spec = spec_of(name);
  set_present(field(application, name, year), spec, value,
              {reading(spec, "d1", value, 1), reading(spec, "d2", value, 0.95F)});
}

void scan(Application& application, const std::string& name, const std::string& value, float confidence,
          std::optional<int> year) {
  const FieldSpec& spec = spec_of(name);
  set_present(field(application, name, year), spec, value, {reading(spec, "d2", value, confidence)});
}

void add_reading(Application& application, const std::string& name, const std::string& document,
                 const std::string& value, float confidence) {
  field(application, name).readings.push_back(reading(spec_of(name), document, value, confidence));
}

void blank(Application& application, const std::string& name, float confidence) {
  const FieldSpec& spec = spec_of(name);
  std::vector<Reading> readings = {reading(spec, "d2", "", confidence)};
  if (confidence == 1) readings.insert(readings.begin(), reading(spec, "d1", "", 1));
  set_absent(field(application, name), FieldState::kBlank, readings);
}

void unreadable(Application& application, const std::string& name) {
  Reading smudge = reading(spec_of(name), "d2", "", 0.3F);
  smudge.raw = "工囗";
  set_absent(field(application, name), FieldState::kUnreadable, {smudge});
}

void malformed(Application& application, const std::string& name, const std::string& raw) {
  Reading written = reading(spec_of(name), "d1", "", 1);
  written.raw = raw;
  set_absent(field(application, name), FieldState::kMalformed, {written});
}

void conflicting(Application& application, const std::string& name, const std::string& first,
                 const std::string& second) {
  const FieldSpec& spec = spec_of(name);
  set_absent(field(application, name), FieldState::kConflicting,
             {reading(spec, "d1", first, 1), reading(spec, "d2", second, 0.95F)});
}

void not_found(Application& application, const std::string& name) {
  set_absent(field(application, name), FieldState::kNotFound, {});
}

DocumentFacts& add_document(Application& application, const std::string& id, Role role, Kind kind, Status status) {
  DocumentFacts facts;
  facts.id = id;
  facts.file_name = id + (kind == Kind::kDocx ? ".docx" : ".pdf");
  facts.role = role;
  facts.kind = kind;
  facts.status = status;
  application.documents.push_back(facts);
  return application.documents.back();
}

DocumentFacts& document(Application& application, const std::string& id) {
  for (DocumentFacts& document : application.documents)
    if (document.id == id) return document;
  throw std::logic_error("no document " + id);
}

void remove_document(Application& application, const std::string& id) {
  std::erase_if(application.documents, [&](const DocumentFacts& document) { return document.id == id; });
  for (Field& field : application.fields) {
    std::erase_if(field.readings, [&](const Reading& reading) { return reading.document == id; });
    if (!field.readings.empty() || field.state == FieldState::kNotFound) continue;
    field.state = FieldState::kNotFound;
    field.value.reset();
  }
}

Finding judged(const Application& application, const std::string& rule, const CountySettings& county) {
  const Case alone{"江门市测试甲有限公司", "", false, &application};
  return finding_of(judge(alone, real_pack(), county), rule);
}

Finding finding_of(const Judgement& judgement, const std::string& rule) {
  for (const Finding& finding : judgement.findings)
    if (finding.rule == rule) return finding;
  throw std::logic_error("no finding of " + rule);
}

std::string answer(const Finding& finding) {
  return std::string(name_of(finding.outcome)) + " " + std::string(name_of(finding.action)) + " " +
         std::string(name_of(finding.reason));
}

CountySettings county_with(const std::string& list, std::vector<std::vector<std::string>> rows) {
  OfficeList office;
  office.name = list;
  office.loaded = true;
  office.version = "2023-06";
  office.sheet.header = {"名称", "统一社会信用代码", "年度", "资金或事由", "收到日期", "纸质份数"};
  for (auto& row : rows) row.resize(office.sheet.header.size());
  office.sheet.rows = std::move(rows);
  CountySettings county;
  county.lists = {office};
  return county;
}

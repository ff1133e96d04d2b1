#pragma once

#include <optional>
#include <string>
#include <vector>

#include "validate/judge.h"

/// Builds what normalize() would hand on, so that each test changes the one thing it is about. Firms are invented;
/// codes are the synthetic ones that fit both check digits.

/// The pack of this notice, loaded once.
const chushen::Notice& real_pack();

/// A faultless application: "d1" an editable form, "d2" the stamped one, every required field present and equal in
/// both, the others not found.
chushen::Application faultless(const std::string& direction = "示范企业");

chushen::Field& field(chushen::Application& application, const std::string& name, std::optional<int> year = {});

/// Written so on both forms, surely.
void write(chushen::Application& application, const std::string& name, const std::string& value,
           std::optional<int> year = {});
/// Read so from the stamped form alone, with that confidence.
void scan(chushen::Application& application, const std::string& name, const std::string& value, float confidence,
          std::optional<int> year = {});
/// Read from a further document (evidence, or the stamped form again); the field's state stays.
void add_reading(chushen::Application& application, const std::string& name, const std::string& document,
                 const std::string& value, float confidence = 1);
/// As it is when nothing, something unreadable, or something that is no value stands there.
void blank(chushen::Application& application, const std::string& name, float confidence = 1);
void unreadable(chushen::Application& application, const std::string& name);
void malformed(chushen::Application& application, const std::string& name, const std::string& raw);
void conflicting(chushen::Application& application, const std::string& name, const std::string& first,
                 const std::string& second);
void not_found(chushen::Application& application, const std::string& name);

chushen::DocumentFacts& add_document(chushen::Application& application, const std::string& id, chushen::Role role,
                                     chushen::Kind kind = chushen::Kind::kPdf,
                                     chushen::Status status = chushen::Status::kRead);
chushen::DocumentFacts& document(chushen::Application& application, const std::string& id);
void remove_document(chushen::Application& application, const std::string& id);

/// The one finding of that rule, judged alone.
chushen::Finding judged(const chushen::Application& application, const std::string& rule,
                        const chushen::CountySettings& county = {});
chushen::Finding finding_of(const chushen::Judgement& judgement, const std::string& rule);

/// "undetermined correct contrary"
std::string answer(const chushen::Finding& finding);

/// A loaded list: rows of 名称, 统一社会信用代码, 年度, 资金或事由, 收到日期, 纸质份数.
chushen::CountySettings county_with(const std::string& list, std::vector<std::vector<std::string>> rows);

#include "validate/trace.h"

#include <algorithm>

#include "normalize/text.h"
#include "validate/pack_reader.h"

namespace chushen {

Evidence evidence_of(const Reading& reading) {
  Evidence evidence;
  evidence.document = reading.document;
  evidence.place = reading.place;
  evidence.raw = reading.raw;
  evidence.confidence = reading.confidence;
  return evidence;
}

Evidence evidence_of(const DocumentFacts& document) {
  Evidence evidence;
  evidence.document = document.id;
  evidence.raw = document.file_name;
  return evidence;
}

Evidence evidence_of(const OfficeList& list, std::size_t row) {
  Evidence evidence;
  evidence.list = list.name;
  evidence.row = static_cast<int>(row) + 1;
  evidence.raw = joined(list.sheet.rows.at(row), " | ");
  return evidence;
}

void note(CheckResult& result, const Field& field) {
  if (std::find(result.fields.begin(), result.fields.end(), field.name) == result.fields.end())
    result.fields.push_back(field.name);
}

void show(CheckResult& result, const Application& application, const Field& field) {
  note(result, field);
  for (const Reading& reading : field.readings) {
    const DocumentFacts* document = find_document(application, reading.document);
    if (document && is_form(document->role)) result.evidence.push_back(evidence_of(reading));
  }
}

void show(CheckResult& result, const Application& application, std::span<const Operand> operands) {
  for (const Operand& operand : operands)
    if (operand.field) show(result, application, *operand.field);
}

std::string title_of(const Field& field) {
  if (!field.year) return field.name;
  const std::string half = !field.half ? "年" : *field.half == 1 ? "年上半年" : "年下半年";
  return field.name + "（" + std::to_string(*field.year) + half + "）";
}

std::string value_words(const Field& field) {
  if (field.value) return to_string(*field.value) + field.value->unit;
  if (field.state == FieldState::kBlank) return "未填";
  if (field.state == FieldState::kNotFound) return "未见";
  for (const Reading& reading : field.readings)
    if (!reading.raw.empty()) return clean_text(reading.raw);
  return "未能识读";
}

CheckResult begin(const CheckInput& input, std::span<const Operand> operands) {
  CheckResult result;
  std::vector<std::string> titles, values;
  for (const Operand& operand : operands) {
    if (!operand.field) continue;
    show(result, input.application, *operand.field);
    titles.push_back(title_of(*operand.field));
    values.push_back(title_of(*operand.field) + "“" + value_words(*operand.field) + "”");
  }
  result.words["inputs"] = listed(titles);
  result.words["values"] = listed(values);
  return result;
}

CheckResult with_obstacle(const CheckInput& input, std::string_view situation, std::span<const Operand> operands) {
  CheckResult result = begin(input, operands);
  result.situation = situation;
  return result;
}

std::string listed(const std::vector<std::string>& items, std::size_t most) {
  if (items.size() <= most) return joined(items);
  return joined({items.begin(), items.begin() + static_cast<std::ptrdiff_t>(most)}) + "等" +
         std::to_string(items.size()) + "项";
}

}  // namespace chushen

#include <algorithm>
#include <cstdint>

#include "extract/names.h"
#include "report/personal_data.h"
#include "report/views.h"
#include "report/words.h"

namespace chushen {
namespace {

std::string size_in_words(std::uint64_t bytes) {
  if (bytes < 1024) return std::to_string(bytes) + " 字节";
  if (bytes < (1u << 20)) return std::to_string((bytes + 512) >> 10) + " KB";
  const std::uint64_t tenths = (bytes * 10 + (1u << 19)) >> 20;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB";
}

View reading_view(const ReportInput& input, const Reading& reading) {
  View view;
  const DocumentFacts* document = find_document(*input.application, reading.document);
  view.texts["raw"] = reading.raw.empty() ? "（空）" : shown(reading.raw);
  view.texts["document"] = document ? std::string(word_for(document->role)) : reading.document;
  view.texts["place"] = shown(words_for(reading.place));
  view.texts["confidence"] = words_for_confidence(reading.source, reading.confidence);
  view.texts["suggestion"] = shown(reading.suggestion);
  view.lists["crop"] = crop_view(input, reading.document, reading.place, reading.raw);
  return view;
}

// The surest reading of a field in documents of one role.
const Reading* reading_of(const Application& application, const Field& field, Role role) {
  const Reading* best = nullptr;
  for (const Reading& reading : field.readings) {
    const DocumentFacts* document = find_document(application, reading.document);
    if (!document || document->role != role) continue;
    if (!best || reading.confidence > best->confidence) best = &reading;
  }
  return best;
}

bool differ(const Reading& a, const Reading& b) {
  if (a.value && b.value) return !same_fact(*a.value, *b.value);
  return a.value.has_value() != b.value.has_value();
}

}  // namespace

std::string field_title(const Field& field) {
  if (!field.year) return field.name;
  const std::string half = !field.half ? "" : *field.half == 1 ? "上半年" : "下半年";
  return field.name + "（" + std::to_string(*field.year) + "年" + half + "）";
}

std::string place_in_file(const Application& application, const std::string& document, const Place& place) {
  const DocumentFacts* facts = find_document(application, document);
  const std::string file = facts ? facts->file_name : "";
  const std::string where = words_for(place);
  return file.empty() || where.empty() ? file + where : file + " " + where;
}

std::vector<View> document_views(const ReportInput& input) {
  std::vector<View> views;
  for (const DocumentFacts& document : input.application->documents) {
    View view;
    view.texts = {{"id", document.id},
                  {"file", shown(document.file_name)},
                  {"kind", std::string(name_of(document.kind))},
                  {"size", size_in_words(document.bytes)},
                  {"hash", document.sha256},
                  {"role", std::string(word_for(document.role))},
                  {"pages", document.has_pages ? std::to_string(document.page_sizes.size()) : "－"},
                  {"status", std::string(word_for(document.status))}};
    view.lists["warnings"] = {};
    for (const Warning& warning : document.warnings) {
      View item;
      item.texts["text"] = shown((warning.page > 0 ? "第" + std::to_string(warning.page) + "页：" : "") + warning.message);
      view.lists["warnings"].push_back(item);
    }
    views.push_back(view);
  }
  return views;
}

std::vector<View> field_views(const ReportInput& input) {
  std::vector<View> views;
  for (const Field& field : input.application->fields) {
    if (field.state == FieldState::kNotFound && field.readings.empty()) continue;
    View view;
    view.texts["name"] = field_title(field);
    view.texts["state"] = word_for(field.state);
    view.texts["why"] = shown(field.why);
    view.texts["value"] = field.value ? shown(to_string(*field.value)) : "";
    view.texts["unit"] = field.value ? field.value->unit : "";
    view.flags["present"] = field.state == FieldState::kPresent;
    add_correction(input, field, view);
    view.lists["readings"] = {};
    for (const Reading& reading : field.readings) view.lists["readings"].push_back(reading_view(input, reading));
    views.push_back(view);
  }
  return views;
}

std::vector<View> missing_field_views(const ReportInput& input) {
  std::vector<View> views;
  for (const Field& field : input.application->fields) {
    if (field.state != FieldState::kNotFound || !field.readings.empty()) continue;
    View view;
    view.texts["name"] = field_title(field);
    views.push_back(view);
  }
  mark_last(views);
  return views;
}

std::vector<View> difference_views(const ReportInput& input) {
  std::vector<View> views;
  for (const Field& field : input.application->fields) {
    const Reading* paper = reading_of(*input.application, field, Role::kFormStamped);
    const Reading* electronic = reading_of(*input.application, field, Role::kFormEditable);
    if (!paper || !electronic || !differ(*paper, *electronic)) continue;
    View view;
    view.texts["field"] = field_title(field);
    view.texts["paper"] = paper->raw.empty() ? "（空）" : shown(paper->raw);
    view.texts["paper_place"] = shown(words_for(paper->place));
    view.texts["paper_confidence"] = words_for_confidence(paper->source, paper->confidence);
    view.texts["number"] = std::to_string(views.size() + 1);
    view.texts["weight"] = std::min(paper->confidence, electronic->confidence) >= 0.9f ? "不一致，请核实" : "识别存疑，请看截图";
    view.texts["electronic"] = electronic->raw.empty() ? "（空）" : shown(electronic->raw);
    view.texts["electronic_place"] = shown(words_for(electronic->place));
    view.lists["crop"] = crop_view(input, paper->document, paper->place, paper->raw);
    views.push_back(view);
  }
  return views;
}

}  // namespace chushen

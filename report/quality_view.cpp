#include <algorithm>
#include <cmath>

#include "report/personal_data.h"
#include "report/views.h"
#include "report/words.h"

namespace chushen {
namespace {

// DA/T 31-2017 asks for 200 dpi of a page of text; below that a reader stumbles where a person does not.
constexpr double kGoodResolution = 200;
constexpr float kSure = 0.9f;  // as contract section 5 has it

View text_view(std::string text) {
  View view;
  view.texts["text"] = std::move(text);
  return view;
}

std::string resolution_of(const DocumentFacts& document) {
  double least = 0, most = 0;
  std::string low;
  for (std::size_t i = 0; i < document.page_sizes.size(); ++i) {
    const double dpi = document.page_sizes[i][2];
    if (dpi <= 0) continue;
    least = least == 0 ? dpi : std::min(least, dpi);
    most = std::max(most, dpi);
    if (dpi < kGoodResolution) low += (low.empty() ? "第" : "、") + std::to_string(i + 1);
  }
  if (most == 0) return "";
  std::string text = shown(document.file_name) + "：扫描分辨率 " + std::to_string(std::lround(least));
  if (std::lround(most) != std::lround(least)) text += "－" + std::to_string(std::lround(most));
  text += " dpi";
  return low.empty() ? text : text + "；" + low + "页低于 200 dpi，如看不清请重新扫描（建议 300 dpi 彩色）";
}

bool from_scan(const Field& field) {
  for (const Reading& reading : field.readings)
    if (reading.source == TextSource::kOcr) return true;
  return false;
}

float least_sure(const Field& field) {
  float least = 1;
  for (const Reading& reading : field.readings) least = std::min(least, reading.confidence);
  return least;
}

std::string_view word_for(SealShape shape) {
  switch (shape) {
    case SealShape::kRound: return "圆形";
    case SealShape::kEllipse: return "椭圆形";
    case SealShape::kSquare: return "方形";
    default: return "其他形状";
  }
}

std::vector<View> change_views(const std::vector<Change>& changes, const char* group) {
  std::vector<View> views;
  for (const Change& change : changes) {
    View view;
    view.texts["group"] = group;
    view.texts["kind"] = chushen::word_for(change.kind);
    view.texts["what"] = shown(change.what);
    view.texts["before"] = change.before.empty() ? "－" : shown(change.before);
    view.texts["after"] = change.after.empty() ? "－" : shown(change.after);
    views.push_back(std::move(view));
  }
  return views;
}

}  // namespace

std::vector<View> seal_views(const ReportInput& input) {
  std::vector<View> views;
  for (const DocumentFacts& document : input.application->documents) {
    for (std::size_t i = 0; i < document.seals.size(); ++i) {
      const Seal& seal = document.seals[i];
      View view;
      view.texts["file"] = shown(document.file_name);
      const int page = i < document.seal_pages.size() ? document.seal_pages[i] : 0;
      view.texts["page"] = page > 0 ? "第" + std::to_string(page) + "页" : "文中图片";
      view.texts["shape"] = std::string(word_for(seal.shape)) + "，约 " +
                            std::to_string(std::lround(seal.diameter_mm)) + " mm";
      view.texts["text"] = seal.text.empty() ? "（未能读出，请看原件）" : shown(seal.text);
      view.texts["match"] = std::string(word_for(i < document.seal_matches.size() ? document.seal_matches[i] : SealMatch::kCannotTell));
      views.push_back(std::move(view));
    }
  }
  return views;
}

void add_quality(const ReportInput& input, View& page) {
  page.lists["resolutions"] = page.lists["unsure"] = {};
  for (const DocumentFacts& document : input.application->documents)
    if (std::string text = resolution_of(document); !text.empty())
      page.lists["resolutions"].push_back(text_view(std::move(text)));
  int read = 0, scanned = 0;
  for (const Field& field : input.application->fields) {
    if (field.readings.empty()) continue;
    ++read;
    scanned += from_scan(field);
    const bool open = field.state == FieldState::kUnreadable || field.state == FieldState::kConflicting;
    if (!open && least_sure(field) >= kSure) continue;
    View view = text_view(field_title(field));
    view.texts["state"] = chushen::word_for(field.state);
    const int percent = static_cast<int>(std::floor(least_sure(field) * 100 + 1e-6f));
    view.texts["least"] = std::to_string(percent) + "%";
    page.lists["unsure"].push_back(std::move(view));
  }
  page.texts["fields_read"] = std::to_string(read);
  page.texts["fields_scanned"] = std::to_string(scanned);
  page.texts["fields_unsure"] = std::to_string(page.lists["unsure"].size());
  page.flags["has_unsure"] = !page.lists["unsure"].empty();
}

void add_changes(const ReportInput& input, View& page) {
  page.flags["has_changes"] = input.changes != nullptr;
  page.lists["changes"] = {};
  if (!input.changes) return;
  page.texts["changes_since"] = input.changes->since;
  for (const auto& [group, changes] : {std::pair{"文件", &input.changes->documents},
                                       {"栏目", &input.changes->fields},
                                       {"核对", &input.changes->findings}})
    for (View& view : change_views(*changes, group)) page.lists["changes"].push_back(std::move(view));
}

}  // namespace chushen

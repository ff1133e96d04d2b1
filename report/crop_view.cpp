#include <algorithm>

#include "report/base64.h"
#include "report/personal_data.h"
#include "report/views.h"

namespace chushen {

// A picture stands in the page once, however often it is shown: a scan's value appears beside its field, its finding and
// in the list of differences.
std::vector<View> crop_definitions(const ReportInput& input) {
  std::vector<View> views;
  for (std::size_t i = 0; i < input.crops.size(); ++i) {
    const ReportCrop& crop = input.crops[i];
    if (crop.png.empty()) continue;
    View view;
    view.texts["id"] = "c" + std::to_string(i);
    view.texts["src"] = "data:image/png;base64," + base64(crop.png);
    view.texts["width"] = std::to_string(crop.width_pixels);
    view.texts["height"] = std::to_string(crop.height_pixels);
    views.push_back(std::move(view));
  }
  return views;
}

std::vector<View> crop_view(const ReportInput& input, const std::string& document, const Place& place,
                            const std::string& text) {
  const auto found = std::find_if(input.crops.begin(), input.crops.end(), [&](const ReportCrop& crop) {
    return crop.document == document && crop.page == place.page && crop.box == place.box;
  });
  if (found == input.crops.end() || found->png.empty()) return {};
  View view;
  view.texts["id"] = "c" + std::to_string(found - input.crops.begin());
  view.texts["alt"] = "扫描件第" + std::to_string(place.page) + "页截图：" + (text.empty() ? "空白" : shown(text));
  view.texts["pixels_wide"] = std::to_string(found->width_pixels);
  view.texts["pixels_high"] = std::to_string(found->height_pixels);
  view.texts["width"] = std::to_string(std::max(1, found->width_pixels / 2));
  view.texts["height"] = std::to_string(std::max(1, found->height_pixels / 2));
  return {view};
}

}  // namespace chushen

#pragma once

#include <string>
#include <vector>

#include "extract/document.h"

namespace chushen {

/// A piece of a page to show beside a value.
struct CropRequest {
  int page = 1;
  Rect box;  ///< as in Document; a margin is added by the crop
  int quarter_turns = 0;  ///< of the page, as in Document (Page::quarter_turns)
  bool operator==(const CropRequest&) const = default;
};

/// One piece as an 8-bit PNG in which the box is marked; empty where the page could not be drawn.
struct Crop {
  CropRequest request;
  int width_pixels = 0, height_pixels = 0;
  std::string png;  ///< bytes
};

/// Draws the pieces of a PDF or picture, in the order of the requests. At most `max_width` pixels wide each.
/// Runs in a worker process, after judging. A page that cannot be drawn gives empty crops; does not throw for content.
std::vector<Crop> draw_crops(const std::string& path, const std::vector<CropRequest>& requests, int max_width = 720);

}  // namespace chushen

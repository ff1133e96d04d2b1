#pragma once

#include <optional>
#include <vector>

#include "extract/scan/onnx_model.h"
#include "extract/scan/raster.h"

namespace chushen {

/// The PP-OCR detector of text lines (differentiable binarization, Liao et al. 2020): a network that says of each pixel
/// how likely it lies in the core of a line. Cores are cut out at 0.3, kept where their mean is at least 0.6, and
/// widened by 1.5 times area over outline, as the network was trained to have them shrunk.
///
/// Here for the comparison with projection alone: extract/scan/text_lines.h.
class LineDetector {
 public:
  /// \param longer_side  pixels to which the longer side of a page is scaled before it is looked at; less is left as it is.
  static std::optional<LineDetector> load(const std::string& models_folder, int longer_side);

  /// Boxes of lines on a page whose lines are level, pixels of `page`; in no order.
  std::vector<PixelBox> find(const Raster& page) const;

 private:
  LineDetector(OnnxModel model, int longer_side) : model_(std::move(model)), longer_side_(longer_side) {}

  OnnxModel model_;
  int longer_side_;
};

}  // namespace chushen

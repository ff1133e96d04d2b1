#pragma once

#include <optional>

#include "extract/scan/homography.h"

namespace chushen {

/// A sheet cut out of the picture it was photographed in and made rectangular again.
struct PhotographedSheet {
  PageImage image;
  Homography to_photograph;  ///< from points of the sheet's page to points of the photograph's
};

/// Nothing where the picture shows no sheet on a darker ground (sheet_edges.h). A sheet in proportions near those of A4
/// in a picture of unknown resolution is taken for A4.
std::optional<PhotographedSheet> cut_out_sheet(const PageImage& photograph);

/// From points of the sheet, turned clockwise by `quarter_turns`, to points of the photograph turned the same way.
Homography way_to_photograph(const PhotographedSheet& sheet, const PageImage& photograph, int quarter_turns);

}  // namespace chushen

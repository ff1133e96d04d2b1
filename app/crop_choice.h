#pragma once

#include <string>
#include <vector>

#include "extract/crop.h"
#include "normalize/application.h"
#include "validate/finding.h"

namespace chushen {

struct WantedCrop {
  std::string document;  ///< Document::id
  CropRequest request;
  bool operator==(const WantedCrop&) const = default;
};

/// At most so many pieces of pages go into one report, some 50 KB each: what a reviewer looks through and a browser
/// opens.
inline constexpr std::size_t kMostCrops = 160;

/// The places a report shows: the evidence of findings that somebody has to act on, then every reading from a scan, in
/// the order of the report, each place once. Where there are too many, the last ones are left out; the report then
/// shows their place in words.
std::vector<WantedCrop> crops_for(const Application& application, const Judgement& judgement);

}  // namespace chushen

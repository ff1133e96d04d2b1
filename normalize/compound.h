#pragma once

#include <string>
#include <vector>

#include "normalize/form_schema.h"
#include "normalize/label.h"
#include "normalize/traced_text.h"

namespace chushen {

/// One field's part of a place that holds several.
struct CompoundPart {
  const FieldSpec* field = nullptr;
  TracedText value;
  std::string read_as;  ///< what it means where it is not written whole: "2021年12月" of "2021年3-12月"; else empty
};

/// Takes a place with several fields apart: a period at its two ends, amounts by the words before them, everything else
/// by type ("52.36分 / 二级 / 2023年8月10日"). An empty place is empty for all; of one that is not, a field that nothing
/// in it fits has no part.
std::vector<CompoundPart> parts_of(const std::vector<const FieldSpec*>& fields, const TracedText& value);

/// The figures of several years in one place: "2020年：38000万元；2021年：39500万元". Empty unless the text begins so.
struct YearPart {
  YearHead year;
  TracedText value;
};
std::vector<YearPart> years_in(const TracedText& value);

}  // namespace chushen

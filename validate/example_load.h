#pragma once

#include <vector>

#include "validate/example.h"
#include "validate/notice.h"
#include "validate/pack_reader.h"

namespace chushen {

/// samples.yaml: a faultless submission of each direction, from which every example differs in little.
void load_samples(const YamlNode& root, PackReader& reader, Notice& notice);

/// The examples of one rule in rules.yaml: what it gives, and what is different from the sample.
std::vector<Example> load_examples(const YamlNode& rule, PackReader& reader, const Notice& notice);

}  // namespace chushen

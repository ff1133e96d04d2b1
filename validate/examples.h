#pragma once

#include <string>
#include <vector>

#include "validate/finding.h"
#include "validate/notice.h"

namespace chushen {

/// An example that gives something else than its author says.
struct ExampleFault {
  std::string rule;
  int line = 0, column = 0;  ///< in rules.yaml
  std::string expected, given;
};

/// Judges all examples of the pack, each the whole way from documents to the finding of its rule.
std::vector<ExampleFault> run_examples(const Notice& notice);

/// The finding of the rule on one example. Throws std::logic_error where the notice has no such rule.
Finding finding_on(const Example& example, const std::string& rule, const Notice& notice);

std::size_t examples_in(const Notice& notice);

}  // namespace chushen

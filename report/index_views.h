#pragma once

#include <string>
#include <vector>

#include "report/mustache_view.h"
#include "report/report.h"

namespace chushen {

/// What the index may show of a text: as shown(), and phones masked.
std::string indexed(std::string_view text);

/// A path as a link has it: RFC 3986, everything but unreserved characters and '/' as %XX.
std::string percent_encoded(std::string_view path);

/// The rules of a submission that somebody has to act on; a list that is not loaded is told once, not per submission.
std::vector<const Finding*> issues_of(const Summary& summary);

/// Bars of verdicts by county, and how often each rule asks somebody to act: the numbers and where to draw them.
void add_charts(const BatchInput& input, View& page);

/// What waits, failed or was left aside, with the reason and what to do.
void add_open_items(const BatchInput& input, View& page);

}  // namespace chushen

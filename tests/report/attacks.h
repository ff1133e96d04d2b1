#pragma once

#include <string>
#include <vector>

#include "sample.h"

/// 1,000 texts that try to be more than a text: markup, script, style, addresses, template and formula openers, direction
/// marks and control characters, alone, nested and cut short. Made by rule, so that nobody has to trust a list.
std::vector<std::string> attacks();

/// A sample in which every text that can come from a file, a list or a folder name is this one.
ReportSample attacked(const std::string& text);

#pragma once

#include <string>

namespace chushen {

/// Where the program finds what it came with.

/// The folder of a notice pack: as given from the working directory, else beside the installed program
/// (../share/chushen), else in the source tree it was built from. The name as given where it is nowhere, so that a
/// message can show it. Empty: the default, notices/jiangmen-2023-22.
std::string find_notice(const std::string& given);

/// The folder of the recognition models: as given, else CHUSHEN_MODELS of the environment, else beside the installed
/// program, else where it was built.
std::string find_models(const std::string& given);

}  // namespace chushen

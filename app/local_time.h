#pragma once

#include <string>

namespace chushen {

/// The time now as RFC 3339 has it, local with offset: "2023-08-30T09:12:44+08:00". Where the environment has
/// SOURCE_DATE_EPOCH (reproducible-builds.org: seconds since 1970) it is that instant in UTC, so that two runs can be
/// compared byte by byte.
std::string local_time_now();

}  // namespace chushen

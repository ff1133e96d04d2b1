#pragma once

#include <string>

#include "normalize/application.h"

namespace chushen {

/// The JSON form of an Application: an object with `documents`, `fields` and `seals` exactly as report.json has them
/// (contract section 3), and `direction`. Places are rounded to a tenth of a point, confidences to four decimals.
/// Personal numbers are not masked here: report/ does that to all it prints. A seal has its `code` (null where it was not
/// read) and whether it is `partial` beside what the contract names.
///
///     to_json(normalize(documents, form), 2)
std::string to_json(const Application& application, int indent = -1);

}  // namespace chushen

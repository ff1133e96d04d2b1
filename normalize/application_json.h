#pragma once

#include <string>

#include "extract/json_writer.h"
#include "normalize/application.h"

namespace chushen {

/// The JSON form of an Application: an object with `documents`, `fields` and `seals` exactly as report.json has them
/// (contract section 3), and `direction`. Places are rounded to a tenth of a point, confidences to four decimals.
/// Personal numbers are not masked here: report/ does that to all it prints. A seal has its `code` (null where it was not
/// read) and whether it is `partial` beside what the contract names.
///
///     to_json(normalize(documents, form), 2)
std::string to_json(const Application& application, int indent = -1);

/// The parts of it, for report.json: the two lists, and what stands in the object of a field.
void write_documents(JsonWriter& json, const Application& application);
void write_seals(JsonWriter& json, const Application& application);
void write_members(JsonWriter& json, const Field& field);

/// `page`, `box` and `path` of the object that is open; and how sure somebody is, as it is rounded everywhere.
void write_members(JsonWriter& json, const Place& place);
double rounded_confidence(double confidence);

}  // namespace chushen

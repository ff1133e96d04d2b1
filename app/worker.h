#pragma once

#include <string_view>

namespace chushen {

/// The hidden verbs: what a process does that the program started as its worker. Gets its job and gives its answer on
/// the descriptors of child.h.
inline constexpr std::string_view kReadVerb = "worker";  ///< ReadJob -> the Document as JSON
inline constexpr std::string_view kCropVerb = "crop";    ///< CropJob -> the pictures
inline constexpr std::string_view kUnpackVerb = "unpack";    ///< UnpackJob -> Unpacked, and members in a folder
inline constexpr std::string_view kConvertVerb = "convert";  ///< ConvertJob: becomes LibreOffice, answers nothing
bool is_worker_verb(std::string_view verb);

/// Returns the exit status of the process: 0, kExitOutOfMemory, kExitNotStarted where it was started by hand or its job
/// is not one, 70 for anything else.
int run_worker(std::string_view verb);

}  // namespace chushen

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extract/unpack.h"

namespace chushen {

/// What the program asks of the worker that looks into a file, and how it travels (wire.h).
struct UnpackJob {
  std::string path, name;
  std::string spool;  ///< an empty folder of its own
  UnpackLimits limits;
};

std::string to_wire(const UnpackJob& job);
std::optional<UnpackJob> unpack_job_of(std::string_view wire);

std::string to_wire(const Unpacked& unpacked);

/// The way back, or nothing where anything is out of place: the worker may have been taken over by what it read. Names
/// are UTF-8 and lead nowhere, documents without pages, every stored name a number that lies in `spool` as a plain file
/// of the size it is said to have.
std::optional<Unpacked> unpacked_of(std::string_view untrusted_wire, const std::string& spool);

/// Whether a place below an archive is nobody's document: a component that an inbox would ignore (ignored_names.h).
bool is_ignored_path(std::string_view path);

}  // namespace chushen

#pragma once

#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "validate/pack_error.h"
#include "validate/yaml_tree.h"

namespace chushen {

/// The bytes of a file, or what to do about it. Refuses what is no plain file, and anything beyond 4 MB.
tl::expected<std::string, PackError> read_pack_file(const std::string& path);

/// Reads and parses one YAML file.
tl::expected<YamlNode, PackError> read_yaml(const std::string& path);

/// SHA-256 over all files below a folder: for each, in the order of its path's bytes, "path\0length\0content".
/// Names that begin with '.' are left out.
tl::expected<std::string, PackError> hash_of_folder(const std::string& folder);

}  // namespace chushen

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/opc_package.h"

namespace chushen {

/// How a part refers to another one, or to something outside (ISO/IEC 29500-2, 6.5).
struct Relationship {
  std::string id;      ///< "rId7", what the part's XML uses
  std::string type;    ///< the last step of the type's address: "header", "footnotes", "officeDocument"
  std::string target;  ///< a part's name without leading '/'; as written where it is external
  bool external = false;
};

/// The relationships of a part ("word/document.xml"), or of the package where `part` is empty.
/// Empty where it has none or where they cannot be read.
std::vector<Relationship> read_relationships(OpcPackage& package, std::string_view part);

/// The first one of that type, or nothing.
const Relationship* find_type(const std::vector<Relationship>& relationships, std::string_view type);

/// A target as the name of a part: relative to `folder` ("word/" or ""), "." and ".." resolved; never outside.
std::string resolved_part(const std::string& folder, const std::string& target);

/// "word/" of "word/document.xml", "" of a part that lies in no folder.
std::string folder_of_part(std::string_view part);

}  // namespace chushen

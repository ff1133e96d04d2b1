#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chushen {

/// One file of an office document: "word/document.xml".
struct ZipPart {
  std::string name, bytes;
};

/// All parts of a ZIP, in its order; nothing where it is none, is encrypted or unpacks to more than 64 MB. For templates
/// that an office supplies: what applicants hand in is opened by extract/ in a worker process and never here.
std::optional<std::vector<ZipPart>> unzip(std::string_view bytes);

/// The part of this name, or null.
ZipPart* part_named(std::vector<ZipPart>& parts, std::string_view name);

/// A ZIP of these parts. Equal parts give equal bytes: every time stamp is the first that the format can hold.
std::string zip(const std::vector<ZipPart>& parts);

}  // namespace chushen

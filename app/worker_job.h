#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/crop.h"
#include "extract/read_document.h"

namespace chushen {

/// What the program asks of a worker, and how it travels (wire.h). Both ends are this program, in the same version.

struct ReadJob {
  std::string path;
  ReadOptions options;
  std::vector<int> printed_pages = {};  ///< of a PDF, to be read as they look when printed (read_print); none: the whole file
};

struct CropJob {
  std::string path;
  std::vector<CropRequest> requests;
  int max_width = 720;  ///< pixels
};

std::string to_wire(const ReadJob& job);
std::string to_wire(const CropJob& job);
std::string to_wire(const std::vector<Crop>& crops);

std::optional<ReadJob> read_job_of(std::string_view wire);
std::optional<CropJob> crop_job_of(std::string_view wire);

/// The crops for `requests` out of a worker's answer, or nothing where anything is wrong with it: another number of
/// pictures, a picture that is no PNG of 8 bits, has another size than it says, or is larger than asked for.
/// The pixels are never decoded here.
std::optional<std::vector<Crop>> crops_of(std::string_view untrusted_wire, const std::vector<CropRequest>& requests,
                                          int max_width);

}  // namespace chushen

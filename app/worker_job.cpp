#include "app/worker_job.h"

#include <cstdint>

#include "app/png_header.h"
#include "app/wire.h"
#include "app/wire_parts.h"

namespace chushen {

namespace {

std::string count_text(std::uint64_t value) {
  return number_text(static_cast<unsigned long long>(value));
}

}  // namespace

std::string to_wire(const ReadJob& job) {
  const ReadLimits& limits = job.options.limits;
  std::vector<std::string> parts = {
      job.path, job.options.models, count_text(limits.file_bytes), count_text(limits.inflated_bytes),
      count_text(limits.part_bytes), count_text(limits.archive_entries), count_text(limits.pages),
      count_text(limits.image_pixels), number_text(limits.drawing_seconds), number_text(limits.page_seconds), job.options.converted};
  for (const int page : job.printed_pages) parts.push_back(count_text(page));
  return pack(parts);
}

std::optional<ReadJob> read_job_of(std::string_view wire) {
  WireParts parts(wire);
  ReadJob job;
  job.path = parts.text();
  job.options.models = parts.text();
  ReadLimits& limits = job.options.limits;
  limits.file_bytes = parts.count<std::uint64_t>();
  limits.inflated_bytes = parts.count<std::uint64_t>();
  limits.part_bytes = parts.count<std::uint64_t>();
  limits.archive_entries = parts.count<int>();
  limits.pages = parts.count<int>();
  limits.image_pixels = parts.count<std::uint64_t>();
  limits.drawing_seconds = parts.length();
  limits.page_seconds = parts.length();
  job.options.converted = parts.text();
  while (parts.good() && !parts.at_end()) job.printed_pages.push_back(parts.count<int>());
  return parts.good() ? std::optional(job) : std::nullopt;
}

std::string to_wire(const CropJob& job) {
  std::vector<std::string> parts = {job.path, count_text(job.max_width)};
  for (const CropRequest& request : job.requests) {
    parts.push_back(count_text(request.page));
    parts.push_back(count_text(request.quarter_turns));
    for (const double side : {request.box.left, request.box.top, request.box.right, request.box.bottom})
      parts.push_back(number_text(side));
  }
  return pack(parts);
}

std::optional<CropJob> crop_job_of(std::string_view wire) {
  WireParts parts(wire);
  CropJob job;
  job.path = parts.text();
  job.max_width = parts.count<int>();
  while (parts.good() && !parts.at_end()) {
    CropRequest request;
    request.page = parts.count<int>();
    request.quarter_turns = parts.count<int>();
    for (double* side : {&request.box.left, &request.box.top, &request.box.right, &request.box.bottom})
      *side = parts.length();
    job.requests.push_back(request);
  }
  return parts.good() ? std::optional(job) : std::nullopt;
}

std::string to_wire(const std::vector<Crop>& crops) {
  std::vector<std::string> pictures;
  for (const Crop& crop : crops) pictures.push_back(crop.png);
  return pack(pictures);
}

std::optional<std::vector<Crop>> crops_of(std::string_view untrusted_wire, const std::vector<CropRequest>& requests,
                                          int max_width) {
  auto pictures = unpack(untrusted_wire);
  if (!pictures || pictures->size() != requests.size()) return std::nullopt;
  std::vector<Crop> crops;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    Crop crop{requests[i], 0, 0, std::move((*pictures)[i])};
    if (!crop.png.empty()) {
      const auto size = png_size(crop.png);
      if (!size || size->width > max_width) return std::nullopt;
      crop.width_pixels = size->width;
      crop.height_pixels = size->height;
    }
    crops.push_back(std::move(crop));
  }
  return crops;
}

}  // namespace chushen

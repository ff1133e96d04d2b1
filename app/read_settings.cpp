#include "app/read_settings.h"

#include <algorithm>
#include <cmath>

#include "app/wire.h"
#include "app/worker_job.h"
#include "extract/sha256.h"
#include "normalize/text.h"

namespace chushen {

namespace {

constexpr double kLeastSeconds = 60, kSecondsPerByte = 480.0 / (1 << 20), kMostSeconds = 1800;

std::string ending_of(const std::string& file_name) {
  const std::string name = file_name.substr(file_name.rfind('/') + 1);  // npos + 1 == 0
  const std::size_t dot = name.rfind('.');
  return dot == name.npos ? "" : ascii_lower(name.substr(dot));
}

}  // namespace

ChildLimits child_limits_for(std::uint64_t bytes, const ReadSettings& settings) {
  const double by_size = std::min(kLeastSeconds + kSecondsPerByte * static_cast<double>(bytes), kMostSeconds);
  const double seconds = settings.seconds > 0 ? settings.seconds : by_size;
  ChildLimits limits = settings.child;
  limits.cpu_seconds = static_cast<unsigned>(std::ceil(seconds));
  limits.wall_seconds = 2 * seconds;
  return limits;
}

std::string document_key(const std::string& sha256, const std::string& file_name, const ReadSettings& settings) {
  // The job without its path and its folder of models holds the limits; the versions of the models are in `readers`.
  const std::string limits = to_wire(ReadJob{"", {"", settings.options.limits}});
  std::vector<std::string> parts = {"chushen/document/1", sha256, ending_of(file_name), limits};
  parts.insert(parts.end(), settings.readers.begin(), settings.readers.end());
  return sha256_hex(pack(parts));
}

std::string failure_key(const std::string& document_key, const ReadSettings& settings) {
  return sha256_hex(pack({"chushen/failure/1", document_key, number_text(settings.seconds)}));
}

}  // namespace chushen

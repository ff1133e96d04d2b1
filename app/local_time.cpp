#include "app/local_time.h"

#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "app/wire.h"

namespace chushen {

std::string local_time_now() {
  std::time_t now = std::time(nullptr);
  std::tm parts = {};
  const char* fixed = std::getenv("SOURCE_DATE_EPOCH");
  const auto instant = fixed ? unsigned_of(fixed) : std::nullopt;
  if (instant) now = static_cast<std::time_t>(*instant);
  if (!(instant ? ::gmtime_r(&now, &parts) : ::localtime_r(&now, &parts))) return "1970-01-01T00:00:00+00:00";
  const long offset = parts.tm_gmtoff / 60;
  const long minutes = offset < 0 ? -offset : offset;
  char text[96];
  std::snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02d%c%02ld:%02ld", parts.tm_year + 1900, parts.tm_mon + 1,
                parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec, offset < 0 ? '-' : '+', minutes / 60,
                minutes % 60);
  return text;
}

}  // namespace chushen

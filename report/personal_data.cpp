#include "report/report.h"

namespace chushen {

std::string mask_phone(std::string_view text) {
  if (text.size() < 8) return std::string(text);
  return std::string(text.substr(0, 3)) + std::string(text.size() - 7, '*') + std::string(text.substr(text.size() - 4));
}

}  // namespace chushen

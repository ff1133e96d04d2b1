#include "validate/quotation.h"

#include <string>

#include "normalize/text.h"

namespace chushen {

bool is_quoted_from(std::string_view words, std::string_view text) {
  const std::string sought = without_spaces(words);
  return !sought.empty() && without_spaces(text).find(sought) != std::string::npos;
}

}  // namespace chushen

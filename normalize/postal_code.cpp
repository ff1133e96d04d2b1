#include "normalize/postal_code.h"

#include <algorithm>

#include "normalize/scanner.h"

namespace chushen {

bool is_postal_code(std::string_view code) {
  return code.size() == 6 && std::all_of(code.begin(), code.end(), Scanner::is_digit);
}

}  // namespace chushen

#pragma once

#include <string>

namespace chushen {

/// What is wrong with a pack or a county folder, and where: nothing is judged with half of one.
struct PackError {
  std::string file;
  int line = 0, column = 0;  ///< from 1; 0 where it is the whole file
  std::string message;       ///< Chinese: what was found and what was expected
};

}  // namespace chushen

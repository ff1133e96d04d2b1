#pragma once

#include <string>

namespace chushen {

/// Keeps what decoders print off the program's error output: libjpeg, libpng and libtiff, as others call them, say what
/// is wrong with a picture on file descriptor 2 and nowhere else. It is redirected for as long as the object lives, for
/// the whole process: workers decode on one thread.
class QuietDecoding {
 public:
  QuietDecoding();
  ~QuietDecoding();
  QuietDecoding(const QuietDecoding&) = delete;
  QuietDecoding& operator=(const QuietDecoding&) = delete;

  /// What was printed until now, at most a few lines of it.
  std::string said() const;

  /// Whether libjpeg's own words say that data is missing or wrong.
  bool jpeg_is_damaged() const;

 private:
  int saved_ = -1, caught_ = -1;
};

}  // namespace chushen

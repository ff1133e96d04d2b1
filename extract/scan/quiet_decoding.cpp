#include "extract/scan/quiet_decoding.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdio>

namespace chushen {

QuietDecoding::QuietDecoding() {
  std::fflush(stderr);
  caught_ = ::memfd_create("decoders", MFD_CLOEXEC);
  if (caught_ < 0) return;
  saved_ = ::fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (saved_ >= 0) ::dup2(caught_, STDERR_FILENO);
}

QuietDecoding::~QuietDecoding() {
  std::fflush(stderr);
  if (saved_ >= 0) {
    ::dup2(saved_, STDERR_FILENO);
    ::close(saved_);
  }
  if (caught_ >= 0) ::close(caught_);
}

std::string QuietDecoding::said() const {
  std::fflush(stderr);
  std::string text(2048, '\0');
  const auto length = caught_ < 0 ? 0 : ::pread(caught_, text.data(), text.size(), 0);
  text.resize(length > 0 ? std::size_t(length) : 0);
  return text;
}

bool QuietDecoding::jpeg_is_damaged() const {
  // JWRN_HIT_MARKER, JWRN_EXTRANEOUS_DATA, JWRN_JPEG_EOF, JWRN_HUFF_BAD_CODE, JWRN_MUST_RESYNC of libjpeg's jerror.h.
  const std::string text = said();
  return text.find("Corrupt JPEG data") != std::string::npos || text.find("Premature end of JPEG") != std::string::npos;
}

}  // namespace chushen

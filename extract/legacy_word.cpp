#include "extract/legacy_word.h"

#include "extract/compound_file.h"
#include "extract/opc_package.h"

namespace chushen {
namespace {

bool is_encrypted_doc(const std::string& path) {
  const std::string fib = stream_head(path, "WordDocument", 12);
  return fib.size() == 12 && (fib[11] & 1);  // bit 8 of the flags at offset 10
}

/// ODF packages are ZIPs with a manifest; its own parts are named there where they are encrypted.
bool is_encrypted_odt(const std::string& path) {
  auto package = OpcPackage::open(path, ReadLimits{});
  if (!package) return package.error() == PackageError::kEncrypted;
  const auto stream = package->stream("META-INF/manifest.xml");
  std::string manifest;
  char buffer[1 << 14];
  for (int got; (got = stream->read(buffer, sizeof buffer)) > 0;) manifest.append(buffer, static_cast<std::size_t>(got));
  return manifest.find(":encryption-data") != manifest.npos;
}

}  // namespace

bool is_legacy_word(Format format) {
  return format == Format::kWordBinary || format == Format::kRtf || format == Format::kOdt;
}

bool needs_password(const std::string& path, Format format) {
  if (format == Format::kWordBinary) return is_encrypted_doc(path);
  return format == Format::kOdt && is_encrypted_odt(path);
}

}  // namespace chushen

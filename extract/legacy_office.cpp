#include "extract/legacy_office.h"

#include "extract/compound_file.h"
#include "extract/opc_package.h"

namespace chushen {
namespace {

bool is_encrypted_doc(const std::string& path) {
  const std::string fib = stream_head(path, "WordDocument", 12);
  return fib.size() == 12 && (fib[11] & 1);  // bit 8 of the flags at offset 10
}

/// A FilePass record stands among the first records of the stream, each with a number and its size.
bool is_encrypted_xls(const std::string& path) {
  constexpr std::size_t kHeadBytes = 512;
  const std::string book = stream_head(path, "Workbook", kHeadBytes);
  const auto number = [&book](std::size_t at) {
    return static_cast<unsigned char>(book[at]) | static_cast<unsigned char>(book[at + 1]) << 8;
  };
  for (std::size_t at = 0; at + 4 <= book.size(); at += 4 + static_cast<std::size_t>(number(at + 2)))
    if (number(at) == 0x002F) return true;
  return false;
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

bool is_legacy_office(Format format) {
  return format == Format::kWordBinary || format == Format::kRtf || format == Format::kOdt ||
         format == Format::kExcelBinary;
}

bool needs_password(const std::string& path, Format format) {
  if (format == Format::kWordBinary) return is_encrypted_doc(path);
  if (format == Format::kExcelBinary) return is_encrypted_xls(path);
  return format == Format::kOdt && is_encrypted_odt(path);
}

}  // namespace chushen

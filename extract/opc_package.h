#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "extract/read_document.h"

namespace chushen {

/// Why a file is not opened as a package. Each is a property of the whole file, found before any part is read.
enum class PackageError {
  kUnreadable,       ///< no such file, or no permission
  kBroken,           ///< not a ZIP, or cut short
  kTooManyParts,     ///< more than ReadLimits::archive_entries
  kEncrypted,        ///< a part is encrypted the ZIP way
  kDuplicatePart,    ///< two parts of one name: readers would differ in which one they show
  kOverlappingParts, ///< two parts share bytes: only bombs do
};

/// Why a part came to an end.
enum class PartFault {
  kNone,
  kMissing,
  kBroken,   ///< its compressed bytes or its check sum are wrong
  kTooLarge, ///< ReadLimits::part_bytes or inflated_bytes, counted while inflating: what it declares is not believed
};

/// An office file as a set of named parts (Open Packaging Conventions, ISO/IEC 29500-2): DOCX and XLSX.
/// Names are compared without ASCII case (6.2.2.3) and are never used as file names.
class OpcPackage {
 public:
  static tl::expected<OpcPackage, PackageError> open(const std::string& path, const ReadLimits& limits);
  OpcPackage(OpcPackage&&) noexcept;
  ~OpcPackage();

  /// Names as stored, without a leading '/', in the order of the directory.
  const std::vector<std::string>& parts() const;
  bool has(std::string_view part) const;

  /// A part while it is being read; at most one at a time. The package must outlive it.
  class Stream {
   public:
    ~Stream();
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    /// Up to `size` bytes; 0 at the end, -1 on a fault, which stays.
    int read(char* buffer, int size);
    /// Reads what is left, so that the check sum of the whole part is verified.
    void drain();
    PartFault fault() const;

   private:
    friend class OpcPackage;
    struct State;
    explicit Stream(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
  };

  /// Never null: a part that is not there is a stream with the fault kMissing.
  std::unique_ptr<Stream> stream(std::string_view part);

 private:
  struct Archive;
  explicit OpcPackage(std::unique_ptr<Archive> archive);
  std::unique_ptr<Archive> archive_;
};

}  // namespace chushen

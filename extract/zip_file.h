#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace chushen {

/// Why an entry gives no (more) bytes.
enum class ZipFault {
  kNone,
  kBroken,       ///< its compressed bytes or its check sum are wrong, or there is no such entry
  kEncrypted,
  kUnsupported,  ///< a compression method that libzip was built without
};

/// The bytes behind a ZIP's directory, by libzip. What the entries are called and whether they may be trusted is for
/// zip_directory.h to say: entry `i` here is the i-th of list_zip.
class ZipFile {
 public:
  ZipFile();
  /// A file that is no ZIP has no entries.
  explicit ZipFile(const std::string& path);
  /// The same of a file that is held in memory.
  static ZipFile of_bytes(std::string bytes);
  ZipFile(ZipFile&&) noexcept;
  ZipFile& operator=(ZipFile&&) noexcept;
  ~ZipFile();

  std::size_t entries() const;

  /// An entry while it is being inflated; the file must outlive it.
  class Entry {
   public:
    Entry();
    Entry(Entry&&) noexcept;
    Entry& operator=(Entry&&) noexcept;
    ~Entry();

    /// Up to `size` bytes; 0 at the end, once the check sum was found right; -1 on a fault.
    std::int64_t read(char* buffer, std::size_t size);
    ZipFault fault() const { return fault_; }

   private:
    friend class ZipFile;
    struct State;
    std::unique_ptr<State> state_;
    ZipFault fault_ = ZipFault::kBroken;
  };
  Entry entry(std::size_t index);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace chushen

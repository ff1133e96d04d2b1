#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Writes small PDFs for tests, byte by byte and without a library, so that each test says what stands in its file.
///
///     PdfBuilder pdf;
///     pdf.add_page(PdfBuilder::show("甲", 72, 700));
///     TemporaryFile file(pdf.bytes());
class PdfBuilder {
 public:
  /// Adds an object and returns its number.
  int add(std::string body);
  /// Adds a stream with the given dictionary entries.
  int add_stream(std::string_view entries, std::string_view data);
  /// Adds a page of 595 x 842 points unless `entries` has a /MediaBox. Fonts: /F1 shows any UTF-16 code as itself,
  /// /F2 is Wingdings. Names of further resources go into `xobjects`.
  void add_page(std::string_view content, std::string_view entries = "", std::string_view xobjects = "");
  /// Entries for the catalogue.
  void set_catalog(std::string entries) { catalog_ = std::move(entries); }
  std::string bytes() const;

  /// Shows a text at a place (PDF points from the lower left) in 10 point type, after `state`, such as "3 Tr ".
  static std::string show(std::string_view text, double x, double y, std::string_view state = "", double size = 10);

 private:
  int fonts();
  std::vector<std::string> objects_{"", ""};  // 1: catalogue, 2: pages
  std::vector<int> pages_;
  std::string catalog_;
  int fonts_ = 0;
};

/// A file in the temporary folder that goes with the object.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view bytes);
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

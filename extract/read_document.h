#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "extract/document.h"

namespace chushen {

/// Bounds on one document; a bound that is reached gives Status::kPartial or kTooLarge, with a warning that says which.
struct ReadLimits {
  std::uint64_t file_bytes = 512ull << 20;
  std::uint64_t inflated_bytes = 256ull << 20;  ///< all parts of a DOCX together
  std::uint64_t part_bytes = 64ull << 20;       ///< one XML part
  int archive_entries = 2000;
  int pages = 500;
  std::uint64_t image_pixels = 250'000'000;     ///< declared size, checked before decoding
  double drawing_seconds = 20;  ///< of the processor, for one page of a PDF to be drawn in pixels; 0: no bound
  double page_seconds = 0;  ///< of the processor, for all pages of a PDF or of pictures; what is left then is not read; 0: no bound
};

struct ReadOptions {
  std::string models;  ///< folder with the PP-OCR models; where it has none, Tesseract reads scans alone (kNoRecognizer)
  ReadLimits limits;
  /// The DOCX that LibreOffice made of a DOC, WPS, RTF or ODT, the XLSX of an XLS; read instead of it. Empty where there is none.
  std::string converted = {};
  /// Told of each page of a PDF, of pictures or of an OFD once it is read: a Document of its kind with that page and the
  /// warnings since the page before. What was told stays where reading comes to no end.
  std::function<void(const Document& part)> page_read = {};
};

/// Reads one file, whatever it is. Its kind follows from its content, never from its name (the name is compared to
/// give kWrongExtension). Whatever is wrong with the file is a status and a warning in the result; does not throw for
/// any content. Runs in a worker process: it may still take long or crash on hostile input.
///
/// `id`, `file_name` and `sha256` of the result are empty: app/ knows them.
///
///     read_document("申报书.docx", {}).pages.front().number == 0
Document read_document(const std::string& path, const ReadOptions& options);

/// Reads a word-processing, PDF or picture file whose kind is known. Used by read_document; each may be called alone.
Document read_docx(const std::string& path, const ReadLimits& limits);
Document read_pdf(const std::string& path, const ReadOptions& options);
Document read_image(const std::string& path, const ReadOptions& options);

/// Pages of a PDF as they look when printed, whatever their text layer says: drawn, then read as scans are. Page::number
/// is that of the file; pages that it has not are left out. For the comparison of text layer and print
/// (normalize/print_match.h). Does not throw for any content.
Document read_print(const std::string& path, const std::vector<int>& pages, const ReadOptions& options);

/// What reads here and in which version, one line each: part of every cache key and of `program.readers`.
///
///     reader_versions(options) == {"docx 1", "poppler 22.12.0", "ppocr-v6-small narrowed onnxruntime-1.32.0", …}
std::vector<std::string> reader_versions(const ReadOptions& options);

}  // namespace chushen

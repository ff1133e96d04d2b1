#pragma once

#include <memory>
#include <string>
#include <vector>

#include "extract/scan/page_image.h"
#include "extract/scan/scan_timings.h"

namespace chushen {

/// Reads pictures of pages: straightens them, lifts off coloured ink, finds tables, lines, check boxes and seals, and
/// has every line recognized. One per worker: it holds the recognizer's models. Not thread-safe.
class ScanReader {
 public:
  /// Loads nothing yet; the models are loaded at the first page. Where the models or the engine of
  /// PP-OCR are missing, Tesseract reads alone, nothing of it surely, and the first page brings the warning
  /// kNoRecognizer; without Tesseract too, pages come back without text, each with that warning.
  explicit ScanReader(std::string models_folder);
  ~ScanReader();
  ScanReader(const ScanReader&) = delete;
  ScanReader& operator=(const ScanReader&) = delete;

  /// Reads one page. Warnings are appended with the page's number.
  /// Boxes are in points of the page after quarter turns, before deskew (document.h).
  Page read(const PageImage& image, int number, std::vector<Warning>& warnings);

  /// After the last page of a document: what print covers of a seal on one page is taken from another page
  /// (shared_letters.h), and the parts of seals that were stamped across the edges of its pages are put together and read
  /// (seam_seals.h).
  void join_seals(std::vector<Page>& pages);

  /// The seals on a picture that is no page but was put on one: of a stamp. Places are points of the picture.
  std::vector<Seal> read_seals(const PageImage& picture);

  /// "ppocr-v6-small narrowed onnxruntime-1.32.0, tesseract-5.3.0 chi_sim chi_tra eng", "tesseract-5.3.0 … alone",
  /// or "no recognizer".
  std::string version() const;

  /// Where the time went so far; decoding is the caller's.
  const ScanTimings& timings() const;

 private:
  struct Engine;
  std::unique_ptr<Engine> engine_;
};

}  // namespace chushen

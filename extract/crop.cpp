#include "extract/crop.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "extract/crop_pixels.h"
#include "extract/pdf_reader.h"
#include "extract/scan/page_image.h"
#include "extract/scan/raster.h"

namespace chushen {
namespace {

/// Enough to read 9 point print on a screen.
constexpr double kCropDpi = 150;

bool is_pdf(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string head(1024, '\0');
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  return head.find("%PDF-") != std::string::npos;
}

std::optional<std::string> bytes_of(const std::string& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (error || size > ReadLimits().file_bytes) return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

/// The pages of one file as pictures, drawn or decoded when asked for: one at a time is held.
class PagePictures {
 public:
  explicit PagePictures(const std::string& path) {
    if (is_pdf(path)) {
      if (auto opened = PdfFile::open(path)) pdf_ = std::make_unique<PdfFile>(std::move(*opened));
      return;
    }
    bytes_ = bytes_of(path).value_or("");
  }

  std::optional<PageImage> page(int number) {
    if (pdf_) return number >= 1 && number <= pdf_->pages() ? pdf_->render(number, kCropDpi) : std::nullopt;
    if (number < 1) return std::nullopt;
    auto decoded = decode_image(bytes_, number - 1, {});
    return decoded ? std::optional(std::move(decoded->image)) : std::nullopt;
  }

 private:
  std::unique_ptr<PdfFile> pdf_;
  std::string bytes_;  // of a picture file
};

}  // namespace

std::vector<Crop> draw_crops(const std::string& path, const std::vector<CropRequest>& requests, int max_width) {
  PagePictures pictures(path);
  std::map<std::pair<int, int>, std::vector<std::size_t>> by_page;  // and the turn by which it was read
  for (std::size_t i = 0; i < requests.size(); ++i)
    by_page[{requests[i].page, (requests[i].quarter_turns % 4 + 4) % 4}].push_back(i);
  std::vector<Crop> crops(requests.size());
  for (const auto& [key, wanted] : by_page) {
    auto page = pictures.page(key.first);
    if (page && key.second != 0) page = turned(std::move(*page), key.second);
    for (const std::size_t i : wanted) {
      crops[i].request = requests[i];
      if (!page) continue;
      const PageImage piece = crop_around(*page, requests[i].box, max_width);
      if (piece.pixels.empty()) continue;
      crops[i].png = encode_png(piece);
      crops[i].width_pixels = piece.width;
      crops[i].height_pixels = piece.height;
    }
  }
  return crops;
}

}  // namespace chushen

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "extract/document.h"
#include "extract/read_document.h"

namespace chushen {

/// A page as pixels, from whatever file. Rows from the top, no padding.
struct PageImage {
  int width = 0, height = 0;        ///< pixels
  int channels = 3;                 ///< 3: RGB; 1: grey, 0 is black
  std::vector<std::uint8_t> pixels; ///< width * height * channels
  double page_width = 0, page_height = 0;  ///< points; the page that the pixels fill
  double dpi() const { return page_width > 0 ? width * 72.0 / page_width : 0; }
};

/// Why a picture gave no page.
enum class ImageError {
  kNotAnImage,
  kBroken,    ///< no part of it could be decoded
  kTooLarge,  ///< more declared pixels than the limit, or more memory than a page may take: not decoded at all
};

/// One page of a decoded file, with what was wrong with it.
struct DecodedImage {
  PageImage image;
  std::vector<Warning> warnings;  ///< kBroken where only the readable part of it is there
};

/// Decodes JPG (with EXIF rotation), PNG, BMP, TIFF (each page) from bytes. The declared size is checked before any
/// pixel is decoded. A resolution that the file states and that makes a page of believable size is used; else the
/// longer side is taken as A4's 841.9 points.
tl::expected<std::vector<DecodedImage>, ImageError> decode_images(const std::string& bytes, const ReadLimits& limits);

/// The same page by page, for files of many: how many there are (1 but for TIFF), and the one at `index` from 0.
tl::expected<int, ImageError> count_images(const std::string& bytes);
tl::expected<DecodedImage, ImageError> decode_image(const std::string& bytes, int index, const ReadLimits& limits);

/// An 8-bit PNG of the pixels.
std::string encode_png(const PageImage& image);

}  // namespace chushen

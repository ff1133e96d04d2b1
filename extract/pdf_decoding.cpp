#include "extract/pdf_decoding.h"

#include <GfxState.h>
#include <Stream.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extract/scan/coded_picture.h"
#include "extract/scan/exif.h"

namespace chushen {

namespace {

/// The samples of a picture, or of its mask, one byte each.
void decode_grey(Stream* data, int width, int height, GfxImageColorMap* colors, bool inverted,
                 std::vector<std::uint8_t>& grey) {
  grey.resize(static_cast<std::size_t>(width) * height, 255);
  ImageStream samples(data, width, 1, colors ? colors->getBits() : 1);
  samples.reset();
  for (int y = 0; y < height; ++y) {
    unsigned char* line = samples.getLine();
    if (!line) break;
    std::uint8_t* row = grey.data() + static_cast<std::size_t>(y) * width;
    if (colors)
      colors->getGrayLine(line, row, width);
    else
      std::transform(line, line + width, row, [&](unsigned char bit) { return (bit != 0) == inverted ? 0 : 255; });
  }
  samples.close();
}

void decode_color(Stream* data, int width, int height, GfxImageColorMap* colors, std::vector<std::uint8_t>& rgb) {
  rgb.resize(static_cast<std::size_t>(width) * height * 3, 255);
  ImageStream samples(data, width, colors->getNumPixelComps(), colors->getBits());
  samples.reset();
  for (int y = 0; y < height; ++y) {
    unsigned char* line = samples.getLine();
    if (!line) break;
    std::uint8_t* row = rgb.data() + static_cast<std::size_t>(y) * width * 3;
    if (colors->useRGBLine()) {
      colors->getRGBLine(line, row, width);
      continue;
    }
    GfxRGB color;
    for (int x = 0; x < width; ++x, line += colors->getNumPixelComps()) {
      colors->getRGB(line, &color);
      for (const GfxColorComp part : {color.r, color.g, color.b}) *row++ = colToByte(part);
    }
  }
  samples.close();
}

bool is_grey(GfxImageColorMap* colors) {
  const GfxColorSpaceMode mode = colors->getColorSpace()->getMode();
  return colors->getNumPixelComps() == 1 && (mode == csDeviceGray || mode == csCalGray || mode == csICCBased);
}

/// Shows white where the mask hides the picture.
void lay_on_white(PageImage& image, const std::vector<std::uint8_t>& mask, int mask_width, int mask_height) {
  for (int y = 0; y < image.height; ++y)
    for (int x = 0; x < image.width; ++x) {
      const std::size_t mask_row = static_cast<std::size_t>(y) * mask_height / image.height;
      const int opacity = mask[mask_row * mask_width + static_cast<std::size_t>(x) * mask_width / image.width];
      std::uint8_t* pixel = &image.pixels[(static_cast<std::size_t>(y) * image.width + x) * image.channels];
      for (int c = 0; c < image.channels; ++c)
        pixel[c] = static_cast<std::uint8_t>((pixel[c] * opacity + 255 * (255 - opacity)) / 255);
    }
}

/// What its decoder gets; nothing where that is more than any scan.
std::optional<std::string> coded_bytes(Stream* data) {
  constexpr std::size_t kMost = 128u << 20;
  Stream* raw = data->getNextStream();
  raw->reset();
  std::string bytes;
  std::array<unsigned char, 64 << 10> block;
  for (int count; bytes.size() <= kMost && (count = raw->doGetChars(block.size(), block.data())) > 0;)
    bytes.append(reinterpret_cast<const char*>(block.data()), count);
  raw->close();
  return bytes.size() <= kMost ? std::optional(std::move(bytes)) : std::nullopt;
}

/// Encoders fill up the last block, so that some rows more are no lie.
bool fits(const PictureSize& size, const DrawnPicture& drawn) {
  constexpr std::uint64_t kMoreRows = 2;
  return drawn.width > 0 && drawn.height > 0 && size.width == static_cast<std::uint32_t>(drawn.width) &&
         size.height <= kMoreRows * static_cast<std::uint64_t>(drawn.height) + 16;
}

}  // namespace

PageImage decoded(const DrawnPicture& drawn, std::uint64_t most_pixels) {
  PageImage image;
  image.width = drawn.width;
  image.height = drawn.height;
  if (!drawn.colors || is_grey(drawn.colors)) {
    image.channels = 1;
    decode_grey(drawn.data, drawn.width, drawn.height, drawn.colors, drawn.inverted, image.pixels);
  } else {
    decode_color(drawn.data, drawn.width, drawn.height, drawn.colors, image.pixels);
  }
  if (drawn.mask && drawn.mask_width > 0 && drawn.mask_height > 0 &&
      static_cast<std::uint64_t>(drawn.mask_width) * drawn.mask_height <= most_pixels) {
    std::vector<std::uint8_t> mask;
    // An explicit mask (8.9.6.3) hides where it is 1, other than a stencil: its bits count the other way round.
    decode_grey(drawn.mask, drawn.mask_width, drawn.mask_height, drawn.mask_colors, !drawn.mask_inverted, mask);
    lay_on_white(image, mask, drawn.mask_width, drawn.mask_height);
  }
  return image;
}

bool lacks_end(const DrawnPicture& drawn) {
  if (drawn.data->getKind() != strDCT) return false;
  const auto raw = coded_bytes(drawn.data);
  return raw && !has_end_of_image(*raw);
}

bool is_as_declared(const DrawnPicture& drawn) {
  const StreamKind kind = drawn.data->getKind();
  if (kind != strDCT && kind != strJPX) return true;
  const auto raw = coded_bytes(drawn.data);
  if (!raw) return false;
  if (kind == strJPX) {
    const auto size = jpeg2000_size(*raw);
    return !size || fits(*size, drawn);
  }
  const JpegFacts facts = jpeg_facts(*raw);
  if (facts.scans > kMostScans) return false;
  return facts.width == 0 || fits({static_cast<std::uint32_t>(facts.width), static_cast<std::uint32_t>(facts.height)}, drawn);
}

}  // namespace chushen

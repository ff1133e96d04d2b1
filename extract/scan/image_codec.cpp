#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "extract/scan/coded_picture.h"
#include "extract/scan/exif.h"
#include "extract/scan/page_image.h"
#include "extract/scan/quiet_decoding.h"
#include "extract/scan/raster.h"
#include "extract/scan/tiff_directories.h"

namespace chushen {

namespace {

struct PixDestroyer {
  void operator()(PIX* pix) const { pixDestroy(&pix); }
};
using PixPointer = std::unique_ptr<PIX, PixDestroyer>;

constexpr double kA4Length = 841.9;         // points
constexpr double kShortestPage = 300;       // points, of the longer side: 106 mm
constexpr double kLongestPage = 1700;       // points, of the longer side: 600 mm, A2
constexpr double kReadingDpi = 300;         // a JPEG that has twice as much is decoded at half size

const l_uint8* data_of(const std::string& bytes) { return reinterpret_cast<const l_uint8*>(bytes.data()); }

constexpr double kMostBytes = 900e6;        // of a page while it is decoded: A3 of 600 dpi takes 490, with transparency 840

/// What a file says of one page before a pixel is decoded.
struct Header {
  int format = IFF_UNKNOWN, width = 0, height = 0;
  l_int32 bits = 0, samples = 0, colormap = 0;
};

tl::expected<Header, ImageError> header_of(const std::string& bytes, int index) {
  setMsgSeverity(L_SEVERITY_NONE);
  Header header;
  if (bytes.size() < 12 || findFileFormatBuffer(data_of(bytes), &header.format) != 0) return tl::unexpected(ImageError::kNotAnImage);
  switch (header.format) {
    case IFF_JFIF_JPEG: case IFF_PNG: case IFF_BMP: {
      l_int32 format = 0;
      if (pixReadHeaderMem(data_of(bytes), bytes.size(), &format, &header.width, &header.height, &header.bits, &header.samples, &header.colormap) != 0)
        return tl::unexpected(ImageError::kBroken);
      return header;
    }
    case IFF_TIFF: case IFF_TIFF_PACKBITS: case IFF_TIFF_RLE: case IFF_TIFF_G3: case IFF_TIFF_G4: case IFF_TIFF_LZW:
    case IFF_TIFF_ZIP: case IFF_TIFF_JPEG: {
      l_int32 resolution = 0, format = 0;
      if (readHeaderMemTiff(data_of(bytes), bytes.size(), index, &header.width, &header.height, &header.bits, &header.samples, &resolution,
                            &header.colormap, &format) != 0)
        return tl::unexpected(ImageError::kBroken);
      return header;
    }
    default: return tl::unexpected(ImageError::kNotAnImage);
  }
}

bool is_tiff(int format) { return format != IFF_JFIF_JPEG && format != IFF_PNG && format != IFF_BMP; }

/// By how much a JPEG may be shrunk while it is decoded (1, 2, 4, 8) and keep what reading needs.
int reduction_for(const Header& header) {
  const double dpi = std::max(header.width, header.height) * 72.0 / kA4Length;
  int reduction = 1;
  while (reduction < 8 && dpi / (reduction * 2) >= kReadingDpi) reduction *= 2;
  return reduction;
}

/// The most memory that a page takes at once while it is decoded: the decoder's pixels, what plain() makes of them, and ours.
double bytes_to_decode(const Header& header) {
  const double reduction = header.format == IFF_JFIF_JPEG ? reduction_for(header) : 1;
  const double pixels = double(header.width) * header.height / (reduction * reduction);
  if (header.samples == 4) return 12 * pixels;
  if (header.samples > 1 || header.colormap != 0) return (is_tiff(header.format) || header.bits == 16 ? 8 : 7) * pixels;
  return (header.bits == 16 ? 3 : 2) * pixels;
}

/// 8-bit grey or 32-bit colour over white, without colour map, alpha or 16-bit samples.
PixPointer plain(PixPointer pix) {
  if (!pix) return pix;
  if (pixGetColormap(pix.get())) pix.reset(pixRemoveColormap(pix.get(), REMOVE_CMAP_BASED_ON_SRC));
  if (pix && pixGetDepth(pix.get()) == 32 && pixGetSpp(pix.get()) == 4) pix.reset(pixRemoveAlpha(pix.get()));
  if (pix && pixGetDepth(pix.get()) != 8 && pixGetDepth(pix.get()) != 32) pix.reset(pixConvertTo8(pix.get(), 0));
  return pix;
}

void copy_pixels(PIX* pix, PageImage& image) {
  const int words = pixGetWpl(pix);
  const l_uint32* line = pixGetData(pix);
  std::uint8_t* out = image.pixels.data();
  for (int y = 0; y < image.height; ++y, line += words)
    for (int x = 0; x < image.width; ++x) {
      if (image.channels == 1) {
        *out++ = std::uint8_t(GET_DATA_BYTE(line, x));
        continue;
      }
      *out++ = std::uint8_t(line[x] >> L_RED_SHIFT);
      *out++ = std::uint8_t(line[x] >> L_GREEN_SHIFT);
      *out++ = std::uint8_t(line[x] >> L_BLUE_SHIFT);
    }
}

bool believable(double width, double height) {
  const double longer = std::max(width, height);
  return longer >= kShortestPage && longer <= kLongestPage;
}

/// The size on paper: by the stated resolution where that makes a page, else the longer side is that of A4.
void size_page(PageImage& image, double x_dpi, double y_dpi) {
  if (x_dpi > 0 && y_dpi > 0 && believable(image.width * 72 / x_dpi, image.height * 72 / y_dpi)) {
    image.page_width = image.width * 72 / x_dpi;
    image.page_height = image.height * 72 / y_dpi;
    return;
  }
  const double points = kA4Length / std::max(image.width, image.height);
  image.page_width = image.width * points;
  image.page_height = image.height * points;
}

/// Fax pages have half as many rows as columns per inch; everything later expects square pixels.
void make_square(PageImage& image) {
  const double rows = image.page_height * image.dpi() / 72;
  if (image.channels != 1 || std::abs(rows - image.height) < 0.03 * image.height) return;
  Raster raster;
  raster.width = image.width;
  raster.height = image.height;
  raster.pixels = std::move(image.pixels);
  image.height = std::max(1, int(std::lround(rows)));
  image.pixels = scaled(raster, image.width, image.height).pixels;
}

void mirror(PageImage& image) {
  for (int y = 0; y < image.height; ++y) {
    std::uint8_t* row = &image.pixels[std::size_t(y) * image.width * image.channels];
    for (int a = 0, b = image.width - 1; a < b; ++a, --b)
      std::swap_ranges(row + a * image.channels, row + (a + 1) * image.channels, row + b * image.channels);
  }
}

/// As Exif 2.3, 4.6.4 A, Orientation has it: 2 mirrored, 3 upside down, 4 both, 6 and 8 on the side, 5 and 7 those mirrored.
PageImage upright(PageImage image, int orientation) {
  static constexpr int kTurns[] = {0, 0, 0, 2, 2, 1, 1, 3, 3};
  const bool mirrored = orientation == 2 || orientation == 4 || orientation == 5 || orientation == 7;
  image = turned(std::move(image), kTurns[orientation]);
  if (mirrored) mirror(image);
  return image;
}

Warning cut_off() {
  return {WarningCode::kBroken, "图像文件不完整，只读出了前面的部分，请重新扫描或重新拷贝后提交。", 0};
}

}  // namespace

tl::expected<int, ImageError> count_images(const std::string& bytes) {
  const QuietDecoding quiet;
  constexpr int kMost = 10000;
  const bool chained = bytes.starts_with("II") || bytes.starts_with("MM");
  const int count = chained ? count_tiff_directories(bytes, kMost) : 1;
  if (count > 1) return count;
  const auto header = header_of(bytes, 0);
  return header ? tl::expected<int, ImageError>(1) : tl::unexpected(header.error());
}

namespace {

tl::expected<DecodedImage, ImageError> decode_page(const std::string& bytes, int index, const ReadLimits& limits) {
  const QuietDecoding quiet;
  const auto header = header_of(bytes, index);
  if (!header) return tl::unexpected(header.error());
  if (index > 0 && !is_tiff(header->format)) return tl::unexpected(ImageError::kNotAnImage);
  if (header->width <= 0 || header->height <= 0) return tl::unexpected(ImageError::kBroken);
  if (std::uint64_t(header->width) * header->height > limits.image_pixels || bytes_to_decode(*header) > kMostBytes) return tl::unexpected(ImageError::kTooLarge);

  DecodedImage decoded;
  int reduction = 1, damage = 0;
  PixPointer pix;
  if (header->format == IFF_JFIF_JPEG) {
    reduction = reduction_for(*header);
    const JpegFacts facts = jpeg_facts(bytes);
    const std::size_t size = facts.scans > kMostScans ? facts.end : bytes.size();  // a decoder takes the rest for missing
    pix.reset(pixReadMemJpeg(data_of(bytes), size, 0, reduction, &damage, L_JPEG_CONTINUE_WITH_BAD_DATA));
    if (damage > 0 || quiet.jpeg_is_damaged() || size < bytes.size() || !has_end_of_image(bytes)) decoded.warnings.push_back(cut_off());
  } else if (is_tiff(header->format)) {
    pix.reset(pixReadMemTiff(data_of(bytes), bytes.size(), index));
  } else {
    pix.reset(pixReadMem(data_of(bytes), bytes.size()));
  }
  const double x_dpi = pix ? double(pixGetXRes(pix.get())) / (header->format == IFF_JFIF_JPEG ? reduction : 1) : 0;
  const double y_dpi = pix ? double(pixGetYRes(pix.get())) / (header->format == IFF_JFIF_JPEG ? reduction : 1) : 0;
  pix = plain(std::move(pix));
  if (!pix) return tl::unexpected(ImageError::kBroken);

  PageImage& image = decoded.image;
  image.width = pixGetWidth(pix.get());
  image.height = pixGetHeight(pix.get());
  image.channels = pixGetDepth(pix.get()) == 32 ? 3 : 1;
  image.pixels.resize(std::size_t(image.width) * image.height * image.channels);
  copy_pixels(pix.get(), image);
  pix.reset();
  size_page(image, x_dpi, y_dpi);
  make_square(image);
  if (header->format == IFF_JFIF_JPEG) image = upright(std::move(image), exif_orientation(bytes));
  return decoded;
}

}  // namespace

// The library goes from page to page and stops at one that does not hold together.
tl::expected<DecodedImage, ImageError> decode_image(const std::string& bytes, int index, const ReadLimits& limits) {
  auto decoded = decode_page(bytes, index, limits);
  if (decoded || index == 0 || decoded.error() != ImageError::kBroken) return decoded;
  const std::string alone = tiff_beginning_at(bytes, index);
  return alone.empty() ? std::move(decoded) : decode_page(alone, 0, limits);
}

tl::expected<std::vector<DecodedImage>, ImageError> decode_images(const std::string& bytes, const ReadLimits& limits) {
  const auto count = count_images(bytes);
  if (!count) return tl::unexpected(count.error());
  std::vector<DecodedImage> images;
  for (int index = 0; index < std::min(*count, limits.pages); ++index) {
    auto image = decode_image(bytes, index, limits);
    if (!image) return tl::unexpected(image.error());
    images.push_back(std::move(*image));
  }
  return images;
}

std::string encode_png(const PageImage& image) {
  setMsgSeverity(L_SEVERITY_NONE);
  if (image.width <= 0 || image.height <= 0) return {};
  const PixPointer pix(pixCreate(image.width, image.height, image.channels == 3 ? 32 : 8));
  if (!pix) return {};
  const std::uint8_t* in = image.pixels.data();
  const int words = pixGetWpl(pix.get());
  l_uint32* line = pixGetData(pix.get());
  for (int y = 0; y < image.height; ++y, line += words)
    for (int x = 0; x < image.width; ++x) {
      if (image.channels == 3) {
        line[x] = l_uint32(in[0]) << L_RED_SHIFT | l_uint32(in[1]) << L_GREEN_SHIFT | l_uint32(in[2]) << L_BLUE_SHIFT;
        in += 3;
      } else {
        SET_DATA_BYTE(line, x, *in++);
      }
    }
  const int dpi = int(std::lround(image.dpi()));
  pixSetResolution(pix.get(), dpi, dpi);
  l_uint8* data = nullptr;
  size_t size = 0;
  std::string png;
  if (pixWriteMemPng(&data, &size, pix.get(), 0) == 0) png.assign(reinterpret_cast<char*>(data), size);
  lept_free(data);
  return png;
}

}  // namespace chushen

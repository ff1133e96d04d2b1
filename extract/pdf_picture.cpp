#include "extract/pdf_picture.h"

#include <algorithm>
#include <cmath>

namespace chushen {
namespace {

constexpr double kPointsPerMillimetre = 72 / 25.4;
/// Official seals are 38 to 45 mm, oval ones up to 60 mm; personal ones from 18 mm (国发〔1999〕25号 for the former).
constexpr double kSmallestSeal = 16 * kPointsPerMillimetre, kLargestSeal = 66 * kPointsPerMillimetre;
/// A seal that was recognized by its shape and colour alone, without reading it.
constexpr float kShapeConfidence = 0.6F;

bool is_red(Rgb color) {
  return color.red > 120 && color.red > color.green + 60 && color.red > color.blue + 60;
}

Seal seal_at(const Rect& box, SealShape shape) {
  Seal seal;
  seal.box = box;
  seal.shape = shape;
  seal.diameter_mm = std::max(box.width(), box.height()) / kPointsPerMillimetre;
  seal.color = SealColor::kRed;
  seal.confidence = kShapeConfidence;
  return seal;
}

/// Round or oval by its axes, square where ink stands in the corners.
SealShape shape_of(const Rect& box, double corner_ink) {
  if (corner_ink > 0.05) return SealShape::kSquare;
  const double longer = std::max(box.width(), box.height()), shorter = std::min(box.width(), box.height());
  return longer < 1.12 * shorter ? SealShape::kRound : SealShape::kEllipse;
}

Rgb pixel_at(const PageImage& image, int x, int y) {
  const std::uint8_t* pixel = &image.pixels[(static_cast<std::size_t>(y) * image.width + x) * image.channels];
  return image.channels == 1 ? Rgb{pixel[0], pixel[0], pixel[0]} : Rgb{pixel[0], pixel[1], pixel[2]};
}

struct Inverse {
  double a, b, c, d, e, f;  // u = a x + c y + e, v = b x + d y + f
};

std::optional<Inverse> inverse_of(const std::array<double, 6>& m) {
  const double determinant = m[0] * m[3] - m[1] * m[2];
  if (!std::isfinite(determinant) || std::abs(determinant) < 1e-6) return std::nullopt;
  Inverse inverse{m[3] / determinant, -m[1] / determinant, -m[2] / determinant, m[0] / determinant, 0, 0};
  inverse.e = -(inverse.a * m[4] + inverse.c * m[5]);
  inverse.f = -(inverse.b * m[4] + inverse.d * m[5]);
  return inverse;
}

constexpr double kLean = 0.002;  // of its length: less than a pixel in 500

bool is_upright(const std::array<double, 6>& m) { return std::abs(m[1]) <= kLean * std::abs(m[0]) && std::abs(m[2]) <= kLean * std::abs(m[3]); }
bool is_sideways(const std::array<double, 6>& m) { return std::abs(m[0]) <= kLean * std::abs(m[1]) && std::abs(m[3]) <= kLean * std::abs(m[2]); }

/// Whether the pixels fill the page upright, so that they can be taken as they are.
bool fills_page(const PdfPicture& place, double page_width, double page_height) {
  const double slack = 0.75;
  const Rect& box = place.box;
  return place.matrix[0] > 0 && place.matrix[3] < 0 && std::abs(box.left) < slack && std::abs(box.top) < slack &&
         std::abs(box.right - page_width) < slack && std::abs(box.bottom - page_height) < slack;
}

}  // namespace

std::optional<PageImage> lay_on_page(const PdfPicture& place, PageImage pixels, double page_width, double page_height,
                                     std::uint64_t most_pixels) {
  const auto& m = place.matrix;
  const bool upright = is_upright(m);
  const auto inverse = inverse_of(m);
  if (!inverse || upright == is_sideways(m)) return std::nullopt;
  const double across = upright ? pixels.width / std::abs(m[0]) : pixels.height / std::abs(m[2]);
  const double down = upright ? pixels.height / std::abs(m[3]) : pixels.width / std::abs(m[1]);
  const double width = page_width * across, height = page_height * down;
  if (std::abs(across / down - 1) > 0.03 || width * height > static_cast<double>(most_pixels)) return std::nullopt;

  PageImage page;
  page.page_width = page_width;
  page.page_height = page_height;
  page.channels = pixels.channels;
  if (fills_page(place, page_width, page_height)) {
    pixels.page_width = page_width;
    pixels.page_height = page_height;
    return pixels;
  }
  page.width = std::max(1, static_cast<int>(std::lround(width)));
  page.height = std::max(1, static_cast<int>(std::lround(height)));
  page.pixels.assign(static_cast<std::size_t>(page.width) * page.height * page.channels, 255);
  for (int row = 0; row < page.height; ++row) {
    std::uint8_t* to = &page.pixels[static_cast<std::size_t>(row) * page.width * page.channels];
    for (int column = 0; column < page.width; ++column, to += page.channels) {
      const double x = (column + 0.5) * page_width / page.width, y = (row + 0.5) * page_height / page.height;
      const int u = static_cast<int>(std::floor((inverse->a * x + inverse->c * y + inverse->e) * pixels.width));
      const int v = static_cast<int>(std::floor((1 - inverse->b * x - inverse->d * y - inverse->f) * pixels.height));
      if (u < 0 || v < 0 || u >= pixels.width || v >= pixels.height) continue;
      const std::size_t from = (static_cast<std::size_t>(v) * pixels.width + u) * pixels.channels;
      std::copy_n(&pixels.pixels[from], pixels.channels, to);
    }
  }
  return page;
}

std::optional<double> resolution_of_pictures(const PdfPage& page) {
  constexpr double kPointsPerInch = 72;
  const bool any_letter = std::any_of(page.glyphs.begin(), page.glyphs.end(), [](const PdfGlyph& glyph) { return !glyph.invisible; });
  const bool any_stroke = std::any_of(page.shapes.begin(), page.shapes.end(), [](const PdfShape& shape) { return !shape.filled || !shape.rectangle; });
  if (any_letter || any_stroke || !page.rulings.empty()) return std::nullopt;
  double finest = 0;
  for (const PdfPicture& picture : page.pictures) {
    const double area = picture.box.width() * picture.box.height();
    if (is_upright(picture.matrix) == is_sideways(picture.matrix) || !(area > 0)) return std::nullopt;
    finest = std::max(finest, kPointsPerInch * std::sqrt(double(picture.width) * picture.height / area));
  }
  return finest > 0 ? std::optional(finest) : std::nullopt;
}

bool has_size_of_seal(const Rect& box) {
  const double longer = std::max(box.width(), box.height()), shorter = std::min(box.width(), box.height());
  return shorter >= kSmallestSeal && longer <= kLargestSeal && longer <= 1.7 * shorter;
}

std::optional<Seal> seal_in(const PdfPicture& place, const PageImage& pixels) {
  if (!has_size_of_seal(place.box) || pixels.width < 20 || pixels.height < 20) return std::nullopt;
  const int step = std::max(1, std::min(pixels.width, pixels.height) / 200), corner = pixels.width / 10;
  const int corner_rows = pixels.height / 10;
  int ink = 0, red = 0, seen = 0, corner_ink = 0, corner_seen = 0;
  Rect inked_box{1e9, 1e9, -1e9, -1e9};  // pixels: pictures of seals have margins
  for (int y = 0; y < pixels.height; y += step)
    for (int x = 0; x < pixels.width; x += step) {
      const Rgb color = pixel_at(pixels, x, y);
      const bool inked = std::min({color.red, color.green, color.blue}) < 200;
      const bool in_corner = (x < corner || x >= pixels.width - corner) &&
                             (y < corner_rows || y >= pixels.height - corner_rows);
      ++seen;
      ink += inked;
      if (inked && is_red(color))
        inked_box = {std::min<double>(inked_box.left, x), std::min<double>(inked_box.top, y),
                     std::max<double>(inked_box.right, x + step), std::max<double>(inked_box.bottom, y + step)};
      red += inked && is_red(color);
      corner_seen += in_corner;
      corner_ink += in_corner && inked;
    }
  if (ink * 50 < seen || red * 10 < ink * 7) return std::nullopt;
  const double across = place.box.width() / pixels.width, down = place.box.height() / pixels.height;
  const bool upright = place.matrix[0] > 0 && place.matrix[3] < 0;
  const Rect box = !upright ? place.box
                            : Rect{place.box.left + inked_box.left * across, place.box.top + inked_box.top * down,
                                   place.box.left + inked_box.right * across, place.box.top + inked_box.bottom * down};
  return seal_at(box, shape_of(box, static_cast<double>(corner_ink) / std::max(1, corner_seen)));
}

bool has_colour(const PageImage& pixels) {
  constexpr int kColourful = 60;
  const int step = std::max(1, std::min(pixels.width, pixels.height) / 200);
  int coloured = 0, seen = 0;
  for (int y = 0; y < pixels.height; y += step)
    for (int x = 0; x < pixels.width; x += step, ++seen) {
      const Rgb color = pixel_at(pixels, x, y);
      coloured += std::max({color.red, color.green, color.blue}) - std::min({color.red, color.green, color.blue}) > kColourful;
    }
  return coloured * 100 > seen;
}

std::vector<Seal> drawn_seals(const PdfPage& page) {
  std::vector<Seal> seals;
  for (const PdfShape& shape : page.shapes) {
    if (shape.rectangle || !is_red(shape.color) || !has_size_of_seal(shape.box)) continue;
    const auto same = [&](const Seal& seal) {
      return shape.box.left < seal.box.right && shape.box.right > seal.box.left && shape.box.top < seal.box.bottom &&
             shape.box.bottom > seal.box.top;
    };
    if (std::none_of(seals.begin(), seals.end(), same)) seals.push_back(seal_at(shape.box, shape_of(shape.box, 0)));
  }
  return seals;
}

}  // namespace chushen

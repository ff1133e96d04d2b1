#include "extract/pdf_page_use.h"

#include <algorithm>

#include "extract/pdf_picture.h"

namespace chushen {
namespace {

/// A page of text has more characters than the captions, stamps and page numbers that programs put on scans.
constexpr int kFewCharacters = 60, kManyCharacters = 200;
/// Share of the page from which a picture matters beside few characters, and from which it is the page.
constexpr double kLargePicture = 0.2, kWholePage = 0.75;
/// Beside a page of text, from which it may hold words: a row of a table, a licence in small. Logos have less.
constexpr double kPictureBeside = 0.04;
/// Characters over a picture that is none of the ground on which they stand: a watermark, a caption.
constexpr int kFewOver = 20;

double covered_share(const Rect& box, const PdfPage& page) {
  const double width = std::min(box.right, page.width) - std::max(box.left, 0.0);
  const double height = std::min(box.bottom, page.height) - std::max(box.top, 0.0);
  const double whole = page.width * page.height;
  return width > 0 && height > 0 && whole > 0 ? width * height / whole : 0;
}

/// Letters without a meaning: more than a few bullets.
bool is_unsound(const PdfText& text) { return text.unmapped >= 5 && text.unmapped * 10 > text.seen; }

/// Whether a picture alone is what the page shows; specks and lines of scanning programs aside.
std::optional<int> only_picture(const PdfPage& page, const PdfText& text) {
  std::optional<int> only;
  for (std::size_t i = 0; i < page.pictures.size(); ++i) {
    if (covered_share(page.pictures[i].box, page) < 0.001) continue;
    if (only) return std::nullopt;
    only = static_cast<int>(i);
  }
  if (!only || page.pictures[*only].clipped || text.seen > 0 || !page.rulings.empty()) return std::nullopt;
  const auto is_drawn = [](const PdfShape& shape) { return !shape.filled || !shape.rectangle; };
  if (std::any_of(page.shapes.begin(), page.shapes.end(), is_drawn)) return std::nullopt;
  return only;
}

/// Pictures with hardly a letter over them: a licence that was pasted in, and not the ground of the page.
std::vector<int> pictures_beside(const PdfPage& page) {
  std::vector<int> beside;
  for (std::size_t i = 0; i < page.pictures.size(); ++i) {
    const Rect& box = page.pictures[i].box;
    const auto over = std::count_if(page.glyphs.begin(), page.glyphs.end(), [&box](const PdfGlyph& glyph) {
      const double x = (glyph.box.left + glyph.box.right) / 2, y = (glyph.box.top + glyph.box.bottom) / 2;
      return !glyph.invisible && x > box.left && x < box.right && y > box.top && y < box.bottom;
    });
    if (covered_share(box, page) >= kPictureBeside && !has_size_of_seal(box) && over < kFewOver)
      beside.push_back(static_cast<int>(i));
  }
  return beside;
}

}  // namespace

PdfPageChoice choose_use(const PdfPage& page, const PdfText& text) {
  double largest = 0, all = 0;
  for (const PdfPicture& picture : page.pictures) {
    const double share = covered_share(picture.box, page);
    all += share;
    if (!has_size_of_seal(picture.box)) largest = std::max(largest, share);
  }
  if (text.seen == 0) {
    if (page.pictures.empty() && page.rulings.empty() && page.shapes.empty())
      return {PdfPageUse::kBlank, -1, PageReason::kNothingDrawn, {}};
    const PageReason reason = text.hidden > 0 ? PageReason::kOcrLayer : PageReason::kOnlyPicture;
    const auto only = only_picture(page, text);
    return {only ? PdfPageUse::kPicture : PdfPageUse::kRendering, only.value_or(-1), reason, {}};
  }
  const bool scan_with_words = std::max(largest, std::min(all, 1.0) * (page.pictures.size() > 1)) >= kWholePage &&
                               text.seen < kManyCharacters;
  const bool captioned_picture = largest >= kLargePicture && text.seen < kFewCharacters;
  if (is_unsound(text)) return {PdfPageUse::kRendering, -1, PageReason::kUnmappedLetters, {}};
  if (scan_with_words || captioned_picture) return {PdfPageUse::kRendering, -1, PageReason::kFewWords, {}};
  return {PdfPageUse::kText, -1, PageReason::kTextLayer, pictures_beside(page)};
}

}  // namespace chushen

#include "extract/drawn_page.h"

#include <algorithm>
#include <functional>

#include "extract/character_boxes.h"
#include "extract/dotted_rulings.h"
#include "extract/grid.h"
#include "extract/mark_glyphs.h"
#include "extract/page_layout.h"
#include "extract/ruled_rows.h"
#include "extract/three_lines.h"

namespace chushen {
namespace {

/// How far drawn lines of a table may be apart to be one: word processors draw each cell's side for itself.
constexpr double kDrawnTolerance = 2;

void for_each_line(std::vector<Block>& blocks, const std::function<void(Line&)>& visit) {
  for (Block& block : blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block.content))
      for (Line& line : paragraph->lines) visit(line);
    if (auto* table = std::get_if<Table>(&block.content))
      for (Cell& cell : table->cells) for_each_line(cell.blocks, visit);
  }
}

Run field_run(std::string text, const Rect& box) {
  Run run;
  run.text = std::move(text);
  run.box = box;
  run.source = TextSource::kFormField;
  return run;
}

/// Values of form fields as runs, one for each line of a value.
std::vector<Run> field_runs(const std::vector<PdfField>& fields) {
  std::vector<Run> runs;
  for (const PdfField& field : fields) {
    if (field.button) {
      runs.push_back(field_run(field.ticked ? "☑" : "☐", field.box));
      runs.back().mark = {{field.ticked, 1}};
      continue;
    }
    std::vector<std::string> lines(1);
    for (const char c : field.text) {
      if (c == '\n' || c == '\r')
        lines.emplace_back();
      else
        lines.back() += c;
    }
    std::erase_if(lines, [](const std::string& line) { return line.empty(); });
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const double pitch = field.box.height() / static_cast<double>(lines.size());
      Rect box = field.box;
      box.top += pitch * static_cast<double>(i);
      box.bottom = box.top + pitch;
      runs.push_back(field_run(lines[i], box));
    }
  }
  return runs;
}

/// Darkens `base` where `other`, a picture of the same page, has ink.
void darken(const PageImage& other, PageImage& base) {
  for (int y = 0; y < base.height; ++y)
    for (int x = 0; x < base.width; ++x) {
      const auto row = static_cast<std::size_t>(static_cast<double>(y) * other.height / base.height);
      const auto column = static_cast<std::size_t>(static_cast<double>(x) * other.width / base.width);
      const std::uint8_t* from = &other.pixels[(row * other.width + column) * other.channels];
      std::uint8_t* to = &base.pixels[(static_cast<std::size_t>(y) * base.width + x) * base.channels];
      for (int c = 0; c < base.channels; ++c) to[c] = std::min(to[c], from[other.channels == 1 ? 0 : c]);
    }
}

/// Three channels, so that another picture may bring colour.
PageImage in_color(PageImage image) {
  if (image.channels == 3) return image;
  std::vector<std::uint8_t> pixels;
  pixels.reserve(image.pixels.size() * 3);
  for (const std::uint8_t grey : image.pixels) pixels.insert(pixels.end(), 3, grey);
  image.pixels = std::move(pixels);
  image.channels = 3;
  return image;
}

std::vector<Ruling> rulings_of(const PdfPage& drawn) {
  std::vector<Ruling> rulings = drawn.rulings;
  for (const Ruling& line : join_dotted(drawn.dots, drawn.rulings)) rulings.push_back(line);
  return rulings;
}

}  // namespace

void read_drawn_text(const PdfPage& drawn, const PdfText& text, Page& page) {
  page.source = PageSource::kText;
  std::vector<Run> pieces = text.runs;
  for (Run& run : field_runs(drawn.fields)) pieces.push_back(std::move(run));
  const std::vector<Ruling> rulings = without_character_boxes(rulings_of(drawn), kDrawnTolerance);
  std::vector<Table> grids = find_grids(rulings, kDrawnTolerance);
  std::vector<Rect> ink;
  for (const Run& run : pieces) ink.push_back(run.box);
  for (Table& rows : find_ruled_rows(rulings, grids, ink, kDrawnTolerance)) grids.push_back(std::move(rows));
  for (Table& table : find_three_line_tables(rulings, grids, ink, kDrawnTolerance)) grids.push_back(std::move(table));
  find_underlined(rulings, grids, pieces);
  page.blocks = lay_out(std::move(pieces), std::move(grids), page.width, page.height);
  for_each_line(page.blocks, split_marks);
}

Page read_beside(ScanReader& scanner, const PageImage& image, int number, std::vector<Warning>& warnings) {
  std::vector<Warning> met;
  Page scanned = scanner.read(image, number, met);
  for (Warning& warning : met)
    if (warning.code == WarningCode::kNoRecognizer || warning.code == WarningCode::kLimitReached) warnings.push_back(std::move(warning));
  if (scanned.quarter_turns != 0 && !scanned.blocks.empty())
    warnings.push_back({WarningCode::kUnsupported, "本页有横放或倒放的图片，其上的文字未读取，请对照原件查看。", number});
  return scanned;
}

void add_scanned(Page scanned, Page& page) {
  if (scanned.quarter_turns != 0 || (scanned.blocks.empty() && scanned.seals.empty())) return;
  std::move(scanned.blocks.begin(), scanned.blocks.end(), std::back_inserter(page.blocks));
  std::move(scanned.seals.begin(), scanned.seals.end(), std::back_inserter(page.seals));
  page.source = PageSource::kBoth;
  page.reason = PageReason::kPictureBesideText;
}

std::optional<PageImage> composed(std::vector<PageImage> pictures) {
  if (pictures.empty()) return std::nullopt;
  const auto finest = std::max_element(pictures.begin(), pictures.end(), [](const PageImage& a, const PageImage& b) {
    return a.width < b.width;
  });
  std::iter_swap(pictures.begin(), finest);
  if (pictures.size() == 1) return std::move(pictures.front());
  PageImage base = in_color(std::move(pictures.front()));
  for (std::size_t i = 1; i < pictures.size(); ++i) darken(pictures[i], base);
  return base;
}

}  // namespace chushen

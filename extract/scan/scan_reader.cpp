#include "extract/scan/scan_reader.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "extract/page_layout.h"
#include "extract/scan/clean_page.h"
#include "extract/scan/ink_places.h"
#include "extract/scan/negative.h"
#include "extract/scan/orientation.h"
#include "extract/scan/photographed_sheet.h"
#include "extract/scan/read_lines.h"
#include "extract/scan/recognizer.h"
#include "extract/scan/remembering_recognizer.h"
#include "extract/scan/seal_picture.h"
#include "extract/scan/seal_text.h"
#include "extract/scan/seam_seals.h"
#include "extract/scan/shared_letters.h"
#include "extract/scan/stopwatch.h"
#include "extract/scan/tesseract_alone.h"
#include "extract/scan/tesseract_recognizer.h"

namespace chushen {

namespace {

constexpr double kLeastDpi = 149;
constexpr std::size_t kMostSeals = 20;     // kept with the ink around them: 0.3 to 1 MB each
constexpr std::size_t kMostSlices = 500;  // of seals over the edges of pages: 50 to 150 KB each

}  // namespace

struct ScanReader::Engine {
  std::string models;
  std::unique_ptr<Recognizer> recognizer;  ///< null before the first page, or where it cannot be had
  std::unique_ptr<SecondReader> second;    ///< null also where the first is Tesseract itself
  bool tried = false, alone = false, told = false;
  ScanTimings timings;
  std::vector<ReadSeal> seals;    ///< of the pages so far, kMostSeals at most
  std::vector<SeamSlice> slices;  ///< of the pages so far, kMostSlices at most

  Recognizer* get() {
    if (tried) return recognizer.get();
    tried = true;
    if (auto loaded = load_ppocr_recognizer(models)) {
      recognizer = std::move(*loaded);
      second = SecondReader::create();
    } else {
      recognizer = load_tesseract_alone();
      alone = recognizer != nullptr;
    }
    return recognizer.get();
  }

  std::vector<Run> read_lines(Recognizer& reader, const FoundLayout& layout, int threshold, int number, std::vector<Warning>& warnings);
  std::vector<Seal> read_seals(const UprightPage& page, const PageGeometry& as_scanned, int number);
  SealText read(const Raster& ink, const std::vector<SealShapeFound>& found, std::size_t index, const Raster* print, double dpi, int number, const Rect& place);
  void keep(SeamSlice slice, int number, const Rect& place);
};

std::vector<Run> ScanReader::Engine::read_lines(Recognizer& reader, const FoundLayout& layout, int threshold, int number, std::vector<Warning>& warnings) {
  ReadLines read;
  {
    const Stopwatch watch(timings.recognition);
    if (second) second->begin_page();
    read = chushen::read_lines(reader, second.get(), layout, threshold);
  }
  timings.lines += read.count;
  if (read.left_out) warnings.push_back({WarningCode::kLimitReached, "本页内容过密或噪点过多，只识别了其中一部分，请核对原件或重新扫描。", number});
  if (read.struck > 0) warnings.push_back({WarningCode::kTrackedChanges, "本页有" + std::to_string(read.struck) + "个字符似被横线划去，未作为填报内容读取；请对照原件核实该页。", number});
  if (!second) return std::move(read.runs);
  timings.recognition -= second->counts().seconds - timings.second;
  timings.second = second->counts().seconds;
  timings.lines_twice = second->counts().lines;
  timings.disagreements = second->counts().disagreements;
  return std::move(read.runs);
}

/// What the seal says; of a strip the letters are cut.
SealText ScanReader::Engine::read(const Raster& ink, const std::vector<SealShapeFound>& found, std::size_t index, const Raster* print, double dpi, int number, const Rect& place) {
  if (!recognizer || found[index].shape == SealShape::kOther) return {};
  SealText text = read_seal(*recognizer, ink, found, index, print);
  if (text.arc.empty() || seals.size() >= kMostSeals) return text;
  seals.push_back(seal_and_ink(ink, found, index, dpi, text));
  seals.back().page = number;
  seals.back().box = place;
  return text;
}

void ScanReader::Engine::keep(SeamSlice slice, int number, const Rect& place) {
  if (slices.size() >= kMostSlices) return;
  slice.page = number;
  slice.box = place;
  slices.push_back(std::move(slice));
}

std::vector<Seal> ScanReader::Engine::read_seals(const UprightPage& upright, const PageGeometry& as_scanned, int number) {
  std::vector<Seal> result;
  const CleanPage& page = upright.page;
  for (std::size_t i = 0; i < page.seals.size(); ++i) {
    const SealShapeFound& found = page.seals[i];
    const Raster& ink = found.color == SealColor::kBlue ? page.blue : page.red;
    const Rect place = as_scanned.laid_back(as_scanned.to_points(found.box));
    result.push_back(seal_of(found, read(ink, page.seals, i, nullptr, page.dpi, number, place), place, page.dpi));
    if (is_slice(found, ink.width, page.dpi)) keep(slice_of(found, ink, upright.layout.skew, page.dpi), number, place);
  }
  if (upright.layout.black_seals.empty()) return result;
  Raster ink = upright.layout.with_seals;
  for (std::uint8_t& level : ink.pixels) level = std::uint8_t(255 - level);
  Raster print = darker_than(upright.layout.bare, page.threshold);  // the seals' own letters were lifted off it
  for (std::uint8_t& level : print.pixels) level = std::uint8_t(255 * level);
  const std::size_t coloured = result.size();
  for (std::size_t i = 0; i < upright.layout.black_seals.size(); ++i) {
    const SealShapeFound& found = upright.layout.black_seals[i];
    const Rect place = upright.layout.geometry.laid_back(upright.layout.geometry.to_points(found.box));
    const bool known = std::any_of(result.begin(), result.begin() + std::ptrdiff_t(coloured), [&](const Seal& seal) {  // what is left of coloured ink
      const double x = (place.left + place.right) / 2, y = (place.top + place.bottom) / 2;
      return x > seal.box.left && x < seal.box.right && y > seal.box.top && y < seal.box.bottom;
    });
    if (known) continue;
    result.push_back(seal_of(found, read(ink, upright.layout.black_seals, i, &print, page.dpi, number, place), place, page.dpi));
    if (found.shape == SealShape::kOther) keep(black_slice_of(found, upright.layout.drawn, page.dpi), number, place);
  }
  return result;
}

ScanReader::ScanReader(std::string models_folder) : engine_(std::make_unique<Engine>()) { engine_->models = std::move(models_folder); }
ScanReader::~ScanReader() = default;

const ScanTimings& ScanReader::timings() const { return engine_->timings; }

std::vector<Seal> ScanReader::read_seals(const PageImage& picture) { return seals_in_picture(picture, engine_->get()); }

void ScanReader::join_seals(std::vector<Page>& pages) {
  share_letters(std::exchange(engine_->seals, {}), engine_->recognizer.get(), pages);
  if (engine_->slices.size() > 1) join_seam_seals(engine_->slices, engine_->get(), pages);
  engine_->slices.clear();
}

std::string ScanReader::version() const {
  const std::string version = ppocr_version(engine_->models);
  if (!version.empty()) return version + ", " + SecondReader::version();
  return has_tesseract_model(TesseractModel::kChinese) ? tesseract_version() + " alone" : "no recognizer";
}

Page ScanReader::read(const PageImage& image, int number, std::vector<Warning>& warnings) {
  Page result;
  result.number = number;
  result.width = image.page_width;
  result.height = image.page_height;
  result.dpi = image.dpi();
  result.source = PageSource::kPicture;
  ++engine_->timings.pages;
  if (image.width <= 0 || image.height <= 0 || image.page_width <= 0) {
    warnings.push_back({WarningCode::kPageUnreadable, "本页没有可读的图像，请重新扫描后提交。", number});
    return result;
  }
  if (is_negative(image)) return --engine_->timings.pages, read(positive_of(image), number, warnings);
  if (result.dpi < kLeastDpi)
    warnings.push_back({WarningCode::kLowResolution, "本页分辨率低于150 dpi，识别可能有误，请以300 dpi重新扫描。", number});

  std::optional<PhotographedSheet> sheet;
  CleanPage page = [&] {
    const Stopwatch watch(engine_->timings.clean_up);
    sheet = cut_out_sheet(image);
    return clean(sheet ? sheet->image : image);
  }();
  if (page.is_blank) {
    result.source = PageSource::kBlank;
    warnings.push_back({WarningCode::kBlankPage, "本页为空白页，请核对是否漏扫。", number});
    return result;
  }
  if (page.is_noise) {
    warnings.push_back({WarningCode::kPageUnreadable, "本页图像布满噪点或网纹，无法识别文字，请核对原件并重新扫描。", number});
    return result;
  }
  Recognizer* const recognizer = engine_->get();
  if (engine_->alone && !std::exchange(engine_->told, true))
    warnings.push_back({WarningCode::kNoRecognizer, "未安装PP-OCR文字识别模型，扫描页仅由Tesseract识别，错误较多，所读内容均须对照原件核实；请按安装说明取得模型后重新运行。"});
  std::optional<RememberingRecognizer> reader;
  if (recognizer) reader.emplace(*recognizer);
  UprightPage upright_page = [&] {
    const Stopwatch watch(engine_->timings.layout);
    return upright(std::move(page), reader ? &*reader : nullptr);
  }();
  const FoundLayout& layout = upright_page.layout;
  result.quarter_turns = upright_page.quarter_turns;
  if (result.quarter_turns % 2 != 0) std::swap(result.width, result.height);
  const Homography photographed = sheet ? way_to_photograph(*sheet, image, result.quarter_turns) : Homography();
  const PageGeometry lying = layout.geometry;
  if (sheet) upright_page.layout.geometry.lie_in(photographed, result.width, result.height);

  std::vector<Run> runs;
  if (!reader) {
    warnings.push_back({WarningCode::kNoRecognizer, "未安装文字识别引擎或模型，扫描页无法识别，请按说明安装后重新运行。", number});
  } else {
    runs = engine_->read_lines(*reader, layout, upright_page.page.threshold, number, warnings);
    if (!is_text(runs)) warnings.push_back({WarningCode::kNoText, "本页未识别出文字（可能为照片、图案或手写），请人工查看。", number});
  }
  result.places = find_ink_places(runs, layout, upright_page.page.blue, lying);
  for (InkPlace& place : result.places) place.box = layout.geometry.laid_back(place.box);
  const Rect level = layout.geometry.to_points(layout.grey.bounds());
  result.blocks = lay_out(std::move(runs), layout.grids, level.width(), level.height());
  layout.geometry.lay_back(result.blocks);
  PageGeometry as_scanned(upright_page.page.grey.width, upright_page.page.grey.height, upright_page.page.page_width, upright_page.page.page_height, 0);
  if (sheet) as_scanned.lie_in(photographed, result.width, result.height);
  result.seals = engine_->read_seals(upright_page, as_scanned, number);
  return result;
}

}  // namespace chushen

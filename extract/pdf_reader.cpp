#include "extract/pdf_reader.h"

#include <Error.h>
#include <ErrorCodes.h>
#include <Gfx.h>
#include <GfxFont.h>
#include <GfxState.h>
#include <GlobalParams.h>
#include <OptionalContent.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <PDFDocFactory.h>
#include <Page.h>
#include <Stream.h>
#include <poppler-config.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "extract/pdf_decoding.h"
#include "extract/pdf_fields.h"
#include "extract/pdf_paths.h"
#include "extract/pdf_state.h"
#include "extract/scan/quiet_decoding.h"
#include "extract/utf8.h"

namespace chushen {
namespace {

/// More than any page of a form draws; what comes behind is a bomb, or a map.
constexpr int kMostDrawn = 1'000'000;
/// Twenty million operators that draw nothing are no page either; the library asks whether to go on after each eleven, and
/// for each form whether to draw what it holds.
constexpr int kMostQuestions = 2'000'000;
constexpr int kQuestionsOfForm = 5;  ///< a form takes as long to set up
/// 9.3.6: modes 3 and 7 draw nothing.
constexpr int kInvisibleMode = 3;
constexpr std::uintmax_t kMostInMemory = 32u << 20;

/// Faults that the library reported since the page began; its messages go nowhere.
thread_local int faults = 0;

void count_fault(ErrorCategory category, Goffset, const char*) {
  if (category == errSyntaxError || category == errInternal) ++faults;
}

void set_up_library() {
  if (globalParams) return;
  globalParams = std::make_unique<GlobalParams>();
  setErrorCallback(count_fault);
}

/// Counts pictures in the same way in each pass over a page, so that one can be named by its number.
class PictureDevice : public OutputDev {
 public:
  virtual bool is_to_stop() { return has_asked(1); }
  // Asked in the innermost of forms within forms alone, the library goes on with the next one.
  bool useDrawForm() override { return has_asked(kQuestionsOfForm); }

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  // Patterns and shadings are areas of colour; without these they would come as thousands of small ones.
  bool useTilingPatternFill() override { return true; }
  bool useShadedFills(int) override { return true; }
  bool tilingPatternFill(GfxState*, Gfx*, Catalog*, GfxTilingPattern*, const double*, int, int, int, int, double,
                         double) override {
    return true;
  }
  bool functionShadedFill(GfxState*, GfxFunctionShading*) override { return true; }
  bool axialShadedFill(GfxState*, GfxAxialShading*, double, double) override { return true; }
  bool radialShadedFill(GfxState*, GfxRadialShading*, double, double) override { return true; }
  bool gouraudTriangleShadedFill(GfxState*, GfxGouraudTriangleShading*) override { return true; }
  bool patchMeshShadedFill(GfxState*, GfxPatchMeshShading*) override { return true; }

  // What is drawn into a soft mask does not show on the page.
  void beginTransparencyGroup(GfxState*, const double*, GfxColorSpace*, bool, bool, bool for_soft_mask) override {
    mask_groups_.push_back(for_soft_mask || in_mask());
  }
  void endTransparencyGroup(GfxState*) override {
    if (!mask_groups_.empty()) mask_groups_.pop_back();
  }

 protected:
  bool in_mask() const { return !mask_groups_.empty() && mask_groups_.back(); }
  bool has_asked() const { return questions_ > kMostQuestions; }

 private:
  bool has_asked(int questions) {
    if (!has_asked()) questions_ += questions;
    return has_asked();
  }

  std::vector<bool> mask_groups_;
  int questions_ = 0;
};

/// Turns the library's five ways of drawing a picture into one.
class OnePictureDevice : public PictureDevice {
 public:
  void drawImage(GfxState* state, Object*, Stream* data, int width, int height, GfxImageColorMap* colors, bool,
                 const int*, bool) override {
    if (!in_mask()) picture(state, {data, width, height, colors});
  }
  void drawImageMask(GfxState* state, Object*, Stream* data, int width, int height, bool invert, bool, bool) override {
    if (!in_mask()) picture(state, {data, width, height, nullptr, invert});
  }
  void setSoftMaskFromImageMask(GfxState*, Object*, Stream*, int, int, bool, bool, double*) override {}
  void unsetSoftMaskFromImageMask(GfxState*, double*) override {}
  void drawMaskedImage(GfxState* state, Object*, Stream* data, int width, int height, GfxImageColorMap* colors, bool,
                       Stream* mask, int mask_width, int mask_height, bool invert, bool) override {
    if (!in_mask())
      picture(state, {data, width, height, colors, false, mask, mask_width, mask_height, nullptr, invert});
  }
  void drawSoftMaskedImage(GfxState* state, Object*, Stream* data, int width, int height, GfxImageColorMap* colors,
                           bool, Stream* mask, int mask_width, int mask_height, GfxImageColorMap* mask_colors,
                           bool) override {
    if (!in_mask())
      picture(state, {data, width, height, colors, false, mask, mask_width, mask_height, mask_colors, false});
  }

 protected:
  virtual void picture(GfxState* state, const DrawnPicture& drawn) = 0;
};

/// Writes down all that a page draws.
class Recorder : public OnePictureDevice {
 public:
  explicit Recorder(PdfPage& page) : page_(page) {}

  void beginActualText(GfxState*, const GooString* text) override {
    if (!in_mask()) page_.actual_texts.push_back({decode_utf8(utf8_of(text)), order_, order_});
  }
  void endActualText(GfxState*) override {
    if (!in_mask() && !page_.actual_texts.empty()) page_.actual_texts.back().to = order_;
  }

  bool over_limit() const { return order_ > kMostDrawn || has_asked(); }
  bool is_to_stop() override { return PictureDevice::is_to_stop() || over_limit(); }
  const std::array<double, 6>& to_page() const { return to_page_; }

  void setDefaultCTM(const double* matrix) override {
    OutputDev::setDefaultCTM(matrix);
    std::copy(matrix, matrix + 6, to_page_.begin());
  }
  void startPage(int, GfxState* state, XRef*) override {
    page_.width = state->getPageWidth();
    page_.height = state->getPageHeight();
  }

  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
                CharCode code, int bytes, const Unicode* unicode, int length) override {
    if (in_mask() || !state->getFont()) return;
    PdfGlyph glyph;
    for (int i = 0; i < length; ++i) glyph.text.push_back(unicode[i]);
    if (bytes == 1) glyph.code = code;
    glyph.size = font_size(state);
    glyph.font = font_number(*state->getFont());
    place(state, x - origin_x, y - origin_y, dx, dy, code, glyph);
    const bool stroked = (state->getRender() & 3) == 1;
    const double opacity = stroked ? state->getStrokeOpacity() : state->getFillOpacity();
    glyph.color = stroked ? stroke_color(state) : fill_color(state);
    const Rect clip = clip_box(state);
    const double middle_x = (glyph.box.left + glyph.box.right) / 2, middle_y = (glyph.box.top + glyph.box.bottom) / 2;
    const bool outside = middle_x < clip.left || middle_x > clip.right || middle_y < clip.top || middle_y > clip.bottom;
    glyph.invisible = (state->getRender() & 3) == kInvisibleMode || opacity < 0.05 || outside || middle_x < 0 ||
                      middle_y < 0 || middle_x > page_.width || middle_y > page_.height;
    glyph.order = order_++;
    page_.glyphs.push_back(std::move(glyph));
  }

  void stroke(GfxState* state) override {
    if (in_mask() || state->getStrokeOpacity() < 0.05) return;
    const PdfStroke pen{stroke_color(state), state->getTransformedLineWidth(), clip_box(state), order_++};
    add_stroke(path_of(state), pen, page_);
  }
  void fill(GfxState* state) override {
    if (in_mask() || state->getFillOpacity() < 0.05) return;
    const bool opaque = state->getFillOpacity() > 0.95 && state->getBlendMode() == gfxBlendNormal;
    add_fill(path_of(state), {fill_color(state), opaque, clip_box(state), order_++}, page_);
  }
  void eoFill(GfxState* state) override { fill(state); }
  // Some programs lay a whole scan into a pattern: what it shows is seen when the page is drawn.
  bool tilingPatternFill(GfxState* state, Gfx*, Catalog*, GfxTilingPattern*, const double*, int, int, int, int, double,
                         double) override {
    if (!in_mask()) page_.shapes.push_back({clip_box(state), {}, true, true, false, order_++});
    return true;
  }

 protected:
  void picture(GfxState* state, const DrawnPicture& drawn) override {
    PdfPicture picture;
    std::copy(state->getCTM(), state->getCTM() + 6, picture.matrix.begin());
    const auto& m = picture.matrix;
    picture.box = {m[4] + std::min({0.0, m[0], m[2], m[0] + m[2]}), m[5] + std::min({0.0, m[1], m[3], m[1] + m[3]}),
                   m[4] + std::max({0.0, m[0], m[2], m[0] + m[2]}), m[5] + std::max({0.0, m[1], m[3], m[1] + m[3]})};
    picture.width = drawn.width;
    picture.height = drawn.height;
    picture.stencil = !drawn.colors;
    picture.opaque = drawn.colors && !drawn.mask && state->getFillOpacity() > 0.95 &&
                     state->getBlendMode() == gfxBlendNormal;
    const Rect clip = clip_box(state);
    const double slack = 2;
    picture.clipped = clip.left > std::max(0.0, picture.box.left) + slack ||
                      clip.top > std::max(0.0, picture.box.top) + slack ||
                      clip.right < std::min(page_.width, picture.box.right) - slack ||
                      clip.bottom < std::min(page_.height, picture.box.bottom) - slack;
    picture.order = order_++;
    page_.pictures.push_back(picture);
  }

 private:
  int font_number(const GfxFont& font) {
    const auto [known, is_new] = fonts_.try_emplace(&font, static_cast<int>(page_.fonts.size()));
    if (is_new) page_.fonts.push_back(font.getName() ? font.getNameWithoutSubsetTag() : std::string());
    return known->second;
  }

  PdfPage& page_;
  int order_ = 0;
  std::map<const GfxFont*, int> fonts_;
  std::array<double, 6> to_page_{1, 0, 0, 1, 0, 0};
};

/// Decodes the picture with one number.
class PictureTaker : public OnePictureDevice {
 public:
  PictureTaker(int index, std::uint64_t most_pixels) : index_(index), most_pixels_(most_pixels) {}
  std::optional<PageImage> taken;
  bool is_to_stop() override { return count_ > index_ || PictureDevice::is_to_stop(); }
  bool cut_off() const { return cut_off_; }

 protected:
  void picture(GfxState*, const DrawnPicture& drawn) override {
    if (count_++ != index_ || drawn.width <= 0 || drawn.height <= 0) return;
    if (static_cast<std::uint64_t>(drawn.width) * drawn.height > most_pixels_ || !is_as_declared(drawn)) return;
    cut_off_ = lacks_end(drawn);
    taken = decoded(drawn, most_pixels_);
  }

 private:
  int index_ = 0, count_ = 0;
  std::uint64_t most_pixels_ = 0;
  bool cut_off_ = false;
};

Rect transformed(const std::array<double, 6>& m, double x1, double y1, double x2, double y2) {
  const double ax = m[0] * x1 + m[2] * y1 + m[4], ay = m[1] * x1 + m[3] * y1 + m[5];
  const double bx = m[0] * x2 + m[2] * y2 + m[4], by = m[1] * x2 + m[3] * y2 + m[5];
  return {std::min(ax, bx), std::min(ay, by), std::max(ax, bx), std::max(ay, by)};
}

/// A file of moderate size as a whole: the library reads files in pieces of 256 bytes, which takes a fifth of the time.
/// Empty where it is larger, or cannot be read.
std::string small_file(const std::string& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (error || size > kMostInMemory) return {};
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

template <typename Device>
bool is_to_stop(void* device) {
  return static_cast<Device*>(device)->is_to_stop();
}

}  // namespace

struct PdfFile::Library {
  std::string bytes;  // of a file that is held in memory; outlives the document
  std::unique_ptr<PDFDoc> document;
};

PdfFile::PdfFile(std::unique_ptr<Library> library) : library_(std::move(library)) {}
PdfFile::PdfFile(PdfFile&&) noexcept = default;
PdfFile::~PdfFile() = default;

tl::expected<PdfFile, PdfError> PdfFile::open(const std::string& path) {
  set_up_library();
  auto library = std::make_unique<Library>();
  library->bytes = small_file(path);
  if (library->bytes.empty()) {
    library->document = std::make_unique<PDFDoc>(std::make_unique<GooString>(path));
  } else {
    const auto size = static_cast<Goffset>(library->bytes.size());
    library->document = std::make_unique<PDFDoc>(new MemStream(library->bytes.data(), 0, size, Object(objNull)));
  }
  PDFDoc& document = *library->document;
  if (!document.isOk()) {
    if (document.getErrorCode() == errEncrypted) return tl::unexpected(PdfError::kEncrypted);
    return tl::unexpected(document.getErrorCode() == errOpenFile ? PdfError::kUnreadable : PdfError::kDamaged);
  }
  if (document.getNumPages() <= 0) return tl::unexpected(PdfError::kDamaged);
  return PdfFile(std::move(library));
}

int PdfFile::pages() const { return library_->document->getNumPages(); }

namespace {

/// Switches on all optional content (8.11) for as long as it lives; `any` where some was off.
class AllLayers {
 public:
  explicit AllLayers(PDFDoc& document) {
    OCGs* layers = document.getOptContentConfig();
    if (!layers) return;
    for (const auto& [ref, layer] : layers->getOCGs()) {
      if (layer->getState() != OptionalContentGroup::Off) continue;
      layer->setState(OptionalContentGroup::On);
      hidden_.push_back(layer.get());
    }
  }
  ~AllLayers() {
    for (OptionalContentGroup* layer : hidden_) layer->setState(OptionalContentGroup::Off);
  }
  AllLayers(const AllLayers&) = delete;
  AllLayers& operator=(const AllLayers&) = delete;
  bool any() const { return !hidden_.empty(); }

 private:
  std::vector<OptionalContentGroup*> hidden_;
};

/// The glyphs of layers that are switched off: the library leaves them out, other programs copy them.
void add_hidden_layers(PDFDoc& document, int number, int turns, PdfPage& page) {
  const AllLayers layers(document);
  if (!layers.any()) return;
  PdfPage whole;
  Recorder recorder(whole);
  document.displayPage(&recorder, number, 72, 72, 90 * turns, false, true, false, is_to_stop<Recorder>, &recorder,
                       [](Annot*, void*) { return false; }, nullptr);
  std::set<std::tuple<double, double, std::u32string>> known;
  for (const PdfGlyph& glyph : page.glyphs) known.insert({glyph.box.left, glyph.box.top, glyph.text});
  for (PdfGlyph& glyph : whole.glyphs) {
    if (known.contains({glyph.box.left, glyph.box.top, glyph.text})) continue;
    glyph.invisible = true;
    glyph.font = 0;  // an index into the other list of fonts
    page.glyphs.push_back(std::move(glyph));
  }
}

}  // namespace
PdfContents PdfFile::contents() { return contents_of(*library_->document); }

std::vector<PdfNote> PdfFile::notes(int number) { return notes_of(*library_->document, number); }

PdfPage PdfFile::page(int number) {
  PdfPage page;
  ::Page* source = library_->document->getPage(number);
  faults = 0;
  if (!source) {
    page.faults = 1;
    return page;
  }
  PlacedFields placed = fields_of(*source);
  Recorder recorder(page);
  library_->document->displayPage(&recorder, number, 72, 72, 90 * turns_, false, true, false, is_to_stop<Recorder>, &recorder,
                                  PlacedFields::is_drawn, &placed);
  for (auto& [object, generation, field] : placed.fields) {
    const Rect user = field.box;
    field.box = transformed(recorder.to_page(), user.left, user.top, user.right, user.bottom);
    page.fields.push_back(std::move(field));
  }
  page.hidden_fields = placed.hidden;
  page.cut_short = recorder.over_limit();
  page.faults = faults;
  add_hidden_layers(*library_->document, number, turns_, page);
  return page;
}

std::optional<PageImage> PdfFile::picture(int number, int index, std::uint64_t most_pixels) {
  if (!library_->document->getPage(number)) return std::nullopt;
  PlacedFields placed = fields_of(*library_->document->getPage(number));
  const QuietDecoding quiet;
  faults = 0;
  PictureTaker taker(index, most_pixels);
  library_->document->displayPage(&taker, number, 72, 72, 90 * turns_, false, true, false, is_to_stop<PictureTaker>, &taker,
                                  PlacedFields::is_drawn, &placed);
  picture_damaged_ = taker.cut_off() || quiet.jpeg_is_damaged() || faults > 0;
  return std::move(taker.taken);
}

std::optional<PageImage> PdfFile::render(int number, double dpi, const RenderLimits& limits) {
  auto rendered = render_page(*library_->document, number, turns_, dpi, limits);
  picture_damaged_ = rendered && rendered->damaged;
  return rendered ? std::optional(std::move(rendered->image)) : std::nullopt;
}

std::string poppler_version() { return POPPLER_VERSION; }

}  // namespace chushen

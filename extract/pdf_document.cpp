#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <numeric>

#include "extract/drawn_page.h"
#include "extract/outcome.h"
#include "extract/page_layout.h"
#include "extract/page_teller.h"
#include "extract/pdf_notes.h"
#include "extract/pdf_page_use.h"
#include "extract/pdf_picture.h"
#include "extract/pdf_reader.h"
#include "extract/read_document.h"
#include "extract/scan/scan_reader.h"
#include "extract/scan/seal_picture.h"
#include "extract/time_budget.h"
#include "extract/utf8.h"

namespace chushen {
namespace {

/// The resolution for which the recognizer's line height is tuned; more brings nothing, less loses commas.
constexpr double kRenderDpi = 300;
constexpr std::uint64_t kMostSealPixels = 40'000'000;  // of a picture that may be a seal

constexpr std::size_t kLeastName = 4;  // characters on the arc of a seal

std::string of_page(int number) { return "第" + std::to_string(number) + "页"; }

/// Reads a PDF page by page; holds one page's content at a time.
class PdfReading {
 public:
  PdfReading(PdfFile file, const ReadOptions& options) : file_(std::move(file)), options_(options), budget_(options.limits.page_seconds), teller_(options) {}

  Document run() {
    document_.kind = Kind::kPdf;
    const int count = std::min(file_.pages(), options_.limits.pages);
    for (int number = 1; number <= count && !budget_.is_spent(); ++number) {
      document_.pages.push_back(read_page(number));
      teller_.tell(document_);
    }
    if (scanner_) scanner_->join_seals(document_.pages);
    number_tables(document_.pages);
    PdfContents contents = file_.contents();
    note_contents(contents, document_);
    document_.properties = std::move(contents.properties);
    document_.signatures = std::move(contents.signatures);
    if (const int read = static_cast<int>(document_.pages.size()); read < count) warn_out_of_time(document_, read, file_.pages());
    else if (count < file_.pages())
      warn(WarningCode::kLimitReached, 0, "文件共" + std::to_string(file_.pages()) + "页，只读取了前" +
                                              std::to_string(count) + "页；请拆分后重新提交，或人工核对其余各页。");
    document_.status = status();
    return std::move(document_);
  }

  /// These pages as they look when printed.
  Document run_print(const std::vector<int>& pages) {
    document_.kind = Kind::kPdf;
    for (const int number : pages) {
      if (number < 1 || number > std::min(file_.pages(), options_.limits.pages)) continue;
      Page page;
      page.number = number;
      if (!has_huge_picture(file_.page(number))) read_rendering(page);
      document_.pages.push_back(std::move(page));
    }
    number_tables(document_.pages);
    return std::move(document_);
  }

 private:
  /// A page whose writing does not run to the right is turned until it does, as a person turns the sheet.
  Page read_page(int number) {
    file_.turn(0);
    PdfPage drawn = file_.page(number);
    PdfText text = text_of(drawn);
    PdfPageChoice choice = use_of(drawn, text);
    const int turns = choice.use == PdfPageUse::kText ? turns_to_read(drawn) : 0;
    if (turns != 0) {
      file_.turn(turns);
      drawn = file_.page(number);
      text = text_of(drawn);
      choice = use_of(drawn, text);
    }
    Page page = read_drawn(number, drawn, text, choice);
    page.quarter_turns = (page.quarter_turns + turns) % 4;
    return page;
  }

  static PdfPageChoice use_of(const PdfPage& drawn, const PdfText& text) {
    return drawn.fields.empty() ? choose_use(drawn, text) : choose_with_fields(drawn, text);
  }

  /// Clockwise quarters after which nearly all that is seen runs to the right; 0 where it runs in several ways.
  static int turns_to_read(const PdfPage& drawn) {
    constexpr int kFewest = 20, kMostOthers = 10;  // glyphs; one in so many may be a stamp or a margin note
    std::array<int, 4> count{};
    for (const PdfGlyph& glyph : drawn.glyphs) count[static_cast<std::size_t>(glyph.heading)] += !glyph.invisible;
    const auto most = std::max_element(count.begin(), count.end());
    const int all = std::accumulate(count.begin(), count.end(), 0);
    if (*most < kFewest || (all - *most) * kMostOthers > all) return 0;
    return static_cast<int>(4 - (most - count.begin())) % 4;
  }

  Page read_drawn(int number, const PdfPage& drawn, const PdfText& text, const PdfPageChoice& choice) {
    Page page;
    page.number = number;
    page.width = drawn.width;
    page.height = drawn.height;
    if (drawn.cut_short) {
      warn(WarningCode::kLimitReached, number, of_page(number) + "内容过多，只读取了一部分；请人工核对该页。");
    }
    if (has_huge_picture(drawn)) {
      warn(WarningCode::kLimitReached, number, of_page(number) + "图像像素过多，未读取；请以300 dpi重新扫描该页后提交。");
      return page;
    }
    switch (choice.use) {
      case PdfPageUse::kBlank: read_blank(drawn, page); break;
      case PdfPageUse::kText: read_text(drawn, text, page); break;
      case PdfPageUse::kPicture: read_picture(drawn, choice.picture, page); break;
      case PdfPageUse::kRendering: read_rendering(drawn, page); break;
    }
    page.reason = choice.reason;
    note_notes(file_.notes(number), number, document_);
    if (drawn.hidden_fields > 0)
      warn(WarningCode::kHiddenText, number,
           of_page(number) + "有" + std::to_string(drawn.hidden_fields) + "个不显示的表单域，其内容未予采用；请核实该页。");
    for (const int index : choice.beside) read_picture_beside(drawn, index, page);
    return page;
  }

  /// The text of a picture that stands beside the page's own.
  void read_picture_beside(const PdfPage& drawn, int index, Page& page) {
    auto pixels = file_.picture(page.number, index, options_.limits.image_pixels);
    const bool decoded = pixels.has_value();
    auto image = decoded ? lay_on_page(drawn.pictures[index], std::move(*pixels), drawn.width, drawn.height,
                                       options_.limits.image_pixels)
                         : std::nullopt;
    if (decoded && !image) image = only_within(drawn.pictures[index].box, file_.render(page.number, kRenderDpi, drawing_limits()));
    if (!image || file_.picture_damaged())
      warn(WarningCode::kBroken, page.number,
           of_page(page.number) + "的图像" + (image ? "数据不完整，只读出了一部分" : "无法读出，其上文字和印章未读取") + "；请对照原件查看该页，或重新扫描后提交。");
    if (image) add_scanned(scanned_beside(*image, page.number), page);
  }

  /// The page as drawn, white but for a box: for a picture that lies askew.
  static std::optional<PageImage> only_within(const Rect& box, std::optional<PageImage> drawn) {
    if (!drawn) return drawn;
    const double scale = drawn->dpi() / 72;
    for (int y = 0; y < drawn->height; ++y) {
      std::uint8_t* row = &drawn->pixels[static_cast<std::size_t>(y) * drawn->width * drawn->channels];
      for (int x = 0; x < drawn->width; ++x)
        if (y < box.top * scale || y > box.bottom * scale || x < box.left * scale || x > box.right * scale)
          std::fill(row + x * drawn->channels, row + (x + 1) * drawn->channels, std::uint8_t(255));
    }
    return drawn;
  }

  /// Drawing such a page would take minutes, whatever becomes of the picture.
  bool has_huge_picture(const PdfPage& drawn) const {
    return std::any_of(drawn.pictures.begin(), drawn.pictures.end(), [&](const PdfPicture& picture) {
      return static_cast<double>(picture.width) * picture.height > static_cast<double>(options_.limits.image_pixels);
    });
  }

  /// Values typed into fields cannot be drawn without the form's fonts: such a page is read as text where it has any.
  static PdfPageChoice choose_with_fields(const PdfPage& drawn, const PdfText& text) {
    const PdfPageChoice choice = choose_use(drawn, text);
    return choice.use == PdfPageUse::kBlank ? PdfPageChoice{PdfPageUse::kText, -1, PageReason::kTextLayer, {}} : choice;
  }

  void read_blank(const PdfPage& drawn, Page& page) {
    page.source = PageSource::kBlank;
    if (drawn.faults > 0) return warn_unreadable(page.number);
    if (drawn.cut_short) return;
    warn(WarningCode::kBlankPage, page.number, of_page(page.number) + "没有内容；请确认该页是否漏扫或漏印。");
  }

  void read_text(const PdfPage& drawn, const PdfText& text, Page& page) {
    read_drawn_text(drawn, text, page);
    add_pictures(drawn, page);
    page.unseen = text.unseen;
    if (text.hidden > 0)
      warn(WarningCode::kHiddenText, page.number,
           of_page(page.number) + "有" + std::to_string(text.hidden) + "个字符打印后看不见，未予采用；请核实该页。");
    if (text.struck > 0)
      warn(WarningCode::kTrackedChanges, page.number,
           of_page(page.number) + "有" + std::to_string(text.struck) + "个字符被横线划去，未作为填报内容读取；请核实该页，定稿后重新提交。");
    if (drawn.faults > 0 && text.seen == 0) warn_unreadable(page.number);
  }

  void add_pictures(const PdfPage& drawn, Page& page) {
    page.seals = drawn_seals(drawn);
    std::vector<Rect> maybe;
    for (std::size_t i = 0; i < drawn.pictures.size(); ++i) {
      const PdfPicture& place = drawn.pictures[i];
      if (std::min(place.box.width(), place.box.height()) < 10) continue;
      page.pictures.push_back({place.box, place.width, place.height});
      if (!has_size_of_seal(place.box)) continue;
      const auto pixels = file_.picture(page.number, static_cast<int>(i), kMostSealPixels);
      if (!pixels) note_small_picture(page.number);
      const auto seal = pixels ? seal_in(place, *pixels) : std::nullopt;
      if (seal) page.seals.push_back(*seal);
      else if (pixels && has_colour(*pixels)) maybe.push_back(place.box);
    }
    read_seals(maybe, page);
  }

  /// Reads the seals of a page of text as they look there: drawn, from a picture, or from several laid over each other.
  /// \param maybe  pictures of a seal's size that are seals only where a name can be read.
  void read_seals(const std::vector<Rect>& maybe, Page& page) {
    if (page.seals.empty() && maybe.empty()) return;
    const auto image = file_.render(page.number, kRenderDpi, drawing_limits());
    if (!image)
      return warn(WarningCode::kLimitReached, page.number,
                  of_page(page.number) + "过于复杂，未能画出，其上印章的文字没有辨认；请对照原件查看该页印章，或重新扫描该页后提交。");
    for (Seal& seal : page.seals)
      if (auto read = seal_at(*image, seal.box)) seal = std::move(*read);
    for (const Rect& box : maybe)
      if (auto read = seal_at(*image, box); read && count_code_points(read->text) >= kLeastName) page.seals.push_back(std::move(*read));
  }

  /// The seal whose middle lies in `box`, read; none where its shape is not seen there.
  std::optional<Seal> seal_at(const PageImage& image, const Rect& box) {
    constexpr double kAround = 14;  // points: seals stick out of the curves and pictures that draw them
    if (!scanner_) scanner_ = std::make_unique<ScanReader>(options_.models);
    for (Seal& seal : scanner_->read_seals(part_of(image, box, kAround))) {
      const double left = box.left - kAround, top = box.top - kAround;
      seal.box = {seal.box.left + left, seal.box.top + top, seal.box.right + left, seal.box.bottom + top};
      const double x = (seal.box.left + seal.box.right) / 2, y = (seal.box.top + seal.box.bottom) / 2;
      if (x > box.left && x < box.right && y > box.top && y < box.bottom) return seal;
    }
    return std::nullopt;
  }

  void read_picture(const PdfPage& drawn, int index, Page& page) {
    const PdfPicture& place = drawn.pictures[index];
    auto pixels = file_.picture(page.number, index, options_.limits.image_pixels);
    auto image = pixels ? lay_on_page(place, std::move(*pixels), drawn.width, drawn.height,
                                      options_.limits.image_pixels)
                        : std::nullopt;
    if (!image) return read_rendering(page);
    scan(*image, page);
  }

  /// Strips of one scan are drawn in their own resolution, which the page then has.
  void read_rendering(const PdfPage& drawn, Page& page) { read_rendering(page, std::min(kRenderDpi, resolution_of_pictures(drawn).value_or(kRenderDpi))); }

  void read_rendering(Page& page, double dpi = kRenderDpi) {
    const auto image = file_.render(page.number, dpi, drawing_limits());
    if (!image) return warn_unreadable(page.number);
    scan(*image, page);
  }

  void scan(const PageImage& image, Page& page) {
    if (file_.picture_damaged())
      warn(WarningCode::kBroken, page.number, of_page(page.number) + "的图像数据不完整，只读出了一部分；请重新扫描或重新导出后提交。");
    page = scanned(image, page.number);
    page.source = page.source == PageSource::kText ? PageSource::kPicture : page.source;
    if (page.dpi == 0) page.dpi = image.dpi();
  }

  RenderLimits drawing_limits() const {
    RenderLimits limits;
    limits.seconds = options_.limits.drawing_seconds;
    return limits;
  }

  /// Once a page: it may be a seal, or a decoration.
  void note_small_picture(int number) {
    const bool noted = !document_.warnings.empty() && document_.warnings.back().page == number && document_.warnings.back().code == WarningCode::kBroken;
    if (!noted)
      warn(WarningCode::kBroken, number, of_page(number) + "有图像无法读出，可能是印章；请对照原件查看该页，或重新导出后提交。");
  }

  Page scanned(const PageImage& image, int number) {
    if (!scanner_) scanner_ = std::make_unique<ScanReader>(options_.models);
    return scanner_->read(image, number, document_.warnings);
  }

  Page scanned_beside(const PageImage& image, int number) {
    if (!scanner_) scanner_ = std::make_unique<ScanReader>(options_.models);
    return read_beside(*scanner_, image, number, document_.warnings);
  }

  void warn(WarningCode code, int page, std::string message) {
    document_.warnings.push_back({code, std::move(message), page});
  }

  void warn_unreadable(int number) {
    ++unreadable_;
    warn(WarningCode::kPageUnreadable, number, of_page(number) + "无法读取；请重新导出或扫描该页后提交。");
  }

  Status status() const {
    if (unreadable_ > 0 && unreadable_ == static_cast<int>(document_.pages.size())) return Status::kDamaged;
    const bool part_missing = std::any_of(document_.warnings.begin(), document_.warnings.end(), is_part_missing);
    if (part_missing || document_.pages.size() < static_cast<std::size_t>(file_.pages()))
      return Status::kPartial;
    return document_.warnings.empty() ? Status::kRead : Status::kReadWithWarnings;
  }

  PdfFile file_;
  const ReadOptions& options_;
  TimeBudget budget_;
  PageTeller teller_;
  Document document_;
  std::unique_ptr<ScanReader> scanner_;
  int unreadable_ = 0;
};

Document unopened(PdfError error) {
  Document document;
  document.kind = Kind::kPdf;
  document.status = error == PdfError::kEncrypted ? Status::kRefused : Status::kDamaged;
  if (error == PdfError::kEncrypted)
    document.warnings = {{WarningCode::kEncrypted, "文件已加密，需要密码才能打开；请提供未加密的版本。", 0}};
  else
    document.warnings = {{WarningCode::kBroken, "文件已损坏或不完整，无法打开；请重新导出或扫描后提交。", 0}};
  return document;
}

}  // namespace

Document read_print(const std::string& path, const std::vector<int>& pages, const ReadOptions& options) {
  auto file = PdfFile::open(path);
  return file ? PdfReading(std::move(*file), options).run_print(pages) : unopened(file.error());
}

Document read_pdf(const std::string& path, const ReadOptions& options) {
  std::error_code error;
  const auto bytes = std::filesystem::file_size(path, error);
  auto file = PdfFile::open(path);
  Document document = file ? PdfReading(std::move(*file), options).run() : unopened(file.error());
  document.bytes = error ? 0 : bytes;
  return document;
}

}  // namespace chushen

#include <algorithm>
#include <memory>
#include <utility>

#include "extract/docx_reader.h"
#include "extract/office_warnings.h"
#include "extract/outcome.h"
#include "extract/page_teller.h"
#include "extract/pdf_picture.h"
#include "extract/scan/page_image.h"
#include "extract/scan/scan_reader.h"
#include "extract/time_budget.h"

// A scan that was pasted into Word page by page is the stamped form all the same: 扫描件.docx is handed in often enough.

namespace chushen {
namespace {

constexpr double kLeastSide = 200;  // points; smaller pictures are logos and seals, not pages

std::string bytes_of(OpcPackage& package, const std::string& part) {
  const auto stream = package.stream(part);
  std::string bytes;
  char buffer[1 << 16];
  for (int got; (got = stream->read(buffer, sizeof buffer)) > 0;) bytes.append(buffer, static_cast<std::size_t>(got));
  return stream->fault() == PartFault::kNone ? bytes : std::string();
}

/// Pictures of stamps that were put into a text. Flow documents have no places: what is found has none.
void read_seal_pictures(OpcPackage& package, const ReadOptions& options, DocxReading& reading) {
  constexpr std::size_t kMost = 20;
  if (reading.document.pages.empty()) return;
  Page& flow = reading.document.pages.front();
  std::unique_ptr<ScanReader> scanner;
  bool unread = false;
  for (std::size_t i = 0; i < std::min(flow.pictures.size(), reading.picture_parts.size()) && flow.seals.size() < kMost; ++i) {
    if (!has_size_of_seal(flow.pictures[i].box) || reading.picture_parts[i].empty()) continue;
    auto images = decode_images(bytes_of(package, reading.picture_parts[i]), options.limits);
    if (!images || images->empty()) {
      unread = true;
      continue;
    }
    PageImage& image = images->front().image;
    image.page_width = flow.pictures[i].box.width();
    image.page_height = flow.pictures[i].box.height();
    if (!scanner) scanner = std::make_unique<ScanReader>(options.models);
    for (Seal& seal : scanner->read_seals(image)) {
      seal.box = {};
      flow.seals.push_back(std::move(seal));
    }
  }
  if (unread) warn(reading.document, WarningCode::kUnsupported, "文件中有图片无法读出，可能是印章；请用 Word 打开原件查看，或另存为 PDF 后重新提交。");
}

class PicturePages {
 public:
  PicturePages(OpcPackage& package, const ReadOptions& options, DocxReading reading)
      : package_(package), options_(options), parts_(std::move(reading.picture_parts)),
        document_(std::move(reading.document)), scanner_(options.models), budget_(options.limits.page_seconds), teller_(options) {}

  Document read() {
    const std::vector<Picture> pictures = document_.pages.front().pictures;
    std::vector<Picture> left;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
      if (i < parts_.size() && is_page(pictures[i])) read_picture(parts_[i]);
      else left.push_back(pictures[i]);
    }
    if (number_ == 0) note_pictures_not_read(document_);
    else keep_flow(std::move(left));
    settle_status(document_);
    return std::move(document_);
  }

 private:
  /// A picture whose size the document does not say may well be a page.
  static bool is_page(const Picture& picture) {
    return picture.box.empty() || std::min(picture.box.width(), picture.box.height()) >= kLeastSide;
  }

  void read_picture(const std::string& part) {
    if (number_ >= options_.limits.pages) return note_limit();
    if (budget_.is_spent()) return note_out_of_time();
    const auto images = decode_images(bytes_of(package_, part), options_.limits);
    if (!images || images->empty()) return note_unreadable(++number_);
    const DecodedImage& decoded = images->front();
    ++number_;
    for (Warning warning : decoded.warnings) {
      warning.page = number_;
      document_.warnings.push_back(std::move(warning));
      document_.status = Status::kPartial;
    }
    document_.pages.push_back(scanner_.read(decoded.image, number_, document_.warnings));
    teller_.tell(document_);
  }

  /// The page keeps its number, so that the others keep theirs.
  void note_unreadable(int number) {
    Page& page = document_.pages.emplace_back();
    page.number = number;
    page.source = PageSource::kPicture;
    document_.status = Status::kPartial;
    document_.warnings.push_back({WarningCode::kPageUnreadable,
                                  "第" + std::to_string(number) + "张图片无法读取，请将扫描件另存为 PDF 后重新提交。", number});
  }

  void note_out_of_time() {
    document_.status = Status::kPartial;
    if (!std::exchange(noted_limit_, true)) warn_out_of_time(document_, number_, int(parts_.size()));
  }

  void note_limit() {
    document_.status = Status::kPartial;
    if (std::exchange(noted_limit_, true)) return;
    warn(document_, WarningCode::kLimitReached,
         "图片超过 " + std::to_string(options_.limits.pages) + " 张，只读取了前面一部分，请拆分后重新提交。");
  }

  /// Page 0 stays where words or small pictures stand on it.
  void keep_flow(std::vector<Picture> left) {
    Page& flow = document_.pages.front();
    flow.pictures = std::move(left);
    if (flow.blocks.empty() && flow.pictures.empty()) document_.pages.erase(document_.pages.begin());
  }

  OpcPackage& package_;
  const ReadOptions& options_;
  std::vector<std::string> parts_;
  Document document_;
  ScanReader scanner_;
  TimeBudget budget_;
  PageTeller teller_;
  int number_ = 0;
  bool noted_limit_ = false;
};

}  // namespace

Document read_docx_or_pictures(const std::string& path, const ReadOptions& options) {
  auto package = OpcPackage::open(path, options.limits);
  if (!package) return package_not_opened(Kind::kDocx, package.error(), options.limits);
  DocxReading reading = read_docx_file(*package);
  if (is_of_pictures(reading.document)) return PicturePages(*package, options, std::move(reading)).read();
  read_seal_pictures(*package, options, reading);
  settle_status(reading.document);
  return std::move(reading.document);
}

}  // namespace chushen

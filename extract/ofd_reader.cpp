#include "extract/ofd_reader.h"

#include <algorithm>
#include <memory>

#include "extract/drawn_page.h"
#include "extract/ofd_page.h"
#include "extract/ofd_seals.h"
#include "extract/ofd_values.h"
#include "extract/outcome.h"
#include "extract/page_layout.h"
#include "extract/page_teller.h"
#include "extract/pdf_page_use.h"
#include "extract/pdf_picture.h"
#include "extract/scan/scan_reader.h"

// OFD -> Document. What is read:
//
// [X] documents, pages, templates, annotations that print; texts with distances, matrices, direction
// [X] paths as ruling lines and areas; composite objects; drawing parameters
// [X] pictures: a page that is one goes to the scan reader, a large one beside text too
// [X] electronic seals: their place, their picture, their name; signatures are listed
// [-] attachments, links, actions: listed or left, never opened
// [ ] clip areas, shadings, patterns, the shapes of fonts; of signatures only the digests (SM3 …) are compared, their SM2 value is not verified

namespace chushen {
namespace {

std::string of_page(int number) { return "第" + std::to_string(number) + "页"; }

/// Margin around a seal's picture, by its size: outlines are looked for inside a page.
constexpr double kSealMargin = 0.15;

class OfdReading {
 public:
  OfdReading(OpcPackage package, const ReadOptions& options) : package_(std::move(package)), options_(options), teller_(options) {}

  Document run() {
    document_.kind = Kind::kOfd;
    const OfdStructure structure = read_ofd_structure(package_);
    if (structure.encrypted)
      return failed_document(Kind::kOfd, Status::kRefused, WarningCode::kEncrypted,
                             "文件已加密，无法读取，请取消加密后重新提交。");
    document_.properties = structure.properties;
    for (const OfdBody& body : structure.bodies) read_body(body);
    number_tables(document_.pages);
    note_attachments(structure);
    settle(structure);
    return std::move(document_);
  }

 private:
  // ---- pages ----

  void read_body(const OfdBody& body) {
    const std::size_t first = document_.pages.size();
    for (std::size_t i = 0; i < body.pages.size(); ++i) {
      if (static_cast<int>(document_.pages.size()) >= options_.limits.pages) {
        pages_left_out_ += static_cast<int>(body.pages.size() - i);
        break;
      }
      document_.pages.push_back(read_page(body, i));
      teller_.tell(document_);
    }
    for (const OfdSignature& signature : read_ofd_signatures(package_, body)) add_signature(signature, body, first);
  }

  Page read_page(const OfdBody& body, std::size_t index) {
    const OfdDrawnPage drawn = draw_ofd_page(package_, body, index);
    Page page;
    page.number = static_cast<int>(document_.pages.size()) + 1;
    page.width = drawn.page.width;
    page.height = drawn.page.height;
    if (drawn.page.faults > 0) {
      ++unreadable_;
      warn(WarningCode::kPageUnreadable, page.number, "无法读取；请重新导出后提交。");
      return page;
    }
    if (drawn.page.cut_short) warn(WarningCode::kLimitReached, page.number, "内容过多，只读取了一部分；请人工核对该页。");
    const PdfText text = text_of(drawn.page);
    const PdfPageChoice choice = choose_use(drawn.page, text);
    page.reason = choice.reason;
    if (choice.use == PdfPageUse::kBlank) read_blank(page);
    else if (choice.use == PdfPageUse::kText) read_text(drawn, text, choice, page);
    else read_pictures(drawn, text, page);
    note_annotations(drawn, page.number);
    return page;
  }

  void read_blank(Page& page) {
    page.source = PageSource::kBlank;
    warn(WarningCode::kBlankPage, page.number, "没有内容；请确认该页是否漏印。");
  }

  void read_text(const OfdDrawnPage& drawn, const PdfText& text, const PdfPageChoice& choice, Page& page) {
    read_drawn_text(drawn.page, text, page);
    if (text.hidden > 0)
      warn(WarningCode::kHiddenText, page.number,
           "有" + std::to_string(text.hidden) + "个字符打印后看不见，未予采用；请核实该页。");
    for (std::size_t i = 0; i < drawn.page.pictures.size(); ++i) add_picture(drawn, i, page);
    for (const int index : choice.beside) {
      const auto image = picture_on_page(drawn, static_cast<std::size_t>(index));
      if (image) add_scanned(read_beside(scanner(), *image, page.number, document_.warnings), page);
      else note_unread_picture(page.number);
    }
  }

  void note_unread_picture(int number) {
    warn(WarningCode::kUnsupported, number, "有图像无法读出，其上的文字或印章未读取；请对照原件查看该页，或另存为 PDF 后提交。");
  }

  void add_picture(const OfdDrawnPage& drawn, std::size_t index, Page& page) {
    const PdfPicture& place = drawn.page.pictures[index];
    if (std::min(place.box.width(), place.box.height()) < 10) return;
    page.pictures.push_back({place.box, 0, 0});
    if (!has_size_of_seal(place.box)) return;
    const auto pixels = pixels_of(drawn.picture_parts[index]);
    if (!pixels) note_unread_picture(page.number);
    const auto seal = pixels ? seal_in(place, *pixels) : std::nullopt;
    if (seal) page.seals.push_back(*seal);
  }

  /// A page of pictures: they are put together and read like a scan; typed words are kept beside.
  void read_pictures(const OfdDrawnPage& drawn, const PdfText& text, Page& page) {
    std::vector<PageImage> pictures;
    for (std::size_t i = 0; i < drawn.page.pictures.size(); ++i)
      if (auto image = picture_on_page(drawn, i)) pictures.push_back(std::move(*image));
    if (!pictures.empty() && pictures.size() < drawn.page.pictures.size()) note_unread_picture(page.number);
    const auto image = composed(std::move(pictures));
    if (!image) return read_without_pictures(drawn, text, page);
    const PageReason reason = page.reason;
    page = scanner().read(*image, page.number, document_.warnings);
    page.reason = reason;
    if (text.seen == 0) return;
    Page typed;
    read_drawn_text(drawn.page, text, typed);
    std::move(typed.blocks.begin(), typed.blocks.end(), std::back_inserter(page.blocks));
    page.source = PageSource::kBoth;
  }

  void read_without_pictures(const OfdDrawnPage& drawn, const PdfText& text, Page& page) {
    if (text.seen > 0) read_drawn_text(drawn.page, text, page);
    if (drawn.page.pictures.empty() && text.seen == 0)
      return warn(WarningCode::kNoText, page.number, "没有文字（可能为图案），请人工查看。");
    if (drawn.page.pictures.empty()) return;
    page.source = PageSource::kPicture;
    ++unreadable_;
    warn(WarningCode::kPageUnreadable, page.number, "的图像无法读取；请重新导出或另存为 PDF 后提交。");
  }

  std::optional<PageImage> pixels_of(const std::string& part) {
    if (part.empty()) return std::nullopt;
    auto images = decode_images(package_.bytes(part, options_.limits.part_bytes), options_.limits);
    if (!images || images->empty()) return std::nullopt;
    return std::move(images->front().image);
  }

  std::optional<PageImage> picture_on_page(const OfdDrawnPage& drawn, std::size_t index) {
    auto pixels = pixels_of(drawn.picture_parts[index]);
    if (!pixels) return std::nullopt;
    return lay_on_page(drawn.page.pictures[index], std::move(*pixels), drawn.page.width, drawn.page.height,
                       options_.limits.image_pixels);
  }

  ScanReader& scanner() {
    if (!scanner_) scanner_ = std::make_unique<ScanReader>(options_.models);
    return *scanner_;
  }

  // ---- signatures and seals ----

  void add_signature(const OfdSignature& signature, const OfdBody& body, std::size_t first) {
    Signature listed;
    listed.signer = signature.seal ? signature.seal->name : "";
    listed.time = signature.time;
    for (const OfdStamp& stamp : signature.stamps) {
      const auto page = std::find_if(body.pages.begin(), body.pages.end(),
                                     [&](const OfdPart& part) { return part.id == stamp.page_id; });
      const std::size_t index = first + static_cast<std::size_t>(page - body.pages.begin());
      if (page == body.pages.end() || index >= document_.pages.size()) continue;
      const Seal seal = seal_at(stamp, signature);
      document_.pages[index].seals.push_back(seal);
      document_.pages[index].pictures.push_back({seal.box, 0, 0});
      if (document_.pages[index].source == PageSource::kBlank) document_.pages[index].source = PageSource::kText;
      if (listed.page == 0) listed.page = document_.pages[index].number, listed.box = seal.box;
    }
    if (!signature.altered.empty()) listed.state = SignatureState::kAltered;
    listed.whole_file = signature.checked && signature.altered.empty() && signature.uncovered_pages == 0;
    document_.signatures.push_back(listed);
    warn_document(WarningCode::kSignature, signature_message(listed.signer, signature));
  }

  /// What its digests tell; whose seal it is, only a reader with the issuers' certificates can say.
  static std::string signature_message(const std::string& signer, const OfdSignature& signature) {
    const auto count = [](std::size_t number) { return " " + std::to_string(number) + " "; };
    std::string text = "文件有电子签章" + (signer.empty() ? "" : "“" + signer + "”") + "，覆盖文件内" + count(signature.covered) + "个部件";
    if (!signature.altered.empty())
      return text + "，其中" + count(signature.altered.size()) + "个在签章后被改动或缺失；请申报单位重新导出并签章后提交。";
    text += signature.checked ? "，摘要均相符" : "，摘要未能核对";
    if (signature.uncovered_pages > 0) text += "，但有" + count(signature.uncovered_pages) + "页不在签章范围内";
    return text + "；签章人和签名值请用电子签章阅读器核验。";
  }

  /// What a stamp annotation shows, at its place: it is declared to be a seal, whatever can be read of it.
  Seal seal_at(const OfdStamp& stamp, const OfdSignature& signature) {
    const Rect box{stamp.box.left * kOfdUnit, stamp.box.top * kOfdUnit, stamp.box.right * kOfdUnit,
                   stamp.box.bottom * kOfdUnit};
    Seal seal = signature.seal ? read_seal(*signature.seal, box) : Seal{};
    seal.box = box;
    seal.kind = seal.kind == SealKind::kUnknown || seal.kind == SealKind::kOfficial ? SealKind::kElectronic : seal.kind;
    seal.partial = stamp.clipped;
    seal.diameter_mm = std::max(stamp.box.width(), stamp.box.height());
    if (seal.text.empty() && seal.confidence == 0) seal.confidence = 1;
    return seal;
  }

  /// The seal's picture on a sheet of its own, read like a scan of it.
  Seal read_seal(const SealPicture& picture, const Rect& box) {
    auto images = decode_images(picture.bytes, options_.limits);
    if (!images || images->empty() || box.empty()) return {};
    PageImage& pixels = images->front().image;
    const double margin = kSealMargin * std::max(box.width(), box.height());
    const PdfPicture place{{}, {box.width(), 0, 0, -box.height(), margin, margin + box.height()}};
    const auto sheet = lay_on_page(place, std::move(pixels), box.width() + 2 * margin, box.height() + 2 * margin,
                                   options_.limits.image_pixels);
    if (!sheet) return {};
    std::vector<Warning> about_a_picture;  // not about the document
    const Page read = scanner().read(*sheet, 0, about_a_picture);
    return read.seals.empty() ? Seal{} : read.seals.front();
  }

  // ---- what a person is told ----

  void note_annotations(const OfdDrawnPage& drawn, int number) {
    int marks = 0;
    for (const auto& [type, count] : drawn.annotations)
      if (type != "Link" && type != "Watermark") marks += count;
    if (marks > 0)
      warn(WarningCode::kComments, number, "有注释或批注 " + std::to_string(marks) + " 处，请核实后清除并重新提交。");
  }

  void note_attachments(const OfdStructure& structure) {
    std::string names;
    for (const OfdBody& body : structure.bodies)
      for (const std::string& name : body.attachments) names += (names.empty() ? "" : "、") + name;
    if (!names.empty())
      warn_document(WarningCode::kExternalContent, "文件内附有其他文件（" + names + "），均未打开，请单独提交。");
  }

  void warn(WarningCode code, int page, const std::string& message) {
    document_.warnings.push_back({code, of_page(page) + message, page});
  }

  void warn_document(WarningCode code, std::string message) { chushen::warn(document_, code, std::move(message)); }

  void settle(const OfdStructure& structure) {
    if (package_.doctype()) return fail(Status::kRefused, "文件含有不允许的文档类型声明，未予读取，请重新导出后提交。");
    if (structure.bodies.empty() || document_.pages.empty() ||
        unreadable_ == static_cast<int>(document_.pages.size()))
      return fail(Status::kDamaged, "文件已损坏或不完整，读不出任何页面，请重新导出后提交。");
    if (package_.too_large())
      warn_document(WarningCode::kLimitReached, "文件展开后过大，只读取了一部分，请拆分或精简后重新提交。");
    if (package_.broken())
      warn_document(WarningCode::kBroken, "文件缺少部件或部件损坏，未能完整读取，请重新导出后提交。");
    if (pages_left_out_ > 0)
      warn_document(WarningCode::kLimitReached, "文件页数过多，有" + std::to_string(pages_left_out_) +
                                                    "页未读取；请拆分后重新提交，或人工核对其余各页。");
    const bool part_missing = package_.too_large() || package_.broken() || pages_left_out_ > 0 || unreadable_ > 0;
    const bool cut = std::any_of(document_.warnings.begin(), document_.warnings.end(), [](const Warning& warning) {
      return warning.code == WarningCode::kLimitReached || warning.code == WarningCode::kNoRecognizer;
    });
    if (part_missing || cut) document_.status = Status::kPartial;
    settle_status(document_);
  }

  void fail(Status status, std::string message) {
    document_ = failed_document(Kind::kOfd, status, WarningCode::kBroken, std::move(message));
  }

  OfdPackage package_;
  const ReadOptions& options_;
  PageTeller teller_;
  Document document_;
  std::unique_ptr<ScanReader> scanner_;
  int unreadable_ = 0, pages_left_out_ = 0;
};

Document not_opened(PackageError error) {
  switch (error) {
    case PackageError::kUnreadable:
      return failed_document(Kind::kOfd, Status::kRefused, WarningCode::kBroken, "文件无法打开，请检查文件权限后重试。");
    case PackageError::kTooManyParts:
      return failed_document(Kind::kOfd, Status::kTooLarge, WarningCode::kLimitReached,
                             "文件内部的部件过多，未予读取，请拆分后重新提交。");
    case PackageError::kEncrypted:
      return failed_document(Kind::kOfd, Status::kRefused, WarningCode::kEncrypted,
                             "文件已加密，无法读取，请取消加密后重新提交。");
    case PackageError::kDuplicatePart:
    case PackageError::kOverlappingParts:
      return failed_document(Kind::kOfd, Status::kRefused, WarningCode::kBroken,
                             "文件内部结构异常（部件重复或重叠），未予读取，请重新导出后提交。");
    case PackageError::kBroken: break;
  }
  return failed_document(Kind::kOfd, Status::kDamaged, WarningCode::kBroken,
                         "文件已损坏或不完整，无法读取，请重新导出或重新上传。");
}

}  // namespace

Document read_ofd(const std::string& path, const ReadOptions& options) {
  auto package = OpcPackage::open(path, options.limits);
  return package ? OfdReading(std::move(*package), options).run() : not_opened(package.error());
}

}  // namespace chushen

#include "extract/read_document.h"

#include <filesystem>

#include "extract/docx_reader.h"
#include "extract/kind.h"
#include "extract/legacy_office.h"
#include "extract/ofd_reader.h"
#include "extract/outcome.h"
#include "extract/pdf_reader.h"
#include "extract/scan/scan_reader.h"
#include "extract/text_reader.h"
#include "extract/xlsx_document.h"

namespace chushen {
namespace {

/// Raised whenever the same DOCX or text may give another Document: it is part of the keys of the cache.
constexpr const char* kDocxReader = "docx 5";
constexpr const char* kPdfReader = "pdf 10";
constexpr const char* kOfdReader = "ofd 6";
constexpr const char* kXlsxReader = "xlsx 1";
constexpr const char* kTextReader = "text 1";
constexpr const char* kScanReader = "scan 22";  // what lies before recognition: clean-up, layout, check boxes, seals
constexpr const char* kConvertedReader = "libreoffice 3";  // DOC, WPS, RTF, ODT, XLS

Document unsupported(Format format, Kind kind, const char* name, const char* way_out) {
  const WarningCode code = format == Format::kUnknown ? WarningCode::kNotADocument : WarningCode::kUnsupported;
  return failed_document(kind, Status::kRefused, code, std::string("本版本不能读取") + name + "，" + way_out);
}

constexpr const char* kSaveAs = "请在 Word 或 WPS 中另存为 DOCX 或 PDF 后重新提交。";

/// The formats that nothing here reads, each with what its owner can do.
Document refused_format(Format format, Kind kind) {
  switch (format) {
    case Format::kPptx: return unsupported(format, kind, "演示文稿", "请另存为 PDF 后重新提交。");
    case Format::kOtherOpenDocument: return unsupported(format, kind, "该 OpenDocument 文件", "请另存为 PDF 后重新提交。");
    case Format::kArchive: return unsupported(format, kind, "未展开的压缩包", "请解压后将其中的文件逐个提交。");
    case Format::kOtherPicture:
      return unsupported(format, kind, " HEIC、WEBP 或 GIF 图片", "请另存为 JPG 或 PNG 后重新提交。");
    case Format::kMarkup: return unsupported(format, kind, "网页或 XML 文件", kSaveAs);
    default: break;
  }
  return unsupported(Format::kUnknown, kind, "该文件，它不是已知格式的文档", "请核对文件是否完整，另存为 DOCX 或 PDF 后重新提交。");
}

Document refused_encrypted(Kind kind) {
  return failed_document(kind, Status::kRefused, WarningCode::kEncrypted,
                         "文件设有打开密码，无法读取，请取消密码后重新提交。");
}

/// What LibreOffice made of it (DOCX, or XLSX of a spreadsheet) is read; places and kind stay those of the original.
Document read_converted(const std::string& path, Format format, Kind kind, const ReadOptions& options) {
  if (needs_password(path, format)) return refused_encrypted(kind);
  const bool sheet = format == Format::kExcelBinary;
  if (options.converted.empty())
    return sheet ? unsupported(format, kind, "未经 LibreOffice 转换的 XLS、ET 文件", "请在 Excel 或 WPS 中另存为 XLSX 后重新提交。")
                 : unsupported(format, kind, "未经 LibreOffice 转换的 DOC、WPS、RTF、ODT 文件", kSaveAs);
  return sheet ? read_xlsx(options.converted, options.limits) : read_docx_or_pictures(options.converted, options);
}

Document too_large(Kind kind, const ReadLimits& limits) {
  return failed_document(kind, Status::kTooLarge, WarningCode::kLimitReached,
                         "文件超过 " + std::to_string(limits.file_bytes >> 20) + " MB，未予读取，请压缩或拆分后重新提交。");
}

Document read_by_format(const std::string& path, Format format, Kind kind, const ReadOptions& options) {
  switch (format) {
    case Format::kUnreadable:
      return failed_document(kind, Status::kRefused, WarningCode::kBroken, "文件无法打开，请检查文件权限后重试。");
    case Format::kEmpty:
      return failed_document(kind, Status::kDamaged, WarningCode::kEmptyFile, "文件为空（0 字节），请重新导出或重新上传。");
    case Format::kPdf: return read_pdf(path, options);
    case Format::kDocx: return read_docx_or_pictures(path, options);
    case Format::kOfd: return read_ofd(path, options);
    case Format::kXlsx: return read_xlsx(path, options.limits);
    case Format::kExcelBinary:
    case Format::kWordBinary:
    case Format::kRtf:
    case Format::kOdt: return read_converted(path, format, kind, options);
    case Format::kPicture: return read_image(path, options);
    case Format::kText: return read_text(path, options.limits);
    case Format::kEncryptedOffice: return refused_encrypted(kind);
    default: return refused_format(format, kind);
  }
}

std::uint64_t size_of(const std::string& path) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  return error ? 0 : size;
}

}  // namespace

Document read_document(const std::string& path, const ReadOptions& options) {
  const std::uint64_t bytes = size_of(path);
  const Format format = sniff_format(path);
  const Kind kind = kind_of(format, path);
  Document document =
      bytes > options.limits.file_bytes ? too_large(kind, options.limits) : read_by_format(path, format, kind, options);
  document.kind = kind;
  document.bytes = bytes;
  note_extension(document, format, path);
  settle_status(document);
  return document;
}

std::vector<std::string> reader_versions(const ReadOptions& options) {
  return {kDocxReader, kPdfReader, kOfdReader, kXlsxReader, kTextReader, kConvertedReader, kScanReader,
          "poppler " + poppler_version(), ScanReader(options.models).version()};
}

}  // namespace chushen

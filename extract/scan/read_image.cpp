#include <filesystem>
#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include "extract/outcome.h"
#include "extract/page_layout.h"
#include "extract/page_teller.h"
#include "extract/read_document.h"
#include "extract/scan/page_image.h"
#include "extract/scan/scan_reader.h"
#include "extract/time_budget.h"

namespace chushen {

namespace {

Document failed(Document document, Status status, WarningCode code, const char* message) {
  document.status = status;
  document.warnings.push_back({code, message, 0});
  return document;
}

Document failed(Document document, ImageError error) {
  switch (error) {
    case ImageError::kNotAnImage:
      return failed(std::move(document), Status::kRefused, WarningCode::kNotADocument, "文件不是可识别的图像，请提交JPG、PNG、TIFF或PDF扫描件。");
    case ImageError::kTooLarge:
      return failed(std::move(document), Status::kTooLarge, WarningCode::kLimitReached, "图像像素过多，未读取，请以300 dpi重新扫描后提交。");
    case ImageError::kBroken: break;
  }
  return failed(std::move(document), Status::kDamaged, WarningCode::kBroken, "图像文件已损坏，无法打开，请重新扫描或重新拷贝后提交。");
}

}  // namespace

Document read_image(const std::string& path, const ReadOptions& options) {
  Document document;
  document.kind = Kind::kImage;
  std::error_code error;
  document.bytes = std::filesystem::file_size(path, error);
  if (error) return failed(std::move(document), Status::kDamaged, WarningCode::kBroken, "文件无法打开，请检查权限后重新提交。");
  if (document.bytes == 0) return failed(std::move(document), Status::kDamaged, WarningCode::kEmptyFile, "文件为空（0字节），请重新提交。");
  if (document.bytes > options.limits.file_bytes)
    return failed(std::move(document), Status::kTooLarge, WarningCode::kLimitReached, "文件过大，未读取，请以300 dpi重新扫描后提交。");
  std::ifstream in(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const auto count = count_images(bytes);
  if (!count) return failed(std::move(document), count.error());

  ScanReader reader(options.models);
  PageTeller teller(options);
  const TimeBudget budget(options.limits.page_seconds);
  for (int index = 0; index < *count; ++index) {  // one page in memory at a time
    if (index >= options.limits.pages) {
      document.warnings.push_back({WarningCode::kLimitReached, "文件共" + std::to_string(*count) + "页，只读取了前" + std::to_string(index) + "页；请拆分后重新提交，或人工核对其余各页。", 0});
      break;
    }
    if (budget.is_spent()) {
      warn_out_of_time(document, index, *count);
      break;
    }
    auto decoded = decode_image(bytes, index, options.limits);
    if (!decoded) {
      if (*count == 1) return failed(std::move(document), decoded.error());
      document.warnings.push_back({WarningCode::kPageUnreadable, "本页图像已损坏或过大，无法读取，请重新扫描后提交。", index + 1});
      continue;
    }
    for (Warning& warning : decoded->warnings) {
      warning.page = index + 1;
      document.warnings.push_back(std::move(warning));
    }
    document.pages.push_back(reader.read(decoded->image, index + 1, document.warnings));
    teller.tell(document);
  }
  reader.join_seals(document.pages);
  number_tables(document.pages);
  if (document.pages.empty()) document.status = Status::kDamaged;
  else if (std::any_of(document.warnings.begin(), document.warnings.end(), is_part_missing)) document.status = Status::kPartial;
  settle_status(document);
  return document;
}

}  // namespace chushen

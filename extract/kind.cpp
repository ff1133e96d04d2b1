#include "extract/kind.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <vector>

#include "extract/compound_file.h"
#include "extract/text_encoding.h"
#include "extract/zip_directory.h"

namespace chushen {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kHeadBytes = 1024;              // PDF allows its header anywhere in these (ISO 32000-1, H.3)
constexpr std::size_t kMostTextBytes = 64u << 20;     // more is no text of an applicant
constexpr int kMostEntries = 65535;

std::string first_bytes(const std::string& path, std::size_t count) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes(count, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(count));
  bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
  return bytes;
}

bool starts_with_any(std::string_view bytes, std::initializer_list<std::string_view> magics) {
  return std::any_of(magics.begin(), magics.end(), [bytes](std::string_view magic) { return bytes.starts_with(magic); });
}

bool is_picture(std::string_view head) {
  if (starts_with_any(head, {"\xFF\xD8\xFF"sv, "\x89PNG\r\n\x1A\n"sv, "II*\0"sv, "MM\0*"sv, "II+\0"sv, "MM\0+"sv}))
    return true;
  // "BM" alone begins many a text: the header's reserved bytes and the size of the next one have to fit.
  return head.starts_with("BM") && head.size() > 18 && head.substr(6, 4) == "\0\0\0\0"sv && head.substr(15, 3) == "\0\0\0"sv;
}

bool is_other_picture(std::string_view head) {
  if (starts_with_any(head, {"GIF87a"sv, "GIF89a"sv})) return true;
  if (head.starts_with("RIFF") && head.substr(8, 4) == "WEBP") return true;
  const std::string_view brand = head.size() > 12 && head.substr(4, 4) == "ftyp" ? head.substr(8, 4) : ""sv;
  return starts_with_any(brand, {"heic"sv, "heix"sv, "hevc"sv, "mif1"sv, "msf1"sv, "avif"sv});
}

bool is_markup(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
  std::string start(head.substr(0, 14));
  for (char& c : start)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return starts_with_any(start, {"<?xml"sv, "<html"sv, "<!doctype html"sv, "mime-version:"sv});
}

/// The name in the local header at the file's begin: all there is of a ZIP that is cut short.
std::string first_entry_name(std::string_view head) {
  if (head.size() < 30) return "";
  const std::size_t length = static_cast<unsigned char>(head[26]) | static_cast<unsigned char>(head[27]) << 8;
  return std::string(head.substr(30, length));
}

bool any_in(const std::vector<std::string>& names, std::string_view folder) {
  return std::any_of(names.begin(), names.end(), [folder](const std::string& name) { return name.starts_with(folder); });
}

bool has(const std::vector<std::string>& names, std::string_view wanted) {
  return std::find(names.begin(), names.end(), wanted) != names.end();
}

Format sniff_zip(const std::string& path, std::string_view head) {
  // ODF 1.3 part 2, 3.3: the first entry is "mimetype", stored as it is.
  if (head.find("mimetypeapplication/vnd.oasis.opendocument.text") == 30) return Format::kOdt;
  if (head.find("mimetypeapplication/vnd.oasis.opendocument.") == 30) return Format::kOtherOpenDocument;
  std::vector<std::string> names;
  const auto entries = list_zip(path, kMostEntries);
  if (entries)
    for (const ZipEntry& entry : *entries) names.push_back(entry.name);
  else
    names.push_back(first_entry_name(head));
  if (has(names, "OFD.xml")) return Format::kOfd;
  const bool office = has(names, "[Content_Types].xml");
  if (office && any_in(names, "word/")) return Format::kDocx;
  if (office && has(names, "xl/workbook.bin")) return Format::kExcelBinary;  // XLSB: its parts are binary
  if (office && any_in(names, "xl/")) return Format::kXlsx;
  if (office && any_in(names, "ppt/")) return Format::kPptx;
  // Cut short, or without the folder that tells: Word is what applicants send, and its reader says what is missing.
  return office ? Format::kDocx : Format::kArchive;
}

Format sniff_compound(const std::string& path) {
  const std::vector<std::string> names = stream_names(path);
  if (has(names, "EncryptedPackage")) return Format::kEncryptedOffice;
  if (has(names, "WordDocument")) return Format::kWordBinary;
  if (has(names, "Workbook") || has(names, "Book")) return Format::kExcelBinary;
  return Format::kOtherCompound;
}

Format sniff_text(const std::string& path, std::string_view head) {
  const std::string bytes = first_bytes(path, kMostTextBytes + 1);
  if (bytes.size() > kMostTextBytes || !decode_text(bytes)) return Format::kUnknown;
  return is_markup(head) ? Format::kMarkup : Format::kText;
}

/// What a person calls a format, and the extensions it may bear, each between blanks.
struct FormatNames {
  Format format;
  std::string_view name, extensions;
};

constexpr FormatNames kFormatNames[] = {
    {Format::kPdf, "PDF", " pdf "},
    {Format::kDocx, "DOCX", " docx docm dotx dotm "},
    {Format::kXlsx, "XLSX", " xlsx xlsm xltx "},
    {Format::kPptx, "PPTX", " pptx pptm ppsx "},
    {Format::kEncryptedOffice, "加密的 Office 文件", " docx docm xlsx xlsm pptx pptm "},
    {Format::kOdt, "ODT", " odt ott "},
    {Format::kOfd, "OFD", " ofd "},
    {Format::kWordBinary, "DOC", " doc dot wps wpt "},
    {Format::kExcelBinary, "XLS", " xls xlt et ett xlsb "},
    {Format::kRtf, "RTF", " rtf "},
    {Format::kPicture, "JPG、PNG、TIFF 或 BMP 图片", " jpg jpeg jpe jfif png tif tiff bmp dib "},
    {Format::kOtherPicture, "HEIC、WEBP 或 GIF 图片", " heic heif webp gif avif "},
    {Format::kArchive, "压缩包", " zip 7z rar tar gz tgz bz2 tbz tbz2 xz txz zst tzst "},
    {Format::kMarkup, "网页或 XML", " html htm xml mht mhtml xhtml "},
    {Format::kText, "纯文本", " txt text csv md log tsv "}};

FormatNames names_of(Format format) {
  for (const FormatNames& names : kFormatNames)
    if (names.format == format) return names;
  return {format, "", ""};
}

}  // namespace

bool is_packed(std::string_view head) {
  if (starts_with_any(head, {"7z\xBC\xAF\x27\x1C"sv, "Rar!\x1A\x07"sv, "\x1F\x8B"sv, "BZh"sv, "\xFD" "7zXZ\0"sv,
                             "\x28\xB5\x2F\xFD"sv, "PK\x05\x06"sv, "PK\x07\x08"sv}))
    return true;
  return head.size() > 262 && head.substr(257, 5) == "ustar";
}

bool is_zip(const std::string& path) {
  const std::string head = first_bytes(path, 4);
  return head == "PK\x03\x04" || head == "PK\x05\x06" || head == "PK\x07\x08";
}

Format sniff_format(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return Format::kUnreadable;
  if (!std::ifstream(path, std::ios::binary)) return Format::kUnreadable;
  const std::string head = first_bytes(path, kHeadBytes);
  if (head.empty()) return Format::kEmpty;
  if (head.starts_with("PK\x03\x04")) return sniff_zip(path, head);
  if (head.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return sniff_compound(path);
  if (head.starts_with("{\\rtf")) return Format::kRtf;
  if (is_picture(head)) return Format::kPicture;
  if (is_other_picture(head)) return Format::kOtherPicture;
  if (is_packed(head)) return Format::kArchive;
  if (head.find("%PDF-") != head.npos) return Format::kPdf;
  return sniff_text(path, head);
}

Kind kind_of(Format format, std::string_view file_name) {
  const std::string extension = extension_of(file_name);
  switch (format) {
    case Format::kPdf: return Kind::kPdf;
    case Format::kDocx: return Kind::kDocx;
    case Format::kXlsx: return Kind::kXlsx;
    case Format::kEncryptedOffice: return extension.starts_with("xls") ? Kind::kXlsx : Kind::kDocx;
    case Format::kOdt: return Kind::kOdt;
    case Format::kOfd: return Kind::kOfd;
    case Format::kWordBinary: return extension == "wps" || extension == "wpt" ? Kind::kWps : Kind::kDoc;
    case Format::kExcelBinary: return Kind::kXls;
    case Format::kRtf: return Kind::kRtf;
    case Format::kPicture:
    case Format::kOtherPicture: return Kind::kImage;
    case Format::kArchive: return Kind::kArchive;
    case Format::kText: return Kind::kTxt;
    case Format::kUnreadable:
    case Format::kEmpty:
    case Format::kPptx:
    case Format::kOtherOpenDocument:
    case Format::kOtherCompound:
    case Format::kMarkup:
    case Format::kUnknown: break;
  }
  return Kind::kOther;
}

std::string_view name_of_format(Format format) { return names_of(format).name; }

bool fits_extension(Format format, std::string_view file_name) {
  const std::string extension = extension_of(file_name);
  const std::string_view fitting = names_of(format).extensions;
  return extension.empty() || fitting.empty() || fitting.find(" " + extension + " ") != fitting.npos;
}

std::string extension_of(std::string_view file_name) {
  const std::string_view name = file_name.substr(file_name.find_last_of('/') + 1);
  const std::size_t dot = name.rfind('.');
  if (dot == name.npos || dot == 0) return "";
  std::string extension(name.substr(dot + 1));
  for (char& c : extension)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return extension;
}

}  // namespace chushen

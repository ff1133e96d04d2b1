#pragma once

#include <string>
#include <string_view>

#include "extract/document.h"

namespace chushen {

/// What a file's bytes are, finer than Kind: the reader and the message to the applicant depend on it.
enum class Format {
  kUnreadable,       ///< cannot be opened
  kEmpty,
  kPdf,
  kDocx, kXlsx, kPptx,
  kEncryptedOffice,  ///< an office file inside a compound file with the stream "EncryptedPackage"
  kOdt, kOtherOpenDocument,
  kOfd,
  kWordBinary,       ///< .doc, and .wps of WPS Office, which is the same
  kExcelBinary,      ///< .xls, and .et
  kOtherCompound,
  kRtf,
  kPicture,          ///< JPEG, PNG, TIFF, BMP: those we decode
  kOtherPicture,     ///< HEIC, WEBP, GIF
  kArchive,          ///< ZIP, 7z, RAR, tar, gzip, bzip2, xz, zstd
  kMarkup,           ///< HTML, XML or MIME, whatever it calls itself
  kText,
  kUnknown,
};

/// Tells by structure, never by the name: magic numbers, a ZIP's directory, a compound file's streams; a text is what
/// decode_text takes. A ZIP that is cut short is told by its first entry.
Format sniff_format(const std::string& path);

/// Whether a file that begins so is an archive of any kind but ZIP, or compressed; or a ZIP without entries.
bool is_packed(std::string_view head);

/// Whether it begins as a ZIP does.
bool is_zip(const std::string& path);

/// The kind that report.json names. The name decides only where two kinds share one format: .wps and .doc.
Kind kind_of(Format format, std::string_view file_name);

/// What a person calls the format: "DOCX", "JPG/PNG 图片"; "" for those without a name.
std::string_view name_of_format(Format format);

/// Whether a file of that format may bear that name; one without an extension claims nothing.
///
///     fits_extension(Format::kPdf, "扫描件.PDF"),  !fits_extension(Format::kDocx, "申报书.doc")
bool fits_extension(Format format, std::string_view file_name);

/// "docx" of "申报书.DOCX"; "" where there is none.
std::string extension_of(std::string_view file_name);

}  // namespace chushen

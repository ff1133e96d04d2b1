#pragma once

#include <string>
#include <vector>

#include "extract/document.h"
#include "extract/opc_package.h"

namespace chushen {

/// A DOCX as read_docx reads it, before its status is settled, with the parts that hold the pictures of its body.
struct DocxReading {
  Document document;
  /// The first pictures of pages[0].pictures, in their order: "word/media/image1.jpg"; "" where one is not in the file.
  std::vector<std::string> picture_parts;
};

DocxReading read_docx_file(OpcPackage& package);

/// A DOCX whatever its form is made of: text as read_docx reads it; where it is nothing but pictures of pages, each of
/// these as a page from 1 on, read like a scan. Words around them stay on page 0.
Document read_docx_or_pictures(const std::string& path, const ReadOptions& options);

}  // namespace chushen

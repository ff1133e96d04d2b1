#pragma once

#include <string>

#include "extract/document.h"
#include "extract/read_document.h"

namespace chushen {

/// Reads an OFD (GB/T 33190-2016), the layout format of Chinese offices: text with places, cells by ruling lines, pages
/// that are pictures like scans, electronic seals where they stand. Several documents in one file follow each other.
///
///     read_ofd("申报书.ofd", options).pages.front().seals.front().kind == SealKind::kElectronic
Document read_ofd(const std::string& path, const ReadOptions& options);

}  // namespace chushen

#pragma once

#include <functional>
#include <string>

#include "extract/read_document.h"
#include "extract/scan/page_image.h"

namespace chushen {

/// The pages of a scan (PDF or pictures) one after the other, as read_pdf() and read_image() get them; pages that give
/// no picture are left out. Numbers begin with 1.
Kind for_each_scan_page(const std::string& path, const ReadOptions& options, const std::function<void(const PageImage&, int)>& read);

/// Seconds that all threads of this process have spent on processors.
double cpu_seconds();

/// The most memory that this process has held, in MB.
double peak_megabytes();

}  // namespace chushen

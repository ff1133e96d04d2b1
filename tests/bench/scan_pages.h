#pragma once

#include <functional>
#include <string>
#include <vector>

#include "extract/read_document.h"
#include "extract/scan/page_image.h"
#include "normalize/form_schema.h"

namespace chushen {

/// The pages of a scan (PDF or pictures) one after the other, as read_pdf() and read_image() get them; pages that give
/// no picture are left out. Numbers begin with 1.
Kind for_each_scan_page(const std::string& path, const ReadOptions& options, const std::function<void(const PageImage&, int)>& read);

/// The last line that a program of the bench prints: the Documents, the Application and the peak memory.
void print_submission(const std::vector<Document>& documents, const FormSchema& form);

/// Seconds that all threads of this process have spent on processors.
double cpu_seconds();

/// The most memory that this process has held, in MB.
double peak_megabytes();

}  // namespace chushen

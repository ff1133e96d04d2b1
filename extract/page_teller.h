#pragma once

#include "extract/read_document.h"

namespace chushen {

/// Tells ReadOptions::page_read, where somebody wants to know, of the last page of a document that is being read.
class PageTeller {
 public:
  explicit PageTeller(const ReadOptions& options) : page_read_(options.page_read) {}

  void tell(const Document& so_far) {
    if (!page_read_ || so_far.pages.empty()) return;
    Document part;
    part.kind = so_far.kind;
    part.pages = {so_far.pages.back()};
    part.warnings.assign(so_far.warnings.begin() + told_, so_far.warnings.end());
    told_ = static_cast<std::ptrdiff_t>(so_far.warnings.size());
    page_read_(part);
  }

 private:
  const std::function<void(const Document&)>& page_read_;
  std::ptrdiff_t told_ = 0;  ///< warnings
};

}  // namespace chushen

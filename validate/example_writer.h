#pragma once

#include <string>
#include <utility>
#include <vector>

#include "extract/document.h"

namespace chushen {

/// Writes a page of an example as a reader would hand it on: paragraphs and tables of two columns, one below the other.
///
///     ExampleWriter writer(1, kSurelyRead);
///     writer.line("申报书");
///     writer.row("联系人", "张三", 0.6F);
///     writer.page().source == PageSource::kPicture
class ExampleWriter {
 public:
  /// \param page        0: a flow document
  /// \param confidence  below 1: read from a picture; 1: from a text layer
  ExampleWriter(int page, float confidence) : page_(page), confidence_(confidence) {}

  void line(const std::string& text, Zone zone = Zone::kBody);
  void row(const std::string& label, const std::string& value, float confidence);
  void end_table();
  /// All that was written so far.
  Page page();

 private:
  Rect box();
  Paragraph paragraph_of(const std::string& text, float confidence);

  struct Row {
    std::string label, value;
    float confidence = 1;
  };

  int page_ = 0, lines_ = 0, paragraphs_ = 0;
  float confidence_ = 1;
  std::vector<Block> blocks_;
  std::vector<Row> rows_;
};

}  // namespace chushen

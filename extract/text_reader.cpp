#include "extract/text_reader.h"

#include <fstream>
#include <iterator>

#include "extract/mark_glyphs.h"
#include "extract/outcome.h"
#include "extract/text_encoding.h"

namespace chushen {
namespace {

Paragraph paragraph_of(const std::string& text, int number) {
  Line line;
  line.runs.emplace_back().text = text;
  split_marks(line);
  Paragraph paragraph;
  paragraph.lines.push_back(std::move(line));
  paragraph.path = "第" + std::to_string(number) + "行";
  return paragraph;
}

}  // namespace

Document read_text(const std::string& path, const ReadLimits& limits) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (bytes.size() > limits.part_bytes)
    return failed_document(Kind::kTxt, Status::kTooLarge, WarningCode::kLimitReached,
                           "文本文件过大，未予读取，请拆分后重新提交。");
  const auto text = decode_text(bytes);
  if (!text)
    return failed_document(Kind::kTxt, Status::kRefused, WarningCode::kNotADocument,
                           "文件不是可识别的文本，请以 UTF-8 或 GB18030 编码另存后重新提交。");
  Document document;
  document.kind = Kind::kTxt;
  Page& page = document.pages.emplace_back();
  int number = 0;
  for (std::size_t start = 0; start < text->size();) {
    const std::size_t end = std::min(text->find_first_of("\r\n", start), text->size());
    ++number;
    const std::string line = text->substr(start, end - start);
    if (line.find_first_not_of(" \t\f") != line.npos) page.blocks.push_back({paragraph_of(line, number)});
    start = end + (text->compare(end, 2, "\r\n") == 0 ? 2 : 1);
  }
  if (page.blocks.empty()) page.source = PageSource::kBlank;
  return document;
}

}  // namespace chushen

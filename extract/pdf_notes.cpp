#include "extract/pdf_notes.h"

#include <algorithm>
#include <map>
#include <string>

#include "extract/outcome.h"
#include "extract/utf8.h"

namespace chushen {
namespace {

constexpr std::size_t kMostNames = 5, kMostQuoted = 40;  // names, and characters of a note, in one sentence

std::string name_of(PdfNoteKind kind) {
  switch (kind) {
    case PdfNoteKind::kFreeText: return "文本框";
    case PdfNoteKind::kStamp: return "图章";
    case PdfNoteKind::kStrikeOut: return "删除线";
    case PdfNoteKind::kHighlight: return "标亮或下划线";
    case PdfNoteKind::kDrawing: return "手绘或图形";
    case PdfNoteKind::kComment: return "批注";
    case PdfNoteKind::kFile: return "附件";
  }
  return "";
}

/// A text in quotation marks, short and in one line.
std::string quoted(const std::string& text) {
  std::u32string code = decode_utf8(text);
  std::replace_if(code.begin(), code.end(), [](char32_t c) { return c < U' '; }, U' ');
  if (code.size() > kMostQuoted) code = code.substr(0, kMostQuoted) + U"…";
  return "“" + encode_utf8(code) + "”";
}

std::string said_of(const Signature& signature) {
  const std::string name = signature.signer.empty() ? "" : "（" + signature.signer + "）";
  const std::string range = signature.whole_file ? "覆盖整个文件" : "只覆盖文件的前一部分，其后另有增改";
  switch (signature.state) {
    case SignatureState::kIntact:
      return "文件有数字签名" + name + "，" + range + "，所覆盖的内容签名后未改动；签名人身份未核验，请按需核实。";
    case SignatureState::kAltered:
      return "文件有数字签名" + name + "，" + range + "，签名与所覆盖的内容不一致，请核实文件来源或重新签署后提交。";
    case SignatureState::kUnchecked: break;
  }
  return "文件有数字签名" + name + "，" + range + "；本程序不能验证这种签名，请用签名方的阅读器核验。";
}

}  // namespace

void note_contents(const PdfContents& contents, Document& document) {
  if (!contents.embedded_files.empty()) {
    std::string names;
    for (std::size_t i = 0; i < std::min(contents.embedded_files.size(), kMostNames); ++i)
      names += (i > 0 ? "、" : "") + contents.embedded_files[i];
    if (contents.embedded_files.size() > kMostNames) names += " 等";
    warn(document, WarningCode::kExternalContent, "文件内附有其他文件（" + names + "），均未打开，请单独提交。");
  }
  if (contents.active)
    warn(document, WarningCode::kExternalContent, "文件含有脚本或打开时执行的动作，均未执行，请打印为普通 PDF 后重新提交。");
  if (contents.xfa)
    warn(document, WarningCode::kUnsupported, "文件是动态表单（XFA），只读取了页面上已有的内容，请打印为普通 PDF 后重新提交。");
  for (const Signature& signature : contents.signatures) warn(document, WarningCode::kSignature, said_of(signature));
}

void note_notes(const std::vector<PdfNote>& notes, int page, Document& document) {
  if (notes.empty()) return;
  std::map<PdfNoteKind, int> counts;
  std::string typed;
  for (const PdfNote& note : notes) {
    ++counts[note.kind];
    if (typed.empty() && note.kind == PdfNoteKind::kFreeText && !note.text.empty()) typed = quoted(note.text);
  }
  std::string list;
  for (const auto& [kind, count] : counts)
    list += (list.empty() ? "" : "、") + name_of(kind) + std::to_string(count) + "处" +
            (kind == PdfNoteKind::kFreeText ? typed : "");
  document.warnings.push_back({WarningCode::kComments,
                               "第" + std::to_string(page) + "页正文之外另有" + list + "，请核实后合并到正文或删除。", page});
}

}  // namespace chushen

#include "extract/docx_warnings.h"

#include <algorithm>

#include "extract/opc_relationships.h"
#include "extract/outcome.h"
#include "extract/utf8.h"

namespace chushen {
namespace {

constexpr std::size_t kMostNames = 5;         // in one sentence
constexpr int kFewCharacters = 100;           // a blank form alone prints more than 300

/// Sets the status unless a heavier one stands there already.
void fail(Document& document, Status status, WarningCode code, std::string message) {
  if (document.status == Status::kRead || document.status == Status::kPartial) document.status = status;
  warn(document, code, std::move(message));
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

bool ends_with_rels(const std::string& part) { return part.ends_with(".rels"); }

/// "word/document.xml" for "word/_rels/document.xml.rels".
std::string source_of(std::string part) {
  part.resize(part.size() - 5);
  const std::size_t folder = part.rfind("_rels/");
  return folder == part.npos ? part : part.erase(folder, 6);
}

/// Links to addresses show their text in the document and load nothing; everything else that is outside would.
void add_links(OpcPackage& package, const std::string& part, std::vector<std::string>& names) {
  for (const Relationship& relationship : read_relationships(package, source_of(part)))
    if (relationship.external && relationship.type != "hyperlink")
      names.push_back(relationship.target.substr(relationship.target.find_last_of("/\\") + 1));
}

bool is_embedded(const std::string& part) {
  return contains(part, "/embeddings/") || contains(part, "/activeX/") || contains(part, "vbaProject.bin");
}

int visible_characters(const std::string& text) {
  int count = 0;
  for (const char32_t character : decode_utf8(text))
    if (character > U' ' && character != U'\u3000' && character != U'\u00A0') ++count;
  return count;
}

}  // namespace

Document docx_not_opened(PackageError error, const ReadLimits& limits) {
  switch (error) {
    case PackageError::kUnreadable:
      return failed_document(Kind::kDocx, Status::kRefused, WarningCode::kBroken, "文件无法打开，请检查文件权限后重试。");
    case PackageError::kTooManyParts:
      return failed_document(Kind::kDocx, Status::kTooLarge, WarningCode::kLimitReached,
                             "文件内部的部件超过 " + std::to_string(limits.archive_entries) +
                                 " 个，未予读取，请在 Word 中另存后重新提交。");
    case PackageError::kEncrypted:
      return failed_document(Kind::kDocx, Status::kRefused, WarningCode::kEncrypted,
                             "文件已加密，无法读取，请取消密码后重新提交。");
    case PackageError::kDuplicatePart:
    case PackageError::kOverlappingParts:
      return failed_document(Kind::kDocx, Status::kRefused, WarningCode::kBroken,
                             "文件内部结构异常（部件重复或重叠），未予读取，请在 Word 中打开并另存后重新提交。");
    case PackageError::kBroken: break;
  }
  return failed_document(Kind::kDocx, Status::kDamaged, WarningCode::kBroken,
                         "文件已损坏或不完整，无法读取，请重新导出或重新上传。");
}

void note_docx_fault(Document& document, PartFault fault, XmlFault xml, bool some_read) {
  if (fault == PartFault::kTooLarge || xml == XmlFault::kTooLarge)
    return fail(document, some_read ? Status::kPartial : Status::kTooLarge, WarningCode::kLimitReached,
                some_read ? "文件展开后过大，只读取了前面一部分，请拆分或精简后重新提交。"
                          : "文件展开后过大，未予读取，请拆分或精简后重新提交。");
  if (fault == PartFault::kMissing)
    return fail(document, Status::kDamaged, WarningCode::kBroken, "文件缺少正文部件，无法读取，请在 Word 中另存后重新提交。");
  if (xml == XmlFault::kDoctype)
    return fail(document, Status::kRefused, WarningCode::kBroken,
                "文件含有不允许的文档类型声明，未予读取，请在 Word 中打开并另存后重新提交。");
  if (fault == PartFault::kNone && xml == XmlFault::kNone) return;
  fail(document, some_read ? Status::kPartial : Status::kDamaged, WarningCode::kBroken,
       some_read ? "文件在中途损坏，只读取了前面一部分，请重新导出或重新上传。"
                 : "文件已损坏，无法读取正文，请重新导出或重新上传。");
}

void note_docx_contents(Document& document, const DocxState& state, int comments) {
  if (state.insertions + state.deletions > 0)
    warn(document, WarningCode::kTrackedChanges,
         "文档留有修订痕迹（插入 " + std::to_string(state.insertions) + " 处、删除 " + std::to_string(state.deletions) +
             " 处），已按接受修订后的文字读取，请定稿后重新提交。");
  if (comments > 0)
    warn(document, WarningCode::kComments, "文档留有批注 " + std::to_string(comments) + " 条，请处理并删除后重新提交。");
  if (state.hidden > 0)
    warn(document, WarningCode::kHiddenText,
         "文档含有打印后看不见的文字（隐藏、与底色同色或极小）" + std::to_string(state.hidden) +
             " 处，未作为填报内容读取，请核实。");
  if (state.linked_fields > 0)
    warn(document, WarningCode::kExternalContent,
         "文档中有引用外部内容的域 " + std::to_string(state.linked_fields) + " 处，未更新，按文档中现有的文字读取，请核实。");
  if (state.too_deep || state.too_wide)
    fail(document, Status::kPartial, WarningCode::kLimitReached, "表格嵌套过深或列数过多，未能完整读取，请简化表格后重新提交。");
  if (state.inserted_documents > 0)
    fail(document, Status::kPartial, WarningCode::kExternalContent,
         "文档中插入了 " + std::to_string(state.inserted_documents) +
             " 个其他文档，其内容未读取，请在 Word 中打开并另存后重新提交。");
}

std::vector<std::string> external_contents(OpcPackage& package) {
  std::vector<std::string> names;
  for (const std::string& part : package.parts()) {
    if (ends_with_rels(part)) add_links(package, part, names);
    if (is_embedded(part) && !ends_with_rels(part)) names.push_back(part.substr(part.rfind('/') + 1));
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

void note_external_contents(Document& document, const std::vector<std::string>& names) {
  if (names.empty()) return;
  std::string list;
  for (std::size_t i = 0; i < std::min(names.size(), kMostNames); ++i) list += (i > 0 ? "、" : "") + names[i];
  if (names.size() > kMostNames) list += " 等";
  warn(document, WarningCode::kExternalContent,
       "文档含有宏、嵌入对象或外部链接共 " + std::to_string(names.size()) + " 项（" + list +
           "），均未打开或读取，请核实。");
}

bool is_of_pictures(const Document& document) {
  if (document.status != Status::kRead || document.pages.empty()) return false;
  const Page& page = document.pages.front();
  return !page.pictures.empty() && visible_characters(text_of(page.blocks)) < kFewCharacters;
}

void note_pictures_not_read(Document& document) {
  fail(document, Status::kPartial, WarningCode::kUnsupported,
       "文档几乎没有文字，内容是图片（" + std::to_string(document.pages.front().pictures.size()) +
           " 张），图片中的文字未读取，请提交可编辑的文字版，扫描件请另存为 PDF 提交。");
}

}  // namespace chushen

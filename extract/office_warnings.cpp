#include "extract/office_warnings.h"

#include <algorithm>

#include "extract/opc_relationships.h"
#include "extract/outcome.h"
#include "extract/utf8.h"

namespace chushen {
namespace {

constexpr std::size_t kMostNames = 5;         // in one sentence
constexpr int kFewCharacters = 100;           // a blank form alone prints more than 300

/// Where its owner saves it anew.
std::string program_of(Kind kind) { return kind == Kind::kXlsx ? "Excel" : "Word"; }

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

void fail(Document& document, Status status, WarningCode code, std::string message) {
  if (document.status == Status::kRead || document.status == Status::kPartial) document.status = status;
  warn(document, code, std::move(message));
}

Document package_not_opened(Kind kind, PackageError error, const ReadLimits& limits) {
  switch (error) {
    case PackageError::kUnreadable:
      return failed_document(kind, Status::kRefused, WarningCode::kBroken, "文件无法打开，请检查文件权限后重试。");
    case PackageError::kTooManyParts:
      return failed_document(kind, Status::kTooLarge, WarningCode::kLimitReached,
                             "文件内部的部件超过 " + std::to_string(limits.archive_entries) +
                                 " 个，未予读取，请在 " + program_of(kind) + " 中另存后重新提交。");
    case PackageError::kEncrypted:
      return failed_document(kind, Status::kRefused, WarningCode::kEncrypted,
                             "文件已加密，无法读取，请取消密码后重新提交。");
    case PackageError::kDuplicatePart:
    case PackageError::kOverlappingParts:
      return failed_document(kind, Status::kRefused, WarningCode::kBroken,
                             "文件内部结构异常（部件重复或重叠），未予读取，请在 " + program_of(kind) + " 中打开并另存后重新提交。");
    case PackageError::kBroken: break;
  }
  return failed_document(kind, Status::kDamaged, WarningCode::kBroken,
                         "文件已损坏或不完整，无法读取，请重新导出或重新上传。");
}

void note_part_fault(Document& document, PartFault fault, XmlFault xml, bool some_read) {
  if (fault == PartFault::kTooLarge || xml == XmlFault::kTooLarge)
    return fail(document, some_read ? Status::kPartial : Status::kTooLarge, WarningCode::kLimitReached,
                some_read ? "文件展开后过大，只读取了前面一部分，请拆分或精简后重新提交。"
                          : "文件展开后过大，未予读取，请拆分或精简后重新提交。");
  if (fault == PartFault::kMissing)
    return fail(document, Status::kDamaged, WarningCode::kBroken, "文件缺少正文部件，无法读取，请在 " + program_of(document.kind) + " 中另存后重新提交。");
  if (xml == XmlFault::kDoctype)
    return fail(document, Status::kRefused, WarningCode::kBroken,
                "文件含有不允许的文档类型声明，未予读取，请在 " + program_of(document.kind) + " 中打开并另存后重新提交。");
  if (fault == PartFault::kNone && xml == XmlFault::kNone) return;
  fail(document, some_read ? Status::kPartial : Status::kDamaged, WarningCode::kBroken,
       some_read ? "文件在中途损坏，只读取了前面一部分，请重新导出或重新上传。"
                 : "文件已损坏，无法读取正文，请重新导出或重新上传。");
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

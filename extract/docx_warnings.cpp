#include "extract/docx_warnings.h"

#include "extract/office_warnings.h"
#include "extract/outcome.h"

namespace chushen {

void note_docx_contents(Document& document, const DocxState& state, int comments) {
  if (state.insertions + state.deletions > 0)
    warn(document, WarningCode::kTrackedChanges,
         "文档留有修订痕迹（插入 " + std::to_string(state.insertions) + " 处、删除 " + std::to_string(state.deletions) +
             " 处），已按接受修订后的文字读取，请定稿后重新提交。");
  if (state.struck > 0)
    warn(document, WarningCode::kTrackedChanges,
         "文档有带删除线的文字 " + std::to_string(state.struck) + " 处，视为已划去，未作为填报内容读取，请删去后重新提交。");
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

}  // namespace chushen

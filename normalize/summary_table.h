#pragma once

#include <vector>

#include "normalize/application.h"
#include "normalize/label_index.h"

namespace chushen {

/// The rows of a county's 汇总表: of each applicant what the table says, under the heads of its columns, whatever order
/// they stand in. A table that goes on on the next page without its head has the columns of the one before. Rows without
/// a name and without a code (blank ones, 填表人, 合计) are left out.
///
/// \param own   heads as the notice's own table has them
/// \param form  labels of the form, for heads that are none of `own`
std::vector<SummaryRow> summary_rows(const Document& document, const LabelIndex& own, const LabelIndex& form);

}  // namespace chushen

#pragma once

#include <vector>

#include "normalize/binder.h"

namespace chushen {

/// Values that refer to another place of their own document ("同注册地址", "与注册地址一致", of an address "同上") get what
/// is written there; `raw` stays as written. Where that place says nothing, so do they.
///
/// \param values  of one document, in the order in which they stand
///
///     生产地址 "同注册地址" beside 注册地址 "江门市蓬江区金荷路1号"  ->  生产地址 "江门市蓬江区金荷路1号"
void resolve_references(const LabelIndex& index, std::vector<BoundValue>& values);

}  // namespace chushen

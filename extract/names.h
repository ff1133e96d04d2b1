#pragma once

#include <optional>
#include <string_view>

#include "extract/document.h"

namespace chushen {

/// The names of the enumerations of document.h in JSON: contract names such as "read-with-warnings", "公章", "form-field".
std::string_view name_of(Kind kind);
std::string_view name_of(Status status);
std::string_view name_of(TextSource source);
std::string_view name_of(WarningCode code);
std::string_view name_of(SealShape shape);
std::string_view name_of(SealColor color);
std::string_view name_of(SealKind kind);
std::string_view name_of(Zone zone);
std::string_view name_of(PageSource source);
std::string_view name_of(PageReason reason);
std::string_view name_of(SignatureState state);
std::string_view name_of(InkPlaceKind kind);

/// The way back: nothing where no value has that name.  named<Status>("damaged") == Status::kDamaged
template <typename Enum>
std::optional<Enum> named(std::string_view name);

}  // namespace chushen

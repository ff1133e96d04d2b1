#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "normalize/application.h"
#include "validate/finding.h"

namespace chushen {

/// An Application as bytes, for the cache: reading them back takes a hundredth of the time that understanding the
/// documents again does. The layout is that of the structs of this very program and stands nowhere: the key of an entry
/// holds the hash of the program, so no other version ever meets it.
///
///     application_of(bytes_of(application)) == application
std::string bytes_of(const Application& application);

/// Nothing where a byte is missing or over.
std::optional<Application> application_of(std::string_view bytes);

/// A Judgement as bytes: equal exactly where the judgements are.
std::string bytes_of(const Judgement& judgement);

}  // namespace chushen

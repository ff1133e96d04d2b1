#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace chushen {

/// Reads the mail addresses of a text into the contract's form: lower case, white space inside removed (an address
/// broken over two lines of a cell), several joined by "；". Words beside them and "mailto:" are passed over. A wrong
/// form is still a value (contact-valid judges it); nothing where neither an address nor anything like one
/// stands (待定).
///
///     read_mails("Zhang_San@\n 126.com") -> "zhang_san@126.com"
std::optional<std::string> read_mails(std::string_view text);

/// addr-spec of RFC 5322 3.4.1 as it occurs: a dot-atom, '@', a domain of at least two labels (RFC 1035 2.3.1).
bool is_mail(std::string_view address);

}  // namespace chushen

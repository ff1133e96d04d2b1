#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chushen {

/// How the program and its workers talk: a list of byte strings, each as a netstring (D. J. Bernstein, 1997): its
/// length in decimal, ':', the bytes, ','. Nothing in a file name or a picture needs escaping, and a reader knows the
/// size of everything before it takes it.
///
///     pack({"ab", ""}) == "2:ab,0:,"
std::string pack(const std::vector<std::string>& parts);

/// The way back; nothing where a single byte is out of place. The bytes may come from a worker that was taken over.
std::optional<std::vector<std::string>> unpack(std::string_view untrusted);

/// A number as it travels in a part: the shortest text that reads back as the same value.
std::string number_text(double value);
std::string number_text(unsigned long long value);
std::optional<double> double_of(std::string_view text);
std::optional<unsigned long long> unsigned_of(std::string_view text);

}  // namespace chushen

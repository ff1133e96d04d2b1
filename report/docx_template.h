#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace chushen {

/// What a DOCX template is filled with, by the name that stands between {{ and }}.
struct TemplateValues {
  std::map<std::string, std::string> texts;
  /// The paragraph that holds the name is repeated for each item; without an item it says 无.
  std::map<std::string, std::vector<std::string>> lists;
};

/// Fills a template in body, headers and footers. A placeholder may be spread over several runs, as Word leaves it after
/// editing; what replaces it takes the form of its first character. Nothing else of the file changes.
///
/// The error is one Chinese sentence: no DOCX, a placeholder that is unknown (with those that there are) or not closed.
tl::expected<std::string, std::string> fill_docx(std::string_view docx, const TemplateValues& values);

/// A DOCX around a body and nothing else: `document` is word/document.xml, `styles` word/styles.xml.
std::string docx_of(std::string_view document, std::string_view styles);

}  // namespace chushen

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chushen {

/// What a template is filled with: named texts, sections and lists. A plain tree, so that no view code sees the
/// template engine. An empty text, an empty list and `false` hide their section.
struct View {
  std::map<std::string, std::string> texts;
  std::map<std::string, bool> flags;
  std::map<std::string, std::vector<View>> lists;
};

/// Fills a Mustache template. `{{name}}` is escaped for HTML, `{{{name}}}` is not: only texts of our own go there.
/// \param partials  templates that `{{> name}}` names
std::string render(std::string_view page, const View& view,
                   const std::vector<std::pair<std::string, std::string_view>>& partials = {});

/// Marks the last of a list, so that a template can put separators between.
void mark_last(std::vector<View>& items);

}  // namespace chushen

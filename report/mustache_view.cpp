#include "report/mustache_view.h"

#include <map>

#include <kainjow/mustache.hpp>

namespace chushen {
namespace {

namespace engine = kainjow::mustache;

engine::data data_of(const View& view) {
  engine::data data;
  for (const auto& [name, text] : view.texts) {
    if (text.empty()) data.set(name, engine::data(false));
    else data.set(name, text);
  }
  for (const auto& [name, flag] : view.flags) data.set(name, engine::data(flag));
  for (const auto& [name, items] : view.lists) {
    engine::data list(engine::data::type::list);
    for (const View& item : items) list.push_back(data_of(item));
    data.set(name, std::move(list));
  }
  return data;
}

// Parsing takes as long as filling in: each template is parsed once, its partials put into its text.
engine::mustache& compiled(std::string_view page, const std::vector<std::pair<std::string, std::string_view>>& partials) {
  static std::map<std::string, engine::mustache, std::less<>> known;
  std::string text(page);
  for (const auto& [name, partial] : partials) {
    const std::string tag = "{{> " + name + "}}";
    for (std::size_t at = text.find(tag); at != text.npos; at = text.find(tag, at + partial.size()))
      text.replace(at, tag.size(), partial);
  }
  const auto found = known.find(text);
  return found != known.end() ? found->second : known.emplace(text, engine::mustache(text)).first->second;
}

}  // namespace

std::string render(std::string_view page, const View& view,
                   const std::vector<std::pair<std::string, std::string_view>>& partials) {
  return compiled(page, partials).render(data_of(view));
}

void mark_last(std::vector<View>& items) {
  for (View& item : items) item.flags["last"] = &item == &items.back();
}

}  // namespace chushen

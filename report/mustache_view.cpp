#include "report/mustache_view.h"

#include <map>

#include <kainjow/mustache.hpp>

namespace chushen {
namespace {

namespace engine = kainjow::mustache;

// The engine copies whatever is put into a list or an object by its functions, and what lies below it, once for each level.
// Here each part is made in its place: a list gets its length first, and its items are then moved into it.
engine::data data_of(const View& view);

engine::data list_of(const std::vector<View>& items) {
  engine::data list(engine::list(items.size(), engine::data(false)));
  auto& places = const_cast<engine::list&>(list.list_value());  // no list is const: the engine has no other way in
  for (std::size_t i = 0; i < items.size(); ++i) places[i] = data_of(items[i]);
  return list;
}

engine::data data_of(const View& view) {
  engine::data data;
  for (const auto& [name, text] : view.texts) data[name] = text.empty() ? engine::data(false) : engine::data(text);
  for (const auto& [name, flag] : view.flags) data[name] = engine::data(flag);
  for (const auto& [name, items] : view.lists) data[name] = list_of(items);
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
  std::string text;
  compiled(page, partials).render(data_of(view), [&text](const std::string& line) { text += line; });
  return text;
}

void mark_last(std::vector<View>& items) {
  for (View& item : items) item.flags["last"] = &item == &items.back();
}

}  // namespace chushen

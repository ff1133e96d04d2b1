#include "report/mustache_view.h"

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

}  // namespace

std::string render(std::string_view page, const View& view,
                   const std::vector<std::pair<std::string, std::string_view>>& partials) {
  engine::mustache compiled{std::string(page)};
  engine::data data = data_of(view);
  for (const auto& [name, text] : partials) {
    const std::string copy(text);
    data.set(name, engine::data(engine::partial([copy] { return copy; })));
  }
  return compiled.render(data);
}

void mark_last(std::vector<View>& items) {
  for (View& item : items) item.flags["last"] = &item == &items.back();
}

}  // namespace chushen

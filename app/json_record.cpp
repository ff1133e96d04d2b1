#include "app/json_record.h"

#include <nlohmann/json.hpp>

#include "app/wire.h"

namespace chushen {

namespace {

using Json = nlohmann::ordered_json;

}  // namespace

JsonRecord& JsonRecord::text(std::string key, std::string value) {
  members_.push_back({std::move(key), std::move(value), false});
  return *this;
}

JsonRecord& JsonRecord::number(std::string key, unsigned long long value) {
  members_.push_back({std::move(key), std::to_string(value), true});
  return *this;
}

const JsonRecord::Member* JsonRecord::find(std::string_view key) const {
  for (const Member& member : members_)
    if (member.key == key) return &member;
  return nullptr;
}

std::string JsonRecord::operator[](std::string_view key) const {
  const Member* member = find(key);
  return member ? member->value : "";
}

unsigned long long JsonRecord::number_at(std::string_view key) const {
  const Member* member = find(key);
  return member ? unsigned_of(member->value).value_or(0) : 0;
}

bool JsonRecord::has(std::string_view key) const { return find(key) != nullptr; }

std::string JsonRecord::line() const {
  Json json = Json::object();
  for (const Member& member : members_)
    json[member.key] = member.is_number ? Json(number_at(member.key)) : Json(member.value);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<JsonRecord> JsonRecord::parse(std::string_view line) {
  const Json json = Json::parse(line, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  JsonRecord record;
  for (const auto& [key, value] : json.items()) {
    if (value.is_string()) record.text(key, value.get<std::string>());
    else if (value.is_number_unsigned()) record.number(key, value.get<unsigned long long>());
    else return std::nullopt;
  }
  return record;
}

}  // namespace chushen

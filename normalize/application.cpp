#include "normalize/application.h"

#include <algorithm>

namespace chushen {
namespace {

/// In the order of Role.
constexpr std::array<std::string_view, 12> kRoleNames = {
    "form-editable", "form-stamped", "form-print", "licence", "assessment", "credit-report",
    "acceptance",    "audit",        "letter",     "summary", "evidence",   "unknown"};

/// In the order of FieldState.
constexpr std::array<std::string_view, 6> kStateNames = {"present",   "blank",     "unreadable",
                                                         "malformed", "not-found", "conflicting"};

}  // namespace

std::string_view name_of(Role role) { return kRoleNames.at(static_cast<std::size_t>(role)); }

std::optional<Role> role_named(std::string_view name) {
  const auto found = std::find(kRoleNames.begin(), kRoleNames.end(), name);
  if (found == kRoleNames.end()) return std::nullopt;
  return static_cast<Role>(found - kRoleNames.begin());
}

bool is_form(Role role) {
  return role == Role::kFormEditable || role == Role::kFormStamped || role == Role::kFormPrint;
}

std::string_view name_of(FieldState state) { return kStateNames.at(static_cast<std::size_t>(state)); }

const Field* find(const Application& application, std::string_view name, std::optional<int> year,
                  std::optional<int> half) {
  for (const Field& field : application.fields)
    if (field.name == name && field.year == year && field.half == half) return &field;
  return nullptr;
}

std::vector<const Field*> find_all(const Application& application, std::string_view name) {
  std::vector<const Field*> found;
  for (const Field& field : application.fields)
    if (field.name == name) found.push_back(&field);
  std::stable_sort(found.begin(), found.end(), [](const Field* a, const Field* b) {
    // The half of a year stands before the whole of it.
    return std::pair(a->year.value_or(0), a->half.value_or(3)) < std::pair(b->year.value_or(0), b->half.value_or(3));
  });
  return found;
}

const DocumentFacts* find_document(const Application& application, std::string_view id) {
  for (const DocumentFacts& document : application.documents)
    if (document.id == id) return &document;
  return nullptr;
}

int quarter_turns_of(const DocumentFacts& document, int page) {
  for (const TurnedPage& turned : document.turned_pages)
    if (turned.page == page) return turned.quarter_turns;
  return 0;
}

std::string text_of(const Application& application, std::string_view name) {
  const Field* field = find(application, name);
  if (!field || field->state != FieldState::kPresent || !field->value) return {};
  const auto* text = std::get_if<std::string>(&field->value->content);
  return text ? *text : std::string();
}

}  // namespace chushen

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>

#include "extract/read_document.h"
#include "form_builder.h"

using namespace chushen;
using Json = nlohmann::json;

namespace {

const std::filesystem::path kFixtures = std::filesystem::path(CHUSHEN_SOURCE_DIR) / "fixtures";

std::vector<Json> expected_submissions() {
  std::vector<Json> all;
  for (const auto& entry : std::filesystem::directory_iterator(kFixtures / "expected")) {
    if (entry.path().filename().string().find("blind") != std::string::npos) continue;
    Json expected;
    std::ifstream(entry.path()) >> expected;
    if (!expected.value("blind", false) && expected.contains("fields")) all.push_back(std::move(expected));
  }
  return all;
}

/// The DOCX of a submission whose form is text.
std::optional<std::filesystem::path> editable_of(const Json& expected) {
  for (const Json& document : expected.at("documents"))
    if (document.at("role") == "form-editable" && document.at("kind") == "docx")
      return kFixtures / "inbox" / expected.at("submission").get<std::string>() / document.at("file").get<std::string>();
  return std::nullopt;
}

template <typename Number>
std::optional<Number> number_of(const Json& json) {
  return json.is_null() ? std::nullopt : std::optional(json.get<Number>());
}

std::string text_of(const Json& json) { return json.is_null() ? std::string() : json.get<std::string>(); }

void check_field(const Application& application, const Json& expected) {
  const std::string name = expected.at("name");
  INFO(name << " " << expected.at("year") << " " << expected.at("half"));
  const Field* field = find(application, name, number_of<int>(expected.at("year")), number_of<int>(expected.at("half")));
  REQUIRE(field);
  CHECK(name_of(field->state) == expected.at("state").get<std::string>());
  CHECK((field->value ? to_string(*field->value) : "") == text_of(expected.at("value")));
  if (field->value) CHECK(field->value->unit == text_of(expected.at("unit")));
}

}  // namespace

TEST_CASE("Every expected field of every DOCX form among the fixtures is read, and no other") {
  int forms = 0;
  for (const Json& expected : expected_submissions()) {
    const auto path = editable_of(expected);
    if (!path) continue;
    INFO(path->string());
    const Application application = application_of({read_docx(path->string(), {})});
    REQUIRE(application.documents[0].role == Role::kFormEditable);
    CHECK(application.direction == text_of(expected.at("direction")));
    const Json& fields = expected.at("fields").at("form-editable");
    for (const Json& field : fields) check_field(application, field);
    const auto found = std::count_if(application.fields.begin(), application.fields.end(),
                                     [](const Field& field) { return field.state != FieldState::kNotFound; });
    CHECK(static_cast<std::size_t>(found) == fields.size());
    ++forms;
  }
  CHECK(forms >= 6);
}

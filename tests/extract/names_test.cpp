#include "extract/names.h"

#include <catch2/catch.hpp>

using namespace chushen;

namespace {

/// Every enumerator up to `last` has a name of its own, and the name leads back to it.
template <typename Enum>
void check_names(Enum last) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    const auto value = static_cast<Enum>(i);
    INFO(name_of(value));
    CHECK_FALSE(name_of(value).empty());
    CHECK(named<Enum>(name_of(value)) == value);
  }
  CHECK(name_of(static_cast<Enum>(static_cast<int>(last) + 1)).empty());
  CHECK_FALSE(named<Enum>("no such name"));
  CHECK_FALSE(named<Enum>(""));
}

}  // namespace

TEST_CASE("every enumerator of a Document has a name that leads back to it") {
  check_names(Kind::kOther);
  check_names(Status::kTooLarge);
  check_names(TextSource::kOcr);
  check_names(WarningCode::kOutOfTime);
  check_names(SealShape::kOther);
  check_names(SealColor::kOther);
  check_names(SealKind::kUnknown);
  check_names(Zone::kTextBox);
  check_names(PageSource::kBoth);
  check_names(PageReason::kPictureBesideText);
  check_names(SignatureState::kAltered);
}

TEST_CASE("names are those of the contract") {
  CHECK(name_of(Status::kReadWithWarnings) == "read-with-warnings");
  CHECK(name_of(Status::kTimedOut) == "timed-out");
  CHECK(name_of(SealKind::kOfficial) == "公章");
  CHECK(name_of(SealKind::kElectronic) == "电子印章");
  CHECK(name_of(TextSource::kFormField) == "form-field");
  CHECK(name_of(Kind::kImage) == "image");
  CHECK(name_of(WarningCode::kTrackedChanges) == "tracked-changes");
}

#include "app/edited_outputs.h"

#include <catch2/catch.hpp>

#include "tests/app/temporary_folder.h"

using namespace chushen;

namespace {

/// Writes as the program does, one file at a time.
bool write(const std::string& out, const std::string& folder, const std::string& name, const std::string& bytes) {
  const Publication publication(out);
  StagedFiles files;
  StagedFiles* all[] = {&files};
  const auto edited = EditedOutputs(out).write(folder, name, bytes, files);
  publication.publish(all);
  REQUIRE(edited);
  REQUIRE_FALSE(files.error());
  return *edited;
}

}  // namespace

TEST_CASE("what we wrote is written again, what a person has edited stays and ours goes beside it") {
  const TemporaryFolder folder;
  const EditedOutputs outputs(folder.path());
  const std::string letter = folder / "甲/通知.docx", fresh = folder / "甲/通知（新）.docx";
  CHECK(write(folder.path(), "甲", "通知.docx", "一") == false);
  CHECK(write(folder.path(), "甲", "通知.docx", "二") == false);
  CHECK(bytes_of(letter) == "二");

  folder.put("甲/通知.docx", "二，改过");
  CHECK(write(folder.path(), "甲", "通知.docx", "二") == true);  // nothing new to say
  CHECK_FALSE(std::filesystem::exists(fresh));
  CHECK(write(folder.path(), "甲", "通知.docx", "三") == true);
  CHECK(bytes_of(letter) == "二，改过");
  CHECK(bytes_of(fresh) == "三");

  outputs.remove("甲", "通知.docx");
  CHECK(bytes_of(letter) == "二，改过");
  CHECK_FALSE(std::filesystem::exists(fresh));
  std::filesystem::remove(letter);
  CHECK(write(folder.path(), "甲", "通知.docx", "四") == false);
  outputs.remove("甲", "通知.docx");
  CHECK_FALSE(std::filesystem::exists(letter));
}

TEST_CASE("a program killed between record and file does not take its own file for an edited one") {
  const TemporaryFolder folder;
  CHECK(write(folder.path(), "", "函.docx", "一") == false);
  CHECK(write(folder.path(), "", "函.docx", "二") == false);
  folder.put("函.docx", "一");  // the record says 二, the file is still the one before
  CHECK(write(folder.path(), "", "函.docx", "三") == false);
  CHECK(bytes_of(folder / "函.docx") == "三");
}

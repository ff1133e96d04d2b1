#include "app/edited_outputs.h"

#include <catch2/catch.hpp>

#include "tests/app/temporary_folder.h"

using namespace chushen;

TEST_CASE("what we wrote is written again, what a person has edited stays and ours goes beside it") {
  const TemporaryFolder folder;
  const EditedOutputs outputs(folder.path());
  const std::string letter = folder / "甲/通知.docx", fresh = folder / "甲/通知（新）.docx";
  CHECK(outputs.write("甲", "通知.docx", "一") == false);
  CHECK(outputs.write("甲", "通知.docx", "二") == false);
  CHECK(bytes_of(letter) == "二");

  folder.put("甲/通知.docx", "二，改过");
  CHECK(outputs.write("甲", "通知.docx", "二") == true);  // nothing new to say
  CHECK_FALSE(std::filesystem::exists(fresh));
  CHECK(outputs.write("甲", "通知.docx", "三") == true);
  CHECK(bytes_of(letter) == "二，改过");
  CHECK(bytes_of(fresh) == "三");

  outputs.remove("甲", "通知.docx");
  CHECK(bytes_of(letter) == "二，改过");
  CHECK_FALSE(std::filesystem::exists(fresh));
  std::filesystem::remove(letter);
  CHECK(outputs.write("甲", "通知.docx", "四") == false);
  outputs.remove("甲", "通知.docx");
  CHECK_FALSE(std::filesystem::exists(letter));
}

TEST_CASE("a program killed between record and file does not take its own file for an edited one") {
  const TemporaryFolder folder;
  const EditedOutputs outputs(folder.path());
  CHECK(outputs.write("", "函.docx", "一") == false);
  CHECK(outputs.write("", "函.docx", "二") == false);
  folder.put("函.docx", "一");  // the record says 二, the file is still the one before
  CHECK(outputs.write("", "函.docx", "三") == false);
  CHECK(bytes_of(folder / "函.docx") == "三");
}

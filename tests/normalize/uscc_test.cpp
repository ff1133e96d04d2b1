#include "normalize/uscc.h"

#include <catch2/catch.hpp>
#include <random>

#include "normalize/organization_code.h"
#include "tests/normalize/reading_table.h"

using namespace chushen;

namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const FieldSpec kCode = field_of("统一社会信用代码", ValueType::kCode);

std::string made_code(std::mt19937& random) {
  static const char* const kRegions[] = {"440700", "440703", "440704", "440705", "440781", "440783", "440784", "440785"};
  std::string body;
  for (int i = 0; i < 8; ++i) body += kAlphabet[random() % kAlphabet.size()];
  std::string code = "91" + std::string(kRegions[random() % 8]) + body + *organization_check_symbol(body);
  return code + *uscc_check_symbol(code);
}

}  // namespace

TEST_CASE("published and synthetic codes that are valid pass both checks") {
  for (const std::string_view code :
       {"91110108551385082Q", "91350100M000100Y43", "91110000101623741K", "911101066976941872", "91440700708039146Q", "91440700719259080H",
        "91440703095877920J", "914407036924399888", "9144070359585651XN", "91440703MABLK2EL12", "91440703MA51T6BYXY", "91440700MAXXXX0157",
        "91440703MAXXXX023D", "91440704MAXXXX031N", "91440705MAXXXX04XW", "91440781MAXXXX058Y", "91440783MAXXXX066N", "91440784MAXXXX0740",
        "91440785MAXXXX0829", "91440703MAY0000840", "91440703MAY0003160", "91440784MAY00005XL", "91440784MAY00013X8"}) {
    INFO(code);
    CHECK(check_uscc(code).has_value());
    CHECK(uscc_check_symbol(code.substr(0, 17)) == code.back());
  }
}

TEST_CASE("each fault of a code has its name") {
  CHECK(check_uscc("91350211M0000XUF46").error() == UsccError::kChecksum);
  CHECK(uscc_check_symbol("91350211M0000XUF4") == 'R');
  CHECK(check_uscc("91310115MA1H8R7C6D").error() == UsccError::kChecksumAndComponent);
  CHECK(check_uscc("91440703MAXXXX023").error() == UsccError::kLength);
  CHECK(check_uscc("91440703MAXXXX023DD").error() == UsccError::kLength);
  CHECK(check_uscc("").error() == UsccError::kLength);
  CHECK(check_uscc("440703000000018").error() == UsccError::kLength);
  CHECK(check_uscc("91440703MAXXXXO23D").error() == UsccError::kFormat);
  CHECK(check_uscc("9144070BMAXXXX023D").error() == UsccError::kFormat);
  CHECK(check_uscc("91440703maxxxx023d").error() == UsccError::kFormat);
  const std::string wrong_component = "91440703MAXXXX024";
  CHECK(check_uscc(wrong_component + *uscc_check_symbol(wrong_component)).error() == UsccError::kComponent);
}

TEST_CASE("organization codes are checked by GB 11714") {
  CHECK(is_organization_code("78305975-3"));
  CHECK(is_organization_code("783059753"));
  CHECK(is_organization_code("79013765-X"));
  CHECK_FALSE(is_organization_code("790E3765-0"));
  CHECK(organization_check_symbol("790E3765") == '1');
  CHECK_FALSE(is_organization_code("7901376-X"));
  CHECK_FALSE(is_organization_code(""));
  CHECK_FALSE(organization_check_symbol("7901376-").has_value());
}

TEST_CASE("registration numbers of old licences are checked by GS 15-2006") {
  CHECK(is_registration_number("310115600985533"));
  CHECK_FALSE(is_registration_number("310115600985535"));
  CHECK(is_registration_number("440703000000018"));
  CHECK(is_registration_number("440782100000018"));
  CHECK_FALSE(is_registration_number("44070300000001"));
  CHECK_FALSE(is_registration_number("44070300000001X"));
}

TEST_CASE("every exchange of one symbol is seen by both checks together") {
  std::mt19937 random(32100);
  for (int i = 0; i < 200; ++i) {
    const std::string code = made_code(random);
    REQUIRE(check_uscc(code).has_value());
    for (std::size_t position = 0; position < code.size(); ++position) {
      for (const char symbol : kAlphabet) {
        std::string changed = code;
        changed[position] = symbol;
        REQUIRE(check_uscc(changed).has_value() == (changed == code));
      }
    }
  }
}

TEST_CASE("which check fails tells where the fault is") {
  std::mt19937 random(11714);
  for (int i = 0; i < 500; ++i) {
    std::string code = made_code(random);
    const std::size_t position = 2 + random() % 6;
    code[position] = static_cast<char>('0' + (code[position] - '0' + 1 + static_cast<int>(random() % 9)) % 10);
    REQUIRE(check_uscc(code).error() == UsccError::kChecksum);
  }
}

TEST_CASE("a code with one symbol misread is suggested right, hardly ever wrong") {
  std::mt19937 random(20230831);
  const UsccExpectation expected{{"91"}, {"4407", "440000"}};
  const std::string_view confusions[] = {"4A", "0D", "1L", "2Z", "5S", "8B", "6G", "1I", "0O", "38"};
  int right = 0, wrong = 0, all = 0;
  for (int i = 0; i < 3000; ++i) {
    const std::string code = made_code(random);
    const std::string_view pair = confusions[random() % std::size(confusions)];
    const std::size_t position = code.find(pair[0], 8);
    if (position == std::string::npos) continue;
    std::string misread = code;
    misread[position] = pair[1];
    const auto suggestion = suggest_uscc(misread, expected);
    ++all;
    if (suggestion == code) ++right;
    else if (suggestion) ++wrong;
  }
  INFO(right << " right and " << wrong << " wrong of " << all);
  CHECK(all > 500);
  CHECK(right * 100 >= all * 90);
  CHECK(wrong * 100 <= all);
}

TEST_CASE("repairs are suggested where exactly one fits") {
  CHECK(suggest_uscc("91440703MAXXXXO23D", {}) == "91440703MAXXXX023D");
  CHECK(suggest_uscc("9I440703MAXXXX023D", {}) == "91440703MAXXXX023D");
  CHECK(suggest_uscc("9144O7O3MAXXXX023D", {}) == "91440703MAXXXX023D");
  CHECK(suggest_uscc("91440703МАХХХХ023D", {}) == "91440703MAXXXX023D");
  CHECK_FALSE(suggest_uscc("91440703MAXXXX023D", {}).has_value());
  CHECK_FALSE(suggest_uscc("91440703MAXXXX023", {}).has_value());
  CHECK_FALSE(suggest_uscc("OOOOOOOOOOOOOOOOOO", {}).has_value());
  CHECK_FALSE(suggest_uscc("91440703MAXXXXO23D", {{"92"}, {}}).has_value());
}

TEST_CASE("codes are read in the contract's form whatever their checks say") {
  check_examples(kCode, {
      {"91440703MAXXXX023D", "=91440703MAXXXX023D"}, {"9144 0703 maxx xx02 3d", "=91440703MAXXXX023D"}, {"91440703MA\nXXXX023D", "=91440703MAXXXX023D"},
      {"９１４４０７０３ＭＡＸＸＸＸ０２３Ｄ", "=91440703MAXXXX023D"}, {"91440703MAXXXX023D。", "=91440703MAXXXX023D"}, {"440703000000018", "=440703000000018"},
      {"91440703MAXXXXO23D", "=91440703MAXXXXO23D"}, {"78305975-3", "=78305975-3"}, {"统一社会信用代码：91440703MAXXXX023D", "=91440703MAXXXX023D"}, {"正在办理", "?不是代码"}, {"91440703（待换证）", "?不是代码"},
      {"无", "blank"}, {"＿＿＿＿", "blank"}, {"—", "blank"},
  });
  CHECK(read_value(kCode, "91440703MAXXXXO23D").suggestion == "91440703MAXXXX023D");
  CHECK(read_value(kCode, "91440703MAXXXX023D").suggestion.empty());
}

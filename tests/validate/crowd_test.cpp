#include "validate/crowd.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <random>

#include "applicant.h"
#include "normalize/normalize.h"
#include "validate/examples.h"
#include "validate/example_documents.h"

using namespace chushen;

namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// Made-up text of so many characters, from a stock of common ones.
std::string text_of_length(std::mt19937& random, std::size_t length) {
  std::string text;
  for (std::size_t i = 0; i < length; ++i) {
    const unsigned point = 0x4E00 + random() % 3000;
    text += static_cast<char>(0xE0 | point >> 12);
    text += static_cast<char>(0x80 | (point >> 6 & 0x3F));
    text += static_cast<char>(0x80 | (point & 0x3F));
  }
  return text;
}

Profile applicant(std::size_t number, std::mt19937& random, const std::string& text) {
  Profile profile;
  profile.id = "县/" + std::to_string(100000 + number);
  profile.code = "91440703MA";
  for (int i = 0; i < 8; ++i) profile.code += kAlphabet[random() % kAlphabet.size()];
  profile.name = "江门市第" + std::to_string(number) + "有限公司";
  profile.name_key = profile.name;
  profile.direction = number % 2 == 0 ? "示范企业" : "示范车间";
  profile.code_valid = profile.code_sure = profile.name_sure = profile.direction_sure = true;
  profile.contacts = {{"手机", "1380" + std::to_string(1000000 + number % 7000)}};
  profile.shingles = shingles_of(text, 13);
  profile.sketch.assign(profile.shingles.begin(), profile.shingles.begin() + 8);
  return profile;
}

/// Resident memory at its peak, in MB.
long peak_megabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return std::stol(line.substr(6)) / 1024;
  return 0;
}

std::size_t look_at_all(const Crowd& crowd) {
  std::size_t found = 0;
  for (std::size_t i = 0; i < crowd.profiles().size(); ++i)
    found += crowd.alike(i, false).size() + crowd.alike(i, true).size() + crowd.contradicting(i).size() +
             crowd.sharing_contact(i).size() + crowd.alike_in_text(i, 0.8).size();
  return found;
}

}  // namespace

TEST_CASE("a code with one symbol exchanged, missing or too many is near") {
  std::mt19937 random(1);
  std::vector<Profile> profiles;
  for (std::size_t i = 0; i < 5; ++i) profiles.push_back(applicant(i, random, text_of_length(random, 600)));
  for (Profile& profile : profiles) profile.direction = "示范企业";
  profiles[0].code = "91440703MAXXXX023D";
  profiles[1].code = "91440703MAXXXX028D";
  profiles[2].code = "91440703MAXXXX03D";
  profiles[3].code = "91440703MAXXXX0233D";
  profiles[4].code = "91440703MAXXXX099D";
  for (std::size_t i = 1; i < 5; ++i) profiles[i].direction = "示范车间";
  const Crowd crowd(std::move(profiles), real_pack());
  CHECK(crowd.alike(0, false) == std::vector<std::size_t>{1, 2, 3});
}

TEST_CASE("a text is copied where four fifths of the shorter are the other's, also when parts are moved") {
  std::mt19937 random(2);
  const std::string a = text_of_length(random, 400), b = text_of_length(random, 400), c = text_of_length(random, 160),
                    d = text_of_length(random, 500);
  std::vector<Profile> profiles = {applicant(0, random, a + b), applicant(1, random, b + a + c),
                                   applicant(2, random, a + d), applicant(3, random, d + c)};
  const Crowd crowd(std::move(profiles), real_pack());
  CHECK(crowd.alike_in_text(0, 0.8) == std::vector<std::size_t>{1});
  CHECK(crowd.alike_in_text(1, 0.8) == std::vector<std::size_t>{0});
  CHECK(crowd.alike_in_text(2, 0.8).empty());
}

TEST_CASE("what half of a large batch says is the template's") {
  std::mt19937 random(3);
  const std::string common = text_of_length(random, 900);
  std::vector<Profile> profiles;
  for (std::size_t i = 0; i < 12; ++i) profiles.push_back(applicant(i, random, common + text_of_length(random, 200)));
  const Crowd crowd(std::move(profiles), real_pack());
  CHECK(crowd.alike_in_text(0, 0.8).empty());
}

TEST_CASE("ten thousand applicants are compared in seconds, however alike they are") {
  for (const bool alike : {false, true}) {
    std::mt19937 random(4);
    const std::string agency = text_of_length(random, 3000);
    const std::clock_t start = std::clock();
    std::vector<Profile> profiles;
    for (std::size_t i = 0; i < 10000; ++i) {
      const bool copies = alike && i % 5 < 2;  // two fifths of the same text, and one code for a thousand
      profiles.push_back(applicant(i, random, copies ? agency : text_of_length(random, 3000)));
      if (alike && i % 10 == 3) profiles.back().code = "91440703MAXXXX023D";
    }
    const std::clock_t made = std::clock();
    const Crowd crowd(std::move(profiles), real_pack());
    const std::size_t found = look_at_all(crowd);
    const std::clock_t end = std::clock();
    const auto seconds = [](std::clock_t from, std::clock_t to) {  // of the processor: the machine may be busy
      return static_cast<double>(to - from) / CLOCKS_PER_SEC;
    };
    std::printf("10000 applicants%s: profiles %.1f s, pass %.1f s, %zu relations, peak %ld MB\n",
                alike ? " (4000 with one text, 1000 with one code)" : "", seconds(start, made), seconds(made, end),
                found, peak_megabytes());
    CHECK(seconds(made, end) <= 10);
    CHECK(peak_megabytes() <= 500);
  }
}

TEST_CASE("an application is judged in two milliseconds") {
  const Sample* sample = sample_of(real_pack(), "");
  REQUIRE(sample);
  const auto documents = documents_of(ExampleSubmission{}, real_pack());
  const Application application = normalize(documents, real_pack().form);
  const Case alone{"江门市样例甲电器有限公司", "", false, &application};
  constexpr int kMostRounds = 100, kTimes = 10;
  std::size_t findings = 0;
  double each = 1000;
  int rounds = 0;
  for (; rounds < kMostRounds && (rounds < 10 || each > 2); ++rounds) {  // the quickest: others may be at work here
    const std::clock_t start = std::clock();
    for (int i = 0; i < kTimes; ++i) findings += judge(alone, real_pack(), {}).findings.size();
    each = std::min(each, 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC / kTimes);
  }
  std::printf("judging one application: %.2f ms\n", each);
  CHECK(findings == static_cast<std::size_t>(rounds) * kTimes * real_pack().rules.size());
  CHECK(each <= 2);
}

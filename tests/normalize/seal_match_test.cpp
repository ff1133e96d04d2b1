#include "normalize/seal_match.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "extract/scan/seal_text.h"
#include "extract/utf8.h"

using namespace chushen;

namespace {

/// A red round seal, each character read at `certainty`.
Seal seal_saying(const std::string& text, float certainty = 0.99F) {
  Seal seal;
  seal.shape = SealShape::kRound;
  seal.color = SealColor::kRed;
  seal.kind = SealKind::kOfficial;
  seal.text = text;
  seal.certainties.assign(count_code_points(text), certainty);
  return seal;
}

const std::string kName = "江门市鑫昇电器有限公司";

}  // namespace

TEST_CASE("a seal that was read whole and surely is the applicant's") {
  CHECK(match_seal(seal_saying(kName), kName) == SealMatch::kSame);
  CHECK(match_seal(seal_saying(kName, 0.85F), kName) == SealMatch::kSame);
  CHECK(match_seal(seal_saying("嵘盛五金制品江门有限公司"), "嵘盛五金制品（江门）有限公司") == SealMatch::kSame);
  CHECK(match_seal(seal_saying(kName + "财务专用章"), kName) == SealMatch::kSame);
}

TEST_CASE("near-twins are never the same") {
  const std::vector<std::string> twins = {"江门市鑫升电器有限公司",     "江门市鑫昇电子有限公司",   "江门市鑫昇电器股份有限公司",
                                          "江门市鑫昇电器有限公司分公司", "江门市昇鑫电器有限公司", "江门市鑫电器有限公司",
                                          "佛山市鑫昇电器有限公司",     "江门市鑫昇电器有限公司江门分公司"};
  for (const std::string& twin : twins)
    for (const float certainty : {0.3F, 0.6F, 0.8F, 0.9F, 0.99F}) {
      INFO(twin << " " << certainty);
      CHECK(match_seal(seal_saying(twin, certainty), kName) != SealMatch::kSame);
      CHECK(match_seal(seal_saying(kName, certainty), twin) != SealMatch::kSame);
    }
}

TEST_CASE("another name that was surely read is another firm's") {
  CHECK(match_seal(seal_saying("江门市宏达纸业有限公司", 0.9F), kName) == SealMatch::kOther);
  CHECK(match_seal(seal_saying("江门市鑫昇电器股份有限公司"), kName) == SealMatch::kOther);
}

TEST_CASE("one character that differs accuses nobody, however surely it was read: rare ones are read as common ones") {
  CHECK(match_seal(seal_saying("江门市鑫升电器有限公司"), kName) == SealMatch::kCannotTell);
  CHECK(match_seal(seal_saying("江门）有限公司峰盛五金制品"), "嵘盛五金制品（江门）有限公司") == SealMatch::kCannotTell);
}

TEST_CASE("a reading may begin anywhere on the arc") {
  CHECK(match_seal(seal_saying("有限公司骞丰纸业（江门）"), "骞丰纸业（江门）有限公司") == SealMatch::kSame);
  CHECK(match_seal(seal_saying("有限公司骞丰纸业（江门）"), "骞丰纸品（江门）有限公司") == SealMatch::kCannotTell);
  CHECK(match_seal(seal_saying("有限公司宏达电子（中山）"), "骞丰纸业（江门）有限公司") == SealMatch::kOther);
}

TEST_CASE("doubt speaks neither for nor against") {
  Seal doubtful = seal_saying(kName);
  doubtful.certainties[4] = 0.5F;
  CHECK(match_seal(doubtful, kName) == SealMatch::kCannotTell);
  CHECK(match_seal(doubtful, "江门市鑫升电器有限公司") == SealMatch::kCannotTell);
  CHECK(match_seal(seal_saying("江门市鑫升电器有限公司", 0.9F), kName) == SealMatch::kCannotTell);
  Seal disputed = seal_saying("江门市鑫晃电器有限公司");
  disputed.others = {kName};
  CHECK(match_seal(disputed, kName) == SealMatch::kCannotTell);
  CHECK(match_seal(seal_saying("鑫昇电器有限"), kName) == SealMatch::kCannotTell);  // an arc read too short
  Seal shorter = seal_saying("江门市鑫昇有限公司", 0.99F);
  shorter.certainties[3] = 0.4F;
  shorter.others = {"江门市金昇有限公司"};
  CHECK(match_seal(shorter, kName) == SealMatch::kOther);  // every look says that 电器 is not there
  shorter.others.push_back("江门市昇电器有限公司");
  CHECK(match_seal(shorter, kName) == SealMatch::kCannotTell);
  CHECK(match_seal(seal_saying(""), kName) == SealMatch::kCannotTell);
  CHECK(match_seal(seal_saying(kName), "") == SealMatch::kCannotTell);
}

TEST_CASE("slips where all names are alike, and noise at the ends of the arc, are forgiven") {
  CHECK(match_seal(seal_saying("门市鑫昇电器有限公司"), kName) == SealMatch::kSame);
  Seal slipped = seal_saying("江门市鑫昇电器有限公可");
  slipped.certainties.back() = 0.6F;
  CHECK(match_seal(slipped, kName) == SealMatch::kSame);
  Seal noisy = seal_saying(kName + "一");
  noisy.certainties.back() = 0.3F;
  CHECK(match_seal(noisy, kName) == SealMatch::kSame);
}

TEST_CASE("a letter that print crosses speaks for a name, and one beside it against another") {
  Seal crossed = seal_saying(kName);
  crossed.color = SealColor::kBlack;
  crossed.certainties[3] = kCovered;
  CHECK(match_seal(crossed, kName) == SealMatch::kSame);
  Seal other = seal_saying("江门市鑫昇电器股份有限公司");
  other.color = SealColor::kBlack;
  other.certainties[3] = kCovered;
  CHECK(match_seal(other, kName) == SealMatch::kOther);
}

TEST_CASE("what was printed below a copied seal, a cut-off seal and a person's accuse nobody") {
  Seal copied = seal_saying("江门市法定电器有限公司");
  copied.color = SealColor::kBlack;
  copied.certainties[3] = copied.certainties[4] = kCovered;
  CHECK(match_seal(copied, kName) == SealMatch::kCannotTell);
  Seal cut = seal_saying("江门市宏达纸业有限公司");
  cut.partial = true;
  CHECK(match_seal(cut, kName) == SealMatch::kCannotTell);
  Seal personal = seal_saying("周铄印");
  personal.kind = SealKind::kPersonal;
  CHECK(match_seal(personal, kName) == SealMatch::kCannotTell);
}

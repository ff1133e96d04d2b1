#include "extract/pdf_text.h"

#include <catch2/catch.hpp>

#include "extract/dotted_rulings.h"
#include "extract/overprint.h"
#include "extract/pdf_reader.h"
#include "pdf_builder.h"

using namespace chushen;

namespace {

/// What the first page of a PDF with this content draws.
PdfPage drawn(const std::string& content, const std::string& entries = "") {
  PdfBuilder pdf;
  pdf.add_page(content, entries);
  const TemporaryFile file(pdf.bytes());
  auto opened = PdfFile::open(file.path());
  REQUIRE(opened);
  return opened->page(1);
}

std::vector<std::string> texts(const PdfText& text) {
  std::vector<std::string> found;
  for (const Run& run : text.runs) found.push_back(run.text);
  return found;
}

std::string show(const std::string& text, double x, double y, const std::string& state = "", double size = 10) {
  return PdfBuilder::show(text, x, y, state, size);
}
using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a run has its text, its box from the top left and an edge for each character") {
  const PdfText text = text_of(drawn(show("营业收入", 100, 742)));
  REQUIRE(text.runs.size() == 1);
  const Run& run = text.runs[0];
  CHECK(run.text == "营业收入");
  CHECK(run.box.left == Approx(100));
  CHECK(run.box.right == Approx(140));
  CHECK(run.box.top == Approx(91.5));
  CHECK(run.box.bottom == Approx(101.5));
  CHECK(run.edges == std::vector<float>{110, 120, 130, 140});
  CHECK(run.source == TextSource::kText);
  CHECK(run.confidence == 1);
}

TEST_CASE("boxes are those of the page as shown, after the crop box and each quarter turn") {
  const PdfPage cropped = drawn(show("甲", 100, 700), "/MediaBox [0 0 595 842] /CropBox [50 100 550 800]");
  CHECK(cropped.width == Approx(500));
  CHECK(cropped.height == Approx(700));
  CHECK(text_of(cropped).runs[0].box.left == Approx(50));
  CHECK(text_of(cropped).runs[0].box.bottom == Approx(101.5));
  // On a page turned by 90 degrees text set upwards is read from left to right.
  const std::string upwards = "BT /F1 10 Tf 0 1 -1 0 100 200 Tm <7532> Tj ET";
  const PdfPage turned = drawn(upwards, "/Rotate 90");
  CHECK(turned.width == Approx(842));
  REQUIRE(text_of(turned).runs.size() == 1);
  CHECK(text_of(turned).runs[0].box.left == Approx(200));
  CHECK(text_of(turned).runs[0].box.bottom == Approx(101.5));
  CHECK(turned.glyphs[0].upright);
}

TEST_CASE("a watermark set askew is no part of the lines that it crosses; a text layer that leans a little is") {
  const auto leaning = [](const std::string& matrix) { return "BT /F1 40 Tf " + matrix + " Tm <7532> Tj ET\n"; };
  CHECK(texts(text_of(drawn(show("营业收入", 100, 700) + leaning("0.866 0.5 -0.5 0.866 100 690")))) == Texts{"营业收入"});
  CHECK(texts(text_of(drawn(leaning("0.997 0.08 -0.08 0.997 100 690")))) == Texts{"甲"});
}

TEST_CASE("a gap of more than 0.4 em parts runs, white space within a line does not") {
  CHECK(texts(text_of(drawn(show("名称", 100, 700) + show("甲公司", 125, 700)))) == Texts{"名称", "甲公司"});
  CHECK(texts(text_of(drawn(show("名", 100, 700) + show("称", 112, 700)))) == Texts{"名称"});
  CHECK(texts(text_of(drawn(show("指 标", 100, 700)))) == Texts{"指 标"});
  CHECK(texts(text_of(drawn(show("20　　　年", 100, 700)))) == Texts{"20", "年"});
}

TEST_CASE("words placed without a space glyph are parted, letter spacing and Chinese text are not") {
  const auto word = [](const std::string& text, double x) { return show(text, x, 700); };
  CHECK(texts(text_of(drawn(word("ERP", 100) + word("MES", 132.5)))) == Texts{"ERP MES"});
  CHECK(texts(text_of(drawn(word("数字", 100) + word("化", 122.5)))) == Texts{"数字化"});
  CHECK(texts(text_of(drawn(show("91440703MA", 100, 700, "2 Tc ")))) == Texts{"91440703MA"});
}

TEST_CASE("characters drawn out of order, or twice to make them bold, are read once and in order") {
  CHECK(texts(text_of(drawn(show("称", 110, 700) + show("名", 100, 700)))) == Texts{"名称"});
  CHECK(texts(text_of(drawn(show("名称", 100, 700) + show("名称", 100.4, 700)))) == Texts{"名称"});
  CHECK(texts(text_of(drawn(show("一一", 100, 700)))) == Texts{"一一"});
}

TEST_CASE("texts printed over each other are doubted, a line close below and a fill-in line under a text are not") {
  const auto confidences = [](const std::string& content) {
    std::vector<float> found;
    for (const Run& run : text_of(drawn(content)).runs) found.push_back(run.confidence);
    return found;
  };
  using Sure = std::vector<float>;
  CHECK(confidences(show("甲公司", 100, 700) + show("企业", 108, 697)) == Sure{kOverprinted, kOverprinted});
  CHECK(confidences(show("甲公司", 100, 700) + show("企业", 125, 700)) == Sure{1, 1});
  CHECK(confidences(show("甲公司", 100, 700) + show("企业", 100, 691)) == Sure{1, 1});
  CHECK(confidences(show("甲公司", 100, 700) + show("——", 100, 700)) == Sure{1, 1});
  CHECK(confidences(show("甲公司", 100, 700) + show("甲公司", 100.4, 700)) == Sure{1});
}

TEST_CASE("text that the print does not show is not used") {
  const std::string shown = show("壹佰", 100, 700);
  const std::vector<std::string> hidden = {
      show("玖佰", 200, 700, "3 Tr "),                     // invisible
      show("玖佰", 200, 700, "7 Tr "),                     // clip only
      show("玖佰", 200, 700, "1 g "),                      // white on white
      show("玖佰", 200, 700, "", 0.5),                     // too small to see
      show("玖佰", 900, 700),                              // off the page
      "q 0 0 50 50 re W n " + show("玖佰", 200, 700) + "Q\n",  // outside the clip path
      show("玖佰", 200, 700) + "q 1 g 190 690 60 30 re f Q\n",  // covered
  };
  for (const std::string& content : hidden) {
    INFO(content);
    const PdfText text = text_of(drawn(shown + content));
    CHECK(texts(text) == Texts{"壹佰"});
    CHECK(text.hidden == 2);
    CHECK(text.seen == 2);
  }
}

TEST_CASE("white text on a dark cell is seen, and a cell's shading hides nothing") {
  const PdfText dark = text_of(drawn("q 0 0 0.5 rg 90 690 100 30 re f Q\n" + show("表头", 100, 700, "1 g ")));
  CHECK(texts(dark) == Texts{"表头"});
  const PdfText light = text_of(drawn("q 0.9 g 90 690 100 30 re f Q\n" + show("表头", 100, 700)));
  CHECK(light.hidden == 0);
}

TEST_CASE("the text that a PDF claims for a piece does not replace what it shows") {
  const std::string claim = "/Span << /ActualText <FEFF7396> >> BDC " + show("壹", 100, 700) + " EMC";
  CHECK(texts(text_of(drawn(claim))) == Texts{"壹"});
}

TEST_CASE("check boxes of symbol fonts and drawn ones become box characters") {
  SECTION("Wingdings without a map to Unicode") {
    const std::string boxes = "BT /F2 10 Tf 1 0 0 1 100 700 Tm <FE> Tj 1 0 0 1 140 700 Tm <A8> Tj ET ";
    const PdfText text = text_of(drawn(boxes + show("是", 111, 700) + show("否", 151, 700)));
    CHECK(texts(text) == Texts{"☑是", "☐否"});
    CHECK(text.unmapped == 0);
  }
  SECTION("a tick set over a box") {
    CHECK(texts(text_of(drawn(show("□是", 100, 700) + show("√", 101, 701)))) == Texts{"☑是"});
  }
  SECTION("squares drawn beside text, one with a tick of strokes in it") {
    const std::string squares = "100 700 8 8 re S 150 700 8 8 re S 151 704 m 153 701 l 157 708 l S ";
    const PdfText text = text_of(drawn(squares + show("是", 112, 701) + show("否", 162, 701)));
    std::string all;
    for (const Run& run : text.runs) all += run.text;
    CHECK(all == "☐是☑否");
  }
  SECTION("boxes for digits side by side are none") {
    const PdfText text = text_of(drawn("100 700 8 8 re S 108 700 8 8 re S 116 700 8 8 re S " + show("邮编", 70, 701)));
    CHECK(texts(text) == Texts{"邮编"});
  }
}

TEST_CASE("letters that the font gives no meaning to are counted") {
  const std::string codes = "BT /F2 10 Tf 100 700 Td <0102030405> Tj ET";
  CHECK(text_of(drawn(codes)).unmapped == 5);
}

TEST_CASE("strokes, thin areas and frames are rulings; white lines are not") {
  CHECK(drawn("100 700 m 300 700 l S").rulings.size() == 1);
  CHECK(drawn("100 700 200 0.5 re f").rulings == std::vector<Ruling>{{true, 141.75, 100, 300}});
  CHECK(drawn("100 700 200 50 re S").rulings.size() == 4);
  CHECK(drawn("100 700 200 50 re 101 701 198 48 re f*").rulings.size() == 4);
  CHECK(drawn("1 G 100 700 m 300 700 l S").rulings.empty());
  CHECK(drawn("100 700 m 300 600 l S").rulings.empty());
}

TEST_CASE("squares in a row at an even distance are a dotted ruling, and one alone is none") {
  std::string dots;
  for (int i = 0; i < 20; ++i) dots += std::to_string(100 + 2 * i) + " 700 0.75 0.75 re f 100 " + std::to_string(700 - 2 * i) + " 0.75 0.75 re f ";
  const PdfPage page = drawn(dots + "300 500 1 1 re f");
  CHECK(page.rulings.empty());
  const std::vector<Ruling> joined = join_dotted(page.dots, page.rulings);
  REQUIRE(joined.size() == 2);
  CHECK(joined[0].horizontal);
  CHECK(joined[0].from == Approx(100));
  CHECK(joined[0].to == Approx(138.75));
  CHECK(!joined[1].horizontal);
}

TEST_CASE("dashes with as much white between them are one ruling") {
  std::vector<Ruling> dashes;
  for (int i = 0; i < 10; ++i) dashes.push_back({true, 80, 100.0 + 12 * i, 106.0 + 12 * i});
  dashes.push_back({true, 90, 100, 106});
  const std::vector<Ruling> joined = join_dotted({}, dashes);
  REQUIRE(joined.size() == 1);
  CHECK(joined[0].to == Approx(214));
}

TEST_CASE("a word that stands on a line is underlined, a table's side underlines nothing") {
  const PdfPage page = drawn("100 698 m 140 698 l S " + show("江门", 110, 700));
  PdfText text = text_of(page);
  find_underlined(page.rulings, {}, text.runs);
  CHECK(text.runs[0].underlined);
  Table table;
  table.cells = {{0, 0, 1, 1, {100, 144, 300, 180}, {}}};
  text = text_of(page);
  find_underlined(page.rulings, {table}, text.runs);
  CHECK(!text.runs[0].underlined);
}

TEST_CASE("what the text layer says and nobody sees is kept beside the runs, with its place") {
  const PdfText invisible = text_of(drawn(show("100", 100, 700) + show("900", 130, 700, "3 Tr ")));
  CHECK(texts(invisible) == Texts{"100"});
  REQUIRE(invisible.unseen.size() == 1);
  CHECK(invisible.unseen[0].text == "900");
  CHECK(invisible.unseen[0].box.left == Approx(130));

  // A shadow of what is seen is nothing else than that.
  CHECK(text_of(drawn(show("100", 100, 700, "3 Tr ") + show("100", 100, 700))).unseen.empty());
}

TEST_CASE("an /ActualText is kept where it says something else than the glyphs") {
  const auto spoken = [](const std::string& actual) {
    return text_of(drawn("/Span <</ActualText (" + actual + ")>> BDC " + show("100", 100, 700) + " EMC"));
  };
  const PdfText other = spoken("900");
  CHECK(texts(other) == Texts{"100"});
  REQUIRE(other.unseen.size() == 1);
  CHECK(other.unseen[0].text == "900");
  CHECK(other.unseen[0].box.left == Approx(100));
  CHECK(spoken("100").unseen.empty());
  CHECK(spoken("1 00").unseen.empty());
}

TEST_CASE("text of a layer that is switched off is in the file and nobody sees it") {
  PdfBuilder pdf;
  const int layer = pdf.add("<</Type /OCG /Name (a)>>");
  const std::string ref = std::to_string(layer) + " 0 R";
  pdf.set_catalog("/OCProperties <</OCGs [" + ref + "] /D <</OFF [" + ref + "] /Order [" + ref + "]>>>>");
  pdf.add_page(show("100", 100, 700) + "/OC /L BDC " + show("900", 130, 700) + " EMC", "", ">> /Properties << /L " + ref);
  const TemporaryFile file(pdf.bytes());
  auto opened = PdfFile::open(file.path());
  REQUIRE(opened);
  const PdfText text = text_of(opened->page(1));
  CHECK(texts(text) == Texts{"100"});
  REQUIRE(text.unseen.size() == 1);
  CHECK(text.unseen[0].text == "900");
  CHECK(texts(text_of(opened->page(1))) == Texts{"100"});
}

TEST_CASE("text that is drawn and crossed out is left out and counted") {
  const PdfText text = text_of(drawn(show("旧名", 100, 700) + show("王五", 130, 700) + " 100 703 m 120 703 l S "));
  CHECK(texts(text) == Texts{"王五"});
  CHECK(text.struck == 2);
}

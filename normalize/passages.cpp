#include "normalize/passages.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <set>

#include "normalize/text.h"
#include "normalize/traced_text.h"

namespace chushen {
namespace {

/// A shorter line is a heading, a label or the end of a paragraph: nothing goes on behind it.
constexpr std::size_t kLineOfText = 18;  // characters
/// So many lines at the edge of a page can be its header or footer.
constexpr std::size_t kEdgeLines = 2;

/// The mean certainty of a text's characters; white space, which nobody reads, does not count.
float mean_confidence(const TracedText& text) {
  double sum = 0;
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const Glyph& glyph = text[i];
    if (!glyph.run || is_space(glyph.character)) continue;
    sum += certainty(glyph);
    ++count;
  }
  return count == 0 ? 1.0F : static_cast<float>(sum / static_cast<double>(count));
}

bool ends_sentence(const std::string& text) {
  static constexpr std::array<std::string_view, 7> kEnds = {"。", ";", ":", "!", "?", ")", "."};
  return std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) { return text.ends_with(end); });
}

/// "一、", "(一)", "1.", "1、" at the head of a line: something begins here.
bool begins_item(const std::string& text) {
  static const std::set<std::string> kNumerals = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
  const auto points = code_points(text.substr(0, std::min<std::size_t>(text.size(), 24)));
  std::size_t i = !points.empty() && points[0] == "(" ? 1 : 0;
  const std::size_t first = i;
  while (i < points.size() && (kNumerals.contains(points[i]) || is_digit(points[i]))) ++i;
  if (i == first || i >= points.size()) return false;
  if (points[i] == ".") return i + 1 >= points.size() || points[i + 1].size() > 1;
  return points[i] == "、" || points[i] == ")";
}

bool goes_on(const Passage& passage, const Passage& next) {
  if (passage.place.page == 0 || passage.zone != next.zone) return false;
  if (code_points(passage.text).size() < kLineOfText) return false;
  return !ends_sentence(passage.text) && !begins_item(next.text);
}

void append(Passage& passage, const Passage& next) {
  const auto weight = static_cast<float>(passage.text.size()), more = static_cast<float>(next.text.size());
  passage.confidence = (passage.confidence * weight + next.confidence * more) / std::max(weight + more, 1.0F);
  passage.place.box = united(passage.place.box, next.place.box);
  passage.text = clean_text(passage.text + " " + next.text);
}

/// Collects the passages of one page.
class PagePassages {
 public:
  explicit PagePassages(const Page& page) : page_(page) {}

  std::vector<Passage> take() {
    collect(page_.blocks, false);
    return std::move(passages_);
  }

 private:
  void collect(const std::vector<Block>& blocks, bool in_table) {
    bool open = false;  // the last passage is of this cell or page
    for (const Block& block : blocks) {
      if (const auto* table = std::get_if<Table>(&block.content)) {
        for (const Cell& cell : table->cells) collect(cell.blocks, true);
        open = false;
      }
      if (const auto* paragraph = std::get_if<Paragraph>(&block.content)) open = add(*paragraph, in_table, open);
    }
  }

  bool add(const Paragraph& paragraph, bool in_table, bool open) {
    if (page_.number == 0) return add(traced(paragraph), paragraph, in_table, false);
    for (const Line& line : paragraph.lines) open = add(traced(line), paragraph, in_table, open);
    return open;
  }

  bool add(const TracedText& text, const Paragraph& paragraph, bool in_table, bool open) {
    Passage passage;
    passage.text = clean_text(text.text());
    if (passage.text.empty()) return open;
    passage.place = {page_.number, text.place(), page_.number > 0 ? std::string() : paragraph.path};
    if (const Run* run = text.first_run()) passage.source = run->source;
    passage.confidence = mean_confidence(text);
    passage.zone = paragraph.zone;
    passage.in_table = in_table;
    if (open && goes_on(passages_.back(), passage))
      append(passages_.back(), passage);
    else
      passages_.push_back(std::move(passage));
    return true;
  }

  const Page& page_;
  std::vector<Passage> passages_;
};

/// What a running line has in common on all pages: its letters, without the number of the page.
std::string edge_key(const std::string& text) {
  std::string key;
  for (const std::string& point : code_points(search_key(text)))
    if (point.size() > 1 || point[0] < '0' || point[0] > '9') key += point;
  return key;
}

/// The passages outside tables at one edge of a page.
std::vector<Passage*> edge_of(std::vector<Passage>& page, bool upper) {
  std::vector<Passage*> found;
  for (std::size_t i = 0; i < page.size() && found.size() < kEdgeLines; ++i) {
    Passage& passage = upper ? page[i] : page[page.size() - 1 - i];
    if (passage.in_table) break;
    found.push_back(&passage);
  }
  return found;
}

/// Lines that several pages repeat at an edge. A line of the text itself occurs once.
void mark_running_lines(std::vector<std::vector<Passage>>& pages) {
  for (const bool upper : {true, false}) {
    std::map<std::string, std::vector<Passage*>> by_key;
    for (auto& page : pages)
      for (Passage* passage : edge_of(page, upper))
        if (std::string key = edge_key(passage->text); !key.empty()) by_key[std::move(key)].push_back(passage);
    for (auto& [key, same] : by_key)
      if (same.size() > 1)
        for (Passage* passage : same) passage->zone = upper ? Zone::kHeader : Zone::kFooter;
  }
}

}  // namespace

std::vector<Passage> passages_of(const Document& document) {
  std::vector<std::vector<Passage>> pages;
  for (const Page& page : document.pages) pages.push_back(PagePassages(page).take());
  if (pages.size() > 1) mark_running_lines(pages);
  std::vector<Passage> all;
  for (auto& page : pages) std::move(page.begin(), page.end(), std::back_inserter(all));
  return all;
}

std::vector<Reading> pictures_of(const Document& document) {
  constexpr int kWidth = 300, kHeight = 200;
  std::vector<Reading> found;
  for (const Page& page : document.pages)
    for (const Picture& picture : page.pictures) {
      if (picture.width_pixels < kWidth || picture.height_pixels < kHeight) continue;
      Reading reading;
      reading.document = document.id;
      reading.place = {page.number, picture.box, ""};
      reading.raw = std::to_string(picture.width_pixels) + "×" + std::to_string(picture.height_pixels);
      found.push_back(std::move(reading));
    }
  return found;
}

std::string passage_key(const std::string& clean_text) {
  std::string key;
  for (const std::string& point : code_points(clean_text)) {
    // U+3000 to U+303F begin with E3 80: punctuation. U+2000 to U+2FFF begin with E2: dashes, quotes, boxes.
    const bool mark = point.starts_with('\xE2') || point.starts_with("\xE3\x80");
    const bool word = point.size() > 1 ? !mark : std::isalnum(static_cast<unsigned char>(point[0])) != 0;
    if (word) key += point;
  }
  return key;
}

namespace {

// How long the mark is that ends a sentence here; 0 where there is none.
std::size_t sentence_end(std::string_view text) {
  constexpr std::string_view kStop = "。", kOthers = ";!?\n";
  if (text.starts_with(kStop)) return kStop.size();
  return kOthers.find(text.front()) != kOthers.npos ? 1 : 0;
}

}  // namespace

std::vector<std::string> sentences_of(const std::string& text) {
  std::vector<std::string> sentences;
  std::size_t begin = 0, at = 0;
  const auto end_sentence = [&] {
    if (at > begin) sentences.push_back(text.substr(begin, at - begin));
  };
  while (at < text.size()) {
    const std::size_t mark = sentence_end(std::string_view(text).substr(at));
    if (mark > 0) {
      end_sentence();
      begin = at + mark;
    }
    at += std::max<std::size_t>(mark, 1);
  }
  end_sentence();
  return sentences;
}

}  // namespace chushen

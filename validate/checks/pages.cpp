#include <algorithm>
#include <map>
#include <set>

#include "normalize/passages.h"
#include "normalize/text.h"
#include "validate/checks/families.h"
#include "validate/narrative.h"
#include "validate/pack_reader.h"
#include "validate/parameters.h"
#include "validate/situation.h"
#include "validate/trace.h"

namespace chushen {
namespace {

/// A page of the form as handed in. `file` and `page` tell a person where to look.
struct FormPage {
  const DocumentFacts* document = nullptr;
  int page = 0;
  std::vector<const Passage*> passages;
  std::optional<int> number, of;  ///< as printed on it
};

/// The pages of the stamped form, else of a print, in the order of their files.
std::vector<FormPage> pages_of(const Application& application) {
  std::vector<FormPage> pages;
  for (const Role role : {Role::kFormStamped, Role::kFormPrint}) {
    for (const DocumentFacts& document : application.documents) {
      if (document.role != role) continue;
      for (int page = 1; page <= static_cast<int>(document.page_sizes.size()); ++page)
        pages.push_back({&document, page, {}, {}, {}});
      for (const Passage& passage : document.passages)
        for (FormPage& page : pages)
          if (page.document == &document && page.page == passage.place.page) page.passages.push_back(&passage);
    }
    if (!pages.empty()) break;
  }
  return pages;
}

std::vector<int> numbers_in(const std::string& text) {
  std::vector<int> numbers;
  std::string digits;
  for (const char c : text + " ") {
    if (c >= '0' && c <= '9') {
      digits += c;
    } else if (!digits.empty()) {
      if (digits.size() <= 3) numbers.push_back(std::stoi(digits));
      digits.clear();
    }
  }
  return numbers;
}

/// "第3页 共8页", "3/8", "- 3 -", "3": all of a short line but its numbers is what page numbers are written with.
void read_number(const Passage& passage, FormPage& page) {
  static const std::set<std::string> kAround = {"第", "页", "共", "-", "—", "–", "/", "·", "~", ",", " ", "(", ")"};
  const auto points = code_points(passage.text);
  if (points.empty() || points.size() > 12 || passage.in_table || !is_sure(passage)) return;
  for (const std::string& point : points)
    if (!kAround.contains(point) && !(point.size() == 1 && point[0] >= '0' && point[0] <= '9')) return;
  const auto numbers = numbers_in(passage.text);
  if (numbers.empty() || numbers.size() > 2 || numbers[0] == 0) return;
  page.number = numbers[0];
  if (numbers.size() == 2) page.of = numbers[1];
}

/// The page number stands in the first or the last line of a page.
void read_numbers(std::vector<FormPage>& pages) {
  for (FormPage& page : pages) {
    if (page.passages.empty()) continue;
    read_number(*page.passages.front(), page);
    if (!page.number) read_number(*page.passages.back(), page);
  }
}

/// What is wrong with the pages, in words; or that it cannot be said.
struct Verdict {
  std::vector<std::string> wrong;
  bool judged = false;
  bool in_doubt = false;  ///< a page's worth is not found, but neither is much else: it may only be badly read
};

std::string title_of(const FormPage& page) {
  return "“" + page.document->file_name + "”第" + std::to_string(page.page) + "页";
}

/// By printed numbers, where two thirds of the pages bear one. A cover bears none; a number may start anywhere.
Verdict by_numbers(const std::vector<FormPage>& pages) {
  Verdict verdict;
  std::vector<const FormPage*> numbered;
  for (const FormPage& page : pages)
    if (page.number) numbered.push_back(&page);
  if (numbered.size() < 2 || numbered.size() * 3 < pages.size() * 2) return verdict;
  verdict.judged = true;
  for (std::size_t i = 1; i < numbered.size(); ++i) {
    const int before = *numbered[i - 1]->number, here = *numbered[i]->number;
    const int gap = static_cast<int>(numbered[i] - numbered[i - 1]);  // unnumbered pages may stand between
    if (here == before) verdict.wrong.push_back("第" + std::to_string(here) + "页重复");
    if (here < before) verdict.wrong.push_back("第" + std::to_string(here) + "页排在第" + std::to_string(before) + "页之后");
    if (here > before + gap)
      verdict.wrong.push_back("缺第" + std::to_string(before + 1) + "页" +
                              (here - before > 2 ? "至第" + std::to_string(here - 1) + "页" : ""));
  }
  const FormPage& last = *numbered.back();
  if (last.of && *last.of > *last.number && &last == &pages.back())
    verdict.wrong.push_back("共" + std::to_string(*last.of) + "页，末页为第" + std::to_string(*last.number) + "页");
  return verdict;
}

/// Two pages that say the same: nine in ten of their passages are equal. A page of few words says too little.
void find_doubles(const std::vector<FormPage>& pages, Verdict& verdict) {
  constexpr std::size_t kFewest = 4;
  std::vector<std::set<std::string>> keys;
  for (const FormPage& page : pages) {
    std::set<std::string> own;
    for (const Passage* passage : page.passages)
      if (std::string key = passage_key(passage->text); key.size() >= 6) own.insert(std::move(key));
    keys.push_back(std::move(own));
  }
  for (std::size_t i = 0; i < pages.size(); ++i)
    for (std::size_t j = i + 1; j < pages.size(); ++j) {
      if (keys[i].size() < kFewest || keys[j].size() < kFewest) continue;
      const auto common = std::count_if(keys[i].begin(), keys[i].end(),
                                        [&](const std::string& key) { return keys[j].contains(key); });
      if (static_cast<std::size_t>(common) * 10 >= std::max(keys[i].size(), keys[j].size()) * 9)
        verdict.wrong.push_back(title_of(pages[j]) + "与" + title_of(pages[i]) + "内容重复");
    }
}

/// Where each passage of the editable form stands in it; a text that occurs twice tells no place.
std::map<std::string, std::size_t> anchors_of(const Application& application) {
  std::map<std::string, std::size_t> anchors;
  std::set<std::string> twice;
  std::size_t place = 0;
  for (const DocumentFacts& document : application.documents) {
    if (document.role != Role::kFormEditable) continue;
    for (const Passage& passage : document.passages) {
      std::string key = passage_key(passage.text);
      if (key.size() < 12 || passage.zone != Zone::kBody) continue;
      if (!anchors.emplace(key, ++place).second) twice.insert(key);
    }
    break;  // one form is the order of all
  }
  for (const std::string& key : twice) anchors.erase(key);
  return anchors;
}

struct Anchored {
  std::vector<std::vector<std::size_t>> places;  ///< of each page, in order
  std::set<std::size_t> found;
};

Anchored anchored(const std::vector<FormPage>& pages, const std::map<std::string, std::size_t>& anchors) {
  Anchored result;
  for (const FormPage& page : pages) {
    std::vector<std::size_t> places;
    for (const Passage* passage : page.passages)
      if (const auto at = anchors.find(passage_key(passage->text)); at != anchors.end()) places.push_back(at->second);
    std::sort(places.begin(), places.end());
    result.found.insert(places.begin(), places.end());
    result.places.push_back(std::move(places));
  }
  return result;
}

/// The longest run of the editable form's places of which no page shows any, as a share of all.
double longest_gap(const std::map<std::string, std::size_t>& anchors, const std::set<std::size_t>& found) {
  std::set<std::size_t> all;
  for (const auto& [key, place] : anchors) all.insert(place);
  std::size_t run = 0, longest = 0;
  for (const std::size_t place : all) {
    run = found.contains(place) ? 0 : run + 1;
    longest = std::max(longest, run);
  }
  return all.empty() ? 0 : static_cast<double>(longest) / static_cast<double>(all.size());
}

/// By the order in which the editable form says what stands on the pages. Readers of pictures lose passages one by one,
/// not a page's worth in a row.
Verdict by_editable(const Application& application, const std::vector<FormPage>& pages) {
  constexpr std::size_t kFewestAnchors = 12, kFewestOnPage = 3;
  Verdict verdict;
  const auto anchors = anchors_of(application);
  if (anchors.size() < kFewestAnchors) return verdict;
  const Anchored found = anchored(pages, anchors);
  if (found.found.size() * 2 < anchors.size()) return verdict;
  verdict.judged = true;
  std::size_t latest = 0;
  const FormPage* before = nullptr;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (found.places[i].size() < kFewestOnPage) continue;
    const std::size_t median = found.places[i][found.places[i].size() / 2];
    if (before && median < latest) verdict.wrong.push_back(title_of(pages[i]) + "的内容应在" + title_of(*before) + "之前");
    latest = std::max(latest, median);
    before = &pages[i];
  }
  const double page_share = 0.8 / static_cast<double>(pages.size() + 1);
  const double gap = longest_gap(anchors, found.found);
  if (gap < std::max(page_share, 0.12)) return verdict;
  const double elsewhere = static_cast<double>(found.found.size()) / (static_cast<double>(anchors.size()) * (1 - gap));
  verdict.in_doubt = elsewhere < 0.8;
  if (!verdict.in_doubt) verdict.wrong.push_back("电子版中有一页以上的内容在盖章件上未见");
  return verdict;
}

bool all_read(const std::vector<FormPage>& pages) {
  return std::all_of(pages.begin(), pages.end(), [](const FormPage& page) {
    const bool surely = std::all_of(page.passages.begin(), page.passages.end(), [](const Passage* passage) {
      return is_electronic(passage->source) || passage->confidence > 0.5F;
    });
    return !page.passages.empty() && surely;
  });
}

/// No page of the stamped form (else of the print) is missing, doubled or out of order: by printed page numbers, by pages
/// that say the same, and by the order of the editable form.
CheckResult pages_in_order(const CheckInput& input) {
  std::vector<FormPage> pages = pages_of(input.application);
  CheckResult result;
  result.words["inputs"] = "盖章件各页";
  if (pages.empty()) {
    result.situation = kOtherRule;
    return result;
  }
  read_numbers(pages);
  Verdict numbers = by_numbers(pages), order = by_editable(input.application, pages), doubles;
  find_doubles(pages, doubles);
  std::vector<std::string> wrong = numbers.wrong;
  wrong.insert(wrong.end(), doubles.wrong.begin(), doubles.wrong.end());
  if (!numbers.judged) wrong.insert(wrong.end(), order.wrong.begin(), order.wrong.end());
  result.words["wrong"] = listed(wrong, 4);
  result.words["pages"] = std::to_string(pages.size());
  for (const FormPage& page : pages)
    if (result.evidence.empty() || result.evidence.back().document != page.document->id)
      result.evidence.push_back(evidence_of(*page.document));
  if (!wrong.empty())
    result.situation = kContrary;
  else if (!numbers.judged && order.in_doubt)
    result.situation = kUnreadable;
  else if (numbers.judged || order.judged)
    result.situation = kHolds;
  else
    result.situation = all_read(pages) ? kMissing : kUnreadable;
  return result;
}

}  // namespace

std::vector<CheckSpec> page_checks() {
  return {{"pages-in-order", pages_in_order, {}, {}, {"wrong", "pages"}}};
}

}  // namespace chushen

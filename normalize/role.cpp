#include "normalize/role.h"

#include <algorithm>
#include <limits>
#include <set>

#include "extract/utf8.h"
#include "normalize/page_text.h"
#include "normalize/text.h"

namespace chushen {
namespace {

/// A title stands within the first lines of the first page that says anything.
constexpr std::size_t kHeadLines = 25;
constexpr std::size_t kLongestTitleLine = 45;  // characters
constexpr std::size_t kLongestHeading = 20;    // characters, of a part of the narrative
constexpr std::size_t kTitleLines = 3;         // a title may be broken over so many
constexpr std::size_t kBehindTitle = 12;       // characters of a title's line after it: （副本）, （无违法违规证明版）
constexpr std::size_t kTitlesOfList = 3;       // so many kinds of papers under each other are a list of them

/// So many different fields make a form without a title, and with one. A page of a form that came as a loose picture
/// holds fewer.
constexpr std::size_t kFieldsOfForm = 10, kFieldsUnderTitle = 3, kFieldsOfFormPage = 4;
constexpr std::string_view kEndsOfSentences[] = {"。", "；", "，", "、", ".", ";", ","};
constexpr std::string_view kCoverWords[] = {"申报书", "申请书", "申报表", "申请表"};
/// A paper bound in with a form holds fewer labels of the form than this.
constexpr std::size_t kFieldsOfPaper = 9;
/// What a paper is stands over all but a few of its labels: "营业执照" in a list at the foot of a page of the form heads none.
constexpr std::size_t kFieldsOverTitle = 2;

std::vector<PageLine> head_of(const Document& document) {
  std::vector<PageLine> lines;
  for (const Page& page : document.pages) {
    for (PageLine& line : lines_of(page, kHeadLines)) lines.push_back(std::move(line));
    if (!lines.empty()) break;
  }
  if (lines.size() > kHeadLines) lines.resize(kHeadLines);
  return lines;
}

/// Up to three short lines from `first` on, as one text.
TracedText window(const std::vector<PageLine>& lines, std::size_t first, std::size_t count) {
  TracedText whole;
  for (std::size_t i = first; i < std::min(first + count, lines.size()); ++i) {
    if (lines[i].text.size() > kLongestTitleLine) break;
    if (whole.size() > 0) whole.append_space('\n');
    whole.append(lines[i].text.trimmed());
  }
  return whole;
}

std::set<std::string> directions_in(const std::string& key, const FormSchema& schema) {
  std::set<std::string> found;
  for (const DirectionSpec& direction : schema.directions)
    for (const std::string& title : direction.titles)
      if (key.find(search_key(title)) != std::string::npos) found.insert(direction.name);
  return found;
}

Reading reading_of(const Document& document, const PageLine& line, const TracedText& text) {
  Reading reading;
  reading.document = document.id;
  reading.place = {line.page, text.place(), line.page > 0 ? std::string() : line.path};
  if (const Run* run = text.first_run()) reading.source = run->source;
  reading.confidence = text.confidence();
  reading.raw = text.text();
  return reading;
}

bool holds(const std::string& text, const std::string& word) {
  const std::string key = search_key(word);
  return !key.empty() && text.find(key) != std::string::npos;
}

std::optional<Role> role_by_words(const std::string& text, const FormSchema& schema) {
  for (const RoleSpec& spec : schema.roles) {
    const auto stands = [&](const std::string& word) { return holds(text, word); };
    const bool all = std::all_of(spec.all.begin(), spec.all.end(), stands);
    const bool any = spec.any.empty() || std::any_of(spec.any.begin(), spec.any.end(), stands);
    if (all && any && (!spec.all.empty() || !spec.any.empty())) return role_named(spec.role);
  }
  return std::nullopt;
}

bool is_about_forms(Role role) { return role == Role::kSummary || role == Role::kLetter; }

/// A line that is headed so, and no sentence that speaks of such a paper.
bool is_headed(const std::string& line, const std::string& title) {
  const std::string key = search_key(line), wanted = search_key(title);
  const std::size_t at = wanted.empty() ? key.npos : key.rfind(wanted);
  if (at == key.npos || count_code_points(std::string_view(key).substr(at + wanted.size())) > kBehindTitle) return false;
  return std::none_of(std::begin(kEndsOfSentences), std::end(kEndsOfSentences),
                      [&line](std::string_view end) { return line.ends_with(end); });
}

/// The role whose title comes first; a list of papers ("附件：1.营业执照 2.审计报告 …") is none of them, only evidence.
std::optional<Role> role_by_title(const Document& document, const FormSchema& schema) {
  std::optional<Role> first;
  std::set<std::string> met;
  for (const PageLine& line : head_of(document)) {
    const std::string text = line.text.trimmed().text();
    if (count_code_points(text) > kLongestTitleLine) continue;
    for (const RoleSpec& spec : schema.roles) {
      const bool headed = std::any_of(spec.titles.begin(), spec.titles.end(),
                                      [&text](const std::string& title) { return is_headed(text, title); });
      if (!headed || !met.insert(spec.role).second) continue;
      if (!first) first = role_named(spec.role);
    }
  }
  const bool is_list = met.size() >= kTitlesOfList && first && !is_about_forms(*first);
  return is_list ? Role::kEvidence : first;
}

std::string searched_text(const Document& document) {
  std::string text;
  for (const Page& page : document.pages) text += chushen::searched_text(page) + "\n";
  return text;
}

std::string head_text(const Document& document) {
  std::string text;
  for (const PageLine& line : head_of(document)) text += search_key(line.text.text());
  return text;
}

std::size_t fields_in(const std::vector<BoundValue>& values) {
  std::set<std::string> names;
  for (const BoundValue& value : values)
    if (value.standing != Standing::kNarrative) names.insert(value.field->name);
  return names.size();
}

bool is_word_processing(Kind kind) {
  return kind == Kind::kDocx || kind == Kind::kDoc || kind == Kind::kWps || kind == Kind::kRtf || kind == Kind::kOdt ||
         kind == Kind::kTxt;
}

bool has_picture_page(const Document& document) {
  return std::any_of(document.pages.begin(), document.pages.end(),
                     [](const Page& page) { return page.source == PageSource::kPicture; });
}

bool has_seal(const Document& document) {
  return std::any_of(document.pages.begin(), document.pages.end(), [](const Page& page) {
    return std::any_of(page.seals.begin(), page.seals.end(),
                       [](const Seal& seal) { return seal.kind != SealKind::kPersonal; });
  });
}

/// A word-processing file that holds the form as text, and not only as pictures of its pages.
bool has_text_of_form(const std::vector<BoundValue>& values) {
  return std::any_of(values.begin(), values.end(),
                     [](const BoundValue& value) { return value.reading.source != TextSource::kOcr; });
}

bool is_spreadsheet(Kind kind) { return kind == Kind::kXlsx || kind == Kind::kXls; }

/// A form, by how it was handed in. A spreadsheet can be edited too, but with the labels of a form alone and without its
/// title it may as well be an account or a list.
Role form_role(const Document& document, const TitleFound& title, const std::vector<BoundValue>& values) {
  if (is_spreadsheet(document.kind)) return title.direction.empty() ? Role::kEvidence : Role::kFormEditable;
  if (is_word_processing(document.kind) && has_text_of_form(values)) return Role::kFormEditable;
  return has_picture_page(document) || has_seal(document) ? Role::kFormStamped : Role::kFormPrint;
}

/// A page of the narrative: headings of its parts stand in lines of their own.
bool is_narrative_page(const Document& document, const FormSchema& schema) {
  constexpr std::size_t kHeadings = 2;
  std::set<std::string> found;
  for (const Page& page : document.pages)
    for (const PageLine& line : lines_of(page)) {
      if (line.text.size() > kLongestHeading) continue;
      for (const std::string& heading : schema.section_headings)
        if (holds(search_key(line.text.text()), heading)) found.insert(heading);
    }
  return found.size() >= kHeadings;
}

/// The cover of a form whose title names no direction: the direction is ticked on it.
bool is_cover(const Document& document, std::size_t fields) {
  const std::string head = head_text(document);
  const auto stands = [&head](std::string_view word) { return head.find(word) != std::string::npos; };
  return fields >= kFieldsUnderTitle && std::any_of(std::begin(kCoverWords), std::end(kCoverWords), stands);
}

bool is_form_page(const Document& document, std::size_t fields, const std::vector<BoundValue>& values,
                  const FormSchema& schema) {
  if (!has_picture_page(document)) return false;
  if (is_narrative_page(document, schema) || is_cover(document, fields)) return true;
  const bool pledge = std::any_of(values.begin(), values.end(),
                                  [](const BoundValue& value) { return value.standing == Standing::kPledge; });
  return fields >= kFieldsOfFormPage || pledge;
}

bool says_anything(const Document& document) {
  return std::any_of(document.pages.begin(), document.pages.end(), [](const Page& page) {
    return !page.blocks.empty() || !page.pictures.empty() || !page.seals.empty() ||
           page.source == PageSource::kPicture;
  });
}

/// The height on a page above which what stands there may head it.
double foot_of_head(const std::vector<BoundValue>& values) {
  std::vector<double> tops;
  for (const BoundValue& value : values)
    if (value.standing != Standing::kNarrative && !value.reading.place.box.empty()) tops.push_back(value.reading.place.box.top);
  std::sort(tops.begin(), tops.end());
  return tops.size() > kFieldsOverTitle ? tops[kFieldsOverTitle] : std::numeric_limits<double>::infinity();
}

}  // namespace

TitleFound find_title(const Document& document, const FormSchema& schema) {
  const std::vector<PageLine> lines = head_of(document);
  for (std::size_t count = 1; count <= kTitleLines; ++count)
    for (std::size_t first = 0; first < lines.size(); ++first) {
      const TracedText text = window(lines, first, count);
      const std::set<std::string> directions = directions_in(search_key(text.text()), schema);
      if (directions.size() == 1) return {*directions.begin(), reading_of(document, lines[first], text)};
    }
  return {};
}

Role role_of(const Document& document, const TitleFound& title, const std::vector<BoundValue>& values,
             const FormSchema& schema) {
  const std::size_t fields = fields_in(values);
  const bool loose_page = document.kind == Kind::kImage && !title.direction.empty();
  if ((!title.direction.empty() && fields >= kFieldsUnderTitle) || loose_page) return form_role(document, title, values);
  std::optional<Role> at_head = role_by_title(document, schema);
  if (!at_head) at_head = role_by_words(head_text(document), schema);
  if (at_head && (is_about_forms(*at_head) || fields < kFieldsOfForm)) return *at_head;
  if (fields >= kFieldsOfForm) return form_role(document, title, values);
  if (const auto role = role_by_words(searched_text(document), schema)) return *role;
  if (is_form_page(document, fields, values, schema)) return form_role(document, title, values);
  return says_anything(document) ? Role::kEvidence : Role::kUnknown;
}

std::optional<Role> role_of_page(const Page& page, const std::vector<BoundValue>& values, const FormSchema& schema) {
  std::vector<BoundValue> here;
  for (const BoundValue& value : values)
    if (value.reading.place.page == page.number) here.push_back(value);
  const bool pledge = std::any_of(here.begin(), here.end(),
                                  [](const BoundValue& value) { return value.standing == Standing::kPledge; });
  if (pledge || fields_in(here) >= kFieldsOfPaper) return std::nullopt;
  std::string head;
  const double foot = foot_of_head(here);
  for (const PageLine& line : lines_of(page, kHeadLines))
    if (line.text.place().top < foot) head += search_key(line.text.text());
  const auto role = role_by_words(head, schema);
  return role && !is_about_forms(*role) ? role : std::nullopt;
}

}  // namespace chushen

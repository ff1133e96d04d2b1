#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document.h"
#include "normalize/seal_match.h"
#include "normalize/value.h"

namespace chushen {

/// What an applicant declares, and from where. Plain data; made by normalize(), judged by validate/.

/// What a document is in its submission. Names in JSON: "form-editable" … as in contract section 3.
enum class Role {
  kFormEditable,  ///< a word-processing file whose form is text
  kFormStamped,   ///< the form as page pictures, or as PDF/OFD text with a seal on it
  kFormPrint,     ///< the form as PDF/OFD text without a seal
  kLicence,
  kAssessment,
  kCreditReport,
  kAcceptance,
  kAudit,
  kLetter,        ///< 推荐函
  kSummary,       ///< 汇总表
  kEvidence,
  kUnknown,
};
std::string_view name_of(Role role);
std::optional<Role> role_named(std::string_view name);
bool is_form(Role role);

/// Where a reading stands. A flow document has no pages: page 0 and a path "表2 第3行 第2列".
struct Place {
  int page = 0;
  Rect box;
  std::string path;
  bool operator==(const Place&) const = default;
};

/// One writing of one field in one document.
struct Reading {
  std::string document;        ///< Document::id
  Place place;
  TextSource source = TextSource::kDocx;
  float confidence = 1;        ///< that `raw` is what is written there
  std::string raw;             ///< as written, never repaired
  std::optional<Value> value;  ///< what it means; nothing where it is no value of the field's type
  std::string suggestion;      ///< a repair to show beside `raw`, never used: a code with one symbol exchanged
  bool operator==(const Reading&) const = default;
};

/// Six different facts; none of them is "false".
enum class FieldState {
  kPresent,
  kBlank,        ///< the place was found, empty (or 无, － where that is no answer)
  kUnreadable,   ///< ink, but no reader is sure
  kMalformed,    ///< surely read, but not a value of the type
  kNotFound,     ///< no label
  kConflicting,  ///< sure readings of equal authority differ as values
};
std::string_view name_of(FieldState state);

struct Field {
  std::string name;
  std::optional<int> year, half;
  FieldState state = FieldState::kNotFound;
  std::optional<Value> value;     ///< only where kPresent
  float confidence = 0;           ///< of the value; 0 unless kPresent
  /// Of form documents first, in the order editable, stamped, print; then licence, assessment and other evidence,
  /// which never set value or state.
  std::vector<Reading> readings;
  std::string why;                ///< Chinese, one clause, where the state is not kPresent
  bool operator==(const Field&) const = default;
};

/// A page whose picture was turned to be read, as in Page::quarter_turns.
struct TurnedPage {
  int page = 1;
  int quarter_turns = 0;  ///< clockwise, 1 to 3
  bool operator==(const TurnedPage&) const = default;
};

/// A paragraph as a person reads it, for rules that look at the text and not at fields.
struct Passage {
  Place place;
  TextSource source = TextSource::kDocx;
  float confidence = 1;     ///< the mean of its characters
  Zone zone = Zone::kBody;  ///< of documents with pages: a line that several pages repeat at one edge is header or footer
  bool in_table = false;
  std::string text;         ///< as clean_text() has it
  bool operator==(const Passage&) const = default;
};

/// What a county's 汇总表 says of one applicant.
struct SummaryCell {
  std::string field;
  ValueType type = ValueType::kText;
  Reading reading;
  bool operator==(const SummaryCell&) const = default;
};
struct SummaryRow {
  std::vector<SummaryCell> cells;
  bool operator==(const SummaryRow&) const = default;
};

/// A value that the text layer of a form gives, beside what its page shows in that place.
enum class PrintMatch { kSame, kDifferent, kCannotTell };
struct PrintComparison {
  std::string field;
  std::optional<int> year, half;
  Reading text;                           ///< from the text layer, or from a form field
  Reading print;                          ///< as it is seen; without a value where nothing could be made out
  PrintMatch match = PrintMatch::kCannotTell;
  bool operator==(const PrintComparison&) const = default;
};

/// What normalize() found out about one document.
struct DocumentFacts {
  std::string id, file_name, sha256;
  std::uint64_t bytes = 0;
  Kind kind = Kind::kOther;
  Role role = Role::kUnknown;
  Status status = Status::kRead;
  std::vector<Warning> warnings;
  bool has_pages = false;                 ///< false for flow documents: `pages` in JSON is then null
  std::vector<std::array<double, 3>> page_sizes;  ///< width and height in points, dpi of the scan (0: none)
  std::vector<TurnedPage> turned_pages;   ///< a picture of such a page has to be turned to show a place on it
  std::string direction;                  ///< of a form: the direction its title names; empty where none or unclear
  Reading title;                          ///< of a form: where that title stands
  std::vector<Seal> seals;                ///< with the page in `seal_pages`
  std::vector<int> seal_pages;
  std::vector<SealMatch> seal_matches;    ///< of each seal, against the applicant's name
  std::vector<InkPlace> places;           ///< for signatures and dates, with the page in `place_pages`
  std::vector<int> place_pages;
  std::vector<Passage> passages;          ///< in reading order (normalize/passages.h)
  std::vector<Reading> pictures;          ///< pictures large enough for a photograph or a screenshot: where they stand
  std::vector<Reading> unseen;            ///< what the text layer says and nobody sees (Page::unseen): `raw` and place
  std::vector<SummaryRow> summary;        ///< of a 汇总表: its rows (normalize/summary_table.h)
  bool operator==(const DocumentFacts&) const = default;
};

struct Application {
  std::vector<DocumentFacts> documents;
  std::vector<Field> fields;   ///< as contract section 3 demands: the pack's order, each field of the direction once
  std::string direction;       ///< the one ticked; empty where several are; where none is, that of the form's title
  std::vector<PrintComparison> prints;  ///< of forms with a text layer, in the order of the fields (normalize/print_match.h)
  bool operator==(const Application&) const = default;
};

/// The first field of that name (and year, half), or nothing. Never null for a field of the direction without a year.
const Field* find(const Application& application, std::string_view name, std::optional<int> year = {},
                  std::optional<int> half = {});
/// All fields of that name, in order of year.
std::vector<const Field*> find_all(const Application& application, std::string_view name);
const DocumentFacts* find_document(const Application& application, std::string_view id);
/// By how many clockwise quarter turns a page was read; 0 for nearly every one.
int quarter_turns_of(const DocumentFacts& document, int page);
/// The text of a present text, code or choice field, else empty.
std::string text_of(const Application& application, std::string_view name);

}  // namespace chushen

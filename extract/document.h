#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace chushen {

/// What a file says, and where on it: the one type between every reader and everything after it.
///
/// A Document is plain data. It holds what stands on the paper in the order a person reads it, never what it means:
/// labels, fields and roles come later (normalize/application.h).
///
/// Units, everywhere in this header: lengths and places in PDF points (1/72 inch), origin at the top left of the page
/// as read (after /Rotate, EXIF and found quarter turns, before deskew), y downwards; texts in UTF-8 as written, never
/// normalized; confidences from 0 (a guess) to 1 (read electronically).

/// A rectangle on a page. All zero where the format has no pages (DOCX).
struct Rect {
  double left = 0, top = 0, right = 0, bottom = 0;

  double width() const { return right - left; }
  double height() const { return bottom - top; }
  bool empty() const { return right <= left || bottom <= top; }
  bool operator==(const Rect&) const = default;
};

/// The smallest rectangle that holds both; an empty one adds nothing.
Rect united(const Rect& a, const Rect& b);

/// Where a text comes from. Names in JSON: docx text form-field ocr.
enum class TextSource {
  kDocx,       ///< a word-processing file, whatever its format
  kText,       ///< the text layer of a PDF or OFD, or a plain text
  kFormField,  ///< the value of an interactive form field
  kOcr,        ///< recognized from a picture
};

/// A check box or a tick, tied to the text that follows it in its line.
struct Mark {
  bool ticked = false;
  float confidence = 1;  ///< that `ticked` is right
  bool operator==(const Mark&) const = default;
};

/// Another reader's reading of the same run, kept beside the one chosen.
struct Alternative {
  std::string reader;  ///< "tesseract", "ppocr-v6"
  std::string text;
  float confidence = 0;
  bool operator==(const Alternative&) const = default;
};

/// A piece of one line that was read as a whole.
struct Run {
  std::string text;  ///< as written; a mark is the one character "☑" or "☐"
  Rect box;
  TextSource source = TextSource::kText;
  float confidence = 1;
  /// Right edge of each code point of `text`, so that a part of the run has a place; empty where not known.
  std::vector<float> edges;
  /// Confidence of each code point of `text`; empty where all are as sure as the run.
  std::vector<float> certainties;
  std::vector<Alternative> others;
  std::vector<Mark> mark;  ///< one element where the run is a check box, else none
  bool underlined = false; ///< a filled-in or empty blank "____" is often drawn as an underline
  bool operator==(const Run&) const = default;
};

/// The place of `count` code points of `run` from the `first` on; the whole box where edges are not known.
Rect part_of(const Run& run, std::size_t first, std::size_t count);

struct Line {
  std::vector<Run> runs;  ///< left to right; a wide gap is two runs
  Rect box;
  bool operator==(const Line&) const = default;
};

/// The text of a line; runs that do not touch are separated by one space.
std::string text_of(const Line& line);

/// Which part of a page a paragraph belongs to.
enum class Zone { kBody, kHeader, kFooter, kFootnote, kTextBox };

struct Paragraph {
  std::vector<Line> lines;
  Zone zone = Zone::kBody;
  std::string path;  ///< "第5段" where there are no pages, else empty
  bool operator==(const Paragraph&) const = default;
};

/// The text of a paragraph, lines separated by '\n'.
std::string text_of(const Paragraph& paragraph);

struct Block;

/// A cell of a table's grid. Spans are at least 1; the cells of a table do not overlap.
struct Cell {
  int row = 0, column = 0;  ///< of the top left corner, from 0
  int row_span = 1, column_span = 1;
  Rect box;
  std::vector<Block> blocks;
  bool operator==(const Cell&) const;
};

struct Table {
  int rows = 0, columns = 0;
  Rect box;
  std::vector<Cell> cells;  ///< by row, then by column
  std::string path;         ///< "表2" (counted from 1 over the document; nested "表2.1"), for every kind of document
  bool operator==(const Table&) const;
};

/// A paragraph or a table: all that can stand in a page or a cell.
struct Block {
  std::variant<Paragraph, Table> content;
  bool operator==(const Block&) const;
};

/// The text of a cell or a list of blocks; lines separated by '\n', cells of a nested table by '\n' too.
std::string text_of(const std::vector<Block>& blocks);

enum class SealShape { kRound, kEllipse, kSquare, kOther };
enum class SealColor { kRed, kBlack, kBlue, kOther };
enum class SealKind {
  kOfficial,   ///< 公章
  kContract,   ///< 合同专用章
  kFinance,    ///< 财务专用章
  kInvoice,    ///< 发票专用章
  kDepartment, ///< 部门章
  kPersonal,   ///< 个人名章
  kElectronic, ///< 电子印章
  kUnknown,
};

struct Seal {
  Rect box;
  SealShape shape = SealShape::kOther;
  double diameter_mm = 0;  ///< the longer axis
  SealColor color = SealColor::kOther;
  std::string text;        ///< the name on the arc, empty where not read
  SealKind kind = SealKind::kUnknown;
  float confidence = 0;    ///< of the text where there is one, else that this is a seal
  std::string code;        ///< the figures on the lower arc, 13 by practice; empty where not surely read
  bool partial = false;    ///< the edge of the page cuts it off: a seal across the edges of several pages, or a shifted sheet
  /// Confidence of each code point of `text`; empty where it was not read.
  std::vector<float> certainties;
  std::vector<std::string> others;  ///< what single looks at the same text read, where they differ from it
  bool operator==(const Seal&) const = default;
};

/// What a place on a form is to be filled with by hand. Names in JSON: signature date.
enum class InkPlaceKind { kSignature, kDate };

/// A place for a signature or a date, and whether something was written there by hand (a date: or in print).
struct InkPlace {
  InkPlaceKind kind = InkPlaceKind::kSignature;
  Rect box;
  std::string label;       ///< what asks for it, as read: "法定代表人（签字）："
  bool inked = false;
  float confidence = 0;    ///< that `inked` is right
  bool operator==(const InkPlace&) const = default;
};

/// A picture on a page that was not taken for the page itself.
struct Picture {
  Rect box;
  int width_pixels = 0, height_pixels = 0;
  bool operator==(const Picture&) const = default;
};

/// What the blocks of a page were read from.
enum class PageSource {
  kText,     ///< the text layer, or a flow document
  kPicture,  ///< the scan or photograph
  kBlank,    ///< nothing stands on it
  kBoth,     ///< the text layer, and a large picture beside it that has text of its own
};

/// Why a page of a PDF or OFD was read as it was. Names in JSON: text-layer, nothing-drawn …
enum class PageReason {
  kNone,              ///< no choice: a flow document or a picture file
  kTextLayer,         ///< its text layer says what it shows
  kNothingDrawn,
  kOnlyPicture,       ///< a picture, and no text to be seen
  kOcrLayer,          ///< a picture with invisible text below or above it: another program's reading, not used
  kFewWords,          ///< a picture of the page with a few typed words on it
  kUnmappedLetters,   ///< letters whose meaning the file does not tell
  kPictureBesideText, ///< both are read
};

struct Page {
  int number = 0;  ///< from 1; 0: a flow document, which has no pages
  double width = 0, height = 0;
  double dpi = 0;  ///< of the scan, 0 where the page was not read from a picture
  PageSource source = PageSource::kText;
  PageReason reason = PageReason::kNone;
  std::vector<Block> blocks;  ///< in reading order
  std::vector<Seal> seals;
  std::vector<Picture> pictures;
  /// What the text layer says beside or instead of what the page shows: invisible or covered characters, and an
  /// /ActualText that differs from the characters drawn. In no block: a form says what its print shows.
  std::vector<Run> unseen;
  std::vector<InkPlace> places;  ///< for signatures and dates; of pages read from a picture
  int quarter_turns = 0;  ///< clockwise, by which the picture was turned to be read; width, height and places are after it
  bool operator==(const Page&) const = default;
};

/// What a file is, by its content. Names in JSON: the lower-case words.
enum class Kind { kDocx, kDoc, kWps, kRtf, kOdt, kXlsx, kXls, kPdf, kImage, kOfd, kArchive, kTxt, kOther };

/// How far reading came. Names in JSON as in report.json: "read-with-warnings" …
enum class Status {
  kRead,
  kReadWithWarnings,
  kPartial,   ///< a limit or a fault cut it short; what was read stands in `pages`
  kRefused,   ///< encrypted, or not a document
  kDamaged,   ///< does not hold together; also an empty file
  kTimedOut,  ///< set by app/: the worker was ended
  kCrashed,   ///< set by app/: the worker died
  kTooLarge,
};

/// Something a person should know about a document; never a reason to stop. Append only: names stand in report.json.
enum class WarningCode {
  kEncrypted,
  kNotADocument,
  kEmptyFile,
  kBroken,
  kLimitReached,
  kUnsupported,       ///< a format or feature that this version does not read
  kWrongExtension,
  kNoRecognizer,      ///< scans cannot be read: the engine or its model is missing
  kLowResolution,
  kBlankPage,
  kTrackedChanges,
  kComments,
  kHiddenText,
  kExternalContent,   ///< macros, links, embedded files: listed, never followed
  kPageUnreadable,
  kNoText,            ///< a page with something on it, none of which reads as text: a photograph, a drawing
  kSignature,         ///< a digital signature: what it covers, and whether that was changed
  kOutOfTime,         ///< pages that were not read, because those before took all the time there is for a document
};

struct Warning {
  WarningCode code = WarningCode::kBroken;
  std::string message;  ///< Chinese, one sentence, says what to do
  int page = 0;         ///< 0: the whole document
  bool operator==(const Warning&) const = default;
};

/// What can be told offline of a digital signature. Names in JSON: unchecked intact altered.
enum class SignatureState {
  kUnchecked,  ///< its form or algorithm is not one that is checked here
  kIntact,     ///< what it covers is as it was signed; whether the signer is who he says is not checked
  kAltered,    ///< what it covers was changed, or the signature is broken
};

/// A digital signature in a file (ISO 32000-1, 12.8; GB/T 33190-2016, 18). Its appearance is read as a seal.
struct Signature {
  std::string signer;         ///< of the certificate, or the name of the electronic seal; may be empty
  std::string time;           ///< as the file states it
  bool whole_file = false;    ///< it covers the file to its end: nothing was added after it
  SignatureState state = SignatureState::kUnchecked;
  int page = 0;               ///< where it shows; 0: nowhere
  Rect box;
  bool operator==(const Signature&) const = default;
};

/// What a file says of its own making, as written in it; anybody may have written anything there.
struct Properties {
  std::string author, last_author;  ///< who made it, who saved it last
  std::string created, modified;    ///< "2023-08-07T09:12:00Z" as the format has it
  std::string producer;             ///< the program
  bool operator==(const Properties&) const = default;
};

struct Document {
  std::string id;         ///< "d1" …, given by app/ in the order of the files; empty before
  std::string file_name;  ///< below the submission, '/'-separated; given by app/
  std::string sha256;     ///< of the file, lower-case hex; given by app/
  std::uint64_t bytes = 0;
  Kind kind = Kind::kOther;
  Status status = Status::kRead;
  std::vector<Page> pages;
  std::vector<Warning> warnings;
  Properties properties;
  std::vector<Signature> signatures;
  bool operator==(const Document&) const = default;
};

}  // namespace chushen

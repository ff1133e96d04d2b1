#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document.h"

namespace chushen {

/// One character and the run it was read from.
struct Glyph {
  std::string character;   ///< one code point as UTF-8
  const Run* run = nullptr;  ///< nothing: a gap or line break that stands for white paper
  std::size_t index = 0;   ///< of this code point in run->text
};

/// A text that still knows where each of its characters stands, so that a part of it has a place, a source and a
/// confidence of its own. Points into the Document it was made of, which has to live longer.
///
///     TracedText line = traced(paragraph.lines[0]);
///     line.slice(5, line.size()).place()    -> the box of what stands behind "申报单位："
class TracedText {
 public:
  TracedText() = default;

  void append(const Glyph& glyph) { glyphs_.push_back(glyph); }
  void append(const TracedText& text);
  /// White paper between two pieces: ' ' in a line, '\n' between lines, '\t' for a gap as wide as a column.
  void append_space(char kind);

  std::size_t size() const { return glyphs_.size(); }
  const Glyph& operator[](std::size_t index) const { return glyphs_[index]; }
  std::string text() const;
  std::string text(std::size_t from, std::size_t to) const;
  TracedText slice(std::size_t from, std::size_t to) const;
  /// Without white space and fill-in lines at both ends.
  TracedText trimmed() const;
  /// Nothing but white space and fill-in lines stands here.
  bool blank() const;

  Rect place() const;        ///< the smallest box that holds its characters
  /// The least certain of its characters; 1 where there are none. Of a text with check boxes: of the boxes only,
  /// where `marks_only`.
  float confidence(bool marks_only = false) const;
  bool has_marks() const;
  const Run* first_run() const;
  /// Behind the last character that follows `from` in the same run.
  std::size_t end_of_piece(std::size_t from) const;

 private:
  std::vector<Glyph> glyphs_;
};

/// How sure a character of a run is, as far as the reader told its characters apart.
float certainty(const Glyph& glyph);

/// A speck that a reader of pictures took for a full stop or a dash: no letter, digit or box, and not surely read.
bool is_speck(const Run& run);

/// Specks are left out. Runs that stand apart are separated by a space, those apart by more than two letters by a tab.
TracedText traced(const Line& line);
/// Lines separated by '\n'.
TracedText traced(const Paragraph& paragraph);
/// All paragraphs of a cell, separated by '\n'; nested tables are left out: they are walked as tables.
TracedText traced(const std::vector<Block>& blocks);
/// The pieces between the characters, each given by its index, that part them; untrimmed, and empty where two parting
/// characters touch.
std::vector<TracedText> cut_at(const TracedText& text, const std::function<bool(std::size_t)>& parts);
/// The lines of a text, each alone.
std::vector<TracedText> lines_of(const TracedText& text);
/// Whether the character stands between two digits: the comma of "8,000" parts nothing.
bool is_in_figure(const TracedText& text, std::size_t at);

/// A round bracket, half or full width.
bool opens_round(const Glyph& glyph);
bool closes_round(const Glyph& glyph);

/// White space of any width; also the fill-in line "_" "＿".
bool is_space(std::string_view character);
bool is_fill_line(std::string_view character);

}  // namespace chushen

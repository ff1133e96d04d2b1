#pragma once

#include <vector>

#include "extract/scan/raster.h"
#include "extract/scan/recognizer.h"

namespace chushen {

/// Whether a line holds nothing but Han characters and their punctuation. Each of these is a square of the line's height,
/// and their network reads them as surely at half the width; a figure of that width would be lost. Labels of forms are such lines.
///
/// What the picture promises only saves time. Whether the narrow reading counts is asked of the reading, which must have
/// a sure character for all the ink there is: of 7071 lines of 30 made-up submissions some 1900 were so read, each as at full width.
class HanLine {
 public:
  explicit HanLine(const Raster& line);

  /// Whether the shapes of the ink say so: squares nearly all, hardly anything as low as a figure, no wide white between.
  bool is_likely() const;

  /// Whether a reading of the line is complete and sure, and all of Han characters and punctuation. Not one with 口 or 区,
  /// which may be a check box.
  bool is_read_by(const LineReading& reading) const;

  /// Moves each character to the middle of its ink: the columns of a narrow reading are a third of a character wide, and
  /// whether a box stands within a character or beside it is asked of its place.
  void settle(LineReading& reading) const;

 private:
  /// Where ink stands, from column to column and how high.
  struct Cell {
    double left = 0, right = 0, height = 0;  // in heights of a Han character, as all here
    double width() const { return right - left; }
    double middle() const { return (left + right) / 2; }
  };

  /// The widest white between two columns, in heights of a character.
  double white_between(double left, double right) const;

  std::vector<Cell> blobs_;  ///< parted by white columns
  std::vector<Cell> cells_;  ///< blobs together, no wider than one character if they are several
  double em_ = 0;           ///< pixels: the height of a Han character's ink
};

}  // namespace chushen

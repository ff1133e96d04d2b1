#pragma once

#include <algorithm>
#include <vector>

namespace chushen {

/// A stretch of a row that is darker than both sides.
struct LinePiece {
  int y = 0, left = 0, right = 0;
};

/// LinePieces that follow each other in neighbouring rows or on nearly the same row: one line, perhaps a little slanted.
struct LineChain {
  std::vector<LinePiece> pieces;
  int left = 0, right = 0;
  double weight = 0, moment = 0;
  double middle() const { return moment / weight; }
  void add(const LinePiece& piece) {
    left = pieces.empty() ? piece.left : std::min(left, piece.left);
    right = pieces.empty() ? piece.right : std::max(right, piece.right);
    pieces.push_back(piece);
    weight += piece.right - piece.left;
    moment += double(piece.right - piece.left) * piece.y;
  }
};

/// Pieces, top to bottom, as chains.
std::vector<LineChain> chains_of(const std::vector<LinePiece>& pieces);

/// Where the chain runs at `x`: the mean row of its pieces there, else of the piece nearest to it.
double height_at(const LineChain& chain, int x);

/// The same for each of its columns, to the nearest row.
std::vector<int> heights_of(const LineChain& chain);

}  // namespace chushen

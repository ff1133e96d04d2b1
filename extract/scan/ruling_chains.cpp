#include "extract/scan/ruling_chains.h"

#include <cmath>
#include <cstddef>

namespace chushen {

double height_at(const LineChain& chain, int x) {
  double sum = 0, nearest = 1e9, fallback = chain.middle();
  int count = 0;
  for (const LinePiece& piece : chain.pieces) {
    if (piece.left <= x && x < piece.right) {
      sum += piece.y;
      ++count;
    }
    const double away = std::max({double(piece.left - x), double(x - piece.right), 0.0});
    if (away < nearest) {
      nearest = away;
      fallback = piece.y;
    }
  }
  return count > 0 ? sum / count : fallback;
}

std::vector<int> heights_of(const LineChain& chain) {
  std::vector<int> heights;
  for (int x = chain.left; x < chain.right; ++x) heights.push_back(int(std::lround(height_at(chain, x))));
  return heights;
}

std::vector<LineChain> chains_of(const std::vector<LinePiece>& pieces) {
  std::vector<LineChain> chains;
  std::vector<std::size_t> open;  // chains whose last piece is at most two rows above
  for (const LinePiece& piece : pieces) {
    std::erase_if(open, [&](std::size_t i) { return chains[i].pieces.back().y < piece.y - 2; });
    const auto touching = std::find_if(open.begin(), open.end(), [&](std::size_t i) {
      const auto& all = chains[i].pieces;
      for (auto last = all.rbegin(); last != all.rend() && last->y >= piece.y - 2; ++last)
        if (last->left <= piece.right && piece.left <= last->right) return true;
      return false;
    });
    if (touching != open.end()) {
      chains[*touching].add(piece);
    } else {
      open.push_back(chains.size());
      chains.emplace_back().add(piece);
    }
  }
  return chains;
}

}  // namespace chushen

#include "extract/scan/reading_vote.h"

#include <algorithm>
#include <map>
#include <string>

namespace chushen {

namespace {

using Votes = std::map<std::string, double>;

/// The votes for each character of the pivot, and for what stands before each and behind the last.
struct Ballot {
  std::vector<Votes> places, gaps;
};

double sum_of(const LineReading& reading) {
  double sum = 0;
  for (const ReadCharacter& character : reading.characters) sum += character.confidence;
  return sum;
}

/// Walks the cheapest way from the pivot to the reading and votes for each of its characters.
void vote(const LineReading& pivot, const LineReading& reading, Ballot& ballot) {
  const auto &a = pivot.characters, &b = reading.characters;
  std::vector<std::vector<int>> cost(a.size() + 1, std::vector<int>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i)
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        cost[i][j] = int(i + j);
        continue;
      }
      cost[i][j] = std::min({cost[i - 1][j - 1] + (a[i - 1].text != b[j - 1].text), cost[i - 1][j] + 1, cost[i][j - 1] + 1});
    }
  std::size_t i = a.size(), j = b.size();
  while (i > 0 || j > 0) {
    if (i > 0 && j > 0 && cost[i][j] == cost[i - 1][j - 1] + (a[i - 1].text != b[j - 1].text)) {
      ballot.places[--i][b[j - 1].text] += b[j - 1].confidence;
      --j;
    } else if (i > 0 && cost[i][j] == cost[i - 1][j] + 1) {
      ballot.places[--i][""] += 0.5;
    } else {
      --j;
      ballot.gaps[i][b[j].text] += b[j].confidence;
    }
  }
}

std::pair<std::string, double> winner(const Votes& votes) {
  const auto best = std::max_element(votes.begin(), votes.end(), [](const auto& x, const auto& y) { return x.second < y.second; });
  if (best == votes.end()) return {};
  return {best->first, best->second};
}

void elect(const Votes& votes, double readings, double least, ReadCharacter like, LineReading& result) {
  const auto [text, weight] = winner(votes);
  if (text.empty() || weight < least) return;
  like.text = text;
  like.confidence = float(weight / readings);
  result.characters.push_back(std::move(like));
}

}  // namespace

LineReading voted(const std::vector<LineReading>& readings) {
  if (readings.empty()) return {};
  const LineReading& pivot = *std::max_element(readings.begin(), readings.end(), [](const auto& x, const auto& y) { return sum_of(x) < sum_of(y); });
  Ballot ballot;
  ballot.places.resize(pivot.characters.size());
  ballot.gaps.resize(pivot.characters.size() + 1);
  for (const LineReading& reading : readings) vote(pivot, reading, ballot);
  LineReading result;
  const auto count = double(readings.size());
  for (std::size_t i = 0; i <= pivot.characters.size(); ++i) {
    elect(ballot.gaps[i], count, count / 2, i > 0 ? pivot.characters[i - 1] : ReadCharacter{}, result);
    if (i < pivot.characters.size()) elect(ballot.places[i], count, 0, pivot.characters[i], result);
  }
  for (const LineReading& reading : readings) result.omission = std::max(result.omission, reading.omission);
  return result;
}

}  // namespace chushen

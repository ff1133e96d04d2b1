#include "extract/scan/reading_vote.h"

#include <algorithm>
#include <map>
#include <string>

#include "extract/alignment.h"

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

std::vector<std::string> texts_of(const LineReading& reading) {
  std::vector<std::string> texts;
  for (const ReadCharacter& character : reading.characters) texts.push_back(character.text);
  return texts;
}

/// Lays the reading beside the pivot and votes for each of its characters.
void vote(const LineReading& pivot, const LineReading& reading, Ballot& ballot) {
  for (const AlignmentStep& step : align(texts_of(pivot), texts_of(reading))) {
    if (!step.in_second) {
      ballot.places[step.first][""] += 0.5;
      continue;
    }
    const ReadCharacter& character = reading.characters[step.second];
    (step.in_first ? ballot.places : ballot.gaps)[step.first][character.text] += character.confidence;
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

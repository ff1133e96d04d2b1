#include "extract/scan/ctc_decoding.h"

#include <algorithm>

namespace chushen {

namespace {

/// The two likeliest classes of one column.
struct Column {
  int best = 0, second = 0;
  float best_probability = 0, second_probability = 0;
};

void look_at(Column& column, const float* probabilities, int k) {
  if (probabilities[k] > column.best_probability) {
    column.second = column.best;
    column.second_probability = column.best_probability;
    column.best = k;
    column.best_probability = probabilities[k];
  } else if (probabilities[k] > column.second_probability) {
    column.second = k;
    column.second_probability = probabilities[k];
  }
}

constexpr int kBlock = 256, kLanes = 16;  // classes; lanes are compared at once

/// The highest of the probabilities of a block.
float highest(const float* probabilities) {
  float lanes[kLanes] = {};
  for (int k = 0; k < kBlock; k += kLanes)
    for (int lane = 0; lane < kLanes; ++lane) lanes[lane] = lanes[lane] > probabilities[k + lane] ? lanes[lane] : probabilities[k + lane];
  return *std::max_element(lanes, lanes + kLanes);
}

/// Nearly all of the classes come in blocks of which none is likelier than two that were seen: only their highest is asked.
Column column_of(const float* probabilities, int classes) {
  Column column{0, -1, probabilities[0], 0};
  int k = 1;
  for (; k + kBlock <= classes; k += kBlock) {
    if (highest(probabilities + k) <= column.second_probability) continue;
    for (int i = k; i < k + kBlock; ++i) look_at(column, probabilities, i);
  }
  for (; k < classes; ++k) look_at(column, probabilities, k);
  return column;
}

/// A stretch of columns won by the same class.
struct Stretch {
  int label = 0, first = 0, last = 0, peak = 0;
};

std::vector<Stretch> stretches_of(const std::vector<Column>& columns) {
  std::vector<Stretch> stretches;
  for (int t = 0; t < int(columns.size()); ++t) {
    if (stretches.empty() || stretches.back().label != columns[t].best) {
      stretches.push_back({columns[t].best, t, t, t});
      continue;
    }
    Stretch& last = stretches.back();
    last.last = t;
    if (columns[t].best_probability > columns[last.peak].best_probability) last.peak = t;
  }
  return stretches;
}

/// The strongest class under the blanks of one stretch that neither neighbouring character explains.
float omission_in(const Stretch& blank, int before, int after, const std::vector<Column>& columns) {
  float strongest = 0;
  for (int t = blank.first; t <= blank.last; ++t) {
    const Column& column = columns[t];
    if (column.second > 0 && column.second != before && column.second != after)
      strongest = std::max(strongest, column.second_probability);
  }
  return strongest;
}

}  // namespace

LineReading decode_ctc(std::span<const float> probabilities, int columns, const std::vector<std::string>& classes) {
  const int count = int(classes.size());
  std::vector<Column> best(columns);
  for (int t = 0; t < columns; ++t) best[t] = column_of(probabilities.data() + std::size_t(t) * count, count);
  const std::vector<Stretch> stretches = stretches_of(best);
  const int space = count - 1;

  LineReading reading;
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    const Stretch& stretch = stretches[i];
    if (stretch.label == 0) {
      const int before = i > 0 ? stretches[i - 1].label : space, after = i + 1 < stretches.size() ? stretches[i + 1].label : space;
      reading.omission = std::max(reading.omission, omission_in(stretch, before, after, best));
      continue;
    }
    const Column& peak = best[stretch.peak];
    ReadCharacter character{classes[stretch.label], float(stretch.first), float(stretch.last + 1), peak.best_probability, {}, 0, float(stretch.first + stretch.last + 1) / 2};
    if (peak.second > 0) {
      character.second = classes[peak.second];
      character.second_confidence = peak.second_probability;
    }
    reading.characters.push_back(std::move(character));
  }
  // The network marks a character in one or two columns; its place reaches halfway to its neighbours.
  for (std::size_t i = 0; i + 1 < reading.characters.size(); ++i) {
    const float middle = (reading.characters[i].right + reading.characters[i + 1].left) / 2;
    reading.characters[i].right = reading.characters[i + 1].left = middle;
  }
  return reading;
}

std::string text_of(const LineReading& reading) {
  std::string text;
  for (const ReadCharacter& character : reading.characters) text += character.text;
  return text;
}

float confidence_of(const LineReading& reading) {
  float least = reading.characters.empty() ? 0.0f : 1.0f;
  for (const ReadCharacter& character : reading.characters)
    if (character.text != " ") least = std::min(least, character.confidence);
  return std::min(least, 1 - reading.omission);
}

}  // namespace chushen

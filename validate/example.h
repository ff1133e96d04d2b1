#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "extract/document.h"

namespace chushen {

/// What the pack's author expects of a rule, in the terms of who fills in a form. An example is turned into documents
/// as a reader would hand them on (validate/example_documents.h) and goes the whole way from there.

/// How sure a reader of pictures is of an example's paper.
inline constexpr float kSurelyRead = 0.97F, kBadlyRead = 0.6F;

/// "营业收入 2022" and what is written there.
using WrittenAs = std::pair<std::string, std::string>;

/// A paper beside the form: what it says line by line, and label by label.
struct ExamplePaper {
  Kind kind = Kind::kPdf;
  Status status = Status::kRead;
  std::vector<std::string> says;
  std::vector<WrittenAs> table;  ///< label, value
  float confidence = 1;        ///< below 1: read from a picture, so surely
};

/// The seal on cover and pledge of the stamped copy, where it is not the applicant's official one, surely read.
struct ExampleSeal {
  std::string text;  ///< empty: the applicant's name
  SealKind kind = SealKind::kOfficial;
  float confidence = kSurelyRead;
};

/// One submission: the sample of its direction, and what is different from it.
struct ExampleSubmission {
  std::string direction;             ///< of the sample; empty: the first
  std::string county;                ///< the county folder it lies in
  std::vector<WrittenAs> fields;       ///< on both copies of the form
  std::vector<WrittenAs> paper;        ///< on the stamped copy only
  std::vector<WrittenAs> doubtful;     ///< on the stamped copy only, badly read; the editable one has no such place
  std::vector<std::string> absent;   ///< fields that stand on neither copy
  std::vector<std::string> without;  ///< editable, stamped, seal, pledge, text, print
  std::vector<std::string> text;     ///< the narrative instead of the sample's
  std::string title;                 ///< of the form instead of its direction's
  std::string header;                ///< of every page
  std::vector<int> pages;            ///< of the stamped copy, in the order handed in, instead of 1, 2, 3
  std::vector<std::string> warnings; ///< on the editable copy, by name
  int pictures = 0;                  ///< photographs in the editable copy
  ExampleSeal seal;
  bool single_file = false;
  bool text_layer = false;             ///< the form also comes as a PDF of text, whose print says what the form says
  std::vector<WrittenAs> print, doubtful_print;  ///< but for these; the latter badly read
  std::vector<WrittenAs> unseen;       ///< and this stands invisibly in the places of those fields
  std::vector<ExamplePaper> papers;
};

struct Example {
  std::string gives;  ///< "undetermined correct contrary": outcome, action, reason
  int line = 0, column = 0;
  ExampleSubmission submission;
  bool batch = false;                     ///< judged among others, even if there are none
  std::vector<ExampleSubmission> others;  ///< the rest of the batch
  std::vector<std::pair<std::string, std::vector<std::map<std::string, std::string>>>> lists;  ///< loaded, by name
  bool demands_credit_report = false, demands_level_evidence = false;
  std::string deadline;                   ///< of the county
  std::vector<std::vector<WrittenAs>> summary;  ///< rows of the county's 汇总表: head, cell
};

/// A faultless submission of one direction, as the pack has it.
struct Sample {
  std::string direction;
  std::vector<WrittenAs> fields;
  std::vector<std::string> text;
  std::string pledge;
};

}  // namespace chushen

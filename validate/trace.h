#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "validate/checks.h"
#include "validate/operand.h"

namespace chushen {

/// What a check read and where, written into its result as it goes.

Evidence evidence_of(const Reading& reading);
Evidence evidence_of(const DocumentFacts& document);  ///< a file as a whole; `raw` is its name
Evidence evidence_of(const OfficeList& list, std::size_t row);

/// Adds the field's name, once.
void note(CheckResult& result, const Field& field);

/// Adds the name and the places where application forms state the field, or leave it blank.
void show(CheckResult& result, const Application& application, const Field& field);
void show(CheckResult& result, const Application& application, std::span<const Operand> operands);

/// "营业收入（2022年）", "营业收入（2023年上半年）"
std::string title_of(const Field& field);

/// "41188.62万元"; of a field that is not present what is written there, "未填" or "未见".
std::string value_words(const Field& field);

/// A result in a situation that follows from the operands alone, with {inputs} and {values} said.
CheckResult with_obstacle(const CheckInput& input, std::string_view situation, std::span<const Operand> operands);

/// Begins a result: operands shown, {inputs} and {values} said, no situation yet.
CheckResult begin(const CheckInput& input, std::span<const Operand> operands);

/// "a、b、c 等12项" when there are more than can be read in a sentence.
std::string listed(const std::vector<std::string>& items, std::size_t most = 8);

}  // namespace chushen

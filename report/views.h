#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "report/mustache_view.h"
#include "report/report.h"

namespace chushen {

/// The parts of a report as views for its template. All texts that come from files pass shown() here.

/// All pictures of a report, each once; they are shown by id.
std::vector<View> crop_definitions(const ReportInput& input);

/// A crop as it is shown in one place: one view, or none where no crop of that place was drawn.
std::vector<View> crop_view(const ReportInput& input, const std::string& document, const Place& place,
                            const std::string& text);

/// The finding at a place with its evidence; crops stand beside the evidence of findings that somebody has to act on.
View finding_view(const ReportInput& input, std::size_t place);

/// The finding at a place as a line of the overview.
View conclusion_view(const ReportInput& input, std::size_t place);

/// The documents of a submission.
std::vector<View> document_views(const ReportInput& input);

/// All fields that stand on a form, with every reading and its crop.
std::vector<View> field_views(const ReportInput& input);

/// Seals, with page, size and what they say.
std::vector<View> seal_views(const ReportInput& input);

/// What a person decided on a finding: one line, or none.
void add_decision(const ReportInput& input, const Finding& finding, View& view);

/// What a person put in the place of a field's reading: one line, or none.
void add_correction(const ReportInput& input, const Field& field, View& view);

/// All that people decided on a submission, what no longer holds included.
void add_review(const ReportInput& input, View& page);

/// How well the papers could be read: pages by resolution, and every field that no reader was sure of.
void add_quality(const ReportInput& input, View& page);

/// What is new, gone and changed, by group; nothing where no earlier report is known.
void add_changes(const ReportInput& input, View& page);

/// The fields that stand on no form, by name.
std::vector<View> missing_field_views(const ReportInput& input);

/// The fields in which the stamped and the editable form differ as values, surely or not.
std::vector<View> difference_views(const ReportInput& input);

/// "申报书.docx 表2 第3行 第2列"
std::string place_in_file(const Application& application, const std::string& document, const Place& place);

/// "营业收入（2022年）", "营业收入（2023年上半年）"
std::string field_title(const Field& field);

}  // namespace chushen

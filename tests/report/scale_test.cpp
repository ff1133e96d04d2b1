#include <catch2/catch.hpp>

#include <chrono>
#include <ctime>
#include <iostream>

#include "report/corrections.h"
#include "sample.h"

using namespace chushen;

namespace {

/// Of the wall and of the processor: on a machine at work on other things only the second says what a report costs.
struct Stopwatch {
  std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
  std::clock_t processor = std::clock();
  double wall() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); }
  double used() const { return static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC; }
};

// As large as a real one: 52 rules, 60 fields, 40 pictures of 48 KB.
ReportSample large_sample() {
  ReportSample sample;
  for (int i = 0; i < 40; ++i) {
    const Rect box{10.0, 10.0 * i, 80, 10.0 * i + 12};
    sample.crops.push_back({"d2", 1, box, 720, 60, std::string(48 << 10, static_cast<char>(i))});
    Field field = sample.application.fields[2];
    field.year = 1980 + i;
    field.readings[1].place.box = box;
    sample.application.fields.push_back(field);
    Finding finding = sample.judgement.findings[0];
    finding.rule += std::to_string(i);
    finding.evidence[0].place.box = box;
    sample.judgement.findings.push_back(finding);
  }
  return sample;
}

}  // namespace

TEST_CASE("a report with 40 pictures of 48 KB stays below 3 MB, and 100 are made in 10 seconds") {
  const ReportSample sample = large_sample();
  const Stopwatch watch;
  std::size_t bytes = 0;
  for (int i = 0; i < 100; ++i) {
    const ReportInput input = sample.input();
    bytes = report_html(input).size();
    CHECK_FALSE(report_json(input).empty());
    CHECK(correction_letter(input, "").has_value());
    summarize(input);
  }
  std::cout << "report with 40 pictures: " << bytes << " bytes; 100 reports: " << watch.wall() << " s, processor "
            << watch.used() << " s\n";
  CHECK(bytes < 3'000'000);
  CHECK(watch.used() < 10);
}

TEST_CASE("an index of 5,000 submissions is made in seconds") {
  ReportSample sample = large_sample();
  BatchInput batch;
  batch.notice = &sample.notice;
  batch.county = &sample.county;
  const Summary summary = summarize(sample.input());
  for (int i = 0; i < 5000; ++i) batch.submissions.push_back(summary);
  const Stopwatch watch;
  const std::string html = index_html(batch);
  std::cout << "index of 5,000: " << html.size() << " bytes in " << watch.wall() << " s, processor " << watch.used() << " s\n";
  CHECK(html.size() < 40'000'000);
}

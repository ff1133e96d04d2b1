/// Reads the scans of one submission as a worker does and says what each page cost.
///
///     scan_bench MODELS NOTICE FILE...
///
/// Prints one line of JSON per page (seconds of the processor in all and by part, as ScanTimings has them;
/// lines) and a last one with the Documents, the Application and the peak memory. What the library does not count is 0.

#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "extract/page_layout.h"
#include "extract/scan/page_image.h"
#include "extract/scan/scan_reader.h"
#include "tests/bench/scan_pages.h"
#include "validate/notice.h"

namespace chushen {
namespace {

using Json = nlohmann::ordered_json;

// Members that a version of ScanTimings may not have yet; add a name here when one is added there.
#define CHUSHEN_BENCH_MEMBER(name)                                         \
  template <class Timings>                                                 \
  double name##_of(const Timings& timings) {                               \
    if constexpr (requires { timings.name; }) return double(timings.name); \
    return 0;                                                              \
  }
CHUSHEN_BENCH_MEMBER(decode)
CHUSHEN_BENCH_MEMBER(clean_up)
CHUSHEN_BENCH_MEMBER(layout)
CHUSHEN_BENCH_MEMBER(recognition)
CHUSHEN_BENCH_MEMBER(second)
CHUSHEN_BENCH_MEMBER(lines)
CHUSHEN_BENCH_MEMBER(lines_twice)
CHUSHEN_BENCH_MEMBER(disagreements)
#undef CHUSHEN_BENCH_MEMBER

// One file, page by page, with a watch on each page.
class TimedFile {
 public:
  TimedFile(std::string path, const ReadOptions& options)
      : path_(std::move(path)), options_(options), scanner_(options.models) {}

  Document run() {
    document_.file_name = std::filesystem::path(path_).filename();
    begin_ = cpu_seconds();
    document_.kind = for_each_scan_page(path_, options_, [this](const PageImage& image, int number) { read(image, number); });
    scanner_.join_seals(document_.pages);
    number_tables(document_.pages);
    return std::move(document_);
  }

 private:
  void read(const PageImage& image, int number) {
    const ScanTimings before = scanner_.timings();
    const double decoded = cpu_seconds();
    document_.pages.push_back(scanner_.read(image, number, document_.warnings));
    print(before, decoded - begin_, cpu_seconds() - begin_, number);
    begin_ = cpu_seconds();
  }

  void print(const ScanTimings& before, double decode, double all, int number) const {
    const ScanTimings& now = scanner_.timings();
    const auto since = [&](auto member) { return member(now) - member(before); };
    const Json line = {{"file", document_.file_name},
                       {"page", number},
                       {"cpu", all},
                       {"decode", decode + since(decode_of<ScanTimings>)},
                       {"clean_up", since(clean_up_of<ScanTimings>)},
                       {"layout", since(layout_of<ScanTimings>)},
                       {"reader_1", since(recognition_of<ScanTimings>)},
                       {"reader_2", since(second_of<ScanTimings>)},
                       {"lines", since(lines_of<ScanTimings>)},
                       {"read_twice", since(lines_twice_of<ScanTimings>)},
                       {"disagreements", since(disagreements_of<ScanTimings>)}};
    std::cout << line.dump() << std::endl;
  }

  std::string path_;
  const ReadOptions& options_;
  ScanReader scanner_;
  Document document_;
  double begin_ = 0;
};

int run(const std::vector<std::string>& arguments) {
  if (arguments.size() < 3) {
    std::cerr << "scan_bench MODELS NOTICE FILE...\n";
    return 64;
  }
  const auto notice = load_notice(arguments[1]);
  if (!notice) {
    std::cerr << arguments[1] << ": no notice pack\n";
    return 64;
  }
  const ReadOptions options{arguments[0], {}};
  std::vector<Document> documents;
  for (std::size_t i = 2; i < arguments.size(); ++i) {
    documents.push_back(TimedFile(arguments[i], options).run());
    documents.back().id = "d" + std::to_string(i - 1);
  }
  print_submission(documents, notice->form);
  return 0;
}

}  // namespace
}  // namespace chushen

int main(int count, char** arguments) {
  return chushen::run({arguments + 1, arguments + count});
}

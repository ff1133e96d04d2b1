/// Reads one electronic file again and again, as a warm worker does, and says what one reading costs.
///
///     electronic_bench TIMES FILE
///
/// Prints one line of JSON: seconds of the processor of each reading, pages, runs, the peak memory of the process.

#include <sys/resource.h>

#include <cstdlib>
#include <ctime>
#include <iostream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "extract/document_json.h"
#include "extract/names.h"
#include "extract/read_document.h"

namespace {

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

double peak_mb() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::cerr << "electronic_bench TIMES FILE\n";
    return 64;
  }
  nlohmann::ordered_json result;
  std::vector<double> seconds;
  for (int i = std::atoi(arguments[1]); i > 0; --i) {
    const double begin = cpu_seconds();
    const chushen::Document document = chushen::read_document(arguments[2], {});
    seconds.push_back(cpu_seconds() - begin);
    if (i > 1) continue;
    result["pages"] = document.pages.size();
    result["status"] = chushen::name_of(document.status);
    result["peak_mb"] = peak_mb();  // before the text below is made
    result["characters"] = 0;
    std::size_t bytes = 0;
    for (const chushen::Page& page : document.pages) bytes += chushen::text_of(page.blocks).size();
    result["characters"] = bytes / 3;  // Chinese text: three bytes each
  }
  result["cpu"] = seconds;
  std::cout << result.dump() << '\n';
}

#include "tests/bench/scan_pages.h"

#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>

#include <sys/resource.h>

#include <nlohmann/json.hpp>

#include "extract/document_json.h"
#include "extract/pdf_page_use.h"
#include "extract/pdf_picture.h"
#include "extract/pdf_reader.h"
#include "normalize/application_json.h"
#include "normalize/normalize.h"

namespace chushen {

namespace {

constexpr double kRenderDpi = 300;

std::optional<PageImage> picture_of(PdfFile& file, int number, const ReadLimits& limits) {
  const PdfPage drawn = file.page(number);
  const PdfPageChoice choice = choose_use(drawn, text_of(drawn));
  std::optional<PageImage> image;
  if (choice.use == PdfPageUse::kPicture) {
    if (auto pixels = file.picture(number, choice.picture, limits.image_pixels))
      image = lay_on_page(drawn.pictures[std::size_t(choice.picture)], std::move(*pixels), drawn.width, drawn.height, limits.image_pixels);
  }
  return image ? std::move(image) : file.render(number, kRenderDpi);
}

}  // namespace

Kind for_each_scan_page(const std::string& path, const ReadOptions& options, const std::function<void(const PageImage&, int)>& read) {
  if (path.ends_with(".pdf")) {
    auto file = PdfFile::open(path);
    for (int number = 1; file && number <= file->pages(); ++number)
      if (const auto image = picture_of(*file, number, options.limits)) read(*image, number);
    return Kind::kPdf;
  }
  std::ifstream in(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const int count = count_images(bytes).value_or(0);
  for (int index = 0; index < count; ++index)
    if (const auto decoded = decode_image(bytes, index, options.limits)) read(decoded->image, index + 1);
  return Kind::kImage;
}

void print_submission(const std::vector<Document>& documents, const FormSchema& form) {
  using Json = nlohmann::ordered_json;
  Json last = {{"peak_mb", peak_megabytes()}, {"documents", Json::array()}};
  for (const Document& document : documents) last["documents"].push_back(Json::parse(to_json(document)));
  last["application"] = Json::parse(to_json(normalize(documents, form)));
  std::cout << last.dump() << std::endl;
}

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return double(now.tv_sec) + 1e-9 * double(now.tv_nsec);
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return double(usage.ru_maxrss) / 1024;
}

}  // namespace chushen

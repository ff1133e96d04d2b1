/// Reads the scans of one submission with the lines outside tables found in one of two ways, all else being equal.
///
///     line_bench projection|detector MODELS NOTICE FILE...      detector:1280 for another side than 960 pixels
///
/// Prints what scan_bench prints, but for seals; `find_lines` has the seconds of the finding of lines.

#include <filesystem>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "extract/page_layout.h"
#include "extract/scan/orientation.h"
#include "extract/scan/photographed_sheet.h"
#include "extract/scan/read_lines.h"
#include "extract/scan/remembering_recognizer.h"
#include "tests/bench/line_detector.h"
#include "tests/bench/scan_pages.h"
#include "validate/notice.h"

namespace chushen {
namespace {

using Json = nlohmann::ordered_json;

PixelBox box_of(const Components& components, const std::vector<int>& members) {
  PixelBox box;
  for (const int member : members) box = united(box, components.all[std::size_t(member)].box);
  return box;
}

/// The lines of the cells as they were found; outside of cells, the pieces of ink in each box of the detector.
TextLines detected_lines(const LineDetector& detector, const FoundLayout& layout) {
  TextLines result{{}, layout.lines.em};
  std::vector<int> outside;
  for (const TextLine& line : layout.lines.lines) {
    if (line.region >= 0)
      result.lines.push_back(line);
    else
      outside.insert(outside.end(), line.components.begin(), line.components.end());
  }
  for (const PixelBox& found : detector.find(layout.grey)) {
    TextLine line;
    const auto inside = [&](int index) {
      const PixelBox& box = layout.components.all[std::size_t(index)].box;
      const int x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
      return x >= found.left && x < found.right && y >= found.top && y < found.bottom;
    };
    const auto taken = std::stable_partition(outside.begin(), outside.end(), [&](int index) { return !inside(index); });
    line.components.assign(taken, outside.end());
    outside.erase(taken, outside.end());
    if (line.components.empty()) continue;
    line.box = box_of(layout.components, line.components);
    result.lines.push_back(std::move(line));
  }
  return result;
}

class LineBench {
 public:
  LineBench(Recognizer& recognizer, const LineDetector* detector) : recognizer_(recognizer), detector_(detector), second_(SecondReader::create()) {}

  Document read_file(const std::string& path, const ReadOptions& options) {
    Document document;
    document.file_name = std::filesystem::path(path).filename();
    begin_ = cpu_seconds();
    document.kind = for_each_scan_page(path, options, [&](const PageImage& image, int number) {
      document.pages.push_back(read_page(image, number));
      print(document.file_name, number);
      begin_ = cpu_seconds();
    });
    number_tables(document.pages);
    return document;
  }

 private:
  Page read_page(const PageImage& image, int number) {
    Page page;
    page.number = number;
    page.width = image.page_width;
    page.height = image.page_height;
    page.dpi = image.dpi();
    page.source = PageSource::kPicture;
    const std::optional<PhotographedSheet> sheet = cut_out_sheet(image);
    CleanPage cleaned = clean(sheet ? sheet->image : image);
    find_lines_ = 0;
    lines_ = 0;
    if (cleaned.is_blank || cleaned.is_noise) return page;
    RememberingRecognizer reader(recognizer_);
    UprightPage upright_page = upright(std::move(cleaned), &reader);
    FoundLayout& layout = upright_page.layout;
    page.quarter_turns = upright_page.quarter_turns;
    if (page.quarter_turns % 2 != 0) std::swap(page.width, page.height);
    if (sheet) layout.geometry.lie_in(way_to_photograph(*sheet, image, page.quarter_turns), page.width, page.height);
    find_lines(layout);
    if (second_) second_->begin_page();
    ReadLines read = read_lines(reader, second_.get(), layout, upright_page.page.threshold);
    lines_ = read.count;
    const Rect level = layout.geometry.to_points(layout.grey.bounds());
    page.blocks = lay_out(std::move(read.runs), layout.grids, level.width(), level.height());
    layout.geometry.lay_back(page.blocks);
    return page;
  }

  void find_lines(FoundLayout& layout) {
    if (detector_ == nullptr) return;
    const double begin = cpu_seconds();
    layout.lines = detected_lines(*detector_, layout);
    find_lines_ = cpu_seconds() - begin;
  }

  void print(const std::string& file, int number) const {
    std::cout << Json{{"file", file}, {"page", number}, {"cpu", cpu_seconds() - begin_}, {"find_lines", find_lines_}, {"lines", lines_}}.dump() << std::endl;
  }

  Recognizer& recognizer_;
  const LineDetector* detector_;
  std::unique_ptr<SecondReader> second_;
  double begin_ = 0, find_lines_ = 0;
  int lines_ = 0;
};

int run(const std::vector<std::string>& arguments) {
  const std::string way = arguments.empty() ? "" : arguments[0];
  const bool detects = way.starts_with("detector");
  if (arguments.size() < 4 || (!detects && way != "projection")) {
    std::cerr << "line_bench projection|detector MODELS NOTICE FILE...\n";
    return 64;
  }
  const std::string& models = arguments[1];
  const auto notice = load_notice(arguments[2]);
  const auto recognizer = load_ppocr_recognizer(models);
  const auto detector = detects ? LineDetector::load(models, way == "detector" ? 960 : std::stoi(way.substr(9))) : std::nullopt;
  if (!notice || !recognizer || (detects && !detector)) {
    std::cerr << "line_bench: no notice pack or no models\n";
    return 64;
  }
  LineBench bench(**recognizer, detector ? &*detector : nullptr);
  std::vector<Document> documents;
  for (std::size_t i = 3; i < arguments.size(); ++i) {
    documents.push_back(bench.read_file(arguments[i], {models, {}}));
    documents.back().id = "d" + std::to_string(i - 2);
  }
  print_submission(documents, notice->form);
  return 0;
}

}  // namespace
}  // namespace chushen

int main(int count, char** arguments) { return chushen::run({arguments + 1, arguments + count}); }

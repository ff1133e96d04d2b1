#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include "extract/scan/ctc_decoding.h"
#include "extract/scan/han_line.h"
#include "extract/scan/recognizer.h"

namespace chushen {

namespace {

/// A network of the family and where its character list is: in its own metadata, or in a file.
struct ModelFile {
  const char *name, *file, *characters;
};
constexpr ModelFile kModels[] = {{"ppocr-v6-small", "/PP-OCRv6_rec_small.onnx", nullptr},
                                 {"ppocr-v4-mobile", "/ch_PP-OCRv4_rec_infer.onnx", "/ppocr_keys_v1.txt"}};

constexpr int kHeight = 48;         // the height the network was trained on
constexpr int kStep = 8;            // pixels of width for each column of its output
constexpr int kMinimumWidth = 48;   // narrower pictures are padded with white
/// Lines are narrowed a little before they are read, which saves as much time and loses no reading that was sure: measured
/// on 800 lines of seven conditions. A figure keeps two columns of the output: with less, of two equal ones one vanishes.
constexpr double kNarrowing = 0.85;
constexpr double kHanNarrowing = 0.5;  // of lines without figures: han_line.h

/// The entries of the model's character list, one a line, behind the blank of CTC and before the space.
std::vector<std::string> classes_of(const std::string& character_list) {
  std::vector<std::string> classes{""};
  std::size_t begin = 0;
  while (begin <= character_list.size()) {
    const std::size_t end = std::min(character_list.find('\n', begin), character_list.size());
    classes.push_back(character_list.substr(begin, end - begin));
    begin = end + 1;
  }
  classes.push_back(" ");
  return classes;
}

/// Characters that are printed alike, in half and full width or as one dash or another: which of them it is is no doubt about the text.
const std::vector<std::vector<std::string>> kTwins = {{"(", "（"}, {")", "）"}, {":", "："}, {";", "；"}, {"!", "！"}, {"?", "？"}, {"%", "％"}, {",", "，"},
                                                      {"+", "＋"}, {"-", "－", "—", "–", "―"}, {"~", "～"}, {"/", "／"}, {"&", "＆"}, {"¥", "￥"}};

/// Groups of classes to be counted together.
std::vector<std::vector<int>> twins_in(const std::vector<std::string>& classes) {
  std::vector<std::vector<int>> groups;
  for (const std::vector<std::string>& twins : kTwins) {
    std::vector<int>& group = groups.emplace_back();
    for (const std::string& twin : twins)
      if (const auto found = std::find(classes.begin(), classes.end(), twin); found != classes.end()) group.push_back(int(found - classes.begin()));
  }
  return groups;
}

/// The likeliest of twins gets what all have.
void count_together(std::span<float> probabilities, std::size_t classes, const std::vector<std::vector<int>>& groups) {
  for (std::size_t column = 0; column + classes <= probabilities.size(); column += classes)
    for (const std::vector<int>& group : groups) {
      float sum = 0, *likeliest = nullptr;
      for (int member : group) {
        float& probability = probabilities[column + member];
        sum += probability;
        if (likeliest == nullptr || probability > *likeliest) likeliest = &probability;
      }
      for (int member : group) probabilities[column + member] = 0;
      if (likeliest != nullptr) *likeliest = sum;
    }
}

/// Three equal planes of (grey / 255 - 0.5) / 0.5, `width` wide, white behind the picture.
std::vector<float> planes_of(const Raster& line, int width) {
  std::vector<float> planes(std::size_t(3) * kHeight * width, 1.0f);
  for (int y = 0; y < kHeight; ++y)
    for (int x = 0; x < line.width; ++x) planes[std::size_t(y) * width + x] = line.at(x, y) / 127.5f - 1.0f;
  const std::size_t plane = std::size_t(kHeight) * width;
  std::copy_n(planes.begin(), plane, planes.begin() + plane);
  std::copy_n(planes.begin(), plane, planes.begin() + 2 * plane);
  return planes;
}

/// The character list of a model, one character a line, without a last line break; empty where it has none.
std::string characters_of(const ModelFile& file, const OnnxModel& model, const std::string& folder) {
  if (file.characters == nullptr) return model.metadata("character");
  std::ifstream in(folder + file.characters);
  std::string list{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  std::erase(list, '\r');
  if (list.ends_with('\n')) list.pop_back();
  return list;
}

class PpocrRecognizer : public Recognizer {
 public:
  PpocrRecognizer(OnnxModel model, const std::string& characters) : model_(std::move(model)), classes_(classes_of(characters)), twins_(twins_in(classes_)) {}

  LineReading read(const Raster& line) override {
    if (line.width == 0 || line.height == 0) return {};
    const HanLine han(line);
    if (han.is_likely()) {
      LineReading reading = read_narrowed(line, kHanNarrowing);
      if (han.is_read_by(reading)) {
        han.settle(reading);
        return reading;
      }
    }
    return read_narrowed(line, kNarrowing);
  }

 private:
  LineReading read_narrowed(const Raster& line, double narrowing) {
    const double scale = double(kHeight) / line.height;
    const Raster small = scaled(line, std::max(1, int(std::lround(line.width * scale * narrowing))), kHeight);
    const int width = std::max(kMinimumWidth, (small.width + kStep - 1) / kStep * kStep);
    std::vector<float> picture = planes_of(small, width);
    const OnnxModel::Output output = model_.run(picture, {1, 3, kHeight, width});
    if (output.shape.size() != 3 || output.shape[2] != std::int64_t(classes_.size())) return {};
    count_together(output.values, classes_.size(), twins_);
    LineReading reading = decode_ctc(output.values, int(output.shape[1]), classes_);
    const float pixels_per_column = float(width / double(output.shape[1]) / (scale * narrowing));
    for (ReadCharacter& character : reading.characters) {
      character.left = std::min(character.left * pixels_per_column, float(line.width));
      character.centre *= pixels_per_column;
      character.right = std::min(character.right * pixels_per_column, float(line.width));
    }
    return reading;
  }

  OnnxModel model_;
  std::vector<std::string> classes_;
  std::vector<std::vector<int>> twins_;
};

}  // namespace

tl::expected<std::unique_ptr<Recognizer>, OnnxModel::Error> load_ppocr_recognizer(const std::string& models_folder) {
  OnnxModel::Error error = OnnxModel::Error::kModelMissing;
  for (const ModelFile& file : kModels) {
    auto model = OnnxModel::load(models_folder + file.file);
    const std::string characters = model ? characters_of(file, *model, models_folder) : std::string();
    if (!characters.empty()) return std::make_unique<PpocrRecognizer>(std::move(*model), characters);
    const OnnxModel::Error now = model ? OnnxModel::Error::kModelUnusable : model.error();
    if (now != OnnxModel::Error::kModelMissing) error = now;
  }
  return tl::unexpected(error);
}

std::string ppocr_version(const std::string& models_folder) {
  std::error_code error;
  const std::string runtime = OnnxModel::runtime_version();
  for (const ModelFile& file : kModels)
    if (!runtime.empty() && std::filesystem::is_regular_file(models_folder + file.file, error))
      return std::string(file.name) + " narrowed onnxruntime-" + runtime;
  return {};
}

}  // namespace chushen

#include "extract/scan/tesseract_recognizer.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <utility>
#include <vector>

#include <omp.h>
#include <tesseract/baseapi.h>

namespace chushen {

namespace {

constexpr const char* kCapitals = "零壹貳貮參肆伍陸柒捌玖拾佰仟萬億圓元角分整正";
constexpr std::pair<std::string_view, const char*> kSimplified[] = {{"貳", "贰"}, {"貮", "贰"}, {"參", "叁"}, {"陸", "陆"},
                                                                    {"萬", "万"}, {"億", "亿"}, {"圓", "圆"}};

constexpr int kTall = 48;    // pixels: what the networks see is 36 high, more only costs
constexpr int kMargin = 8;   // pixels of white around it: letters that touch the edge are lost

const char* name_of(TesseractModel model) {
  switch (model) {
    case TesseractModel::kLatin: return "eng";
    case TesseractModel::kChinese: return "chi_sim";
    case TesseractModel::kCapitals: return "chi_tra";
  }
  return "";
}

bool is_file(const std::string& path) {
  std::error_code error;
  return std::filesystem::is_regular_file(path, error);
}

/// The folder that holds models; empty where there is none.
std::string data_folder() {
  std::vector<std::string> places = {"/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata", "/usr/share/tessdata",
                                     "/usr/local/share/tessdata"};
  if (const char* set = std::getenv("TESSDATA_PREFIX"); set && *set) places = {set, std::string(set) + "/tessdata"};
  for (const std::string& place : places)
    for (const char* model : {"eng", "chi_sim", "chi_tra"})
      if (is_file(place + "/" + model + ".traineddata")) return place;
  return {};
}

/// Scaled to the usual height, white around it.
Raster with_margin(const Raster& line) {
  const int width = std::max(1, line.width * kTall / line.height);
  const Raster small = line.height > kTall ? scaled(line, width, kTall) : line;
  return cropped(small, grown(small.bounds(), kMargin, kMargin));
}

std::string simplified(std::string text) {
  for (const auto& [traditional, simple] : kSimplified)
    if (text == traditional) return simple;
  return text;
}

}  // namespace

struct TesseractRecognizer::Engine {
  TesseractModel model;
  tesseract::TessBaseAPI api;
  explicit Engine(TesseractModel which) : model(which) {}
};

TesseractRecognizer::TesseractRecognizer(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}
TesseractRecognizer::~TesseractRecognizer() = default;

std::unique_ptr<TesseractRecognizer> TesseractRecognizer::load(TesseractModel model) {
  if (!has_tesseract_model(model)) return nullptr;
  omp_set_max_active_levels(0);  // four threads for a line of ten letters: all of them would wait most of the time
  auto engine = std::make_unique<Engine>(model);
  // The dictionaries change nothing with these networks but the time to load.
  const std::vector<std::string> names = {"load_system_dawg", "load_freq_dawg", "load_punc_dawg", "load_number_dawg", "load_bigram_dawg", "debug_file"};
  const std::vector<std::string> values = {"F", "F", "F", "F", "F", "/dev/null"};
  tesseract::TessBaseAPI& api = engine->api;
  if (api.Init(data_folder().c_str(), name_of(model), tesseract::OEM_LSTM_ONLY, nullptr, 0, &names, &values, false) != 0) return nullptr;
  api.SetVariable("tessedit_do_invert", "0");
  api.SetPageSegMode(tesseract::PSM_SINGLE_LINE);
  if (model == TesseractModel::kCapitals) api.SetVariable("tessedit_char_whitelist", kCapitals);
  return std::unique_ptr<TesseractRecognizer>(new TesseractRecognizer(std::move(engine)));
}

void TesseractRecognizer::take_for_letters(bool whole_height) {
  engine_->api.SetPageSegMode(whole_height ? tesseract::PSM_RAW_LINE : tesseract::PSM_SINGLE_LINE);
}

void TesseractRecognizer::allow_only(const std::string& characters) { engine_->api.SetVariable("tessedit_char_whitelist", characters.c_str()); }

LineReading TesseractRecognizer::read(const Raster& line) {
  LineReading reading;
  if (line.width == 0 || line.height == 0) return reading;
  const Raster picture = with_margin(line);
  const float scale = line.height > kTall ? float(line.height) / kTall : 1.0f;
  tesseract::TessBaseAPI& api = engine_->api;
  api.SetImage(picture.pixels.data(), picture.width, picture.height, 1, picture.width);
  api.SetSourceResolution(300);
  if (api.Recognize(nullptr) != 0) return reading;
  const std::unique_ptr<tesseract::ResultIterator> symbols(api.GetIterator());
  if (!symbols) return reading;
  do {
    const std::unique_ptr<char[]> text(symbols->GetUTF8Text(tesseract::RIL_SYMBOL));
    int left = 0, top = 0, right = 0, bottom = 0;
    if (!text || !*text.get() || !symbols->BoundingBox(tesseract::RIL_SYMBOL, &left, &top, &right, &bottom)) continue;
    const auto placed = [&](int x) { return std::clamp(float(x - kMargin) * scale, 0.0f, float(line.width)); };
    // Its words are no words in Chinese, but white paper between figures and Latin letters is.
    if (!reading.characters.empty() && symbols->IsAtBeginningOf(tesseract::RIL_WORD) && reading.characters.back().text.size() == 1 && !text[1])
      reading.characters.push_back({" ", reading.characters.back().right, placed(left), 1, {}, 0, (reading.characters.back().right + placed(left)) / 2});
    reading.characters.push_back({simplified(text.get()), placed(left), placed(right), symbols->Confidence(tesseract::RIL_SYMBOL) / 100, {}, 0,
                                  (placed(left) + placed(right)) / 2});
  } while (symbols->Next(tesseract::RIL_SYMBOL));
  api.Clear();
  return reading;
}

bool has_tesseract_model(TesseractModel model) {
  const std::string folder = data_folder();
  return !folder.empty() && is_file(folder + "/" + name_of(model) + ".traineddata");
}

std::string tesseract_version() {
  std::string models;
  for (const TesseractModel model : {TesseractModel::kChinese, TesseractModel::kCapitals, TesseractModel::kLatin})
    if (has_tesseract_model(model)) models += std::string(" ") + name_of(model);
  return models.empty() ? models : std::string("tesseract-") + tesseract::TessBaseAPI::Version() + models;
}

}  // namespace chushen

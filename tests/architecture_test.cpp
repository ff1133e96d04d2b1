#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

// Guards the include rule of README.md:
//   - a folder uses itself and the folders on its left, never those on its right;
//   - of another folder it uses public headers only, those of its CMake FILE_SET;
//   - each third-party library is included by the files listed here, and by no header of ours but tl::expected.

namespace fs = std::filesystem;

namespace {

const std::vector<std::string> kFolders = {"extract", "normalize", "validate", "report", "app"};

// Who includes what is not ours and not the language's or the system's. A library has one file in a folder.
const std::map<std::string, std::set<std::string>> kUsers = {
    {"poppler", {"extract/pdf_contents.cpp", "extract/pdf_decoding.cpp", "extract/pdf_fields.cpp", "extract/pdf_reader.cpp", "extract/pdf_rendering.cpp", "extract/pdf_state.cpp"}},
    {"libxml2", {"extract/xml_stream.cpp", "report/xml_tree.cpp"}},
    {"libarchive", {"extract/archive.cpp"}},
    {"libzip", {"extract/zip_file.cpp", "report/zip_parts.cpp"}},
    {"leptonica", {"extract/scan/image_codec.cpp"}},
    {"openssl", {"extract/digest.cpp"}},
    {"onnxruntime", {"extract/scan/onnx_model.cpp"}},
    {"openmp", {"extract/scan/tesseract_recognizer.cpp"}},
    {"tesseract", {"extract/scan/tesseract_recognizer.cpp"}},
    {"icu", {"extract/text_encoding.cpp", "normalize/text.cpp"}},
    {"nlohmann", {"app/json_record.cpp", "extract/document_json.cpp", "extract/document_json_parse.cpp", "report/batch_json.cpp"}},
    {"simdjson", {"report/report_reading.cpp"}},
    {"yaml-cpp", {"validate/yaml_tree.cpp"}},
    {"mustache", {"report/mustache_view.cpp"}},
    {"xlsxwriter", {"report/xlsx_writer.cpp"}},
    {"cli11", {"app/command_line.cpp"}},
    {"spdlog", {"app/console.cpp"}},
    {"sqlite", {"app/ledger.cpp"}},
};

// By the beginning of the name in <>; Poppler's private headers stand in no folder of their own.
const std::vector<std::pair<std::string, std::string>> kLibraries = {
    {"libxml/", "libxml2"},   {"zip.h", "libzip"}, {"openssl/", "openssl"},         {"archive", "libarchive"},         {"leptonica/", "leptonica"}, {"onnxruntime", "onnxruntime"},
    {"omp.h", "openmp"},      {"tesseract/", "tesseract"}, {"xlsxwriter.h", "xlsxwriter"},
    {"unicode/", "icu"},      {"nlohmann/", "nlohmann"}, {"simdjson", "simdjson"},   {"yaml-cpp/", "yaml-cpp"},   {"kainjow/", "mustache"},
    {"CLI/", "cli11"},        {"spdlog/", "spdlog"},     {"sqlite3.h", "sqlite"},       {"poppler-config.h", "poppler"}, {"splash/", "poppler"},
    {"Error.h", "poppler"},   {"ErrorCodes.h", "poppler"}, {"Form.h", "poppler"},       {"Gfx", "poppler"},
    {"GlobalParams.h", "poppler"}, {"OptionalContent.h", "poppler"}, {"OutputDev.h", "poppler"}, {"PDFDoc", "poppler"},   {"Page.h", "poppler"},
    {"SplashOutputDev.h", "poppler"}, {"UTF.h", "poppler"},   {"Annot.h", "poppler"},     {"Catalog.h", "poppler"},
    {"FileSpec.h", "poppler"}, {"Stream.h", "poppler"},
};

struct Include {
  std::string file, target;
  bool quoted = false;
};

std::vector<Include> includes_of(const fs::path& path, const std::string& name) {
  static const std::regex pattern(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
  std::vector<Include> found;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    std::smatch match;
    if (std::regex_search(line, match, pattern)) found.push_back({name, match[2], match[1] == "\""});
  }
  return found;
}

const std::vector<Include>& all_includes() {
  static const std::vector<Include> all = [] {
    std::vector<Include> list;
    for (const std::string& folder : kFolders) {
      for (const auto& entry : fs::recursive_directory_iterator(fs::path(CHUSHEN_SOURCE_DIR) / folder)) {
        const std::string extension = entry.path().extension();
        if (extension != ".h" && extension != ".cpp") continue;
        const auto found = includes_of(entry.path(), fs::relative(entry.path(), CHUSHEN_SOURCE_DIR));
        list.insert(list.end(), found.begin(), found.end());
      }
    }
    return list;
  }();
  return all;
}

std::string folder_of(const std::string& path) { return path.substr(0, path.find('/')); }

std::size_t rank_of(const std::string& path) {
  return std::find(kFolders.begin(), kFolders.end(), folder_of(path)) - kFolders.begin();
}

std::set<std::string> public_headers(const std::string& folder) {
  std::ifstream in(fs::path(CHUSHEN_SOURCE_DIR) / folder / "CMakeLists.txt");
  std::stringstream text;
  text << in.rdbuf();
  const std::string all = text.str();
  const std::size_t start = all.find("FILE_SET HEADERS");
  std::set<std::string> headers;
  if (start == std::string::npos) return headers;
  std::istringstream words(all.substr(start, all.find(')', start) - start));
  for (std::string word; words >> word;)
    if (word.ends_with(".h")) headers.insert(folder + "/" + word);
  return headers;
}

// Empty: the language's, the system's, or the one exemption of our headers.
std::string library_of(const std::string& target) {
  for (const auto& [beginning, library] : kLibraries)
    if (target.starts_with(beginning)) return library;
  const bool language = target.find('.') == std::string::npos;
  static const std::set<std::string> kSystem = {"pwd.h", "unistd.h", "fcntl.h", "poll.h", "signal.h", "dirent.h", "malloc.h", "tl/expected.hpp"};
  if (language || kSystem.count(target) || target.starts_with("sys/") || target.starts_with("linux/")) return "";
  return "unknown: " + target;
}

}  // namespace

TEST_CASE("a folder includes only itself and the folders on its left") {
  std::size_t seen = 0;
  for (const Include& include : all_includes()) {
    if (!include.quoted) continue;
    INFO(include.file << " includes " << include.target);
    REQUIRE(rank_of(include.target) < kFolders.size());
    CHECK(rank_of(include.target) <= rank_of(include.file));
    ++seen;
  }
  CHECK(seen > 200);
}

TEST_CASE("of another folder only public headers are included") {
  std::map<std::string, std::set<std::string>> headers;
  for (const std::string& folder : kFolders) headers[folder] = public_headers(folder);
  CHECK(headers["extract"].size() > 3);
  for (const Include& include : all_includes()) {
    if (!include.quoted || folder_of(include.target) == folder_of(include.file)) continue;
    INFO(include.file << " includes " << include.target);
    CHECK(headers[folder_of(include.target)].count(include.target) == 1);
  }
}

TEST_CASE("each library is included by its own files and by no header") {
  std::set<std::string> used;
  for (const Include& include : all_includes()) {
    const std::string library = include.quoted ? "" : library_of(include.target);
    if (library.empty()) continue;
    INFO(include.file << " includes " << include.target);
    const auto users = kUsers.find(library);
    REQUIRE(users != kUsers.end());
    CHECK(users->second.count(include.file) == 1);
    CHECK_FALSE(include.file.ends_with(".h"));
    used.insert(library + " " + include.file);
  }
  for (const auto& [library, files] : kUsers)
    for (const std::string& file : files) {
      INFO(library << " is listed for " << file << ", which does not include it");
      CHECK(used.count(library + " " + file) == 1);
    }
}

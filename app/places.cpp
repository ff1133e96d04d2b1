#include "app/places.h"

#include <cstdlib>
#include <filesystem>
#include <vector>

namespace chushen {

namespace {

namespace fs = std::filesystem;

fs::path installed_share() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return program.parent_path().parent_path() / "share" / "chushen";
}

// The first that is a folder, else the first.
std::string first_there(const std::vector<fs::path>& places) {
  std::error_code error;
  for (const fs::path& place : places)
    if (fs::is_directory(place, error)) return place;
  return places.front();
}

}  // namespace

std::string find_notice(const std::string& given) {
  const fs::path name = given.empty() ? "notices/jiangmen-2023-22" : given;
  return first_there({name, installed_share() / name, fs::path(CHUSHEN_SOURCE_FOLDER) / name});
}

std::string find_models(const std::string& given) {
  if (!given.empty()) return given;
  if (const char* set = std::getenv("CHUSHEN_MODELS"); set && *set) return set;
  return first_there({installed_share() / "models", CHUSHEN_ENGINES_FOLDER "/models"});
}

}  // namespace chushen

#pragma once

#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <vector>

#include <sys/wait.h>
#include <nlohmann/json.hpp>

#include "tests/app/temporary_folder.h"

/// Runs the program as a person would, and looks at what it left.

struct ProgramRun {
  int status = -1;
  std::string out, errors;

  /// The figure behind "读取工作进程".
  int reading_workers() const {
    const std::string words = "读取工作进程 ";
    const std::size_t at = errors.find(words);
    return at == errors.npos ? -1 : std::stoi(errors.substr(at + words.size()));
  }
};

inline std::string quoted(const std::string& argument) {
  std::string text = "'";
  for (const char c : argument) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

/// The program as it was built, or the one that CHUSHEN_TESTED in the environment names: a long run goes on with a copy
/// while the build changes.
inline std::string tested_program() {
  const char* other = std::getenv("CHUSHEN_TESTED");
  return other ? other : CHUSHEN_PROGRAM;
}

/// `before` stands in front of the command line: variables, ulimit.
inline ProgramRun run_program(const std::vector<std::string>& arguments, const std::string& before = "") {
  const TemporaryFolder folder;
  std::string line = before + ' ' + quoted(tested_program());
  for (const std::string& argument : arguments) line += ' ' + quoted(argument);
  const int status = std::system((line + " >" + (folder / "out") + " 2>" + (folder / "err")).c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, bytes_of(folder / "out"), bytes_of(folder / "err")};
}

inline nlohmann::json json_at(const std::string& path) {
  const auto json = nlohmann::json::parse(bytes_of(path), nullptr, false);
  if (json.is_discarded()) throw std::runtime_error("no JSON at " + path);
  return json;
}

inline const std::string kNotice = CHUSHEN_SOURCE_DIR "/notices/jiangmen-2023-22";
inline const std::string kFixtures = CHUSHEN_SOURCE_DIR "/fixtures";

#include <catch2/catch.hpp>

#include <filesystem>

#include "app/config.h"
#include "tests/app/program.h"

using namespace chushen;

namespace {

tl::expected<Command, std::vector<PackError>> read(const std::string& yaml, Command given = {}) {
  const TemporaryFolder folder;
  return read_config(folder.put("chushen.yaml", yaml), std::move(given));
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a configuration file says what the command line does not, and the command line wins") {
  Command given;
  given.out = "/elsewhere";
  given.quiet = 3;
  const auto command = read("inbox: /srv/收件\nout: /var/reports\nquiet: 20\njobs: 4\ngroup_readable: true\nmove_accepted: true\n"
                            "log: {file: /var/log/c.log, form: json, keep_days: 30}\nmetrics: /m.prom\nretention: {withdrawn_days: 90}\n", given);
  REQUIRE(command);
  CHECK(command->paths == std::vector<std::string>{"/srv/收件"});
  CHECK(command->out == "/elsewhere");
  CHECK(command->quiet == 3);
  CHECK(command->jobs == 4);
  CHECK(command->group_readable);
  CHECK(command->move_accepted);
  CHECK(command->log == "/var/log/c.log");
  CHECK(command->log_form == "json");
  CHECK(command->log_days == 30);
  CHECK(command->metrics == "/m.prom");
  CHECK(command->withdrawn_days == 90);
}

TEST_CASE("every fault of a configuration file is told with line and column") {
  const auto command = read("inbox: /srv\noutt: /var\njobs: many\nquiet: 0\nlog:\n  form: xml\n  days: 3\n");
  REQUIRE_FALSE(command);
  std::vector<std::pair<int, int>> places;
  for (const PackError& error : command.error()) places.emplace_back(error.line, error.column);
  CHECK(places == std::vector<std::pair<int, int>>{{2, 1}, {3, 7}, {4, 8}, {7, 3}, {6, 9}});
  CHECK(contains(command.error()[1].message, "1 到 256"));
}

TEST_CASE("the example configuration is sound, and a faulty one starts nothing") {
  REQUIRE(read_config(CHUSHEN_SOURCE_DIR "/app/service/chushen.yaml", {}));
  const TemporaryFolder folder;
  std::filesystem::create_directories(folder / "inbox");
  const std::string faulty = folder.put("faulty.yaml", "inbox: " + (folder / "inbox") + "\nout: " + (folder / "out") + "\nnonsense: 1\n");
  const auto run = run_program({"batch", "--config", faulty});
  CHECK(run.status == 64);
  CHECK(contains(run.errors, "faulty.yaml:3:1"));
  CHECK_FALSE(std::filesystem::exists(folder / "out"));
  CHECK(run_program({"config", "check", faulty}).status == 3);
  const std::string sound = folder.put("sound.yaml", "inbox: " + (folder / "inbox") + "\nout: " + (folder / "out") + "\nnotice: " + kNotice + "\n");
  CHECK(run_program({"config", "check", sound}).status == 0);
  CHECK(run_program({"batch", "--config", sound}).status == 0);
  CHECK(std::filesystem::exists(folder / "out/index.html"));
  CHECK(run_program({"config", "check", folder / "none"}).status == 64);
  CHECK(run_program({"batch", "--out", folder / "out"}).status == 64);
}

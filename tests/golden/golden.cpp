// SPDX-License-Identifier: GPL-3.0-or-later
//
// Holds that the repository's own sheets give what is committed: scripts/<slug>/*.ssml, what a person
// would edit, and tests/golden/<sheet>.json, what was understood. `test_golden --update` writes both anew;
// review the difference in the same commit.
#define CATCH_CONFIG_RUNNER
#include "app/data_files.hpp"
#include "app/input.hpp"
#include "app/inspect_output.hpp"
#include "read/reader.hpp"
#include "ssml/script_files.hpp"
#include "support/catch.hpp"
#include "util/error.hpp"
#include "util/file.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

using namespace audiosheet;
namespace fs = std::filesystem;

namespace {

bool g_update = false;

const fs::path k_root = AUDIOSHEET_SOURCE_DIR;

std::vector<fs::path> sheets() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(k_root / "sheets")) {
    if (entry.path().filename() != "README.md") {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// The .ssml files of a folder, by name.
std::map<std::string, std::string> committed(const fs::path& folder) {
  std::map<std::string, std::string> files;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder, none)) {
    files[entry.path().filename().string()] = read_file(entry.path());
  }
  return files;
}

void write_all(const fs::path& folder, const std::map<std::string, std::string>& files) {
  fs::remove_all(folder);
  for (const auto& [name, text] : files) {
    write_file(folder / name, text);
  }
}

} // namespace

TEST_CASE("the sheets give the committed scripts", "[golden]") {
  REQUIRE(sheets().size() >= 5);
  app::Session session;
  const Profile profile = app::find_profile(app::k_default_profile);
  for (const auto& file : sheets()) {
    const std::string name = "sheets/" + file.filename().string();
    INFO(name);
    const FactSheet sheet = read::read_sheet(name, read_file(file)).sheet;
    const fs::path understood = k_root / "tests/golden" / (file.stem().string() + ".json");
    const Script script = app::narrate_sheet(sheet, profile, false, session);
    const auto made = ssml::script_files(script);
    const fs::path folder = k_root / "scripts" / script.slug;
    if (g_update) {
      write_file(understood, app::inspect_json(sheet));
      write_all(folder, made);
      continue;
    }
    CHECK(app::inspect_json(sheet) == read_file(understood));
    const auto wanted = committed(folder);
    for (const auto& [script_name, text] : made) {
      INFO(folder.filename().string() + "/" + script_name + " (test_golden --update writes it anew)");
      REQUIRE(wanted.contains(script_name));
      CHECK(text == wanted.at(script_name));
    }
    CHECK(made.size() == wanted.size());
  }
}

int main(int argc, char** argv) {
  std::vector<char*> arguments;
  for (int i = 0; i < argc; ++i) {
    if (std::string_view(argv[i]) == "--update") {
      g_update = true;
    } else {
      arguments.push_back(argv[i]);
    }
  }
  return Catch::Session().run(static_cast<int>(arguments.size()), arguments.data());
}

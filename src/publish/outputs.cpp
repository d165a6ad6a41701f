// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/outputs.hpp"

#include "util/error.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace audiosheet::publish {

namespace fs = std::filesystem;

std::vector<fs::path> outputs_in(const fs::path& folder) {
  std::vector<fs::path> outputs;
  std::error_code error;
  for (auto entry = fs::directory_iterator(folder, error); !error && entry != fs::directory_iterator();
       entry.increment(error)) {
    std::error_code ignored;
    if (!entry->path().filename().string().starts_with('.') &&
        fs::is_regular_file(entry->path() / "manifest.json", ignored)) {
      outputs.push_back(entry->path());
    }
  }
  if (error) {
    throw Error(fmt::format("{}: can't be read: {}", folder.string(), error.message()));
  }
  std::ranges::sort(outputs);
  return outputs;
}

std::vector<fs::path> sheet_outputs_in(const fs::path& folder) {
  std::vector<fs::path> outputs = outputs_in(folder);
  std::erase_if(outputs, [](const fs::path& output) { return output.filename() == k_phone_index_folder; });
  return outputs;
}

} // namespace audiosheet::publish

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/batch_plan.hpp"

#include "read/form.hpp"
#include "read/reader.hpp"
#include "util/error.hpp"
#include "util/file.hpp"
#include "util/interrupt.hpp"
#include "util/limits.hpp"
#include "util/parallel.hpp"
#include "util/slug.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <iostream>
#include <iterator>
#include <map>
#include <numeric>
#include <set>

namespace audiosheet::app {

namespace fs = std::filesystem;

namespace {

void add_folder(const fs::path& folder, std::set<std::string>& names) {
  std::error_code error;
  auto entry = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    const bool hidden = entry->path().filename().string().starts_with(".");
    if (hidden && entry->is_directory()) {
      entry.disable_recursion_pending();
    } else if (!hidden && entry->is_regular_file() && read::has_known_form(entry->path().string()) &&
               ascii_lower(entry->path().stem().string()) != "readme") {
      names.insert(entry->path().string());
    }
  }
  if (error) {
    throw Error(fmt::format("{}: {}", folder.string(), error.message()));
  }
}

void add_lines(std::string_view text, std::set<std::string>& names) {
  for (const auto line : split(text, '\n')) {
    if (const auto name = trim(line); !name.empty() && !name.starts_with('#')) {
      names.emplace(name);
    }
  }
}

std::optional<unsigned> number_of(const char* name) {
  const char* text = std::getenv(name); // NOLINT(concurrency-mt-unsafe): before any thread
  if (text == nullptr || *text == '\0') {
    return std::nullopt;
  }
  const std::string_view digits = text;
  unsigned number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) {
    throw Error(fmt::format("{}={} is no number", name, digits), ExitStatus::usage);
  }
  return number;
}

Shard checked(unsigned index, unsigned count, std::string_view from) {
  if (count == 0 || index == 0 || index > count) {
    throw Error(fmt::format("{}: there is no part {} of {}; parts are counted from 1", from, index, count),
                ExitStatus::usage);
  }
  return {index, count};
}

void read_title(BatchSheet& sheet) {
  try {
    const FactSheet read =
        read::read_sheet(sheet.source, read_file(sheet.source, limits::k_sheet_bytes)).sheet;
    sheet.slug = slugify(read.title);
    sheet.work = read.account.kept + 1;
  } catch (const Error& error) {
    sheet.error = error.what();
  }
}

} // namespace

std::vector<BatchSheet> find_sheets(const std::vector<std::string>& arguments) {
  std::set<std::string> names;
  for (const auto& argument : arguments) {
    std::error_code error;
    if (argument == "-") {
      add_lines(std::string(std::istreambuf_iterator<char>(std::cin), {}), names);
    } else if (fs::is_directory(argument, error)) {
      add_folder(argument, names);
    } else if (argument.ends_with(".list")) {
      add_lines(read_file(argument), names);
    } else if (fs::exists(argument, error)) {
      names.insert(argument);
    } else {
      throw Error(fmt::format("{}: No such file or directory", argument));
    }
  }
  std::vector<BatchSheet> sheets;
  for (const auto& name : names) {
    sheets.push_back({.source = name, .slug = {}, .error = {}});
  }
  return sheets;
}

void read_titles(std::vector<BatchSheet>& sheets, unsigned jobs) {
  parallel_for(sheets.size(), jobs, [&](std::size_t i) {
    stop_if_interrupted();
    read_title(sheets[i]);
  });
  std::map<std::string_view, const BatchSheet*> taken;
  for (auto& sheet : sheets) {
    if (!sheet.error.empty()) {
      continue;
    }
    const auto [first, is_new] = taken.emplace(sheet.slug, &sheet);
    if (!is_new) {
      sheet.error =
          fmt::format("{}: has the same title as {}, so both would be written to {}; give one of them "
                      "another title",
                      sheet.source, first->second->source, sheet.slug);
    }
  }
}

Shard parse_shard(const std::string& text) {
  const auto slash = text.find('/');
  unsigned index = 0;
  unsigned count = 0;
  const char* end = text.data() + text.size();
  const char* middle = slash == std::string::npos ? end : text.data() + slash;
  const auto first = std::from_chars(text.data(), middle, index);
  const auto second = middle == end ? first : std::from_chars(middle + 1, end, count);
  if (middle == end || first.ec != std::errc() || first.ptr != middle || second.ec != std::errc() ||
      second.ptr != end) {
    throw Error(fmt::format("--shard {}: write part and number of parts, as in 2/8", text),
                ExitStatus::usage);
  }
  return checked(index, count, "--shard " + text);
}

std::optional<Shard> shard_of_environment(std::optional<unsigned> count) {
  if (const auto task = number_of("SLURM_ARRAY_TASK_ID")) {
    const unsigned first = number_of("SLURM_ARRAY_TASK_MIN").value_or(0);
    const auto tasks = number_of("SLURM_ARRAY_TASK_COUNT");
    if (!tasks && !count) {
      throw Error("SLURM_ARRAY_TASK_ID is set but SLURM_ARRAY_TASK_COUNT is not; say --shards N",
                  ExitStatus::usage);
    }
    return checked(*task - first + 1, count.value_or(tasks.value_or(0)), "SLURM_ARRAY_TASK_ID");
  }
  if (const auto index = number_of("JOB_COMPLETION_INDEX")) {
    if (!count) {
      throw Error("JOB_COMPLETION_INDEX is set; say --shards N with the Job's number of completions",
                  ExitStatus::usage);
    }
    return checked(*index + 1, *count, "JOB_COMPLETION_INDEX");
  }
  return std::nullopt;
}

std::vector<std::size_t> shard_of(const std::vector<BatchSheet>& sheets, Shard shard) {
  std::vector<std::size_t> order(sheets.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater<>(), [&](std::size_t i) { return sheets[i].work; });
  std::set<std::pair<std::uint64_t, unsigned>> loads; // work so far, shard
  for (unsigned i = 1; i <= shard.count; ++i) {
    loads.emplace(0, i);
  }
  std::vector<std::size_t> mine;
  for (const std::size_t i : order) {
    auto least = loads.extract(loads.begin());
    if (least.value().second == shard.index) {
      mine.push_back(i);
    }
    least.value().first += sheets[i].work + 1;
    loads.insert(std::move(least));
  }
  return mine;
}

} // namespace audiosheet::app

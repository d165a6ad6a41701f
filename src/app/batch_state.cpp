// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/batch_state.hpp"

#include "app/data_files.hpp"
#include "publish/manifest_file.hpp"
#include "util/build_time.hpp"
#include "util/error.hpp"
#include "util/file.hpp"
#include "util/hash.hpp"
#include "util/program_id.hpp"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace audiosheet::app {

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* k_format = "audiosheet-batch/1";
constexpr int k_milliseconds = 1000;

Json to_json(const BatchResult& result) {
  Json json{{"source", result.source}};
  if (!result.error.empty()) {
    json["status"] = "failed";
    json["error"] = result.error;
    return json;
  }
  json["status"] = "rendered";
  json["slug"] = result.slug;
  json["title"] = result.title;
  json["language"] = result.language;
  json["duration_ms"] = result.milliseconds;
  json["chapters"] = result.chapters;
  json["warnings"] = result.warnings;
  json["manifest_sha256"] = result.manifest_sha256;
  return json;
}

BatchResult from_json(const Json& json) {
  BatchResult result;
  result.source = json.at("source").get<std::string>();
  if (json.at("status") == "failed") {
    result.error = json.at("error").get<std::string>();
    return result;
  }
  result.slug = json.at("slug").get<std::string>();
  result.title = json.at("title").get<std::string>();
  result.language = json.at("language").get<std::string>();
  result.milliseconds = json.at("duration_ms").get<std::int64_t>();
  result.chapters = json.at("chapters").get<std::int64_t>();
  result.warnings = json.at("warnings").get<std::int64_t>();
  result.manifest_sha256 = json.at("manifest_sha256").get<std::string>();
  return result;
}

std::string dump(const Json& json) {
  constexpr int k_indent = 1;
  return json.dump(k_indent, ' ', false, Json::error_handler_t::replace) + '\n';
}

/// The sheets are put in one by one: all of a large batch as JSON values would be hundreds of MiB.
std::string summary_of(std::vector<BatchResult> results) {
  std::ranges::sort(results, {}, &BatchResult::source);
  std::int64_t milliseconds = 0;
  std::int64_t rendered = 0;
  for (const auto& result : results) {
    milliseconds += result.milliseconds;
    rendered += result.error.empty() ? 1 : 0;
  }
  std::string text = dump({{"format", k_format},
                           {"sheets_rendered", rendered},
                           {"sheets_failed", static_cast<std::int64_t>(results.size()) - rendered},
                           {"duration_ms", milliseconds},
                           {"sheets", Json::array()}});
  constexpr std::string_view k_end = "]\n}\n";
  text.resize(text.size() - k_end.size());
  for (std::size_t i = 0; i < results.size(); ++i) {
    text += i == 0 ? "\n  " : ",\n  ";
    publish::append_json(text, to_json(results[i]), 2);
  }
  return text.append(results.empty() ? "" : "\n ").append(k_end);
}

fs::path part_path(const fs::path& out, unsigned index, unsigned count) {
  return out / ".batch" / fmt::format("part-{}-of-{}.json", index, count);
}

/// A stamp may be damaged, or from another version: then the sheet is rendered again.
std::optional<Json> read_json(const fs::path& file) {
  try {
    Json json = Json::parse(read_file(file), nullptr, false);
    return json.is_discarded() ? std::nullopt : std::optional(std::move(json));
  } catch (const Error&) {
    return std::nullopt;
  }
}

} // namespace

BatchState::BatchState(fs::path out, std::string inputs)
    : m_out(std::move(out)), m_inputs(std::move(inputs)) {
  create_folders(m_out / ".batch");
}

fs::path BatchState::stamp(const std::string& slug) const {
  // 256 folders: a catalogue may have 100,000 sheets.
  constexpr std::size_t k_digits = 2;
  return m_out / ".batch" / sha256_hex(slug).substr(0, k_digits) / (slug + ".json");
}

std::string BatchState::key(const std::string& source) const {
  return sha256_hex(m_inputs + sha256_file(source) + source);
}

std::optional<BatchResult> BatchState::finished(const std::string& source, const std::string& slug) const {
  const auto json = read_json(stamp(slug));
  if (!json) {
    return std::nullopt;
  }
  try {
    if (json->at("key") != key(source)) {
      return std::nullopt;
    }
    BatchResult result = from_json(json->at("result"));
    if (sha256_file(m_out / slug / "manifest.json") != result.manifest_sha256) {
      return std::nullopt;
    }
    return result;
  } catch (const std::exception&) { // a stamp of another kind, or no manifest
    return std::nullopt;
  }
}

BatchResult BatchState::remember(const std::string& source, const std::string& slug) const {
  const fs::path file = m_out / slug / "manifest.json";
  const std::string text = read_file(file);
  const Json manifest = Json::parse(text, nullptr, false);
  BatchResult result;
  try {
    result.source = source;
    result.slug = slug;
    result.title = manifest.at("title").get<std::string>();
    result.language = manifest.at("language").get<std::string>();
    result.milliseconds = manifest.at("samples").get<std::int64_t>() * k_milliseconds /
                          manifest.at("sample_rate").get<std::int64_t>();
    for (const auto& chapter : manifest.at("chapters")) {
      ++result.chapters;
      result.warnings += chapter.at("warnings").get<std::int64_t>();
    }
  } catch (const nlohmann::json::exception& error) {
    throw Error(fmt::format("{}: is no manifest ({})", file.string(), error.what()));
  }
  result.manifest_sha256 = sha256_hex(text);
  write_file(stamp(slug), dump({{"key", key(source)}, {"result", to_json(result)}}));
  return result;
}

fs::path BatchState::write_summary(std::vector<BatchResult> results, unsigned index, unsigned count) const {
  const fs::path file = count == 1 ? m_out / "batch.json" : part_path(m_out, index, count);
  write_file(file, summary_of(std::move(results)));
  return file;
}

fs::path BatchState::join(const fs::path& out) {
  unsigned count = 0;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(out / ".batch", error)) {
    unsigned index = 0;
    unsigned of = 0;
    const std::string name = entry.path().filename().string();
    // NOLINTNEXTLINE(cert-err34-c): what is no number here is missing below
    if (std::sscanf(name.c_str(), "part-%u-of-%u.json", &index, &of) == 2) {
      if (count != 0 && of != count) {
        throw Error(fmt::format("{}: has parts of {} and of {}; remove those that are not of this batch",
                                (out / ".batch").string(), std::min(count, of), std::max(count, of)));
      }
      count = of;
    }
  }
  if (count == 0) {
    throw Error(
        fmt::format("{}: has no parts of a batch; `audiosheet batch --shard I/N` makes them", out.string()));
  }
  std::vector<BatchResult> results;
  for (unsigned index = 1; index <= count; ++index) {
    const fs::path file = part_path(out, index, count);
    const auto json = read_json(file);
    if (!json) {
      throw Error(
          fmt::format("{}: part {} of {} is missing or damaged; run `audiosheet batch --shard {}/{}` again",
                      file.string(), index, count, index, count));
    }
    for (const auto& sheet : json->at("sheets")) {
      results.push_back(from_json(sheet));
    }
  }
  write_file(out / "batch.json", summary_of(std::move(results)));
  return out / "batch.json";
}

std::string digest_of_inputs(const std::vector<std::string>& options) {
  Sha256 hash;
  hash.update(program_id());
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(voices_folder())) {
    if (entry.is_regular_file()) {
      files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  for (const auto& file : files) {
    hash.update(sha256_file(file));
  }
  for (const auto& option : options) {
    std::error_code error;
    hash.update(fmt::format("{}:{}", option.size(), option));
    if (fs::is_regular_file(option, error)) { // a profile, a cover
      hash.update(sha256_file(option));
    }
  }
  if (const auto epoch = source_date_epoch()) {
    hash.update(std::to_string(*epoch));
  }
  return hash.hex();
}

} // namespace audiosheet::app

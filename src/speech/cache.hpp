// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "speech/engine.hpp"
#include "speech/speakers.hpp"

#include <atomic>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace audiosheet::speech {

/// Spoken sentences on disk, found again by what made them (engine, version, voice, prosody and text), and
/// encoded sound.
/// Safe with several renders and threads at once (entries are written aside and renamed; a damaged one is
/// a miss), bounded in size (least recently used entries go first). Failures to write are no errors.
/// docs/formats/cache.md describes the files.
class Cache {
public:
  /// `folder` is created when the first entry is stored. An empty path: no cache.
  explicit Cache(std::filesystem::path folder, std::uintmax_t limit_bytes = std::uintmax_t{1} << 30U);

  /// Name of the entry of a request: 64 hexadecimal digits.
  static std::string key(const EngineInfo& engine, const Request& request);

  [[nodiscard]] std::optional<Speech> find(const std::string& key) const;
  void store(const std::string& key, const Speech& speech);

  /// Anything else by a name that stands for all that made it, such as encoded sound.
  [[nodiscard]] std::optional<std::string> find_bytes(const std::string& key) const;
  [[nodiscard]] bool has_bytes(const std::string& key) const; ///< without a look at whether they are whole
  void store_bytes(const std::string& key, std::string_view bytes);

  /// Removes the least recently used entries beyond the limit. Call once, at the end of a run. Costs
  /// nothing when this run stored nothing.
  void trim();

  /// The same, unless somebody looked within the last minute and this run has stored little since: to look at
  /// a full cache takes longer than to render a short sheet from it.
  void trim_when_due();

private:
  void write_entry(const std::filesystem::path& file, std::string_view first, std::string_view second);

  std::filesystem::path m_folder;
  std::uintmax_t m_limit_bytes;
  std::atomic<bool> m_works = true; ///< false after a write failed: no more are tried
  std::atomic<unsigned> m_stored = 0;
  std::atomic<std::uintmax_t> m_unseen_bytes = 0; ///< stored since this run last looked
};

/// $XDG_CACHE_HOME/audiosheet, or ~/.cache/audiosheet; empty when neither is known.
std::filesystem::path default_cache_folder();

} // namespace audiosheet::speech

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profile.hpp"
#include "model/recording.hpp"
#include "publish/encodings.hpp"
#include "util/trace.hpp"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace audiosheet {
struct Telephone;
}

namespace audiosheet::publish {

/// What every publisher gets. It knows neither the document nor the engine.
struct Job {
  const Recording& recording;
  std::filesystem::path
      folder;        ///< out/<slug>/ under its temporary name; the publisher makes its own subfolder
  unsigned jobs = 1; ///< threads it may use
  Encodings* encodings = nullptr;      ///< the recording as MP3 and Opus; never null in a render
  const EncodedStore* store = nullptr; ///< encoded sound of earlier runs; null: none is kept
  Trace* trace = nullptr;              ///< of the run, when one is wanted
  const Phrases* phrases =
      nullptr;               ///< in the recording's language, for words on pages; never null in a render
  const Job* fast = nullptr; ///< the same script spoken fast, when it was asked for
  const Telephone* telephone =
      nullptr;            ///< what the hotline plays (model/call_tree.hpp); null when it is not asked for
  std::string cover = {}; ///< a PNG (publish/cover.hpp); empty: one is drawn
  std::string date = {};  ///< of the episode from --date, "2024-05-31" or an instant; empty: not given
  std::string build_date = {}; ///< SOURCE_DATE_EPOCH as an instant, for what has no date; empty: not set
};

/// A file that a publisher made, hashed while it was written.
struct PublishedFile {
  std::string path; ///< relative to the job's folder, with '/'
  std::string sha256;
  std::uint64_t bytes = 0;
  bool operator==(const PublishedFile&) const = default;
};

using PublishedFiles = std::vector<PublishedFile>;

struct Publisher {
  std::string_view name; ///< as in --for
  std::string_view description;
  PublishedFiles (*publish)(const Job& job); ///< throws Error
  bool has_cover = false;                    ///< it takes the job's cover, or draws one
  int turn = 0; ///< they begin in this order: first what has the longest piece that can't be shared
};

/// All publishers, in the order of --help.
std::span<const Publisher> publishers();

inline constexpr std::string_view k_manifest_format = "audiosheet-manifest/1";

/// Writes manifest.json; `files` is all that the publishers made, in any order.
/// docs/formats/manifest.md has the format. Throws Error.
void write_manifest(const Job& job, PublishedFiles files);

} // namespace audiosheet::publish

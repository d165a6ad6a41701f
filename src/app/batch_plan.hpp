// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which sheets a batch has, in which order they are rendered, and which machine renders which.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace audiosheet::app {

struct BatchSheet {
  std::string source;     ///< as it will be named in messages and in batch.json
  std::string slug;       ///< of its folder; empty when it can't be read
  std::string error;      ///< why it can't be rendered; else empty
  std::uint64_t work = 0; ///< estimate: words to say
};

/// The sheets that arguments name: a folder gives all documents below it (not READMEs and hidden ones), a
/// file that ends in ".list" (or "-" for standard input) one sheet a line, anything else is a sheet. Sorted
/// by name, each once. Throws Error for an argument that isn't there.
std::vector<BatchSheet> find_sheets(const std::vector<std::string>& arguments);

/// Reads titles and estimates the work, on `jobs` threads. Of sheets with the same title the first by name
/// keeps the folder; the others get an error that names it.
void read_titles(std::vector<BatchSheet>& sheets, unsigned jobs);

/// A part of a batch: number `index` (from 1) of `count`.
struct Shard {
  unsigned index = 1;
  unsigned count = 1;
};

/// "2/8". Throws Error with status usage.
Shard parse_shard(const std::string& text);

/// What a scheduler has put into the environment: SLURM_ARRAY_TASK_ID with _MIN and _COUNT, or
/// JOB_COMPLETION_INDEX (Kubernetes) with `count`, which Kubernetes does not tell. Nothing when there is
/// none. Throws Error when they contradict each other.
std::optional<Shard> shard_of_environment(std::optional<unsigned> count);

/// Indices of the sheets of a shard, longest first. The largest sheet goes to the shard with least work so
/// far, and so on: even, and the same on every machine.
std::vector<std::size_t> shard_of(const std::vector<BatchSheet>& sheets, Shard shard);

} // namespace audiosheet::app

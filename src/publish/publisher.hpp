// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/recording.hpp"

#include <filesystem>
#include <span>
#include <string_view>

namespace audiosheet::publish {

/// What every publisher gets. It knows neither the document nor the engine.
struct Job {
  const Recording& recording;
  std::filesystem::path folder; ///< out/<slug>/ under its temporary name; the publisher makes its own subfolder
  unsigned jobs = 1;            ///< threads it may use
};

struct Publisher {
  std::string_view name; ///< as in --for
  std::string_view description;
  void (*publish)(const Job& job); ///< throws Error
};

/// All publishers, in the order of --help.
std::span<const Publisher> publishers();

/// Writes manifest.json over what the publishers made (design.md; docs/formats/manifest.md).
void write_manifest(const Job& job);

} // namespace audiosheet::publish

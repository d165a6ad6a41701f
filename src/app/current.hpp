// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether an output is still what a render would make, so that nothing has to be done.
#pragma once

#include "model/recording.hpp"
#include "model/script.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace audiosheet::app {

/// Remembers, in the cache, what each output folder was made from.
class CurrentOutputs {
public:
  /// `folder` is the cache's; empty: nothing is remembered. `inputs` stands for the program, its voices and
  /// the command line (`digest_of_inputs`).
  CurrentOutputs(std::filesystem::path folder, std::string inputs)
      : m_folder(std::move(folder)), m_inputs(std::move(inputs)) {}

  /// Stands for all that decides what comes out of a render: `engine` names the engine's installation.
  [[nodiscard]] std::string key(const Script& script, const About& about, const std::string& engine) const;

  /// Whether `target` was made under this key and has its manifest and all files of it, as long as they were.
  [[nodiscard]] bool holds(const std::filesystem::path& target, const std::string& key) const;

  /// To be called when `target` is whole. What can't be written is not remembered.
  void remember(const std::filesystem::path& target, const std::string& key) const;

private:
  [[nodiscard]] std::filesystem::path note(const std::filesystem::path& target) const;

  std::filesystem::path m_folder;
  std::string m_inputs;
};

} // namespace audiosheet::app

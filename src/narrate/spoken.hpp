// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/script.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::narrate {

/// What a stretch of text was taken for: for `--explain`, the scripts' reviewers and tests.
struct SpokenRun {
  std::string written;
  std::string spoken;          ///< equal to `written` when the engine says it right as it stands
  std::string_view class_name; ///< "measure", "range", "comparison", …; "text" when nothing was changed
};

/// The spoken form of written text, for one language. Built once, used for any number of lines; const
/// and safe to share between threads.
class SpokenForm {
public:
  /// `language`: "en-US" or "en-GB" (others: text is passed through unchanged).
  explicit SpokenForm(std::string_view language);
  ~SpokenForm();
  SpokenForm(SpokenForm&&) noexcept;
  SpokenForm& operator=(SpokenForm&&) noexcept;
  SpokenForm(const SpokenForm&) = delete;
  SpokenForm& operator=(const SpokenForm&) = delete;

  /// Takes from a sheet's text the acronyms that it defines ("… tumor (IMT)", "IMT (…)", "shortened to
  /// IMT": spelled, whatever else they may look like) and its words (which in capitals stay words).
  /// Call it before the form is shared.
  void learn(std::string_view text);

  /// Splits the text into runs: joined `written` is the text, byte for byte; joined `spoken` is what is
  /// said. Time is linear in the text.
  [[nodiscard]] std::vector<SpokenRun> runs(std::string_view text) const;

  /// The runs' spoken texts joined, spaces folded.
  [[nodiscard]] std::string line(std::string_view text) const;

private:
  struct State;
  std::unique_ptr<State> m_state;
};

} // namespace audiosheet::narrate

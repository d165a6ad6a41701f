// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "util/limits.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::narrate {

/// Cuts text into sentences with ICU's rules for a language, mended where they cut inside an abbreviation
/// ("approx. 5 mg"), and cuts a sentence beyond `k_longest` bytes at a comma or space.
/// Joined and with single spaces between, the sentences are the text.
class SentenceSplitter {
public:
  static constexpr std::size_t k_longest = limits::k_sentence_bytes;

  explicit SentenceSplitter(const std::string& language);
  ~SentenceSplitter();
  SentenceSplitter(const SentenceSplitter&) = delete;
  SentenceSplitter& operator=(const SentenceSplitter&) = delete;
  SentenceSplitter(SentenceSplitter&&) = delete;
  SentenceSplitter& operator=(SentenceSplitter&&) = delete;

  [[nodiscard]] std::vector<std::string> split(std::string_view text);

private:
  struct State;
  std::unique_ptr<State> m_state;
};

} // namespace audiosheet::narrate

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words of the page's own: names of buttons, of lists, of keys.
#pragma once

#include "model/profile.hpp"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace audiosheet::publish {

/// Words in the language of a recording, or in English when that language has no phrase file.
class WebWords {
public:
  explicit WebWords(const Phrases* phrases);

  /// The word for a key such as "play", as plain text. Throws Error for an unknown one.
  [[nodiscard]] std::string get(std::string_view key,
                                const std::map<std::string, std::string>& values = {}) const;

  /// The words are not in the recording's language but in English.
  [[nodiscard]] bool borrowed() const { return m_phrases == nullptr; }

private:
  const Phrases* m_phrases;
};

/// Every key with its English words; `page.<key>` in a phrase file.
std::span<const std::pair<std::string_view, std::string_view>> english_web_words();

} // namespace audiosheet::publish

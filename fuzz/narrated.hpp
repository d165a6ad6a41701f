// SPDX-License-Identifier: GPL-3.0-or-later
//
// What targets narrate with. Run at the top of the repository.
#pragma once

#include "model/profile.hpp"
#include "read/reader.hpp"
#include "target.hpp"

#include <array>

namespace audiosheet::fuzz {

inline const Profile& profile() {
  static const Profile k_profile = load_profile("voices/clear-english.toml");
  return k_profile;
}

inline const Phrases& phrases() {
  static const Phrases k_phrases = load_phrases("voices/phrases/en.toml");
  return k_phrases;
}

/// Reads a document of at least one byte; the first one chooses its form. Throws Error for what is refused.
inline read::ReadResult read_document(const std::uint8_t* data, std::size_t size) {
  constexpr std::array k_names{"sheet.txt", "sheet.md", "sheet.html", "sheet.rst"};
  return read::read_sheet(k_names[data[0] % k_names.size()], text_of(data + 1, size - 1));
}

} // namespace audiosheet::fuzz

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::narrate {

/// What a heading is called in a phone menu, where each word costs the caller time: "What are the symptoms of
/// asthma?" is "symptoms" in a sheet on asthma. English headings are cut by rules a person would use; in
/// other languages only the closing mark goes. The sheet's topic is its title up to a dash, colon or bracket.
class ShortLabels {
public:
  /// `language` as BCP 47, `title` of the sheet.
  ShortLabels(std::string_view language, std::string_view title);

  /// At most `limit` code points (cut_label), without a sentence's closing mark; empty when the heading has
  /// no letter or digit.
  [[nodiscard]] std::string label(std::string_view heading, std::size_t limit) const;

private:
  [[nodiscard]] bool is_topic(std::string_view text) const;
  [[nodiscard]] std::string without_topic(std::string text) const;
  [[nodiscard]] std::string topic_as_it(std::string_view heading) const;
  [[nodiscard]] std::string by_rules(std::string_view heading) const;

  bool m_english;
  std::vector<std::string> m_topic; ///< its words, in lower case
  std::string m_initials;           ///< of them: "imt"
};

/// At most `limit` code points, cut behind a word that can end a label; a first word of up to 20
/// stays whole, and where none of the first words can end one there are up to 20 more.
std::string cut_label(std::string_view text, std::size_t limit);

/// The letters and digits of a label in lower case: two labels with the same are heard as one.
std::string heard_label(std::string_view label);

} // namespace audiosheet::narrate

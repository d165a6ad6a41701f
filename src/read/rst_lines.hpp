// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lines of reStructuredText with their depth, and the explicit mark-up that begins at one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace audiosheet::read {

struct RstLine {
  int number = 0;
  int indent = 0;        ///< columns; tabs go to the next multiple of eight
  std::string_view text; ///< without white space at its ends; empty for a blank line
};
using RstLines = std::vector<RstLine>;

/// Views point into `text`.
RstLines rst_lines(std::string_view text);

/// An explicit mark-up line ".. name:: argument", its options and content.
struct RstMarkup {
  std::string name;
  std::string_view argument;
  std::size_t content = 0; ///< first line of the content
  std::size_t end = 0;     ///< behind the content
  std::vector<std::pair<std::string, std::string_view>> options;

  /// The option's first digit, or 0.
  [[nodiscard]] int number(std::string_view option) const;
};

/// The directive, or the definition of a substitution, that begins at line `at`.
std::optional<RstMarkup> rst_markup_at(const RstLines& lines, std::size_t at, std::size_t end);

/// Behind the last line with text of those from `at` on that are deeper than `indent`.
std::size_t behind_deeper_lines(const RstLines& lines, std::size_t at, std::size_t end, int indent);

/// Begins with "..": a directive, target, footnote or comment.
bool is_rst_explicit(std::string_view text);
bool is_rst_bullet(std::string_view text);

/// ":name: value"; empty when it is none.
std::pair<std::string, std::string_view> rst_field(std::string_view text);

} // namespace audiosheet::read

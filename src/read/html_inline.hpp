// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fact_sheet.hpp"

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace audiosheet::read {

struct Node;

/// What is remembered over a whole document while its texts are gathered.
struct InlineState {
  std::vector<Skipped>* skipped = nullptr;
  bool empty_means_decoration = false; ///< an empty alternative text; Markdown has no other way to give none
  const Node* apart = nullptr;         ///< a part of a heading that is said elsewhere
  std::unordered_set<std::string> abbreviations; ///< those already said with their meaning
};

/// Inline nodes that follow each other, gathered into the text of a paragraph, heading or cell.
class InlineText {
public:
  explicit InlineText(InlineState& state) : m_state(&state) {}

  void add(const Node& node);

  [[nodiscard]] bool empty() const { return m_line == 0 && m_pictures.empty(); }
  [[nodiscard]] bool has_text() const { return m_line != 0; }
  [[nodiscard]] int line() const { return m_line; }
  [[nodiscard]] const std::vector<Block>& pictures() const { return m_pictures; }

  struct Piece {
    std::string text;
    int line = 0;
  };
  /// The text, split at forced line breaks where a new thought begins.
  [[nodiscard]] std::vector<Piece> pieces() const;
  /// All in one line.
  [[nodiscard]] std::string text() const;
  /// The bold text at the start, as it stands; equal to text() when all is bold.
  [[nodiscard]] std::string strong_start() const;

private:
  void element(const Node& node);
  void children(const Node& node);
  void append(std::string_view text, int line);
  void append_space(std::string_view text);
  void end_strong_start(std::string_view text, int line);
  void picture(const Node& node);
  void script(const Node& node, bool raised);
  void abbreviation(const Node& node);
  bool citation(const Node& node);

  InlineState* m_state;
  std::string m_text; ///< with a control character for each break
  std::string m_strong;
  std::vector<Block> m_pictures;
  std::vector<int> m_break_lines; ///< line behind each break
  int m_line = 0;
  int m_bold = 0;
  bool m_all_bold = true;
};

/// An alternative text worth saying; empty for file names and words like "image".
std::string alternative_text(const Node& image);

/// Records all visible text below the node, a piece for each block, as skipped for this reason.
void skip_text(const Node& node, std::string_view reason, std::vector<Skipped>& skipped);

} // namespace audiosheet::read

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "read/list_marker.hpp"
#include "read/text_lines.hpp"
#include "read/text_shape.hpp"

#include <span>
#include <vector>

namespace audiosheet::read {

/// Builds paragraphs, nested lists and tables from lines of plain text.
class BlockBuilder {
public:
  /// Citation markers and ruled lines go to `skipped`. `words` tells whether a word that a wrapped line
  /// parts is one without its hyphen. Both must outlive the builder.
  BlockBuilder(Wrapping wrapping, const WordSet& words, std::vector<Skipped>& skipped)
      : m_wrapping(wrapping), m_words(words), m_skipped(skipped) {}

  /// Adds the lines of one chunk. A list stays open for items and deeper text in the next chunks.
  void add(std::span<const Line> lines);

  /// All blocks so far, lists closed.
  Blocks take();

private:
  struct OpenList {
    int indent = 0;
    int line = 0;
    char32_t bullet = 0;
    List list;
  };

  void add_line(const Line& line);
  void add_item(const Line& line, const ListMarker& marker);
  [[nodiscard]] bool is_item(const Line& line, const ListMarker& marker) const;
  void flush();
  void append(std::string& text, const Line& line);
  void close_to(int indent); ///< closes the lists at this indent and deeper
  void close_last();
  void put(Block block);

  Wrapping m_wrapping;
  const WordSet& m_words;
  std::vector<Skipped>& m_skipped;
  Blocks m_blocks;
  std::vector<OpenList> m_open;
  std::vector<Line> m_pending; ///< lines of the paragraph at hand
  bool m_bullet_alone = false; ///< the item at hand began with a bullet alone on its line
  bool m_chunk_start = true;
};

} // namespace audiosheet::read

// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/text_blocks.hpp"

#include "read/citations.hpp"
#include "read/text_tables.hpp"
#include "read/vocabulary.hpp"
#include "util/limits.hpp"
#include "util/text.hpp"

#include <utility>

namespace audiosheet::read {

namespace {

constexpr std::size_t k_deepest_list = limits::k_block_depth;

/// "Signs: • fever • cough": bullets inside a line part items. Gives the line back when it has none.
std::vector<Line> parted_at_bullets(const Line& line) {
  constexpr std::string_view k_bullet = "•";
  std::vector<Line> out;
  std::size_t begin = 0;
  for (std::size_t at = line.text.find(k_bullet, 1); line.text.size() > 1 && at != std::string_view::npos;
       at = line.text.find(k_bullet, at + k_bullet.size())) {
    const std::string_view piece = trim(line.text.substr(begin, at - begin));
    if (!piece.empty()) {
      out.push_back({line.number, line.indent, piece, piece});
    }
    begin = at;
  }
  if (begin == 0) {
    return {line};
  }
  const std::string_view rest = trim(line.text.substr(begin));
  out.push_back({line.number, line.indent, rest, rest});
  return out;
}

} // namespace

void BlockBuilder::add(std::span<const Line> lines) {
  if (lines.empty()) {
    return;
  }
  m_chunk_start = true;
  m_bullet_alone = false;
  if (auto table = read_text_table(lines, m_skipped)) {
    close_to(0);
    put({std::move(*table), lines.front().number});
    return;
  }
  for (const Line& whole : lines) {
    for (const Line& line : parted_at_bullets(whole)) {
      add_line(line);
      m_chunk_start = false;
    }
  }
  flush();
}

Blocks BlockBuilder::take() {
  flush();
  close_to(0);
  return std::exchange(m_blocks, {});
}

void BlockBuilder::add_line(const Line& line) {
  if (is_adornment(line.text)) {
    flush();
    m_skipped.push_back({line.number, std::string(line.text), "ruled line"});
    return;
  }
  const auto marker = list_marker(line.text);
  if (marker && is_item(line, *marker)) {
    add_item(line, *marker);
    return;
  }
  if (m_chunk_start) {
    // Text under an item's text belongs to it; other text ends the list.
    while (!m_open.empty() && line.indent <= m_open.back().indent) {
      close_last();
    }
  } else if (!m_pending.empty() && !m_bullet_alone &&
             !flows_into(m_pending.back().text, line.text, m_wrapping)) {
    const bool outside = !m_open.empty() && line.indent <= m_open.back().indent;
    flush();
    if (outside) {
      close_to(line.indent);
    }
  }
  m_pending.push_back(line);
}

/// A number inside a paragraph is an item only when it begins or continues a list: wrapped prose may
/// have "12. " at the start of a line.
bool BlockBuilder::is_item(const Line& line, const ListMarker& marker) const {
  const bool dash = marker.bullet == 0x2013 || marker.bullet == 0x2014;
  if (m_chunk_start || (!marker.ordered && !dash)) {
    return true;
  }
  if (!m_open.empty()) {
    for (const OpenList& open : m_open) {
      const bool same = marker.ordered ? open.list.ordered : open.bullet == marker.bullet;
      if (same && (!marker.ordered || static_cast<int>(open.list.items.size()) + 1 == marker.ordinal ||
                   line.indent == open.indent)) {
        return true;
      }
    }
  }
  const bool deliberate = m_pending.empty() || !flows_into(m_pending.back().text, line.text, m_wrapping);
  return deliberate && (dash || marker.ordinal == 1);
}

void BlockBuilder::add_item(const Line& line, const ListMarker& marker) {
  flush();
  const auto fits = [&](const OpenList& open) {
    return open.list.ordered == marker.ordered && (marker.ordered || open.bullet == marker.bullet);
  };
  while (!m_open.empty() && line.indent < m_open.back().indent) {
    close_last();
  }
  const bool deeper = m_open.empty() || line.indent > m_open.back().indent + 1;
  if (!deeper && !fits(m_open.back())) {
    // Another bullet at the same place: a list inside the item when the outer list goes on later can't be
    // known, so it is a list of its own.
    const int indent = m_open.back().indent;
    close_last();
    m_open.push_back({indent, line.number, marker.bullet, {marker.ordered, {}}});
  } else if (deeper && m_open.size() < k_deepest_list) {
    m_open.push_back({line.indent, line.number, marker.bullet, {marker.ordered, {}}});
  }
  m_open.back().list.items.push_back({marker.marker, line.number, {}});
  Line text = line;
  text.text = line.text.substr(marker.size);
  m_bullet_alone = text.text.empty();
  if (!m_bullet_alone) {
    m_pending.push_back(text);
  }
}

void BlockBuilder::flush() {
  if (m_pending.empty()) {
    return;
  }
  std::string text;
  int first = m_pending.front().number;
  const auto end_paragraph = [&] {
    std::string folded = fold_spaces(text);
    if (!folded.empty()) {
      put({Paragraph{std::move(folded)}, first});
    }
    text.clear();
  };
  for (std::size_t i = 0; i < m_pending.size(); ++i) {
    const Line& line = m_pending[i];
    if (i > 0 && !flows_into(m_pending[i - 1].text, line.text, m_wrapping)) {
      end_paragraph();
      first = line.number;
    }
    append(text, line);
  }
  end_paragraph();
  m_pending.clear();
}

/// Appends a line to the text of its paragraph, a space between them; a word that the line's end parts
/// is put together, without its hyphen when the document has it so elsewhere.
void BlockBuilder::append(std::string& text, const Line& line) {
  const std::size_t before = text.size();
  // With a space before it, a marker at the start of a wrapped line is a marker.
  text += without_citations((text.empty() ? "" : " ") + std::string(line.text), line.number, m_skipped);
  if (before == 0 || !is_parted_word(std::string_view(text).substr(0, before), line.text)) {
    return;
  }
  text.erase(before, 1);
  const std::size_t begin = text.rfind(' ', before - 1) + 1;
  std::string word = text.substr(begin, text.find(' ', before) - begin);
  word.erase(before - begin - 1, 1);
  if (m_words.contains(comparison_key(word))) {
    text.erase(before - 1, 1);
  }
}

void BlockBuilder::put(Block block) {
  if (m_open.empty()) {
    m_blocks.push_back(std::move(block));
  } else {
    m_open.back().list.items.back().blocks.push_back(std::move(block));
  }
}

void BlockBuilder::close_last() {
  flush();
  OpenList last = std::move(m_open.back());
  m_open.pop_back();
  put({std::move(last.list), last.line});
}

void BlockBuilder::close_to(int indent) {
  flush();
  while (!m_open.empty() && m_open.back().indent >= indent) {
    close_last();
  }
}

} // namespace audiosheet::read

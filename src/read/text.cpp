// SPDX-License-Identifier: GPL-3.0-or-later
//
// Plain text: a sheet saved from a web page, printed to text, or typed.
#include "util/text.hpp"

#include "read/citations.hpp"
#include "read/contents.hpp"
#include "read/outline.hpp"
#include "read/signals.hpp"
#include "read/text_blocks.hpp"
#include "read/text_headings.hpp"
#include <algorithm>
#include <unordered_map>

namespace audiosheet::read {

namespace {

/// Lines that are hardly ever parted by blank ones, and not wrapped: each is a paragraph.
bool has_paragraph_lines(const std::vector<Chunk>& chunks) {
  std::size_t lines = 0;
  for (const Chunk& chunk : chunks) {
    lines += chunk.lines.size();
  }
  constexpr std::size_t k_fewest = 6;
  return lines >= k_fewest && chunks.size() * k_fewest <= lines && wrapping_of(chunks).width == 0;
}

std::vector<Chunk> one_chunk_a_line(const std::vector<Chunk>& chunks) {
  std::vector<Chunk> out;
  for (const Chunk& chunk : chunks) {
    for (const Line& line : chunk.lines) {
      Chunk single;
      single.lines = {line};
      out.push_back(std::move(single));
    }
  }
  return out;
}

/// Finds tables of contents: three or more lines that stand alone in a row and all come again as such
/// lines further down, in order and with text between them.
class ContentsFinder {
public:
  explicit ContentsFinder(const std::vector<Chunk>& chunks) : m_chunks(chunks) {
    for (std::size_t i = 0; i < chunks.size(); ++i) {
      m_last[key_of(i)] = i;
    }
    m_last.erase("");
  }

  /// Behind the table that begins at chunk `i`; `i` when none does.
  [[nodiscard]] std::size_t end_of_table(std::size_t i) {
    constexpr std::size_t k_fewest = 3;
    if (i < m_tried) {
      return i; // inside a row that is none
    }
    std::size_t end = i;
    std::size_t place = 0; // of the heading that the last entry names
    std::size_t parted = 0;
    for (; end < m_chunks.size(); ++end) {
      const auto found = m_last.find(key_of(end));
      if (found == m_last.end() || found->second <= std::max(end, place)) {
        break;
      }
      parted += place > 0 && found->second > place + 1 ? 1U : 0U;
      place = found->second;
    }
    // A list that comes twice has no text between its lines; headings have.
    const bool table = end - i >= k_fewest && 2 * parted >= end - i - 1 && m_last.at(key_of(i)) >= end;
    m_tried = end;
    return table ? end : i;
  }

private:
  [[nodiscard]] std::string key_of(std::size_t i) const {
    const auto& lines = m_chunks[i].lines;
    return lines.size() == 1 ? contents_key(lines.front().text) : std::string();
  }

  const std::vector<Chunk>& m_chunks;
  std::unordered_map<std::string, std::size_t> m_last; ///< by comparison key
  std::size_t m_tried = 0;
};

std::vector<Chunk> without_contents(const std::vector<Chunk>& chunks, std::vector<Skipped>& skipped) {
  ContentsFinder finder(chunks);
  std::vector<Chunk> out;
  const auto skip = [&skipped](const Chunk& chunk) {
    skipped.push_back({chunk.lines.front().number, std::string(chunk.lines.front().text), "contents"});
  };
  for (std::size_t i = 0; i < chunks.size();) {
    const std::size_t end = finder.end_of_table(i);
    if (end == i) {
      out.push_back(chunks[i++]);
      continue;
    }
    if (!out.empty() && out.back().lines.size() == 1 && is_contents_heading(out.back().lines.front().text)) {
      skip(out.back());
      out.pop_back();
    }
    for (; i < end; ++i) {
      skip(chunks[i]);
    }
  }
  return out;
}

class TextReader {
public:
  TextReader(std::vector<Chunk> chunks, Outline& outline)
      : m_chunks(std::move(chunks)),
        m_wrapping(wrapping_of(m_chunks)),
        m_words(words_for_hyphens(m_chunks)),
        m_roles(find_roles(m_chunks)),
        m_outline(outline),
        m_builder(m_wrapping, m_words, outline.skipped) {}

  void run() {
    for (std::size_t i = 0; i < m_chunks.size();) {
      if (m_roles[i].heading) {
        add_heading(i);
        ++i;
      } else if (m_roles[i].item) {
        i = add_items(i);
      } else if (signal_of(i)) {
        i = add_callout(i);
      } else {
        m_builder.add(m_chunks[i].lines);
        ++i;
      }
    }
    close_blocks();
  }

private:
  [[nodiscard]] std::optional<Signal> signal_of(std::size_t i) const {
    const Line& first = m_chunks[i].lines.front();
    return list_marker(first.text) ? std::nullopt : signal_at_start(first.text);
  }

  void close_blocks() {
    for (Block& block : m_builder.take()) {
      m_outline.entries.emplace_back(std::move(block));
    }
  }

  void add_heading(std::size_t i) {
    const TextHeading& found = *m_roles[i].heading;
    close_blocks();
    Heading heading;
    heading.text = fold_spaces(without_citations(found.text, found.line, m_outline.skipped));
    heading.level = found.level;
    heading.line = found.line;
    m_outline.entries.emplace_back(std::move(heading));
    const auto& lines = m_chunks[i].lines;
    for (std::size_t at = 0; at < found.lines; ++at) {
      if (lines[at].number != found.line) {
        m_outline.skipped.push_back({lines[at].number, std::string(lines[at].text), "ruled line"});
      }
    }
    m_builder.add(std::span(lines).subspan(found.lines));
  }

  /// A run of short lines that stand alone, as a list. Returns the first chunk behind it.
  std::size_t add_items(std::size_t i) {
    close_blocks();
    const int line = m_chunks[i].lines.front().number;
    List list;
    for (; i < m_chunks.size() && m_roles[i].item; ++i) {
      m_builder.add(m_chunks[i].lines);
      list.items.push_back({{}, m_chunks[i].lines.front().number, m_builder.take()});
    }
    m_outline.entries.emplace_back(Block{std::move(list), line});
    return i;
  }

  /// A callout is its chunk; a signal alone takes the next chunk, and an announcement ("… if:") the list
  /// that it announces. Returns the first chunk behind it.
  std::size_t add_callout(std::size_t i) {
    close_blocks();
    Signal signal = *signal_of(i);
    std::vector<Line> lines = m_chunks[i].lines;
    const int line = lines.front().number;
    lines.front().text.remove_prefix(signal.size);
    const bool sign = signal.evidence.starts_with("sign ");
    if (sign && looks_like_heading(lines.front().text)) {
      // "⚠ When to call for help": a sign's title is the rest of its line.
      signal.title = fold_spaces(without_citations(lines.front().text, line, m_outline.skipped));
      lines.erase(lines.begin());
    } else if (lines.front().text.empty()) {
      lines.erase(lines.begin());
    }
    ++i;
    if (lines.empty() && i < m_chunks.size() && !m_roles[i].heading && !signal_of(i)) {
      lines = m_chunks[i].lines;
      ++i;
    }
    BlockBuilder builder(m_wrapping, m_words, m_outline.skipped);
    builder.add(lines);
    if (!lines.empty() && ends_colon(lines.back().text)) {
      while (i < m_chunks.size() && !m_roles[i].heading && list_marker(m_chunks[i].lines.front().text)) {
        builder.add(m_chunks[i].lines);
        ++i;
      }
    }
    m_outline.entries.emplace_back(
        Block{Callout{signal.kind, signal.title, builder.take(), signal.evidence}, line});
    return i;
  }

  std::vector<Chunk> m_chunks;
  Wrapping m_wrapping;
  WordSet m_words;
  std::vector<ChunkRole> m_roles;
  Outline& m_outline;
  BlockBuilder m_builder;
};

} // namespace

Outline read_text(std::string_view text) {
  Outline outline;
  outline.form = "text";
  std::vector<Chunk> chunks = split_chunks(text, outline.skipped);
  if (has_paragraph_lines(chunks)) {
    chunks = one_chunk_a_line(chunks);
  }
  TextReader(without_contents(chunks, outline.skipped), outline).run();
  return outline;
}

} // namespace audiosheet::read

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
#include <unordered_map>
#include <unordered_set>

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

/// Takes out a table of contents: three or more lines that stand alone in a row and all come again as
/// such lines further down, with "Contents" above them.
std::vector<Chunk> without_contents(std::vector<Chunk> chunks, std::vector<Skipped>& skipped) {
  constexpr std::size_t k_fewest = 3;
  const auto key_of = [](const Chunk& chunk) {
    return chunk.lines.size() == 1 ? contents_key(chunk.lines.front().text) : std::string();
  };
  std::unordered_map<std::string, std::size_t> last;
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    last[key_of(chunks[i])] = i;
  }
  last.erase("");
  std::vector<Chunk> out;
  const auto skip = [&skipped](const Chunk& chunk) {
    skipped.push_back({chunk.lines.front().number, std::string(chunk.lines.front().text), "contents"});
  };
  for (std::size_t i = 0; i < chunks.size();) {
    std::size_t end = i;
    std::unordered_set<std::string> row;
    while (end < chunks.size()) {
      const std::string key = key_of(chunks[end]);
      const auto found = last.find(key);
      if (found == last.end() || found->second <= end || !row.insert(key).second) {
        break;
      }
      ++end;
    }
    if (end - i < k_fewest) {
      out.push_back(std::move(chunks[i++]));
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
  TextReader(without_contents(std::move(chunks), outline.skipped), outline).run();
  return outline;
}

} // namespace audiosheet::read

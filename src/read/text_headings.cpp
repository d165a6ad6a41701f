// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/text_headings.hpp"

#include "read/list_marker.hpp"
#include "read/signals.hpp"
#include "read/text_shape.hpp"
#include "read/vocabulary.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>

namespace audiosheet::read {

namespace {

/// Styles from the most to the least striking: a document that uses two has the first above the second.
enum class Style { none, underlined, shouted, numbered, bare, plain, special };

/// What matters of a chunk for itself and for its neighbours.
struct Shape {
  bool list = false;
  bool noise = false;  ///< navigation: as if it weren't there
  bool nested = false; ///< belongs to the item of a list above
  bool callout = false;
  bool prose = false;   ///< a paragraph: ends like a sentence, or is long
  bool lead_in = false; ///< announces what follows ("Symptoms include:")
  bool short_line = false;
  bool special = false; ///< FAQ, References, …
};

struct Found {
  Style style = Style::none;
  std::size_t lines = 1;
  char adornment = 0;
  bool overlined = false;
  int depth = 1; ///< of a numbered heading
};

bool is_special(std::string_view text) {
  return looks_like_heading(text) && kind_of_heading(text).kind != SectionKind::section;
}

/// "2.1 Dosage": the depth of its number, 0 when there is none.
int number_depth(std::string_view text) {
  int depth = 0;
  std::size_t i = 0;
  while (i < text.size() && text[i] >= '0' && text[i] <= '9') {
    const std::size_t begin = i;
    while (i < text.size() && text[i] >= '0' && text[i] <= '9') {
      ++i;
    }
    if (i - begin > 2) {
      return 0;
    }
    ++depth;
    if (i < text.size() && text[i] == '.') {
      ++i;
    } else if (depth == 1 && (i >= text.size() || text[i] != ')')) {
      return 0; // a bare number: "5 tips", "10 mg daily"
    } else if (i < text.size() && text[i] == ')') {
      ++i;
      break;
    }
  }
  return i < text.size() && (text[i] == ' ' || text[i] == '\t') ? depth : 0;
}

Shape shape_of(const Chunk& chunk) {
  constexpr std::size_t k_long = 110;
  const std::string_view first = chunk.lines.front().text;
  const std::string_view last = chunk.lines.back().text;
  Shape shape;
  const bool single = chunk.lines.size() == 1;
  shape.special = single && is_special(first);
  shape.noise = single && !shape.special && is_navigation(first, false);
  shape.list = !shape.special && list_marker(first).has_value();
  shape.callout = !shape.list && !shape.special && signal_at_start(first).has_value();
  shape.short_line = single && !shape.list && !shape.callout && !shape.noise && looks_like_heading(first);
  std::size_t length = 0;
  for (const Line& line : chunk.lines) {
    length += line.text.size();
  }
  shape.prose = !shape.list && !shape.short_line && (length > k_long || ends_sentence(last));
  shape.lead_in = !shape.short_line && (ends_colon(last) || (shape.prose && !ends_sentence(last)));
  return shape;
}

class Finder {
public:
  explicit Finder(const std::vector<Chunk>& chunks)
      : m_chunks(chunks), m_found(chunks.size()), m_items(chunks.size()) {
    m_shapes.reserve(chunks.size());
    int list_indent = -1;
    for (const Chunk& chunk : chunks) {
      Shape shape = shape_of(chunk);
      const int indent = chunk.lines.front().indent;
      shape.nested = list_indent >= 0 && !shape.list && indent > list_indent;
      list_indent = shape.list ? indent : (shape.nested ? list_indent : -1);
      m_shapes.push_back(shape);
    }
  }

  std::vector<ChunkRole> run() {
    for (std::size_t i = 0; i < m_chunks.size(); ++i) {
      find_adorned(i);
      find_numbered(i);
    }
    for (std::size_t i = 0; i < m_chunks.size();) {
      i = find_in_run(i);
    }
    for (std::size_t i = 0; i < m_chunks.size(); ++i) {
      find_glued(i);
    }
    return levelled();
  }

private:
  [[nodiscard]] std::string_view first_line(std::size_t i) const { return m_chunks[i].lines.front().text; }

  /// The chunk before or after, passing over noise; the size of the list when there is none.
  [[nodiscard]] std::size_t neighbour(std::size_t i, int step) const {
    const auto size = static_cast<std::ptrdiff_t>(m_chunks.size());
    auto at = static_cast<std::ptrdiff_t>(i) + step;
    while (at >= 0 && at < size && m_shapes[static_cast<std::size_t>(at)].noise) {
      at += step;
    }
    return at < 0 || at >= size ? m_chunks.size() : static_cast<std::size_t>(at);
  }

  void find_adorned(std::size_t i) {
    constexpr std::size_t k_longest = 200;
    const auto& lines = m_chunks[i].lines;
    const bool overlined = lines.size() >= 3 && is_adornment(lines[0].text) && !is_adornment(lines[1].text) &&
                           is_adornment(lines[2].text) && lines[0].text[0] == lines[2].text[0];
    const std::size_t title = overlined ? 1 : 0;
    if (lines.size() < title + 2 || lines[title].text.size() > k_longest || is_adornment(lines[title].text) ||
        !is_adornment(lines[title + 1].text) ||
        2 * lines[title + 1].text.size() < code_points(lines[title].text)) {
      return;
    }
    m_found[i] = {Style::underlined, title + 2, lines[title + 1].text[0], overlined, 1};
  }

  /// A numbered line is a heading when it stands alone and prose follows, not the next number.
  void find_numbered(std::size_t i) {
    if (m_found[i].style != Style::none || m_chunks[i].lines.size() != 1 || m_shapes[i].nested) {
      return;
    }
    const int depth = number_depth(first_line(i));
    const std::size_t next = neighbour(i, 1);
    const std::size_t before = neighbour(i, -1);
    const bool listed = before != m_chunks.size() && number_depth(first_line(before)) == depth;
    if (depth == 0 || listed || next == m_chunks.size() || !looks_like_heading(first_line(i))) {
      return;
    }
    const bool next_numbered = number_depth(first_line(next)) > 0;
    const bool deeper = number_depth(first_line(next)) > depth;
    if (deeper ||
        (!next_numbered && (m_shapes[next].prose || m_shapes[next].short_line || m_shapes[next].list))) {
      m_found[i] = {Style::numbered, 1, 0, false, depth};
    }
  }

  /// Looks at the run of short lines that begins at `i`; returns where to go on.
  std::size_t find_in_run(std::size_t i) {
    if (!is_candidate(i)) {
      return i + 1;
    }
    std::size_t end = i;
    while (end < m_chunks.size() && (is_candidate(end) || m_shapes[end].noise)) {
      // A wider gap than inside the run parts it from what comes next.
      if (end > i + 1 && m_chunks[end].blank_before > m_chunks[i + 1].blank_before) {
        break;
      }
      ++end;
    }
    const std::size_t before = neighbour(i, -1);
    const bool led_in = before != m_chunks.size() && m_shapes[before].lead_in;
    const bool followed = end < m_chunks.size();
    std::size_t count = 0;
    for (std::size_t at = i; at < end; ++at) {
      count += m_shapes[at].noise ? 0U : 1U;
    }
    std::size_t place = 0;
    std::size_t plain = 0;
    for (std::size_t at = i; at < end; ++at) {
      if (m_shapes[at].noise) {
        continue;
      }
      ++place;
      if (is_heading_in_run(at, place, count, led_in, followed)) {
        m_found[at] = {style_of(at), 1, 0, false, 1};
      } else {
        ++plain;
      }
    }
    // Short lines that are no headings are the items of a list, when there are enough of them.
    for (std::size_t at = i; at < end; ++at) {
      m_items[at] = plain >= (led_in ? 2U : 3U) && m_found[at].style == Style::none && !m_shapes[at].noise;
    }
    return end;
  }

  /// Parted from its neighbours by lines without any character, where others are parted by spaces.
  [[nodiscard]] bool is_bare(std::size_t i) const {
    return m_bare_matters && m_chunks[i].bare_before &&
           (i + 1 == m_chunks.size() || m_chunks[i + 1].bare_before);
  }

  [[nodiscard]] Style style_of(std::size_t i) const {
    if (m_shapes[i].special) {
      return Style::special;
    }
    if (is_shouted(first_line(i))) {
      return Style::shouted;
    }
    return is_bare(i) ? Style::bare : Style::plain;
  }

  [[nodiscard]] bool is_candidate(std::size_t i) const {
    return m_found[i].style == Style::none && m_shapes[i].short_line && !m_shapes[i].nested;
  }

  [[nodiscard]] bool is_heading_in_run(std::size_t at, std::size_t place, std::size_t count, bool led_in,
                                       bool followed) const {
    const std::string_view text = first_line(at);
    if (m_shapes[at].special) {
      return true;
    }
    const bool last = place == count;
    if (at == first_content() || (last && !followed)) {
      return at == first_content();
    }
    const bool strong = is_title_case(text) || ends_question(text) || is_shouted(text);
    if (led_in) {
      return strong && last && (count != 1 || ends_question(text));
    }
    return (last && (count <= 2 || strong)) || (place == 1 && (count <= 2 ? strong || count == 1 : true)) ||
           is_shouted(text) || ends_question(text);
  }

  [[nodiscard]] std::size_t first_content() const {
    std::size_t i = 0;
    while (i < m_chunks.size() && m_shapes[i].noise) {
      ++i;
    }
    return i;
  }

  /// A heading on the first line of its paragraph.
  void find_glued(std::size_t i) {
    const Chunk& chunk = m_chunks[i];
    const Shape& shape = m_shapes[i];
    if (m_found[i].style != Style::none || chunk.lines.size() < 2 || shape.list || shape.nested ||
        shape.callout) {
      return;
    }
    const std::string_view first = chunk.lines[0].text;
    const std::string_view second = chunk.lines[1].text;
    const bool fits =
        looks_like_heading(first) && !starts_lower(second) && !flows_into(first, second, m_wrapping);
    if (!fits) {
      return;
    }
    constexpr std::size_t k_prose = 80;
    const bool list_below = list_marker(second).has_value();
    const bool prose_below =
        !list_below && (second.size() > k_prose || ends_sentence(chunk.lines.back().text));
    const bool strong = is_title_case(first) || ends_question(first);
    if (is_special(first)) {
      m_found[i] = {Style::special, 1, 0, false, 1};
    } else if (is_shouted(first) && (prose_below || list_below)) {
      m_found[i] = {Style::shouted, 1, 0, false, 1};
    } else if (number_depth(first) > 0 && (prose_below || list_below) && number_depth(second) == 0) {
      m_found[i] = {Style::numbered, 1, 0, false, number_depth(first)};
    } else if (i == first_content() || (list_below && strong) ||
               (prose_below && (!ends_sentence(first) || ends_question(first)))) {
      m_found[i] = {Style::plain, 1, 0, false, 1};
    }
  }

  /// Levels by style: one level for each style that occurs, adornments in order of appearance, special
  /// sections always at the top.
  [[nodiscard]] std::vector<ChunkRole> levelled() const;

  const std::vector<Chunk>& m_chunks;
  std::vector<Shape> m_shapes;
  std::vector<Found> m_found;
  std::vector<bool> m_items;
  Wrapping m_wrapping = wrapping_of(m_chunks);
  /// Blank lines with and without white space in them part a document on two levels.
  bool m_bare_matters =
      std::any_of(m_chunks.begin(), m_chunks.end(), [](const Chunk& c) { return !c.bare_before; });
};

std::vector<ChunkRole> Finder::levelled() const {
  std::vector<ChunkRole> out(m_chunks.size());
  std::vector<std::pair<char, bool>> adornments;
  std::array<bool, 7> used{};
  const std::size_t first = first_content();
  for (std::size_t i = 0; i < m_chunks.size(); ++i) {
    const Found& found = m_found[i];
    if (found.style == Style::none || i == first) {
      continue;
    }
    used.at(static_cast<std::size_t>(found.style)) = true;
    const std::pair<char, bool> key(found.adornment, found.overlined);
    if (found.style == Style::underlined &&
        std::find(adornments.begin(), adornments.end(), key) == adornments.end()) {
      adornments.push_back(key);
    }
  }
  // How many levels lie above the first of each style.
  std::array<int, 7> above{};
  int level = 2;
  int deepest_number = 1;
  for (const Found& found : m_found) {
    deepest_number = std::max(deepest_number, found.style == Style::numbered ? found.depth : 1);
  }
  for (const Style style : {Style::underlined, Style::shouted, Style::numbered, Style::bare, Style::plain}) {
    const auto index = static_cast<std::size_t>(style);
    above.at(index) = level;
    if (used.at(index)) {
      level += style == Style::underlined ? static_cast<int>(adornments.size())
               : style == Style::numbered ? deepest_number
                                          : 1;
    }
  }
  for (std::size_t i = 0; i < m_chunks.size(); ++i) {
    const Found& found = m_found[i];
    out[i].item = found.style == Style::none && m_items[i];
    if (found.style == Style::none) {
      continue;
    }
    const Line& line = m_chunks[i].lines[found.overlined ? 1 : 0];
    TextHeading heading{line.text, line.number, 2, found.lines};
    if (i == first) {
      heading.level = 1;
    } else if (found.style != Style::special) {
      heading.level = above.at(static_cast<std::size_t>(found.style));
    }
    if (found.style == Style::underlined && i != first) {
      const std::pair<char, bool> key(found.adornment, found.overlined);
      heading.level +=
          static_cast<int>(std::find(adornments.begin(), adornments.end(), key) - adornments.begin());
    }
    if (found.style == Style::numbered && i != first) {
      heading.level += found.depth - 1;
    }
    constexpr int k_deepest = 6;
    heading.level = std::min(heading.level, k_deepest);
    out[i].heading = heading;
  }
  return out;
}

} // namespace

std::vector<ChunkRole> find_roles(const std::vector<Chunk>& chunks) { return Finder(chunks).run(); }

} // namespace audiosheet::read

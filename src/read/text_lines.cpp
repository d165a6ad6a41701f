// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/text_lines.hpp"

#include "read/text_shape.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <unordered_map>

namespace audiosheet::read {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view without_prefix(std::string_view text, std::string_view prefix) {
  return text.starts_with(prefix) ? trim(text.substr(prefix.size())) : text;
}

std::string_view without_number(std::string_view text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit) - text.begin();
  return end > 0 && end <= 4 ? trim(text.substr(static_cast<std::size_t>(end))) : text;
}

/// "Page 3", "Page 3 of 10", "Seite 2 von 4", "- 3 -", "3 / 10"; a bare number only where a page ends.
bool is_page_number(std::string_view text, bool at_page_end) {
  constexpr std::size_t k_longest = 24;
  if (text.size() > k_longest || std::none_of(text.begin(), text.end(), is_digit)) {
    return false;
  }
  const std::string lower = ascii_lower(text);
  std::string_view rest = lower;
  bool named = false;
  for (const std::string_view word : {"page", "seite", "página", "pagina", "side", "sida", "strona", "p."}) {
    if (rest.starts_with(word)) {
      rest = trim(rest.substr(word.size()));
      named = true;
      break;
    }
  }
  const bool dashed = !named && rest.size() >= 3 && rest.front() == '-' && rest.back() == '-';
  if (dashed) {
    return without_number(trim(rest.substr(1, rest.size() - 2))).empty();
  }
  const std::string_view behind = without_number(rest);
  if (behind == rest) {
    return false;
  }
  if (behind.empty()) {
    return named || at_page_end;
  }
  for (const std::string_view of : {"of", "von", "sur", "de", "di", "van", "af", "av", "z", "/"}) {
    const std::string_view total = without_prefix(behind, of);
    if (total != behind && without_number(total).empty() && !total.empty()) {
      return named || at_page_end;
    }
  }
  return false;
}

struct RawLine {
  Line line;
  bool page_before = false; ///< a form feed stands between it and the line above
  bool bare = false;        ///< blank, without any character
};

std::vector<RawLine> raw_lines(std::string_view text) {
  constexpr int k_tab = 8;
  std::vector<RawLine> out;
  int number = 0;
  bool page = false;
  for (std::string_view raw : split(text, '\n')) {
    ++number;
    RawLine entry;
    entry.bare = raw.empty();
    const std::size_t feed = raw.rfind('\f');
    // What stands before a form feed on its line is the page's last line.
    if (feed != std::string_view::npos && !trim(raw.substr(0, feed)).empty()) {
      const std::string_view head = raw.substr(0, feed);
      out.push_back({{number, 0, trim(head), head}, page, false});
      page = false;
      entry.bare = false;
    }
    if (feed != std::string_view::npos) {
      raw.remove_prefix(feed + 1);
      page = true;
    }
    entry.line.number = number;
    entry.line.raw = raw;
    entry.line.text = trim(raw);
    if (!entry.line.text.empty()) {
      for (const char c : raw.substr(0, static_cast<std::size_t>(entry.line.text.data() - raw.data()))) {
        entry.line.indent += c == '\t' ? k_tab - entry.line.indent % k_tab : 1;
      }
      entry.page_before = page;
      page = false;
    }
    out.push_back(entry);
  }
  return out;
}

/// The line with its digits masked, so that "Page 1" and "Page 2" are the same running line.
std::string masked(std::string_view text) {
  std::string out(text);
  std::replace_if(out.begin(), out.end(), is_digit, '#');
  return out;
}

/// Takes out the lines at the ends of pages that are page numbers, or return on page after page. Returns
/// whether there were any.
bool remove_page_lines(std::vector<RawLine>& lines, std::vector<Skipped>& skipped) {
  std::vector<std::size_t> ends; // first and last lines of pages
  std::size_t last = lines.size();
  bool paged = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].line.text.empty()) {
      continue;
    }
    if (lines[i].page_before && last < lines.size()) {
      ends.push_back(last);
      ends.push_back(i);
      paged = true;
    }
    last = i;
  }
  if (paged && last < lines.size()) {
    ends.push_back(last);
  }
  // A page of one line has it at both ends.
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  std::unordered_map<std::string, std::size_t> seen;
  for (const std::size_t i : ends) {
    ++seen[masked(lines[i].line.text)];
  }
  std::vector<bool> removed(lines.size(), false);
  for (const std::size_t i : ends) {
    constexpr std::size_t k_longest = 120;
    const std::string_view text = lines[i].line.text;
    const bool number = is_page_number(text, true);
    // On two pages, and on a third of them: a line that two pages share by chance is text.
    const std::size_t times = text.size() <= k_longest ? seen[masked(text)] : 0;
    if (number || (times > 1 && 3 * times >= ends.size() / 2)) {
      skipped.push_back({lines[i].line.number, std::string(text), number ? "page number" : "running header"});
      removed[i] = true;
    }
  }
  bool any = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!removed[i] && is_page_number(lines[i].line.text, false)) {
      skipped.push_back({lines[i].line.number, std::string(lines[i].line.text), "page number"});
      removed[i] = true;
    }
    if (removed[i]) {
      any = true;
      // The next line still opens a page.
      const bool page = lines[i].page_before;
      lines[i].line.text = {};
      for (std::size_t next = i + 1; page && next < lines.size(); ++next) {
        if (!lines[next].line.text.empty()) {
          lines[next].page_before = true;
          break;
        }
      }
    }
  }
  return any && paged;
}

/// Whether the chunk goes on with a paragraph that a page end has parted.
bool goes_on(const Chunk& before, const Chunk& chunk) {
  return chunk.page_before && starts_lower(chunk.lines.front().text) &&
         !ends_sentence(before.lines.back().text) && !ends_colon(before.lines.back().text);
}

} // namespace

std::vector<Chunk> split_chunks(std::string_view text, std::vector<Skipped>& skipped) {
  std::vector<RawLine> lines = raw_lines(text);
  // Headers have a few lines at most; each round takes one off.
  constexpr int k_most_lines = 4;
  for (int round = 0; round < k_most_lines && remove_page_lines(lines, skipped); ++round) {
  }
  std::vector<Chunk> chunks;
  Chunk current;
  int blanks = 0;
  bool bare = false;
  bool open = false;
  const auto close = [&] {
    if (open && !chunks.empty() && goes_on(chunks.back(), current)) {
      chunks.back().lines.insert(chunks.back().lines.end(), current.lines.begin(), current.lines.end());
    } else if (open) {
      chunks.push_back(std::move(current));
    }
    current = {};
    open = false;
  };
  for (const RawLine& raw : lines) {
    if (raw.line.text.empty()) {
      close();
      ++blanks;
      bare = bare || raw.bare;
      continue;
    }
    if (raw.page_before) {
      close();
    }
    if (!open) {
      current.blank_before = blanks;
      current.bare_before = bare || chunks.empty();
      current.page_before = raw.page_before;
      open = true;
    }
    current.lines.push_back(raw.line);
    blanks = 0;
    bare = false;
  }
  close();
  return chunks;
}

} // namespace audiosheet::read

// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/notes.hpp"

#include "publish/chapters.hpp"
#include "util/text.hpp"
#include "util/xml.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace audiosheet::publish {

namespace {

/// Of the file, markup included: Apple's limit for a description.
constexpr std::size_t k_most_bytes = 4000;
constexpr std::size_t k_most_text = 3900;

/// "04:09", and "1:04:09" from an hour on. Rounded down: a player that starts a moment
/// early misses nothing.
std::string stamp(microseconds time) {
  constexpr std::int64_t k_minute = 60;
  const std::int64_t s = std::chrono::duration_cast<std::chrono::seconds>(time).count();
  return s >= k_minute * k_minute
             ? fmt::format("{}:{:02}:{:02}", s / k_minute / k_minute, s / k_minute % k_minute, s % k_minute)
             : fmt::format("{:02}:{:02}", s / k_minute, s % k_minute);
}

std::string paragraph(const std::string& html) { return fmt::format("<p>{}</p>\n", html); }

std::string heading(const Job& job, const std::string& key) {
  const std::string words = job.phrases != nullptr ? job.phrases->get(key) : "";
  return words.empty() ? "" : paragraph("<strong>" + xml_escape(words) + "</strong>");
}

/// A line a chapter; `level` 1 leaves out those below, titles have at most `longest` characters.
std::vector<std::string> chapter_lines(const Recording& recording, int level, std::size_t longest) {
  std::vector<std::string> lines;
  for (const RecordedChapter& chapter : recording.chapters) {
    if (chapter.level <= level) {
      lines.push_back(fmt::format("{} {}", stamp(time_at(recording, chapter.start)),
                                  shorten(fold_spaces(chapter.title), longest)));
    }
  }
  return lines;
}

std::size_t bytes_of(const std::vector<std::string>& lines) {
  std::size_t bytes = 0;
  for (const auto& line : lines) {
    bytes += line.size() + 1;
  }
  return bytes;
}

/// As much of the chapters as there is room for in `room` bytes of text.
std::vector<std::string> chapters_that_fit(const Recording& recording, std::size_t room) {
  constexpr int k_all = 2;
  constexpr std::size_t k_any = 10'000;
  std::vector<std::string> lines;
  for (const auto& [level, longest] :
       {std::pair{k_all, k_any}, std::pair{k_all, std::size_t{40}}, std::pair{1, k_any},
        std::pair{1, std::size_t{40}}, std::pair{1, std::size_t{20}}}) {
    lines = chapter_lines(recording, level, longest);
    if (bytes_of(lines) <= room) {
      return lines;
    }
  }
  const std::string more = "…";
  while (!lines.empty() && bytes_of(lines) + more.size() > room) {
    lines.pop_back();
  }
  lines.push_back(more);
  return lines;
}

/// Each warning in a line: its signal words and title, then what it says.
std::vector<std::string> warning_lines(const Recording& recording) {
  constexpr std::size_t k_longest = 240;
  std::vector<std::string> labels;
  std::vector<std::string> texts;
  for (const Segment& segment : recording.segments) {
    if (segment.warning <= 0 || segment.written.empty()) {
      continue;
    }
    const auto number = static_cast<std::size_t>(segment.warning);
    labels.resize(std::max(labels.size(), number));
    texts.resize(labels.size());
    std::string* into = segment.part == Part::label    ? &labels[number - 1]
                        : segment.part == Part::speech ? &texts[number - 1]
                                                       : nullptr;
    if (into != nullptr) {
      *into += (into->empty() ? "" : " ") + segment.written;
    }
  }
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::string text = xml_escape(shorten(fold_spaces(texts[i]), k_longest));
    if (!text.empty()) {
      lines.push_back(labels[i].empty()
                          ? text
                          : fmt::format("<strong>{}</strong> {}", xml_escape(fold_spaces(labels[i])), text));
    }
  }
  return lines;
}

std::vector<std::string> reference_lines(const About& about) {
  constexpr std::size_t k_longest = 200;
  std::vector<std::string> lines;
  for (const Reference& reference : about.references) {
    const std::string text = xml_escape(shorten(fold_spaces(reference.text), k_longest));
    const bool link = reference.url.starts_with("https://") || reference.url.starts_with("http://");
    lines.push_back(link ? fmt::format("<a href=\"{}\">{}</a>", xml_escape(reference.url), text) : text);
  }
  return lines;
}

/// A list under its heading, as many lines as have room; "…" stands for the others.
void add_list(std::string& html, const std::string& heading, const std::vector<std::string>& lines) {
  const std::string open = heading + "<ul>\n";
  const std::string close = "</ul>\n";
  const std::string more = "<li>…</li>\n";
  std::string items;
  for (const auto& line : lines) {
    const std::string item = fmt::format("<li>{}</li>\n", line);
    if (html.size() + open.size() + items.size() + item.size() + more.size() + close.size() > k_most_bytes) {
      items += items.empty() ? "" : more;
      break;
    }
    items += item;
  }
  if (!items.empty()) {
    html += open + items + close;
  }
}

} // namespace

std::string notes_html(const Job& job) {
  const Recording& recording = job.recording;
  constexpr std::size_t k_longest_title = 300;
  constexpr std::size_t k_longest_lead = 600;
  constexpr std::size_t k_least_lead = 80;
  const std::string title = shorten(fold_spaces(recording.title), k_longest_title);
  std::vector<std::string> lines = chapters_that_fit(recording, k_most_text - title.size());
  for (auto& line : lines) {
    line = xml_escape(line);
  }
  const std::string head = paragraph("<strong>" + xml_escape(title) + "</strong>");
  const std::string chapters = heading(job, "notes.chapters") + paragraph(join(lines, "<br>\n"));

  std::string lead;
  const std::string text = fold_spaces(recording.about.description);
  for (std::size_t longest = k_longest_lead; lead.empty() && longest >= k_least_lead && !text.empty();
       longest /= 2) {
    lead = paragraph(xml_escape(shorten(text, longest)));
    if (head.size() + lead.size() + chapters.size() > k_most_bytes) {
      lead.clear();
    }
  }
  std::string html = head + lead + chapters;
  add_list(html, heading(job, "notes.warnings"), warning_lines(recording));
  add_list(html, heading(job, "notes.references"), reference_lines(recording.about));
  return html;
}

} // namespace audiosheet::publish

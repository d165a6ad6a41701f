// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/transcript.hpp"

#include "audio/chapter_marks.hpp"
#include "model/profile.hpp"
#include "publish/chapters.hpp"
#include "util/text.hpp"
#include "util/xml.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <memory>
#include <unicode/brkiter.h>

namespace audiosheet::publish {

namespace {

constexpr std::size_t k_width = 65;
constexpr std::size_t k_lines = 2;

/// Text of a cue. WebVTT knows fewer entities than HTML, and "-->" must not occur: no ">" does.
std::string vtt_escape(std::string_view text) {
  std::string out = xml_escape(text);
  for (const auto& [entity, character] :
       {std::pair{"&quot;", "\""}, std::pair{"&apos;", "'"}, std::pair{"&#39;", "'"}}) {
    out = replace_all(std::move(out), entity, character);
  }
  return out;
}

/// Times at which parts of a sentence begin, from the places of its words.
class Speech {
public:
  Speech(const Recording& recording, std::size_t segment)
      : m_segment(recording.segments[segment]), m_words(recording.words), m_index(segment) {
    m_first = std::lower_bound(m_words.begin(), m_words.end(), segment,
                               [](const Word& word, std::size_t at) { return word.segment < at; });
    for (auto word = m_first; word != m_words.end() && word->segment == m_index; ++word) {
      m_characters += word->text.size();
    }
  }

  /// Where the word begins before which this share of the sentence lies, or about; without words, in
  /// proportion.
  [[nodiscard]] Sample at(double share) const {
    Sample nearest =
        m_segment.start + static_cast<Sample>(share * static_cast<double>(m_segment.end - m_segment.start));
    const double wanted = share * static_cast<double>(m_characters);
    double passed = 0.0;
    double least = static_cast<double>(m_characters);
    for (auto word = m_first; word != m_words.end() && word->segment == m_index; ++word) {
      if (std::abs(passed - wanted) < least && word->start > m_segment.start) {
        least = std::abs(passed - wanted);
        nearest = word->start;
      }
      passed += static_cast<double>(word->text.size());
    }
    return std::clamp(nearest, m_segment.start, m_segment.end);
  }

private:
  const Segment& m_segment;
  const std::vector<Word>& m_words;
  std::size_t m_index;
  std::vector<Word>::const_iterator m_first;
  std::size_t m_characters = 0;
};

class Writer {
public:
  explicit Writer(const Recording& recording) : m_recording(recording) {}

  std::string write() {
    for (std::size_t i = 0; i < m_recording.segments.size(); ++i) {
      sentence(i);
    }
    return std::move(m_out);
  }

private:
  void sentence(std::size_t index) {
    const Segment& segment = m_recording.segments[index];
    const std::string& language = segment.language.empty() ? m_recording.language : segment.language;
    const auto lines = wrap_lines(fold_spaces(segment.written), k_width, language);
    const Speech speech(m_recording, index);
    std::size_t total = 0;
    for (const auto& line : lines) {
      total += line.size();
    }
    std::size_t before = 0;
    Sample start = segment.start;
    for (std::size_t i = 0; i < lines.size(); i += k_lines) {
      std::string text;
      const std::size_t last = std::min(i + k_lines, lines.size());
      for (std::size_t line = i; line < last; ++line) {
        text += (line > i ? "\n" : "") + vtt_escape(lines[line]);
        before += lines[line].size();
      }
      const Sample end = last == lines.size()
                             ? segment.end
                             : speech.at(static_cast<double>(before) / static_cast<double>(total));
      cue(segment, start, end, text);
      start = end;
    }
  }

  /// Cues neither overlap nor vanish when their ends are rounded to milliseconds.
  void cue(const Segment& segment, Sample start, Sample end, const std::string& text) {
    constexpr std::chrono::milliseconds k_shortest{1};
    const microseconds from = std::max(time_at(m_recording, start), m_last);
    const microseconds to = std::max<microseconds>(time_at(m_recording, end), from + k_shortest);
    m_last = to;
    const bool warning = segment.role == Role::warning;
    m_out += fmt::format("\n{} --> {}\n<v {}>{}{}{}\n", audio::clock_time(from), audio::clock_time(to),
                         voice_name(segment.role), warning ? "<c.warning>" : "", text, warning ? "</c>" : "");
  }

  const Recording& m_recording;
  std::string m_out = "WEBVTT\n";
  microseconds m_last{0};
};

} // namespace

std::vector<std::string> wrap_lines(std::string_view text, std::size_t width, const std::string& language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(language, status);
  const std::unique_ptr<icu::BreakIterator> breaks(icu::BreakIterator::createLineInstance(locale, status));
  const auto unicode =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  std::vector<std::string> lines;
  std::string line;
  std::size_t length = 0;
  const auto finish = [&] {
    const std::string_view trimmed = trim(line);
    if (!trimmed.empty()) {
      lines.emplace_back(trimmed);
    }
    line.clear();
    length = 0;
  };
  const auto add = [&](const std::string& piece) {
    const std::size_t characters = code_points(trim(piece));
    if (length + characters > width) {
      finish();
    }
    for (std::size_t at = 0; at < piece.size();) { // longer than a line: a word of a language without spaces
      if (length == width) {
        finish();
      }
      append_utf8(line, next_code_point(piece, at));
      ++length;
    }
  };
  if (U_FAILURE(status)) {
    add(std::string(text));
  } else {
    breaks->setText(unicode);
    for (int32_t from = breaks->first(), to = breaks->next(); to != icu::BreakIterator::DONE;
         from = to, to = breaks->next()) {
      std::string piece;
      unicode.tempSubStringBetween(from, to).toUTF8String(piece);
      add(piece);
    }
  }
  finish();
  return lines;
}

std::string transcript_vtt(const Recording& recording) { return Writer(recording).write(); }

} // namespace audiosheet::publish

// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/sentence_plan.hpp"

#include "speech/ipa.hpp"
#include "speech/sentence.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <unicode/uchar.h>

namespace audiosheet::speech {

namespace {

/// Leaves room for a comma.
constexpr std::size_t k_room = k_longest_text - 1;
/// Keeps a hostile script from filling the memory.
constexpr milliseconds k_longest_rest = std::chrono::minutes(5);
constexpr double k_softest_db = -100.0;
constexpr double k_loudest_db = 20.0;

/// A sentence's prosody with that of some of its words inside.
Prosody nested(const Prosody& outer, const Words& words) {
  Prosody out;
  out.rate = outer.rate * words.prosody.rate;
  out.pitch_st = outer.pitch_st + words.prosody.pitch_st;
  out.range = outer.range * words.prosody.range;
  out.volume_db = outer.volume_db + words.prosody.volume_db;
  if (words.emphasis) {
    out.rate *= 0.92;
    out.pitch_st += 1.0;
    out.range *= 1.5;
    out.volume_db += 2.0;
  }
  return out;
}

/// Rounds to a whole number within the limits; what is no number becomes `otherwise`.
int whole_within(double value, int low, int high, int otherwise) {
  if (std::isnan(value)) {
    return otherwise;
  }
  return static_cast<int>(
      std::lround(std::clamp(value, static_cast<double>(low), static_cast<double>(high))));
}

Voice with_prosody(const Voice& voice, const Prosody& prosody) {
  Voice out = voice;
  out.rate_wpm = whole_within(voice.rate_wpm * prosody.rate, 80, 449, voice.rate_wpm);
  out.pitch = shifted_pitch(voice.pitch, prosody.pitch_st);
  out.range = whole_within(voice.range * prosody.range, 0, 99, voice.range);
  out.gain_db = 0.0; // applied to the samples: no part of what the engine is asked, nor of the cache's key
  return out;
}

double gain_of(const Voice& voice, const Prosody& prosody) {
  const double gain = voice.gain_db + prosody.volume_db;
  return std::isnan(gain) ? voice.gain_db : std::clamp(gain, k_softest_db, k_loudest_db);
}

/// Stops and quotation marks alone are not said. (Other signs are: "%", "&".)
bool is_quiet(char32_t c) {
  constexpr std::u32string_view k_quiet =
      U".,;:!?'\"()[]{}-"
      U"\u2010\u2011\u2012\u2013\u2014\u2026\u2018\u2019\u201A\u201C\u201D\u201E\u00AB\u00BB\u2022\u00B7";
  return k_quiet.find(c) != std::u32string_view::npos || u_isUWhiteSpace(static_cast<UChar32>(c)) != 0 ||
         u_isISOControl(static_cast<UChar32>(c)) != 0;
}

bool has_words(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (!is_quiet(next_code_point(text, i))) {
      return true;
    }
  }
  return false;
}

char32_t last_character(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0) == 0x80) {
  }
  return text.empty() ? U'\0' : next_code_point(text, at);
}

/// Builds parts run by run.
class Planner {
public:
  Planner(const Sentence& sentence, const Voice& voice, const std::string& language)
      : m_sentence(sentence), m_voice(voice), m_language(language) {}

  SentencePlan plan() {
    for (std::size_t i = 0; i < m_sentence.runs.size(); ++i) {
      if (const auto* words = std::get_if<Words>(&m_sentence.runs[i])) {
        add_words(*words, i);
      } else {
        add_rest(std::get<Rest>(m_sentence.runs[i]));
      }
    }
    finish_part();
    link_parts();
    return std::move(m_plan);
  }

private:
  void add_words(const Words& words, std::size_t run) {
    const Prosody prosody = nested(m_sentence.prosody, words);
    const Voice voice = with_prosody(m_voice, prosody);
    const double gain = gain_of(m_voice, prosody);
    if (m_open && (voice != m_part.request.voice || gain != m_part.gain_db)) {
      finish_part();
    }
    if (!m_open) {
      m_part.request.voice = voice;
      m_part.gain_db = gain;
      m_open = true;
    }
    if (!words.phonemes.empty() && add_phonemes(words, run)) {
      return;
    }
    add_text(words.spoken, run);
  }

  bool add_phonemes(const Words& words, std::size_t run) {
    const Mnemonics mnemonics = to_mnemonics(words.phonemes, m_language);
    if (!mnemonics.problem.empty() || mnemonics.text.size() + 2 > k_room) {
      m_plan.problems.push_back(fmt::format(
          "phonemes \"{}\" of \"{}\" are not used: {}", shorten(words.phonemes, 40),
          shorten(words.written, 40), mnemonics.problem.empty() ? "they are too long" : mnemonics.problem));
      return false;
    }
    const auto is_space = [](char c) { return c == ' '; };
    std::string text = mnemonics.text;
    // Brackets that touch a letter would make that a word of its own.
    const auto& before = m_part.request.text;
    if (!before.empty() && !is_space(before.back())) {
      text.insert(0, 1, ' ');
    }
    if (!words.spoken.empty() && is_space(words.spoken.back())) {
      text += ' ';
    }
    if (before.size() + text.size() > k_room) {
      split_part();
    }
    m_part.request.phonemes = true;
    append(text, {.run = run, .run_begin = 0, .phonemes = true});
    return true;
  }

  /// Adds text, cut into parts where it becomes too long for one request.
  void add_text(std::string_view text, std::size_t run) {
    std::size_t begin = 0;
    while (begin < text.size()) {
      const std::size_t room = k_room - m_part.request.text.size();
      const std::size_t size = fitting(text.substr(begin), room);
      if (size == 0) {
        split_part();
        continue;
      }
      append(text.substr(begin, size), {.run = run, .run_begin = begin});
      begin += size;
    }
  }

  /// How many bytes to take so that not more than `room` are: all, or to the last space, or (a word without
  /// an end) to a character's end; 0 when a fresh part would have more room.
  [[nodiscard]] std::size_t fitting(std::string_view text, std::size_t room) const {
    if (text.size() <= room) {
      return text.size();
    }
    const auto space = text.substr(0, room).rfind(' ');
    if (space != std::string_view::npos) {
      return space + 1;
    }
    if (!m_part.request.text.empty()) {
      return 0;
    }
    while (room > 1 && (static_cast<unsigned char>(text[room]) & 0xC0) == 0x80) {
      --room;
    }
    return room;
  }

  void append(std::string_view text, Origin origin) {
    auto& request = m_part.request;
    origin.begin = request.text.size();
    request.text += text;
    origin.end = request.text.size();
    m_part.origins.push_back(origin);
  }

  /// Goes on in another part with the same voice.
  void split_part() {
    const Voice voice = m_part.request.voice;
    const double gain = m_part.gain_db;
    finish_part();
    m_part.request.voice = voice;
    m_part.gain_db = gain;
    m_open = true;
  }

  void finish_part() {
    if (m_open && has_words(m_part.request.text)) {
      m_plan.parts.push_back(std::move(m_part));
    } else if (m_open) {
      add_punctuation();
    }
    m_part = {};
    m_open = false;
  }

  /// A part of nothing but punctuation belongs to the words before it: a question mark changes their melody.
  void add_punctuation() {
    if (m_plan.parts.empty() || m_plan.parts.back().silence.count() > 0) {
      return;
    }
    auto& text = m_plan.parts.back().request.text;
    if (text.size() + m_part.request.text.size() <= k_room) {
      m_plan.parts.back().origins.push_back(
          {text.size(), text.size() + m_part.request.text.size(), m_part.origins.front().run});
      text += m_part.request.text;
    }
  }

  void add_rest(const Rest& rest) {
    finish_part();
    if (m_plan.parts.empty()) {
      m_plan.parts.emplace_back(); // silence before the first word
    }
    auto& silence = m_plan.parts.back().silence;
    silence = std::min(silence + std::clamp(rest.duration, milliseconds(0), k_longest_rest), k_longest_rest);
  }

  /// Makes parts sound as one sentence: text in brackets that isn't phonemes is no phonemes; what goes on
  /// keeps its voice up (a comma), and pauses where its punctuation says so, unless a rest does.
  void link_parts() {
    const auto count = m_plan.parts.size();
    for (std::size_t i = 0; i < count; ++i) {
      auto& part = m_plan.parts[i];
      if (part.request.phonemes) {
        defuse_brackets(part);
      }
      const bool last =
          std::none_of(m_plan.parts.begin() + static_cast<std::ptrdiff_t>(i) + 1, m_plan.parts.end(),
                       [](const PlannedPart& later) { return !later.request.text.empty(); });
      if (last || part.request.text.empty()) {
        continue;
      }
      auto& text = part.request.text;
      const auto end = trim(text);
      const char32_t mark = last_character(end);
      const bool punctuated = u_ispunct(static_cast<UChar32>(mark)) != 0 && !ends_in_phonemes(part);
      if (part.silence.count() == 0) {
        part.silence = punctuated ? k_comma_pause : k_no_pause;
      }
      if (!punctuated) {
        const auto size = end.size() + static_cast<std::size_t>(end.data() - text.data());
        text.resize(size);
        for (auto& origin : part.origins) {
          origin.end = std::min(origin.end, size);
        }
        text += ',';
      }
    }
  }

  static bool ends_in_phonemes(const PlannedPart& part) {
    return !part.origins.empty() && part.origins.back().phonemes;
  }

  static void defuse_brackets(PlannedPart& part) {
    for (const auto& origin : part.origins) {
      for (std::size_t i = origin.begin; !origin.phonemes && i < origin.end; ++i) {
        if (part.request.text[i] == '[' || part.request.text[i] == ']') {
          part.request.text[i] = ' '; // eSpeak passes over brackets anyway
        }
      }
    }
  }

  /// As eSpeak pauses at a comma; and the gap that it leaves between words of one breath.
  static constexpr milliseconds k_comma_pause{180};
  static constexpr milliseconds k_no_pause{15};

  const Sentence& m_sentence;
  const Voice& m_voice;
  const std::string& m_language;
  SentencePlan m_plan;
  PlannedPart m_part;
  bool m_open = false;
};

} // namespace

SentencePlan plan_sentence(const Sentence& sentence, const Voice& voice, const std::string& language) {
  return Planner(sentence, voice, language).plan();
}

} // namespace audiosheet::speech

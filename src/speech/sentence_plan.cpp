// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/sentence_plan.hpp"

#include "speech/engine_units.hpp"
#include "speech/ipa.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <unicode/uchar.h>

namespace audiosheet::speech {

namespace {

/// Leaves room for a comma.
constexpr std::size_t k_room = k_longest_text - 1;
/// Of all rests of a sentence: keeps a hostile script from filling the memory.
constexpr milliseconds k_longest_silence = std::chrono::minutes(10);
constexpr double k_slowest = 0.1;
constexpr double k_fastest = 8.0;
constexpr double k_softest_db = -100.0;
constexpr double k_loudest_db = 20.0;

/// How one run is to be said. The voice has its own rate and pitch, and no gain: that is applied to samples.
struct Manner {
  Voice voice;
  std::string own_voice;
  std::string language;
  double gain_db = 0.0;
  double rate = 1.0;
  PitchGoal pitch;
  milliseconds duration{0};
  std::vector<ContourPoint> contour;
  bool operator==(const Manner&) const = default;
};

int whole_within(double value, int low, int high, int otherwise) {
  if (std::isnan(value)) {
    return otherwise;
  }
  return static_cast<int>(
      std::lround(std::clamp(value, static_cast<double>(low), static_cast<double>(high))));
}

std::string primary_language(std::string_view language) {
  return ascii_lower(language.substr(0, language.find_first_of("-_+")));
}

/// Switches to the engine's best voice for another language, with the variant of the old one.
void set_language(Manner& manner, const std::string& language, const std::string& usual) {
  manner.language = language.empty() ? usual : language;
  const std::string wanted = primary_language(manner.language);
  auto& engine_voice = manner.voice.engine_voice;
  if (wanted == primary_language(usual) || wanted == primary_language(engine_voice)) {
    return;
  }
  manner.own_voice = engine_voice;
  const auto plus = engine_voice.find('+');
  engine_voice = ascii_lower(manner.language) + (plus == std::string::npos ? "" : engine_voice.substr(plus));
}

/// What is asked of the whole sentence and of the run's words; an absolute pitch leaves the outer one behind.
PitchGoal pitch_goal(const Prosody& outer, const Prosody& inner) {
  if (inner.pitch_hz > 0.0) {
    return {inner.pitch_hz, inner.pitch_st, inner.offset_hz};
  }
  return {std::max(outer.pitch_hz, 0.0), outer.pitch_st + inner.pitch_st, outer.offset_hz + inner.offset_hz};
}

Manner manner_of(const Sentence& sentence, const Words& words, const Profile& profile) {
  const Prosody& outer = sentence.prosody;
  const Prosody& inner = words.prosody;
  const Voice& voice = profile.voice(words.voice.empty() ? sentence.voice : words.voice);
  const double louder = words.emphasis ? 2.0 : 0.0;
  const double wider = words.emphasis ? 1.5 : 1.0;
  Manner manner;
  manner.voice = voice;
  set_language(manner, words.language.empty() ? sentence.language : words.language, profile.language);
  const double rate = outer.rate * inner.rate;
  manner.rate = std::isfinite(rate) ? std::clamp(rate, k_slowest, k_fastest) : 1.0;
  manner.voice.rate_wpm = scaled_rate(voice.rate_wpm, words.emphasis ? 0.92 : 1.0);
  manner.voice.pitch = words.emphasis ? shifted_pitch(voice.pitch, 1.0) : voice.pitch;
  manner.voice.range = whole_within(voice.range * outer.range * inner.range * wider, 0, 99, voice.range);
  manner.voice.gain_db = 0.0;
  const double gain = voice.gain_db + outer.volume_db + inner.volume_db + louder;
  manner.gain_db = std::isnan(gain) ? voice.gain_db : std::clamp(gain, k_softest_db, k_loudest_db);
  manner.pitch = pitch_goal(outer, inner);
  manner.duration = inner.duration;
  manner.contour = inner.contour;
  return manner;
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
  Planner(const Sentence& sentence, const Profile& profile) : m_sentence(sentence), m_profile(profile) {}

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
    Manner manner = manner_of(m_sentence, words, m_profile);
    if (m_open && manner != m_manner) {
      finish_part();
    }
    if (!m_open) {
      m_manner = std::move(manner);
      open_part();
    }
    if (!words.phonemes.empty() && add_phonemes(words, run)) {
      return;
    }
    add_text(words.spoken, run);
  }

  bool add_phonemes(const Words& words, std::size_t run) {
    const Mnemonics mnemonics = m_profile.command
                                    ? Mnemonics{{}, fmt::format("{} takes none", m_profile.command->name)}
                                    : to_mnemonics(words.phonemes, m_manner.language);
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

  void open_part() {
    m_part.request.voice = m_manner.voice;
    m_part.own_voice = m_manner.own_voice;
    m_part.language = m_manner.language;
    m_part.gain_db = m_manner.gain_db;
    m_part.rate = m_manner.rate;
    m_part.pitch = m_manner.pitch;
    m_part.duration = m_manner.duration;
    m_part.contour = m_manner.contour;
    m_open = true;
  }

  /// Goes on in another part in the same manner. What is of the whole stretch can't be kept then.
  void split_part() {
    m_part.duration = m_manner.duration = milliseconds(0);
    m_part.contour.clear();
    m_manner.contour.clear();
    finish_part();
    open_part();
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
    const auto silence = std::clamp(rest.duration, milliseconds(0), k_longest_silence - m_silence);
    m_plan.parts.back().silence += silence;
    m_silence += silence;
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
  const Profile& m_profile;
  SentencePlan m_plan;
  PlannedPart m_part;
  Manner m_manner; ///< of the open part
  bool m_open = false;
  milliseconds m_silence{0}; ///< of all rests so far
};

} // namespace

SentencePlan plan_sentence(const Sentence& sentence, const Profile& profile) {
  return Planner(sentence, profile).plan();
}

} // namespace audiosheet::speech

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssml/interpreter.hpp"
#include "ssml/names.hpp"
#include "ssml/runs.hpp"
#include "ssml/values.hpp"
#include "util/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace audiosheet::ssml {

namespace {

/// What strong emphasis adds to the engine's stress, and reduced emphasis takes away, in dB.
constexpr double k_emphasis_step_db = 3.0;

} // namespace

void Interpreter::prosody(const Element& element, State state) {
  Prosody wanted;
  wanted.rate = value_or(element, "rate", parse_rate, 1.0, "write \"80%\", \"slow\" or \"fast\"");
  wanted.range = value_or(element, "range", parse_range, 1.0, "write \"+20%\", \"low\" or \"high\"");
  wanted.volume_db = value_or(element, "volume", parse_volume, 0.0, "write \"+6dB\", \"soft\" or \"loud\"");
  wanted.duration = value_or(element, "duration", parse_time, milliseconds(0), "write \"600ms\" or \"1.5s\"");
  wanted.contour = value_or(element, "contour", parse_contour, std::vector<ContourPoint>{},
                            "write \"(0%,+10Hz) (50%,+20%)\"");
  const Pitch pitch = value_or(element, "pitch", parse_pitch, Pitch{},
                               "write \"+2st\", \"-10%\", \"120Hz\", \"low\" or \"high\"");
  wanted.pitch_st = pitch.semitones;
  wanted.offset_hz = pitch.offset_hz;
  wanted.pitch_hz = pitch.hz;
  if (wanted.duration > k_max_break) {
    m_problems.add(Severity::warning, element, "duration",
                   "a duration of more than ten minutes is not honoured");
    wanted.duration = milliseconds(0);
  }
  state.words = combine(state.words, wanted);
  children(element, state);
}

void Interpreter::emphasis(const Element& element, State state) {
  const std::string level = one_of(element, "level", {"strong", "moderate", "none", "reduced"}, "moderate");
  state.emphasis = level == "strong" || level == "moderate";
  if (level == "strong" || level == "reduced") {
    Prosody step;
    step.volume_db = level == "strong" ? k_emphasis_step_db : -k_emphasis_step_db;
    state.words = combine(state.words, step);
  }
  children(element, state);
}

void Interpreter::pause(const Element& element, State state) {
  const auto* before = m_collector.before();
  if (before != nullptr && before->kind == state.kind && before->warning == state.warning) {
    state.role = before->role;
    state.within = before->within;
  }
  Pause made;
  made.reason = state.paragraph > 0 ? k_sentence_pause : "";
  if (const auto* reason = element.find(Space::as, "why")) {
    made.reason = *reason;
  }
  state.line = 0;
  state.paragraph = 0;
  inherit(element, state);
  state.paragraph = paragraph_number(element).value_or(0);
  if (const auto* time = element.find(Space::none, "time")) {
    if (const auto value = parse_time(*time)) {
      if (*value > k_max_break) {
        m_problems.add(Severity::warning, element, "time",
                       fmt::format("a break of {} is cut to ten minutes", in_quotes(*time)));
      }
      made.duration = std::min(*value, k_max_break);
      return m_collector.add_break(state, std::move(made));
    }
    bad_value(element, "time", *time, "write \"600ms\" or \"1.5s\"");
  }
  const std::string strength =
      one_of(element, "strength", {"none", "x-weak", "weak", "medium", "strong", "x-strong"}, "medium");
  made.duration = parse_strength(strength).value_or(milliseconds(0));
  if (made.duration.count() == 0) {
    m_collector.add_no_break(state);
  } else {
    m_collector.add_break(state, std::move(made));
  }
}

void Interpreter::sub(const Element& element, State state) {
  Words words;
  words.written = words.spoken = text_of(element);
  if (const auto* alias = element.find(Space::none, "alias")) {
    words.spoken = *alias;
  } else {
    m_problems.add(Severity::error, element, "\"sub\" needs an attribute \"alias\": what is to be said");
  }
  m_collector.add_words(state, std::move(words));
}

void Interpreter::phoneme(const Element& element, State state) {
  Words words;
  words.written = words.spoken = text_of(element);
  if (const auto* spoken = element.find(Space::as, "spoken")) {
    words.spoken = *spoken;
  }
  const auto* ph = element.find(Space::none, "ph");
  const auto* alphabet = element.find(Space::none, "alphabet");
  const std::string name = alphabet == nullptr ? "ipa" : *alphabet;
  if (ph == nullptr) {
    m_problems.add(Severity::error, element, "\"phoneme\" needs an attribute \"ph\": the sounds");
  } else if (name == "ipa") {
    words.phonemes = *ph;
  } else if (name == "x-espeak" || name == "espeak") {
    words.phonemes = "x-espeak:" + *ph;
  } else {
    bad_value(element, "alphabet", name, "alphabets are ipa and x-espeak; the text is spoken");
  }
  m_collector.add_words(state, std::move(words));
}

void Interpreter::say_as(const Element& element, State state) {
  const std::string written = text_of(element);
  const std::string text = fold_spaces(written);
  const auto attribute = [&](std::string_view name) {
    const auto* value = element.find(Space::none, name);
    return value == nullptr ? std::string() : *value;
  };
  const std::string meaning = attribute("interpret-as");
  const std::string format = attribute("format");
  const std::string detail = attribute("detail");
  Words words;
  words.written = words.spoken = written;
  if (meaning.empty()) {
    m_problems.add(Severity::error, element, "\"say-as\" needs an attribute \"interpret-as\"");
    return m_collector.add_words(state, std::move(words));
  }
  const std::string& language = state.language.empty() ? m_language : state.language;
  const Said said = ssml::say_as({meaning, format, detail, text, language}, m_options.spoken_text);
  if (!said.known) {
    m_problems.add(Severity::warning, element, "interpret-as",
                   fmt::format("interpret-as={} is not known{}; the text is spoken as it stands",
                               in_quotes(meaning), suggest(meaning, say_as_names())));
  } else if (!said.spoken) {
    m_problems.add(Severity::warning, element,
                   fmt::format("{} can't be read as {}{}; it is spoken as it stands", in_quotes(text),
                               meaning,
                               format.empty() ? "" : fmt::format(" in the format {}", in_quotes(format))));
  } else {
    words.spoken = *said.spoken;
  }
  m_collector.add_words(state, std::move(words));
}

} // namespace audiosheet::ssml

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssml/interpreter.hpp"

#include "ssml/names.hpp"
#include "ssml/values.hpp"
#include "util/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace audiosheet::ssml {

namespace {

/// Line and paragraph numbers beyond this are slips; well below what an int holds.
constexpr int k_max_number = 1'000'000'000;

std::string full_name(const Attribute& attribute) {
  switch (attribute.space) {
  case Space::as:
    return "as:" + attribute.name;
  case Space::xml:
    return "xml:" + attribute.name;
  default:
    return attribute.name;
  }
}

} // namespace

std::string text_of(const Element& element) {
  std::string out;
  for (const auto& node : element.children) {
    if (const auto* text = std::get_if<std::string>(&node.value)) {
      out += *text;
    } else {
      out += text_of(std::get<Element>(node.value));
    }
  }
  return out;
}

std::vector<Utterance> Interpreter::run(const Element& speak) {
  check_attributes(speak, rule_of(Tag::speak));
  State state;
  state.language = m_language;
  children(speak, state);
  return m_collector.take();
}

void Interpreter::children(const Element& element, const State& state) {
  for (const auto& node : element.children) {
    if (const auto* text = std::get_if<std::string>(&node.value)) {
      m_collector.add_text(state, *text);
    } else {
      child(std::get<Element>(node.value), element, state);
    }
  }
}

void Interpreter::child(const Element& element, const Element& parent, const State& state) {
  static constexpr std::array<Row, 19> k_handlers{{
      {Tag::lexicon, &Interpreter::silent}, {Tag::lookup, &Interpreter::plain},
      {Tag::meta, &Interpreter::silent},    {Tag::metadata, &Interpreter::silent},
      {Tag::p, &Interpreter::paragraph},    {Tag::s, &Interpreter::sentence},
      {Tag::token, &Interpreter::plain},    {Tag::w, &Interpreter::plain},
      {Tag::say_as, &Interpreter::plain},   {Tag::phoneme, &Interpreter::phoneme},
      {Tag::sub, &Interpreter::sub},        {Tag::lang, &Interpreter::plain},
      {Tag::voice, &Interpreter::voice},    {Tag::emphasis, &Interpreter::emphasis},
      {Tag::break_, &Interpreter::pause},   {Tag::prosody, &Interpreter::prosody},
      {Tag::audio, &Interpreter::audio},    {Tag::mark, &Interpreter::silent},
      {Tag::desc, &Interpreter::silent},
  }};
  const ElementRule* rule = element.space == Space::ssml ? find_element(element.name) : nullptr;
  if (rule == nullptr || rule->tag == Tag::speak) {
    if (element.space == Space::ssml) {
      m_problems.add(Severity::error, element,
                     fmt::format("SSML has no element {} here{}; its text is spoken", in_quotes(element.name),
                                 suggest(element.name, element_names())));
    }
    return children(element, state);
  }
  const ElementRule* outer = parent.space == Space::ssml ? find_element(parent.name) : nullptr;
  if (outer != nullptr && (outer->children & bit(rule->tag)) == 0) {
    m_problems.add(Severity::error, element,
                   fmt::format("\"{}\" can't stand inside \"{}\"", element.name, parent.name));
  }
  check_attributes(element, *rule);
  const auto row = std::find_if(k_handlers.begin(), k_handlers.end(),
                                [&](const Row& each) { return each.tag == rule->tag; });
  (this->*row->handler)(element, state);
}

void Interpreter::check_attributes(const Element& element, const ElementRule& rule) {
  for (const auto& attribute : element.attributes) {
    const std::string name = full_name(attribute);
    const bool known =
        std::find(rule.attributes.begin(), rule.attributes.end(), name) != rule.attributes.end();
    if (!known && (attribute.space == Space::none || attribute.space == Space::as)) {
      m_problems.add(Severity::error, element, attribute.name,
                     fmt::format("\"{}\" has no attribute {}{}", element.name, in_quotes(name),
                                 suggest(name, rule.attributes)));
    }
  }
}

void Interpreter::bad_value(const Element& element, std::string_view attribute, const std::string& value,
                            std::string_view meant) {
  m_problems.add(Severity::error, element, attribute,
                 fmt::format("{}={} is not understood; {}", attribute, in_quotes(value), meant));
}

void Interpreter::inherit(const Element& element, State& state) {
  if (const auto* language = element.find(Space::xml, "lang")) {
    state.language = *language;
  }
  if (const auto* role = element.find(Space::as, "role")) {
    if (const auto value = role_from(*role)) {
      state.role = *value;
    } else {
      bad_value(element, "role", *role,
                "roles are title, heading, body, item, question, answer, warning, note, "
                "takeaway, reference, prompt");
    }
  }
  if (const auto* kind = element.find(Space::as, "kind")) {
    state.kind = callout_kind(*kind);
    if (!state.kind && *kind != "none") {
      bad_value(element, "kind", *kind, "kinds are danger, warning, caution, important, note, tip, none");
    }
  }
  if (const auto* part = element.find(Space::as, "part")) {
    state.part = part_from(*part);
    if (!state.part) {
      bad_value(element, "part", *part, "parts are speech, label, close, cue, pause");
    }
  }
  for (const auto& [name, field] : {std::pair{"warning", &State::warning}, std::pair{"line", &State::line}}) {
    if (const auto* text = element.find(Space::as, name)) {
      if (const auto value = parse_count(*text)) {
        state.*field = *value;
      } else {
        bad_value(element, name, *text, "a whole number is needed");
      }
    }
  }
}

std::optional<int> Interpreter::paragraph_number(const Element& element) {
  const auto* number = element.find(Space::as, "paragraph");
  if (number == nullptr) {
    return std::nullopt;
  }
  const auto value = parse_count(*number);
  if (!value || *value > k_max_number) {
    bad_value(element, "paragraph", *number, "a whole number is needed");
    return std::nullopt;
  }
  return value;
}

void Interpreter::paragraph(const Element& element, State state) {
  m_collector.end_sentence();
  inherit(element, state);
  m_paragraph = std::max(1, paragraph_number(element).value_or(m_paragraph + 1));
  state.paragraph = m_paragraph;
  m_collector.begin_scope();
  state.base = combine(state.base, state.words);
  state.words = {};
  children(element, state);
  m_collector.end_sentence();
}

void Interpreter::sentence(const Element& element, State state) {
  inherit(element, state);
  state.base = combine(state.base, state.words);
  state.words = {};
  state.in_sentence = true;
  m_collector.begin_sentence(state);
  state.part.reset();
  children(element, state);
  m_collector.end_sentence();
}

void Interpreter::plain(const Element& element, State state) {
  inherit(element, state);
  children(element, state);
}

void Interpreter::silent(const Element& /*element*/, State /*state*/) {}

void Interpreter::voice(const Element& element, State state) {
  inherit(element, state);
  if (const auto* name = element.find(Space::none, "name")) {
    state.voice = *name;
  }
  if (state.in_sentence) {
    return children(element, state);
  }
  m_collector.end_sentence();
  m_collector.begin_scope();
  children(element, state);
  m_collector.end_sentence();
}

void Interpreter::prosody(const Element& element, State state) {
  Prosody wanted;
  const auto take = [&](std::string_view name, auto parse, double Prosody::*field, std::string_view meant) {
    if (const auto* text = element.find(Space::none, name)) {
      if (const auto value = parse(*text)) {
        wanted.*field = *value;
      } else {
        bad_value(element, name, *text, meant);
      }
    }
  };
  take("rate", parse_rate, &Prosody::rate, "write \"80%\", \"slow\" or \"fast\"");
  take("pitch", parse_pitch, &Prosody::pitch_st, "write \"+2st\", \"-10%\", \"low\" or \"high\"");
  take("range", parse_range, &Prosody::range, "write \"+20%\", \"low\" or \"high\"");
  take("volume", parse_volume, &Prosody::volume_db, "write \"+6dB\", \"soft\" or \"loud\"");
  state.words = combine(state.words, wanted);
  children(element, state);
}

void Interpreter::emphasis(const Element& element, State state) {
  const auto* level = element.find(Space::none, "level");
  state.emphasis = level == nullptr || *level == "strong" || *level == "moderate";
  children(element, state);
}

void Interpreter::pause(const Element& element, State state) {
  if (const auto* before = m_collector.before()) {
    state.role = before->role;
    state.kind = before->kind;
    state.warning = before->warning;
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
  std::string strength = "medium";
  if (const auto* text = element.find(Space::none, "strength")) {
    strength = *text;
  }
  const auto value = parse_strength(strength);
  if (!value) {
    bad_value(element, "strength", strength, "strengths are none, x-weak, weak, medium, strong, x-strong");
  } else if (value->count() == 0) {
    m_collector.add_no_break(state);
  } else {
    made.duration = *value;
    m_collector.add_break(state, std::move(made));
  }
}

void Interpreter::audio(const Element& element, State state) {
  constexpr std::string_view k_cue = "cue:";
  const auto* source = element.find(Space::none, "src");
  if (source != nullptr && source->rfind(k_cue, 0) == 0) {
    state.line = 0;
    inherit(element, state);
    if (state.paragraph == 0) { // a cue outside paragraphs counts as one
      state.paragraph = paragraph_number(element).value_or(m_paragraph + 1);
      m_paragraph = state.paragraph > 0 ? state.paragraph : m_paragraph;
    }
    return m_collector.add_cue(state, source->substr(k_cue.size()));
  }
  m_problems.add(Severity::warning, element,
                 "only the cues \"cue:NAME\" can be played; the text inside is spoken");
  children(element, state);
}

void Interpreter::sub(const Element& element, State state) {
  Words words;
  words.written = words.spoken = replace_all(text_of(element), "\n", " ");
  if (const auto* alias = element.find(Space::none, "alias")) {
    words.spoken = *alias;
  } else {
    m_problems.add(Severity::error, element, "\"sub\" needs an attribute \"alias\": what is to be said");
  }
  m_collector.add_words(state, std::move(words));
}

void Interpreter::phoneme(const Element& element, State state) {
  Words words;
  words.written = words.spoken = replace_all(text_of(element), "\n", " ");
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

} // namespace audiosheet::ssml

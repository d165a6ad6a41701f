// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssml/interpreter.hpp"
#include "ssml/local_file.hpp"
#include "ssml/values.hpp"
#include "util/error.hpp"
#include "util/file.hpp"
#include "util/limits.hpp"
#include "util/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace audiosheet::ssml {

namespace {

constexpr std::string_view k_cue = "cue:";
constexpr std::size_t k_max_lexicons = limits::k_script_lexicons;
constexpr std::uintmax_t k_max_lexicon_bytes = limits::k_lexicon_bytes;
constexpr std::array<std::string_view, 7> k_sound_files{".wav",  ".flac", ".ogg", ".oga",
                                                        ".opus", ".mp3",  ".aiff"};

/// A factor > 0 from a percentage.
std::optional<double> parse_speed(std::string_view text) {
  const auto speed = parse_percent(text);
  return speed && *speed > 0.0 ? speed : std::nullopt;
}

std::optional<double> parse_repeat(std::string_view text) {
  constexpr double k_most = 1000.0;
  const auto count = parse_number(text);
  return count && *count > 0.0 && *count <= k_most ? count : std::nullopt;
}

std::string description_of(const Element& element) {
  for (const auto& node : element.children) {
    const auto* inner = std::get_if<Element>(&node.value);
    if (inner != nullptr && inner->name == "desc") {
      return fold_spaces(text_of(*inner));
    }
  }
  return {};
}

} // namespace

void Interpreter::audio(const Element& element, State state) {
  const auto* source = element.find(Space::none, "src");
  if (source != nullptr && source->rfind(k_cue, 0) == 0) {
    State own = state;
    own.line = 0;
    inherit(element, own);
    if (own.paragraph == 0) { // a cue outside paragraphs counts as one
      own.paragraph = paragraph_number(element).value_or(m_paragraph + 1);
      m_paragraph = own.paragraph > 0 ? own.paragraph : m_paragraph;
    }
    return m_collector.add_cue(own, Cue{source->substr(k_cue.size())});
  }
  if (source == nullptr || !clip(element, *source, state)) {
    children(element, state); // what is said in its place
  }
}

bool Interpreter::clip(const Element& element, const std::string& source, const State& state) {
  const auto local = find_local_file(m_options.folder, m_base, source);
  std::string problem = local.problem;
  const std::string extension = ascii_lower(local.path.extension().string());
  if (problem.empty() &&
      std::find(k_sound_files.begin(), k_sound_files.end(), extension) == k_sound_files.end()) {
    problem = fmt::format("sound files are {}", fmt::join(k_sound_files, " "));
  }
  if (!problem.empty()) {
    m_problems.add(Severity::warning, element, "src",
                   fmt::format("{} is not played: {}; what stands inside \"audio\" is spoken",
                               in_quotes(source), problem));
    return false;
  }
  constexpr std::string_view k_time = "write \"600ms\" or \"1.5s\"";
  Clip clip;
  clip.source = source;
  clip.file = local.path;
  clip.written = description_of(element);
  clip.begin = value_or(element, "clipBegin", parse_time, milliseconds(0), k_time);
  if (element.find(Space::none, "clipEnd") != nullptr) {
    const auto end = value_or(element, "clipEnd", parse_time, k_max_break, k_time);
    clip.end = end;
    if (end <= clip.begin) {
      m_problems.add(Severity::error, element, "clipEnd",
                     "\"clipEnd\" must come after \"clipBegin\"; it is ignored");
      clip.end.reset();
    }
  }
  clip.repeat = value_or(element, "repeatCount", parse_repeat, 1.0, "write a number above 0, at most 1000");
  clip.repeat_duration = value_or(element, "repeatDur", parse_time, milliseconds(0), k_time);
  clip.gain_db = value_or(element, "soundLevel", parse_decibel, 0.0, "write \"+6dB\"");
  clip.speed = value_or(element, "speed", parse_speed, 1.0, "write \"150%\"");
  State own = state;
  inherit(element, own);
  own.paragraph = paragraph_number(element).value_or(own.paragraph);
  m_collector.add_clip(own, std::move(clip));
  return true;
}

void Interpreter::lexicon(const Element& element, State /*state*/) {
  const auto* uri = element.find(Space::none, "uri");
  const auto* id = element.find(Space::xml, "id");
  if (uri == nullptr) {
    m_problems.add(Severity::error, element, "\"lexicon\" needs an attribute \"uri\"");
    return;
  }
  const auto local = find_local_file(m_options.folder, m_base, *uri);
  std::string problem = local.problem;
  if (problem.empty() && m_lexicons.size() >= k_max_lexicons) {
    problem = fmt::format("at most {} lexicons are read", k_max_lexicons);
  }
  if (problem.empty()) {
    try {
      Lexicon lexicon =
          read_lexicon(*uri, read_file(local.path, k_max_lexicon_bytes), m_problems.diagnostics());
      const std::string name = id == nullptr ? fmt::format(" {}", m_everywhere.size()) : *id;
      const auto [stored, is_new] = m_lexicons.insert_or_assign(name, std::move(lexicon));
      if (id == nullptr && is_new) {
        m_everywhere.push_back(&stored->second);
      }
      return;
    } catch (const Error& error) {
      problem = error.what();
    }
  }
  m_problems.add(Severity::warning, element, "uri",
                 fmt::format("the lexicon {} is not used: {}", in_quotes(*uri), problem));
}

void Interpreter::lookup(const Element& element, State state) {
  const auto* ref = element.find(Space::none, "ref");
  const auto found = ref == nullptr ? m_lexicons.end() : m_lexicons.find(*ref);
  if (found != m_lexicons.end()) {
    state.lexicons.push_back(&found->second);
  } else {
    std::vector<std::string_view> names;
    for (const auto& [name, lexicon] : m_lexicons) {
      names.push_back(name);
    }
    m_problems.add(Severity::warning, element, "ref",
                   ref == nullptr
                       ? std::string("\"lookup\" needs an attribute \"ref\"")
                       : fmt::format("no lexicon has the id {}{}", in_quotes(*ref), suggest(*ref, names)));
  }
  plain(element, std::move(state));
}

} // namespace audiosheet::ssml

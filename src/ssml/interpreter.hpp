// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ssml/choose_voice.hpp"
#include "ssml/collector.hpp"
#include "ssml/pls.hpp"
#include "ssml/problems.hpp"
#include "ssml/ssml.hpp"
#include "ssml/vocabulary.hpp"
#include "ssml/xml_tree.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace audiosheet::ssml {

/// Walks the tree of a document and says to a collector what is to be heard. Structure and voices are in
/// interpreter.cpp, what happens inside sentences in interpreter_inline.cpp, sound files and lexicons in
/// interpreter_files.cpp.
class Interpreter {
public:
  Interpreter(Problems& problems, std::string language, const ReadOptions& options)
      : m_problems(problems),
        m_options(options),
        m_language(language),
        m_collector(std::move(language), options.pauses) {}

  Collected run(const Element& speak);

private:
  using Handler = void (Interpreter::*)(const Element& element, State state);
  struct Row {
    Tag tag;
    Handler handler;
  };

  void children(const Element& element, const State& state);
  void child(const Element& element, const Element& parent, const State& state);
  void text(const State& state, const std::string& text);
  void check_speak(const Element& speak);
  void check_attributes(const Element& element, const ElementRule& rule);
  void check_text(const Element& element, const ElementRule& rule);

  void paragraph(const Element& element, State state);
  void sentence(const Element& element, State state);
  void plain(const Element& element, State state);
  void silent(const Element& element, State state);
  void mark(const Element& element, State state);
  void lang(const Element& element, State state);
  void voice(const Element& element, State state);
  VoiceWish voice_wish(const Element& element);
  /// The voice an element asks for, or nothing when there is none and its text is to be left out.
  std::optional<std::string> find_voice(const Element& element, const State& state);

  void prosody(const Element& element, State state);
  void emphasis(const Element& element, State state);
  void pause(const Element& element, State state);
  void sub(const Element& element, State state);
  void phoneme(const Element& element, State state);
  void say_as(const Element& element, State state);

  void audio(const Element& element, State state);
  bool clip(const Element& element, const std::string& source, const State& state);
  void lexicon(const Element& element, State state);
  void lookup(const Element& element, State state);

  /// Takes over `xml:lang` and the `as:` attributes that are handed down.
  void inherit(const Element& element, State& state);
  std::optional<int> paragraph_number(const Element& element);
  void bad_value(const Element& element, std::string_view attribute, const std::string& value,
                 std::string_view meant);
  /// The value of an attribute when it is one of these names; says so when it is another.
  std::string one_of(const Element& element, std::string_view attribute,
                     const std::vector<std::string_view>& names, std::string_view usual);
  /// A parsed attribute, or `usual` when it is missing or not understood.
  template <typename Value, typename Parse>
  Value value_or(const Element& element, std::string_view attribute, Parse parse, Value usual,
                 std::string_view meant) {
    const auto* text = element.find(Space::none, attribute);
    if (text == nullptr) {
      return usual;
    }
    const auto value = parse(*text);
    if (!value) {
      bad_value(element, attribute, *text, meant);
    }
    return value ? Value(*value) : usual;
  }

  Problems& m_problems;
  const ReadOptions& m_options;
  std::string m_language;
  std::string m_base; ///< of `xml:base`
  Collector m_collector;
  std::map<std::string, Lexicon> m_lexicons; ///< by xml:id
  std::vector<const Lexicon*> m_everywhere;  ///< lexicons without an id
  int m_paragraph = 0;
};

/// The text of an element and of all inside it, `desc` left out; line breaks are spaces.
std::string text_of(const Element& element);

} // namespace audiosheet::ssml

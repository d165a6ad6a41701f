// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ssml/collector.hpp"
#include "ssml/problems.hpp"
#include "ssml/ssml.hpp"
#include "ssml/vocabulary.hpp"
#include "ssml/xml_tree.hpp"

#include <string>
#include <vector>

namespace audiosheet::ssml {

/// Walks the tree of a document and says to a collector what is to be heard.
class Interpreter {
public:
  Interpreter(Problems& problems, std::string language, const ReadOptions& options)
      : m_problems(problems), m_language(language), m_collector(std::move(language), options.pauses) {}

  std::vector<Utterance> run(const Element& speak);

private:
  using Handler = void (Interpreter::*)(const Element& element, State state);
  struct Row {
    Tag tag;
    Handler handler;
  };

  void children(const Element& element, const State& state);
  void child(const Element& element, const Element& parent, const State& state);
  void check_attributes(const Element& element, const ElementRule& rule);

  void paragraph(const Element& element, State state);
  void sentence(const Element& element, State state);
  void plain(const Element& element, State state);
  void silent(const Element& element, State state);
  void voice(const Element& element, State state);
  void prosody(const Element& element, State state);
  void emphasis(const Element& element, State state);
  void pause(const Element& element, State state);
  void audio(const Element& element, State state);
  void sub(const Element& element, State state);
  void phoneme(const Element& element, State state);

  /// Takes over `xml:lang` and the `as:` attributes that are handed down.
  void inherit(const Element& element, State& state);
  std::optional<int> paragraph_number(const Element& element);
  void bad_value(const Element& element, std::string_view attribute, const std::string& value,
                 std::string_view meant);

  Problems& m_problems;
  std::string m_language;
  Collector m_collector;
  int m_paragraph = 0;
};

/// The text of an element and of all inside it.
std::string text_of(const Element& element);

} // namespace audiosheet::ssml

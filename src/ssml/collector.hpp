// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profile.hpp"
#include "model/script.hpp"
#include "ssml/pls.hpp"
#include "ssml/ssml.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::ssml {

/// What an element hands down to what stands inside it.
struct State {
  Prosody base;  ///< of the sentence: what `prosody` around `p` and `s` asks for
  Prosody words; ///< of words inside a sentence or paragraph
  bool emphasis = false;
  std::string voice;    ///< name; empty: the role chooses
  std::string language; ///< empty: the script's
  Role role = Role::body;
  std::optional<Part> part;
  std::optional<CalloutKind> kind;
  int warning = 0;
  int line = 0;
  int paragraph = 0;
  std::string within;                   ///< containers, as Utterance::within
  bool in_sentence = false;             ///< inside an `s`
  int source_line = 0;                  ///< of the element, in the document
  std::vector<const Lexicon*> lexicons; ///< that hold here, the innermost last
};

/// What a document says, in order.
struct Collected {
  std::vector<Utterance> utterances;
  std::vector<int> lines; ///< one an utterance: where it stands in the document
  std::vector<Comment> comments;
  MarkNames marks; ///< behind all utterances
};

/// Puts utterances together from pieces of text, breaks and cues in document order. Text outside `s` is
/// split into sentences by ICU. Where two sentences follow each other without a break, SSML asks for a
/// usual one: it takes `pauses.sentence` inside a paragraph and `pauses.paragraph` between two.
class Collector {
public:
  Collector(std::string script_language, Pauses pauses)
      : m_script_language(std::move(script_language)), m_pauses(pauses) {}

  /// Starts an `s`. What was open ends.
  void begin_sentence(const State& state);
  /// Ends the open sentence, if there is one. Sentences without words are dropped.
  void end_sentence();

  /// Text as it stands in the document: line breaks and tabs count as one space.
  void add_text(const State& state, std::string_view text);
  /// Words that are said in a way of their own.
  void add_words(const State& state, Words words);
  /// Silence: inside a sentence, or between two.
  void add_break(const State& state, Pause pause);
  /// No silence, and not the usual one either.
  void add_no_break(const State& state);
  void add_cue(const State& state, Cue cue);
  void add_clip(const State& state, Clip clip);

  /// A mark, kept for what follows it.
  void add_mark(const std::string& name) { m_marks.push_back(name); }

  /// From here on a pause takes its role from the element around it, until something stands before it.
  void begin_scope() { m_scope = m_utterances.size(); }
  /// What a pause here takes its role from, or null.
  [[nodiscard]] const Utterance* before() const {
    return m_utterances.size() > m_scope ? &m_utterances.back() : nullptr;
  }

  /// An editor's comment, kept for what follows it.
  void add_comment(std::string_view text);

  Collected take();

private:
  struct Open {
    Sentence sentence;
    Utterance head;    ///< role and the like, without a value
    std::string voice; ///< that words without one of their own have
    std::string language;
    int source_line = 0;
    bool is_explicit = false;
  };

  void open(const State& state, bool is_explicit);
  void emit(Utterance utterance, int source_line);
  void emit_sentence(const Open& open, std::vector<Run> runs);
  void emit_rest(const Open& open, const Rest& rest);

  std::string m_script_language;
  Pauses m_pauses;
  std::optional<Open> m_open;
  std::vector<Utterance> m_utterances;
  std::vector<int> m_lines;
  std::vector<Comment> m_comments;
  MarkNames m_marks; ///< that nothing has followed yet
  std::size_t m_scope = 0;
  bool m_no_break = false;
};

} // namespace audiosheet::ssml

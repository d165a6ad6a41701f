// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssml/fingerprint.hpp"
#include "ssml/names.hpp"
#include "ssml/sentence_writer.hpp"
#include "ssml/ssml.hpp"
#include "ssml/units.hpp"
#include "ssml/values.hpp"
#include "ssml/xml_writer.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace audiosheet::ssml {

namespace {

constexpr std::string_view k_preamble = R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- One chapter of a script, as audiosheet will speak it. Edit it and hear it again with
       audiosheet speak FILE.ssml -o FILE.wav
     Words, pauses, voices and pronunciation are SSML 1.1; the "as:" attributes say what a part is and where
     it stands in the fact sheet. docs/formats/ssml.md lists all that can be written here.
     Leave the last lines of the file: with them your edits are kept when the fact sheet changes. -->
)";

/// What an utterance is when its element says nothing.
struct Inherited {
  Role role = Role::body;
  std::optional<CalloutKind> kind;
  int warning = 0;
  int line = 0;
  std::string within;

  static Inherited of(const Utterance& utterance) {
    return {utterance.role, utterance.kind, utterance.warning, utterance.line, utterance.within};
  }
};

/// What elements hand down to those inside them.
struct Scope {
  Inherited marks;
  std::string voice; ///< of the enclosing `voice`; empty: none, the role chooses
  bool paragraph = false;
};

Part default_part(const Utterance& utterance) {
  return std::holds_alternative<Pause>(utterance.value) ? Part::pause
         : std::holds_alternative<Cue>(utterance.value) ? Part::cue
                                                        : Part::speech;
}

void add_inherited(const Inherited& marks, const Inherited& inherited, Attributes& attributes) {
  if (marks.role != inherited.role) {
    attributes.add("as:role", to_string(marks.role));
  }
  if (marks.kind != inherited.kind) {
    attributes.add("as:kind", marks.kind ? to_string(*marks.kind) : "none");
  }
  if (marks.warning != inherited.warning) {
    attributes.add("as:warning", std::to_string(marks.warning));
  }
  if (marks.line != inherited.line) {
    attributes.add("as:line", std::to_string(marks.line));
  }
  if (marks.within != inherited.within) {
    attributes.add("as:within", marks.within.empty() ? "none" : marks.within);
  }
}

/// Moves what the utterances share into the attributes of the element around them. Lines belong to
/// paragraphs, not to voices.
void hoist(Utterances utterances, Inherited& marks, Attributes& attributes, bool with_line) {
  const Inherited all{shared(utterances, &Utterance::role, marks.role),
                      shared(utterances, &Utterance::kind, marks.kind),
                      shared(utterances, &Utterance::warning, marks.warning),
                      with_line ? shared(utterances, &Utterance::line, marks.line) : marks.line,
                      shared(utterances, &Utterance::within, marks.within)};
  add_inherited(all, marks, attributes);
  marks = all;
}

class Writer {
public:
  explicit Writer(const WriteExtras& extras) : m_comments(extras.comments), m_generated(extras.generated) {}

  std::string write(const Script& script, const Chapter& chapter, std::size_t number) {
    const auto head = Attributes{}.add("as:script", script.title).add("as:slug", script.slug);
    const auto own = Attributes{}
                         .add("as:number", std::to_string(number))
                         .add("as:id", chapter.id)
                         .add("as:title", chapter.title)
                         .add("as:level", std::to_string(chapter.level))
                         .add("as:role", to_string(chapter.role));
    m_out =
        fmt::format("{}<speak version=\"1.1\" xmlns=\"{}\"\n       xmlns:as=\"{}\"{}\n      {}\n      {}>\n",
                    k_preamble, k_ssml_namespace, k_as_namespace,
                    Attributes{}.add("xml:lang", script.language).text(), head.text(), own.text());
    const std::vector<Unit> units = make_units(chapter.utterances);
    for (std::size_t i = 0; i < units.size();) {
      const std::size_t end = block_end(units, i);
      write_block(std::span(units).subspan(i, end - i));
      i = end;
    }
    const std::string last = comments_before(chapter.utterances.size()) + write_marks(chapter.marks);
    return m_out + (last.empty() ? "" : "  " + last + "\n") + "</speak>\n" +
           generated_instruction(m_generated.empty() ? fingerprints(chapter) : m_generated);
  }

private:
  void write_block(std::span<const Unit> units) {
    const auto speaks =
        std::find_if(units.begin(), units.end(), [](const Unit& unit) { return !unit.silent; });
    const bool wrap = std::any_of(units.begin(), units.end(),
                                  [](const Unit& unit) { return unit.explicit_voice && !unit.mixed; });
    Scope scope;
    if (!wrap) {
      for (const Unit& unit : units) {
        write_unit(unit, scope, "  ");
      }
      return;
    }
    const Utterances all(units.front().utterances.data(),
                         &units.back().utterances.back() + 1 - units.front().utterances.data());
    scope.voice = speaks->voice;
    Attributes attributes;
    attributes.add("name", scope.voice);
    hoist(all, scope.marks, attributes, false);
    empty_line();
    m_out += "  <voice" + attributes.text() + ">\n";
    m_fresh = true;
    m_before = scope.marks;
    for (const Unit& unit : units) {
      write_unit(unit, scope, "    ");
    }
    m_out += "  </voice>\n";
  }

  void write_unit(const Unit& unit, Scope scope, const std::string& indent) {
    if (!unit.is_paragraph) {
      const Utterance& only = unit.utterances.front();
      if (sentence_of(only) != nullptr) {
        empty_line();
      }
      m_fresh = false;
      m_out += indent + utterance(only, scope) + "\n";
      return;
    }
    Attributes attributes;
    number_paragraph(unit.utterances.front().paragraph, attributes);
    hoist(unit.utterances, scope.marks, attributes, true);
    scope.paragraph = true;
    m_before = scope.marks;
    empty_line();
    m_out += indent + "<p" + attributes.text() + ">";
    if (unit.utterances.size() == 1) {
      m_out += utterance(unit.utterances.front(), scope) + "</p>\n";
      return;
    }
    bool after_sentence = false;
    for (const auto& each : unit.utterances) {
      // The pause after a sentence stands on its line.
      const bool pause = std::holds_alternative<Pause>(each.value);
      m_out += pause && after_sentence ? "" : "\n" + indent + "  ";
      m_out += utterance(each, scope);
      after_sentence = sentence_of(each) != nullptr;
    }
    m_out += "\n" + indent + "</p>\n";
  }

  /// Before what a reader sees as a new paragraph.
  void empty_line() {
    if (!m_fresh) {
      m_out += '\n';
    }
    m_fresh = false;
  }

  /// Paragraphs and cues outside them count up; only what differs is written.
  void number_paragraph(int number, Attributes& attributes) {
    if (number != m_paragraph + 1) {
      attributes.add("as:paragraph", std::to_string(number));
    }
    m_paragraph = number > 0 ? number : m_paragraph;
  }

  std::string utterance(const Utterance& utterance, const Scope& scope) {
    // Two sentences without a pause between: say so, or the reader puts its usual one there.
    const bool is_sentence = sentence_of(utterance) != nullptr;
    const std::string no_pause = is_sentence && m_after_sentence ? "<break strength=\"none\"/>" : "";
    m_after_sentence = is_sentence;
    const std::string remarks = comments_before(m_written++);
    std::string text =
        std::visit([&](const auto& value) { return write_value(value, utterance, scope); }, utterance.value);
    m_before = Inherited::of(utterance);
    return remarks + no_pause + write_marks(utterance.marks) + text;
  }

  /// An editor's comments, one after the other in front of what they stand before.
  std::string comments_before(std::size_t index) {
    std::string out;
    while (m_next_comment < m_comments.size() && m_comments[m_next_comment].before <= index) {
      out += "<!--" + m_comments[m_next_comment++].text + "-->";
    }
    return out;
  }

  static Attributes own_attributes(const Utterance& utterance, const Inherited& inherited) {
    Attributes attributes;
    add_inherited(Inherited::of(utterance), inherited, attributes);
    if (utterance.part != default_part(utterance)) {
      attributes.add("as:part", to_string(utterance.part));
    }
    return attributes;
  }

  std::string write_value(const Sentence& sentence, const Utterance& utterance, const Scope& scope) {
    std::string text = write_sentence(sentence, own_attributes(utterance, scope.marks));
    const bool default_voice = scope.voice.empty() && !needs_voice(utterance);
    if (sentence.voice != scope.voice && !default_voice) {
      text = "<voice" + Attributes{}.add("name", sentence.voice).text() + ">" + text + "</voice>";
    }
    return text;
  }

  /// A pause has the role of what stands before it in the same callout, and no line.
  std::string write_value(const Pause& pause, const Utterance& utterance, const Scope& scope) {
    Inherited inherited = scope.marks;
    inherited.line = 0;
    if (m_before.kind == inherited.kind && m_before.warning == inherited.warning) {
      inherited.role = m_before.role;
      inherited.within = m_before.within;
    }
    Attributes attributes = own_attributes(utterance, inherited);
    if (utterance.paragraph != 0) {
      attributes.add("as:paragraph", std::to_string(utterance.paragraph));
    }
    if (pause.reason != (scope.paragraph ? k_sentence_pause : "")) {
      attributes.add("as:why", pause.reason);
    }
    return "<break" + Attributes{}.add("time", format_time(pause.duration)).text() + attributes.text() + "/>";
  }

  std::string write_value(const Cue& cue, const Utterance& utterance, const Scope& scope) {
    Inherited inherited = scope.marks;
    inherited.line = 0;
    Attributes attributes = own_attributes(utterance, inherited);
    if (!scope.paragraph) {
      number_paragraph(utterance.paragraph, attributes);
    }
    return "<audio" + Attributes{}.add("src", "cue:" + cue.name).text() + attributes.text() +
           "><desc>tone: " + escape_text(cue.name) + "</desc></audio>";
  }

  std::string write_value(const Clip& clip, const Utterance& utterance, const Scope& scope) {
    Attributes attributes;
    attributes.add("src", clip.source);
    if (clip.begin.count() > 0) {
      attributes.add("clipBegin", format_time(clip.begin));
    }
    if (clip.end) {
      attributes.add("clipEnd", format_time(*clip.end));
    }
    if (clip.repeat != 1.0) {
      attributes.add("repeatCount", format_number(clip.repeat));
    }
    if (clip.repeat_duration.count() > 0) {
      attributes.add("repeatDur", format_time(clip.repeat_duration));
    }
    if (clip.gain_db != 0.0) {
      attributes.add("soundLevel", format_volume(clip.gain_db));
    }
    if (clip.speed != 1.0) {
      attributes.add("speed", format_rate(clip.speed));
    }
    const Attributes own = own_attributes(utterance, scope.marks);
    if (!scope.paragraph && utterance.paragraph != 0) {
      attributes.add("as:paragraph", std::to_string(utterance.paragraph));
    }
    const std::string text = clip.written.empty() ? "" : "<desc>" + escape_text(clip.written) + "</desc>";
    return "<audio" + attributes.text() + own.text() + (text.empty() ? "/>" : ">" + text + "</audio>");
  }

  const std::vector<Comment>& m_comments;
  const std::vector<std::string>& m_generated;
  std::size_t m_next_comment = 0;
  std::size_t m_written = 0; ///< utterances so far
  std::string m_out;
  int m_paragraph = 0;  ///< number of the last paragraph
  bool m_fresh = false; ///< nothing stands in this element yet
  bool m_after_sentence = false;
  Inherited m_before; ///< what a pause is here when it doesn't say
};

} // namespace

std::string write_chapter(const Script& script, const Chapter& chapter, std::size_t number,
                          const WriteExtras& extras) {
  return Writer{extras}.write(script, chapter, number);
}

} // namespace audiosheet::ssml

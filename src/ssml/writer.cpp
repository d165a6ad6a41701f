// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/profile.hpp"
#include "ssml/names.hpp"
#include "ssml/sentence_writer.hpp"
#include "ssml/ssml.hpp"
#include "ssml/values.hpp"
#include "ssml/xml_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

namespace audiosheet::ssml {

namespace {

using Utterances = std::span<const Utterance>;

constexpr std::string_view k_preamble = R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- One chapter of a script, as audiosheet will speak it. Edit it and hear it again with
       audiosheet speak FILE.ssml -o FILE.wav
     Words, pauses, voices and pronunciation are SSML 1.1; the "as:" attributes say what a part is and where
     it stands in the fact sheet. docs/formats/ssml.md lists all that can be written here. -->
)";

/// What elements hand down to those inside them. A pause or cue inherits no line.
struct Marks {
  Role role = Role::body;
  std::optional<CalloutKind> kind;
  int warning = 0;
  int line = 0;
  std::string voice; ///< of the enclosing `voice`; empty: none, the role chooses
};

const Sentence* sentence_of(const Utterance& utterance) { return std::get_if<Sentence>(&utterance.value); }

Part default_part(const Utterance& utterance) {
  return std::holds_alternative<Pause>(utterance.value) ? Part::pause
         : std::holds_alternative<Cue>(utterance.value) ? Part::cue
                                                        : Part::speech;
}

/// Whether the sentence would get another voice without a `voice` element around it. The role's own voice
/// is named too: an editor should see who speaks.
bool needs_voice(const Utterance& utterance) {
  const Sentence* sentence = sentence_of(utterance);
  return sentence != nullptr && (sentence->voice != k_narrator || voice_name(utterance.role) != k_narrator);
}

/// A paragraph, or one utterance outside paragraphs.
struct Unit {
  Utterances utterances;
  int paragraph = 0;
  std::string voice;  ///< of its sentences, when it is the same for all
  bool silent = true; ///< has no sentence
  bool mixed = false; ///< its sentences have several voices
  bool explicit_voice = false;
};

Unit make_unit(Utterances utterances) {
  Unit unit;
  unit.utterances = utterances;
  unit.paragraph = utterances.front().paragraph;
  for (const auto& utterance : utterances) {
    if (const Sentence* sentence = sentence_of(utterance)) {
      unit.mixed = unit.mixed || (!unit.silent && unit.voice != sentence->voice);
      unit.voice = sentence->voice;
      unit.silent = false;
      unit.explicit_voice = unit.explicit_voice || needs_voice(utterance);
    }
  }
  return unit;
}

std::vector<Unit> make_units(const std::vector<Utterance>& utterances) {
  std::vector<Unit> units;
  for (std::size_t i = 0; i < utterances.size();) {
    std::size_t end = i + 1;
    while (utterances[i].paragraph > 0 && end < utterances.size() &&
           utterances[end].paragraph == utterances[i].paragraph) {
      ++end;
    }
    units.push_back(make_unit(Utterances(utterances).subspan(i, end - i)));
    i = end;
  }
  return units;
}

/// The value that all sentences share (all utterances, when there is no sentence), or the inherited one.
template <typename Value> Value shared(Utterances utterances, Value Utterance::*field, Value inherited) {
  const bool any_sentence = std::any_of(utterances.begin(), utterances.end(), sentence_of);
  std::optional<Value> value;
  for (const auto& utterance : utterances) {
    if (any_sentence && sentence_of(utterance) == nullptr) {
      continue;
    }
    if (value && *value != utterance.*field) {
      return inherited;
    }
    value = utterance.*field;
  }
  return value.value_or(inherited);
}

class Writer {
public:
  std::string write(const Script& script, const Chapter& chapter, std::size_t number) {
    m_out = k_preamble;
    m_out += "<speak version=\"1.1\" xmlns=\"" + std::string(k_ssml_namespace) + "\"\n       xmlns:as=\"" +
             std::string(k_as_namespace) + "\"" + Attributes{}.add("xml:lang", script.language).text() +
             "\n      " + Attributes{}.add("as:script", script.title).add("as:slug", script.slug).text() +
             "\n      " +
             Attributes{}
                 .add("as:number", std::to_string(number))
                 .add("as:id", chapter.id)
                 .add("as:title", chapter.title)
                 .add("as:level", std::to_string(chapter.level))
                 .add("as:role", to_string(chapter.role))
                 .text() +
             ">\n";
    write_units(make_units(chapter.utterances));
    m_out += "</speak>\n";
    return m_out;
  }

private:
  void write_units(const std::vector<Unit>& units) {
    for (std::size_t i = 0; i < units.size();) {
      const std::size_t end = block_end(units, i);
      write_block(std::span(units).subspan(i, end - i));
      i = end;
    }
  }

  /// Units that can stand in one `voice` element: a callout with its pauses and cues, or neighbours that
  /// one voice speaks. Ends with a sentence outside callouts, so that the pause after it stands alone.
  static std::size_t block_end(const std::vector<Unit>& units, std::size_t start) {
    const Utterance& first = units[start].utterances.front();
    const bool callout = first.kind.has_value() || first.warning != 0;
    std::optional<std::string> voice;
    std::size_t end = start;
    for (std::size_t i = start; i < units.size(); ++i) {
      const Unit& unit = units[i];
      const bool belongs =
          std::all_of(unit.utterances.begin(), unit.utterances.end(), [&](const auto& utterance) {
            return utterance.kind == first.kind && utterance.warning == first.warning;
          });
      if (!belongs || unit.mixed || (!unit.silent && voice && *voice != unit.voice) ||
          (!callout && (i == start ? !unit.explicit_voice : !unit.silent && !unit.explicit_voice))) {
        break;
      }
      if (!unit.silent) {
        voice = unit.voice;
      }
      if (callout || !unit.silent) {
        end = i + 1;
      }
    }
    return std::max(end, start + 1);
  }

  void write_block(std::span<const Unit> units) {
    const auto speaks =
        std::find_if(units.begin(), units.end(), [](const Unit& unit) { return !unit.silent; });
    const bool wrap = std::any_of(units.begin(), units.end(),
                                  [](const Unit& unit) { return unit.explicit_voice && !unit.mixed; });
    Marks marks;
    if (!wrap) {
      for (const Unit& unit : units) {
        write_unit(unit, marks, "  ");
      }
      return;
    }
    const Utterances all(units.front().utterances.data(),
                         &units.back().utterances.back() + 1 - units.front().utterances.data());
    marks.voice = speaks->voice;
    Attributes attributes;
    attributes.add("name", marks.voice);
    hoist(all, marks, attributes, false);
    start_paragraph(true);
    m_out += "  <voice" + attributes.text() + ">\n";
    m_fresh = true;
    for (const Unit& unit : units) {
      write_unit(unit, marks, "    ");
    }
    m_out += "  </voice>\n";
  }

  /// Moves what the utterances share into the attributes of the element around them.
  static void hoist(Utterances utterances, Marks& marks, Attributes& attributes, bool with_line) {
    Utterance inherited;
    inherited.role = shared(utterances, &Utterance::role, marks.role);
    inherited.kind = shared(utterances, &Utterance::kind, marks.kind);
    inherited.warning = shared(utterances, &Utterance::warning, marks.warning);
    inherited.line = with_line ? shared(utterances, &Utterance::line, marks.line) : marks.line;
    add_marks(inherited, marks, attributes);
    marks.role = inherited.role;
    marks.kind = inherited.kind;
    marks.warning = inherited.warning;
    marks.line = inherited.line;
  }

  static void add_marks(const Utterance& utterance, const Marks& marks, Attributes& attributes) {
    if (utterance.role != marks.role) {
      attributes.add("as:role", to_string(utterance.role));
    }
    if (utterance.kind != marks.kind) {
      attributes.add("as:kind", utterance.kind ? to_string(*utterance.kind) : "none");
    }
    if (utterance.warning != marks.warning) {
      attributes.add("as:warning", std::to_string(utterance.warning));
    }
    if (utterance.line != marks.line) {
      attributes.add("as:line", std::to_string(utterance.line));
    }
  }

  void write_unit(const Unit& unit, Marks marks, const std::string& indent) {
    if (unit.paragraph == 0) {
      const Utterance& only = unit.utterances.front();
      start_paragraph(sentence_of(only) != nullptr);
      m_out += indent + utterance(only, marks) + "\n";
      return;
    }
    Attributes attributes;
    if (unit.paragraph != m_paragraph + 1) {
      attributes.add("as:paragraph", std::to_string(unit.paragraph));
    }
    m_paragraph = unit.paragraph;
    hoist(unit.utterances, marks, attributes, true);
    start_paragraph(true);
    m_out += indent + "<p" + attributes.text() + ">";
    if (unit.utterances.size() == 1) {
      m_out += utterance(unit.utterances.front(), marks) + "</p>\n";
      return;
    }
    bool after_sentence = false;
    for (const auto& each : unit.utterances) {
      // The pause after a sentence stands on its line.
      const bool pause = std::holds_alternative<Pause>(each.value);
      m_out += pause && after_sentence ? "" : "\n" + indent + "  ";
      m_out += utterance(each, marks);
      after_sentence = sentence_of(each) != nullptr;
    }
    m_out += "\n" + indent + "</p>\n";
  }

  /// An empty line before what a reader sees as a new paragraph.
  void start_paragraph(bool paragraph) {
    if (paragraph && !m_fresh) {
      m_out += '\n';
    }
    m_fresh = false;
  }

  std::string utterance(const Utterance& utterance, const Marks& marks) {
    Attributes attributes;
    Marks inherited = marks;
    const Sentence* sentence = sentence_of(utterance);
    if (sentence == nullptr) {
      inherited.line = 0;
    }
    add_marks(utterance, inherited, attributes);
    if (utterance.part != default_part(utterance)) {
      attributes.add("as:part", to_string(utterance.part));
    }
    // Two sentences without a pause between: say so, or the reader puts its usual one there.
    const std::string no_pause = sentence != nullptr && m_after_sentence ? "<break strength=\"none\"/>" : "";
    m_after_sentence = sentence != nullptr;
    if (const auto* pause = std::get_if<Pause>(&utterance.value)) {
      Attributes own;
      own.add("time", format_time(pause->duration));
      if (!pause->reason.empty()) {
        own.add("as:why", pause->reason);
      }
      return "<break" + own.text() + attributes.text() + "/>";
    }
    if (const auto* cue = std::get_if<Cue>(&utterance.value)) {
      return "<audio" + Attributes{}.add("src", "cue:" + cue->name).text() + attributes.text() +
             "><desc>tone: " + escape_text(cue->name) + "</desc></audio>";
    }
    std::string text = write_sentence(*sentence, attributes);
    const bool default_voice = marks.voice.empty() && !needs_voice(utterance);
    if (sentence->voice != marks.voice && !default_voice) {
      text = "<voice" + Attributes{}.add("name", sentence->voice).text() + ">" + text + "</voice>";
    }
    return no_pause + text;
  }

  std::string m_out;
  int m_paragraph = 0;  ///< number of the last `p`
  bool m_fresh = false; ///< nothing stands in this element yet
  bool m_after_sentence = false;
};

} // namespace

std::string write_chapter(const Script& script, const Chapter& chapter, std::size_t number) {
  return Writer{}.write(script, chapter, number);
}

} // namespace audiosheet::ssml

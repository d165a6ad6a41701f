// SPDX-License-Identifier: GPL-3.0-or-later
#include "narrate/say_blocks.hpp"

#include "util/text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace audiosheet::narrate {

namespace {

/// Text as a sentence of its own: with a full stop when it ends without any mark.
std::string as_sentence(std::string_view text) {
  constexpr std::string_view k_marks = ".!?:;,";
  text = trim(text);
  return text.empty() || k_marks.find(text.back()) != std::string_view::npos ? std::string(text)
                                                                             : std::string(text) + ".";
}

/// An item's role: items are items in plain prose, but what stands in an answer, a takeaway or a callout
/// keeps being that.
Manner for_item(Manner manner) {
  if (manner.role == Role::body) {
    manner.role = Role::item;
  }
  return manner;
}

/// Rows from which on a listener is told how to leave a table: some three minutes of them.
constexpr std::size_t k_long_table = 15;

/// "Important" as a title adds nothing to the signal words "Warning. Important."
bool says_only(const std::string& signal, const std::string& title) {
  const auto letters = [](const std::string& text) {
    std::string out;
    for (const char c : ascii_lower(text)) {
      if ((c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80) {
        out += c;
      }
    }
    return out;
  };
  const std::string wanted = letters(title);
  return wanted.empty() || letters(signal).find(wanted) != std::string::npos;
}

} // namespace

struct BlockSpeaker::Visitor {
  BlockSpeaker& speaker;
  const Manner& manner;
  int line;

  void operator()(const Paragraph& paragraph) const { speaker.paragraph(paragraph, line, manner); }
  void operator()(const List& list) const { speaker.list(list, manner); }
  void operator()(const Callout& callout) const { speaker.callout(callout, line, manner); }
  void operator()(const Table& table) const { speaker.table(table, line, manner); }
  void operator()(const Figure& figure) const { speaker.figure(figure, line, manner); }
  void operator()(const Quotation& quotation) const {
    speaker.say(quotation.blocks, speaker.m_builder.inside("quotation", manner));
  }
};

void BlockSpeaker::say(const Blocks& blocks, const Manner& manner) {
  for (const auto& block : blocks) {
    if (block.language.empty()) {
      std::visit(Visitor{*this, manner, block.line}, block.value);
    } else {
      Manner foreign = manner;
      foreign.language = block.language;
      std::visit(Visitor{*this, foreign, block.line}, block.value);
    }
  }
}

void BlockSpeaker::paragraph(const Paragraph& paragraph, int line, const Manner& manner) {
  m_builder.say(paragraph.text, line, manner);
  m_builder.pause(m_pauses.paragraph, "paragraph");
}

void BlockSpeaker::list(const List& list, const Manner& manner) {
  const Manner whole = m_builder.inside(list.ordered ? "ordered-list" : "list", for_item(manner));
  if (m_verbosity == Verbosity::full && !list.ordered) { // an ordered one counts its items itself
    remark(m_phrases.get("list", {{"count", std::to_string(list.items.size())}}), whole, manner);
    m_builder.pause(m_pauses.item, "item");
  }
  for (const auto& item : list.items) {
    const Manner inside = m_builder.inside("item", whole);
    std::string prefix = item.marker.empty() ? "" : item.marker + ". ";
    for (const auto& block : item.blocks) {
      const auto* text = std::get_if<Paragraph>(&block.value);
      if (text != nullptr) {
        Manner own = inside;
        own.language = block.language.empty() ? inside.language : block.language;
        m_builder.say(text->text, block.line, own, Part::speech, prefix);
        prefix.clear();
      } else {
        say({block}, inside);
      }
    }
    m_builder.pause(m_pauses.item, "item");
  }
  if (m_verbosity == Verbosity::full) {
    remark(m_phrases.get("list_end"), whole, manner);
  }
  m_builder.pause(m_pauses.paragraph, "paragraph");
}

void BlockSpeaker::remark(const std::string& text, const Manner& whole, const Manner& around) {
  const bool emphasised_role = around.role == Role::warning || around.role == Role::note;
  Manner manner =
      emphasised_role ? whole : Manner{.role = Role::prompt, .voice = around.voice, .within = whole.within};
  manner.language.clear();
  m_builder.say(text, 0, manner);
}

void BlockSpeaker::callout(const Callout& callout, int line, const Manner& manner) {
  if (manner.role == Role::warning) {
    // A callout inside a warning belongs to it: its title is said, without another signal.
    const Manner nested = m_builder.inside("callout", manner);
    m_builder.say(as_sentence(callout.title), line, nested);
    say(callout.blocks, nested);
    return;
  }
  Manner inside = m_builder.inside("callout", {.within = manner.within});
  inside.role = is_warning(callout.kind) ? Role::warning : Role::note;
  inside.voice = voice_name(inside.role);
  inside.kind = callout.kind;
  inside.warning = is_warning(callout.kind) ? ++m_warnings : 0;
  emphasised(callout, line, inside, manner.language);
}

/// Pause, opening cue, signal words, the text, closing cue and words, pause (design.md, "Warnings").
void BlockSpeaker::emphasised(const Callout& callout, int line, const Manner& inside,
                              const std::string& language) {
  const std::string kind = to_string(callout.kind);
  const std::string signal = m_phrases.get("signal." + kind);
  Manner text = inside; // the sheet's own words may be in another language, what the program adds is not
  text.language = language;
  m_builder.rest(m_pauses.callout, "callout", inside);
  m_builder.cue(kind, Part::cue, inside, line);
  m_builder.rest(m_pauses.cue, "cue", inside);
  m_builder.say(signal, 0, inside, Part::label);
  if (callout.blocks.empty()) {
    m_builder.pause(m_pauses.label, "label");
    m_builder.say(as_sentence(callout.title), line, text);
  } else if (!says_only(signal, callout.title)) {
    m_builder.say(as_sentence(callout.title), line, text, Part::label);
  }
  m_builder.pause(m_pauses.label, "label");
  say(callout.blocks, text);
  m_builder.rest(m_pauses.cue, "cue", inside);
  m_builder.cue(kind + "-end", Part::close, inside, 0);
  if (m_verbosity != Verbosity::brief) {
    m_builder.rest(m_pauses.cue, "cue", inside);
    m_builder.say(m_phrases.get("close." + kind), 0, inside, Part::close);
  }
  m_builder.rest(m_pauses.callout, "callout", inside);
}

/// Each row as "row. column: value. column: value." so that no cell is heard without its names.
void BlockSpeaker::table(const Table& table, int line, const Manner& manner) {
  const Manner whole = m_builder.inside("table", manner);
  if (!table.caption.empty()) {
    m_builder.say(as_sentence(table.caption), line, whole);
  }
  std::size_t columns = table.header.size();
  for (const auto& row : table.rows) {
    columns = std::max(columns, row.size());
  }
  std::string announced = m_phrases.get(
      "table", {{"rows", std::to_string(table.rows.size())}, {"columns", std::to_string(columns)}});
  if (table.rows.size() >= k_long_table && manner.role != Role::warning) {
    announced += " " + m_phrases.get("table_long");
  }
  if (m_verbosity != Verbosity::brief) {
    remark(announced, whole, manner);
  }
  m_builder.pause(m_pauses.item, "item");
  for (const auto& row : table.rows) {
    std::string text;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const bool names_row = i == 0 && table.row_headers;
      const std::string column = !names_row && i < table.header.size() ? table.header[i] : "";
      if (!row[i].empty()) {
        text += as_sentence(column.empty() ? row[i] : fmt::format("{}: {}", column, row[i])) + " ";
      }
    }
    m_builder.say(text, line, m_builder.inside("row", for_item(whole)));
    m_builder.pause(m_pauses.item, "item");
  }
  if (m_verbosity == Verbosity::full) {
    remark(m_phrases.get("table_end"), whole, manner);
  }
  m_builder.pause(m_pauses.paragraph, "paragraph");
}

void BlockSpeaker::figure(const Figure& figure, int line, const Manner& manner) {
  const Manner inside = m_builder.inside("figure", manner);
  if (!figure.alternative.empty()) {
    m_builder.say(as_sentence(m_phrases.get("figure", {{"text", figure.alternative}})), line, inside);
  }
  if (!figure.caption.empty() && figure.caption != figure.alternative) {
    m_builder.say(as_sentence(figure.caption), line, inside);
  }
  m_builder.pause(m_pauses.paragraph, "paragraph");
}

} // namespace audiosheet::narrate

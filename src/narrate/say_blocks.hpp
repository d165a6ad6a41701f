// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fact_sheet.hpp"
#include "model/profile.hpp"
#include "narrate/chapter_builder.hpp"
#include "narrate/verbosity.hpp"

namespace audiosheet::narrate {

/// Says blocks: paragraphs, lists, callouts, tables, figures, quotations. Counts the sheet's warnings.
class BlockSpeaker {
public:
  BlockSpeaker(ChapterBuilder& builder, const Pauses& pauses, const Phrases& phrases,
               Verbosity verbosity = Verbosity::normal)
      : m_builder(builder), m_pauses(pauses), m_phrases(phrases), m_verbosity(verbosity) {}

  void say(const Blocks& blocks, const Manner& manner);

private:
  struct Visitor;
  void paragraph(const Paragraph& paragraph, int line, const Manner& manner);
  void list(const List& list, const Manner& manner);
  void callout(const Callout& callout, int line, const Manner& manner);
  /// `language` of the callout's text, when it is not the script's.
  void emphasised(const Callout& callout, int line, const Manner& inside, const std::string& language);
  void table(const Table& table, int line, const Manner& manner);
  void figure(const Figure& figure, int line, const Manner& manner);
  /// Words of the program about the container that `whole` is the manner of.
  void remark(const std::string& text, const Manner& whole, const Manner& around);

  ChapterBuilder& m_builder;
  const Pauses& m_pauses;
  const Phrases& m_phrases;
  Verbosity m_verbosity;
  int m_warnings = 0;
};

} // namespace audiosheet::narrate

// SPDX-License-Identifier: GPL-3.0-or-later
//
// An independent second reading: the facts of what is written against the facts of what is said.
// Shares no code and no tables with narrate/spoken, or it would repeat its mistakes.
#pragma once

#include "model/diagnostic.hpp"
#include "model/fact_sheet.hpp"
#include "model/script.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace audiosheet::audit {

/// What became of a fact. `added`: it is heard, but nobody wrote it.
enum class Verdict { verified, changed, missing, not_understood, added };

/// A fact of the written text and what became of it.
struct Finding {
  Verdict verdict = Verdict::verified;
  std::string kind; ///< "number", "measure", "range", "comparison", "negation", … (docs/formats/audit.md)
  std::string written;  ///< as it stands in the text; empty when added
  std::string heard;    ///< the spoken words matched with it; empty when missing
  std::string sentence; ///< the sentence, or the part of a long one around the fact
  std::string chapter;  ///< chapter id; empty when the text is in no chapter
  int line = 0;         ///< source line
};

/// Something said otherwise than written.
struct Expansion {
  std::string written;
  std::string spoken;
  std::string sentence; ///< where it occurs first
  int line = 0;
  int count = 1;          ///< times it occurs
  bool explained = false; ///< the audit came from one to the other by itself; else a person should look
};

/// A word that is in no rule of spelling: the engine has to guess how it sounds.
struct Guess {
  std::string word;
  std::string reason;   ///< "capital letters", "mixed capitals", "letters and digits", "a name"
  std::string sentence; ///< where it occurs first
  int line = 0;
  int count = 1;
};

struct Report {
  bool language_read = true;   ///< the spoken words are in a language that the audit reads (English)
  std::size_t sentences = 0;   ///< sentences audited
  std::size_t sheet_texts = 0; ///< texts of the sheet looked for in the script; 0 without a sheet
  std::size_t references_left_out = 0;
  std::vector<Finding> findings;     ///< in the order of the script; then what of the sheet is not in it
  std::vector<Expansion> expansions; ///< every word said otherwise than written, each once
  std::vector<Guess> guessed;        ///< words that the engine has to guess, each once

  [[nodiscard]] std::size_t count(Verdict verdict) const;
  /// Facts written: everything but what was added.
  [[nodiscard]] std::size_t facts() const;
  /// Every fact is verified, nothing was added, nothing of the sheet is lost, and the language was read.
  [[nodiscard]] bool clean() const;
};

/// Audits what a script says against what it writes and, when given, that everything of the sheet that
/// should be said is in the script. Time and memory are linear in the text.
Report audit(const Script& script, const FactSheet* sheet);

std::string to_string(Verdict verdict);

/// docs/formats/audit.md
std::string report_json(const Report& report, const Script& script);

/// A page for the clinical reviewer (self-contained, works offline and by keyboard). `diagnostics`: what
/// the run warned of, shown with the rest.
std::string report_html(const Report& report, const Script& script, const FactSheet* sheet,
                        const Diagnostics& diagnostics = {});

/// For a terminal: one line a problem, then the sums.
std::string report_text(const Report& report, const std::string& source);

} // namespace audiosheet::audit

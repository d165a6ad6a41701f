// SPDX-License-Identifier: GPL-3.0-or-later
//
// An independent second reading: the facts of what is written against the facts of what is said.
// Shares no code with narrate/spoken, or it would repeat its mistakes.
#pragma once

#include "model/fact_sheet.hpp"
#include "model/script.hpp"

#include <string>
#include <vector>

namespace audiosheet::audit {

enum class Verdict { verified, changed, missing, not_understood };

/// A fact of the written text and what became of it.
struct Finding {
  Verdict verdict = Verdict::verified;
  std::string kind;    ///< "number", "measure", "range", "comparison", "percent", "date", "phone", "negation", …
  std::string written; ///< as it stands in the text
  std::string heard;   ///< the spoken words matched with it; empty when missing
  std::string sentence;
  std::string chapter; ///< chapter id
  int line = 0;        ///< source line
};

struct Expansion {
  std::string written;
  std::string spoken;
  std::string sentence;
  int line = 0;
  int count = 1; ///< times it occurs
};

struct Report {
  std::vector<Finding> findings;     ///< in the order of the script
  std::vector<Expansion> expansions; ///< every word said otherwise than written, each once
  std::vector<std::string> guessed;  ///< words that the engine has to guess (capitals, unknown names)
  [[nodiscard]] std::size_t count(Verdict verdict) const;
  [[nodiscard]] bool clean() const; ///< every fact is verified
};

/// Audits what a script says against what it writes and, when given, that everything of the sheet that
/// should be said is in the script.
Report audit(const Script& script, const FactSheet* sheet);

std::string report_json(const Report& report, const Script& script);
/// A page for the clinical reviewer (self-contained, works offline and by keyboard).
std::string report_html(const Report& report, const Script& script, const FactSheet* sheet);

} // namespace audiosheet::audit

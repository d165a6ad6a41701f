// SPDX-License-Identifier: GPL-3.0-or-later
// One sentence audited, for the tables of the tests.
#pragma once

#include "audit/align.hpp"

#include <string>

namespace audiosheet::audit {

inline SentenceAudit audit_pair(const std::string& written, const std::string& spoken,
                                DateOrder order = DateOrder::month_first) {
  return audit_sentence(written, spoken, {{0, written.size(), written != spoken, false, 0, 0}}, order);
}

/// "changed measure '5 mg' (five grams)" for each finding that is not verified.
inline std::string problems(const SentenceAudit& audit) {
  std::string out;
  for (const auto& finding : audit.findings) {
    if (finding.verdict != Verdict::verified) {
      out += to_string(finding.verdict) + " " + finding.kind + " '" + finding.written + "' (" +
             finding.heard + ") ";
    }
  }
  return out;
}

} // namespace audiosheet::audit

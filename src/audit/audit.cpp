// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/audit.hpp"

#include "audit/align.hpp"
#include "audit/coverage.hpp"
#include "audit/guesses.hpp"

#include "model/names.hpp"
#include "util/limits.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace audiosheet::audit {

namespace {

// A sentence beyond this is no sentence: it is reported, not read, so that time and memory stay bounded.
constexpr std::size_t k_most_bytes = limits::k_audit_bytes;

constexpr Names<Verdict, 5> k_verdicts{{{Verdict::verified, "verified"},
                                        {Verdict::changed, "changed"},
                                        {Verdict::missing, "missing"},
                                        {Verdict::not_understood, "not understood"},
                                        {Verdict::added, "added"}}};

bool is_english(std::string_view language) {
  const std::string lower = ascii_lower(language);
  return lower == "en" || lower.starts_with("en-") || lower.starts_with("en_");
}

DateOrder date_order(std::string_view language) {
  return language == "en-US" || language == "en" ? DateOrder::month_first : DateOrder::day_first;
}

/// A sentence with its runs as bytes of the joined texts.
struct Joined {
  std::string written;
  std::string spoken;
  std::vector<RunSpan> spans;      ///< of the runs that are said otherwise than written
  std::vector<const Words*> words; ///< beside `spans`
};

Joined join_runs(const Sentence& sentence) {
  Joined out;
  for (const auto& run : sentence.runs) {
    const auto* words = std::get_if<Words>(&run);
    if (words == nullptr) {
      continue;
    }
    const bool changed = words->written != words->spoken;
    if (changed || !words->phonemes.empty()) {
      out.spans.push_back({out.written.size(), out.written.size() + words->written.size(), changed,
                           !words->phonemes.empty(), out.spoken.size(),
                           out.spoken.size() + words->spoken.size()});
      out.words.push_back(words);
    }
    out.written += words->written;
    out.spoken += words->spoken;
  }
  return out;
}

class ScriptAuditor {
public:
  explicit ScriptAuditor(const Script& script) : m_script(script), m_order(date_order(script.language)) {
    m_report.language_read = is_english(script.language);
  }

  Report run(const FactSheet* sheet) {
    for (const auto& chapter : m_script.chapters) {
      for (const auto& utterance : chapter.utterances) {
        if (const auto* sentence = std::get_if<Sentence>(&utterance.value)) {
          read_sentence(*sentence, utterance, chapter);
        }
      }
    }
    m_report.guessed = find_guesses(m_script);
    if (sheet != nullptr) {
      check_coverage(m_script, *sheet, m_order, m_report);
    }
    return std::move(m_report);
  }

private:
  void read_sentence(const Sentence& sentence, const Utterance& utterance, const Chapter& chapter) {
    const Joined joined = join_runs(sentence);
    if (trim(joined.written).empty() && trim(joined.spoken).empty()) {
      return;
    }
    ++m_report.sentences;
    SentenceAudit result;
    if (joined.written.size() > k_most_bytes || joined.spoken.size() > k_most_bytes) {
      result.findings.push_back(unread("sentence", joined.written, "too long to be read"));
    } else if (m_report.language_read && (sentence.language.empty() || is_english(sentence.language))) {
      result = audit_sentence(joined.written, joined.spoken, joined.spans, m_order);
    } else if (m_report.language_read && has_digits(joined.written)) {
      result.findings.push_back(unread("language", joined.written, "not in English"));
    }
    for (auto& finding : result.findings) {
      finding.chapter = chapter.id;
      finding.line = utterance.line;
      m_report.findings.push_back(std::move(finding));
    }
    for (std::size_t i = 0; i < joined.spans.size(); ++i) {
      add_expansion(joined, i, result, utterance.line);
    }
  }

  static bool has_digits(std::string_view text) {
    return text.find_first_of("0123456789") != std::string_view::npos;
  }

  static Finding unread(std::string kind, std::string_view written, std::string_view why) {
    Finding finding;
    finding.verdict = Verdict::not_understood;
    finding.kind = std::move(kind);
    finding.written = shorten(written.substr(0, 4096), 160);
    finding.heard = why;
    finding.sentence = finding.written;
    return finding;
  }

  void add_expansion(const Joined& joined, std::size_t index, const SentenceAudit& result, int line) {
    const RunSpan& span = joined.spans[index];
    const Words& words = *joined.words[index];
    Expansion expansion;
    expansion.written = shorten(fold_spaces(words.written), 400);
    expansion.spoken = words.phonemes.empty() ? shorten(fold_spaces(words.spoken), 800)
                                              : "/" + shorten(fold_spaces(words.phonemes), 400) + "/";
    if (expansion.written == expansion.spoken) {
      return;
    }
    const auto overlaps = [](const std::vector<Stretch>& stretches, std::size_t begin, std::size_t end) {
      const auto behind =
          std::partition_point(stretches.begin(), stretches.end(),
                               [&](const Stretch& stretch) { return stretch.second <= begin; });
      return behind != stretches.end() && behind->first < end;
    };
    const bool unexplained = span.phonemes || overlaps(result.unexplained, span.begin, span.end) ||
                             overlaps(result.unexplained_spoken, span.spoken_begin, span.spoken_end);
    const auto [found, is_new] =
        m_expansions.try_emplace(expansion.written + '\n' + expansion.spoken, m_report.expansions.size());
    if (!is_new) {
      auto& known = m_report.expansions[found->second];
      ++known.count;
      known.explained = known.explained && !unexplained;
      return;
    }
    expansion.explained = !unexplained;
    expansion.line = line;
    expansion.sentence = shorten(fold_spaces(std::string_view(joined.written).substr(0, 4096)), 300);
    m_report.expansions.push_back(std::move(expansion));
  }

  const Script& m_script;
  DateOrder m_order;
  Report m_report;
  std::unordered_map<std::string, std::size_t> m_expansions;
};

} // namespace

std::string to_string(Verdict verdict) { return std::string(name_of(k_verdicts, verdict)); }

std::size_t Report::count(Verdict verdict) const {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(),
                    [verdict](const Finding& finding) { return finding.verdict == verdict; }));
}

std::size_t Report::facts() const { return findings.size() - count(Verdict::added); }

bool Report::clean() const { return language_read && count(Verdict::verified) == findings.size(); }

Report audit(const Script& script, const FactSheet* sheet) { return ScriptAuditor(script).run(sheet); }

} // namespace audiosheet::audit

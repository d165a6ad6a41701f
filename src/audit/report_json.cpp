// SPDX-License-Identifier: GPL-3.0-or-later
//
// The report as data (docs/formats/audit.md) and for a terminal.
#include "audit/audit.hpp"

#include "util/text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace audiosheet::audit {

namespace {

using Json = nlohmann::ordered_json;

Json to_json(const Finding& finding) {
  return {{"verdict", to_string(finding.verdict)},
          {"kind", finding.kind},
          {"written", finding.written},
          {"heard", finding.heard},
          {"sentence", finding.sentence},
          {"chapter", finding.chapter},
          {"line", finding.line}};
}

Json to_json(const Expansion& expansion) {
  return {{"written", expansion.written}, {"spoken", expansion.spoken}, {"explained", expansion.explained},
          {"count", expansion.count},     {"line", expansion.line},     {"sentence", expansion.sentence}};
}

Json to_json(const Guess& guess) {
  return {{"word", guess.word},
          {"reason", guess.reason},
          {"count", guess.count},
          {"line", guess.line},
          {"sentence", guess.sentence}};
}

template <typename Entry> Json list_of(const std::vector<Entry>& entries) {
  Json out = Json::array();
  for (const auto& entry : entries) {
    out.push_back(to_json(entry));
  }
  return out;
}

std::string one_line(const Finding& finding) {
  switch (finding.verdict) {
  case Verdict::changed:
    return fmt::format("\"{}\" is heard as \"{}\"", finding.written, finding.heard);
  case Verdict::missing:
    return fmt::format("\"{}\" is not heard", finding.written);
  case Verdict::added:
    return fmt::format("\"{}\" is heard, but not written", finding.heard);
  case Verdict::not_understood:
    return fmt::format("\"{}\" could not be checked (\"{}\")", finding.written, finding.heard);
  case Verdict::verified:
    break;
  }
  return {};
}

} // namespace

std::string report_json(const Report& report, const Script& script) {
  const Json out = {{"format", "audiosheet-audit/1"},
                    {"title", script.title},
                    {"language", script.language},
                    {"slug", script.slug},
                    {"language_read", report.language_read},
                    {"clean", report.clean()},
                    {"sentences", report.sentences},
                    {"facts", report.facts()},
                    {"verified", report.count(Verdict::verified)},
                    {"changed", report.count(Verdict::changed)},
                    {"missing", report.count(Verdict::missing)},
                    {"not_understood", report.count(Verdict::not_understood)},
                    {"added", report.count(Verdict::added)},
                    {"sheet_texts", report.sheet_texts},
                    {"references_left_out", report.references_left_out},
                    {"findings", list_of(report.findings)},
                    {"expansions", list_of(report.expansions)},
                    {"guessed", list_of(report.guessed)}};
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string report_text(const Report& report, const std::string& source) {
  std::string out;
  for (const auto& finding : report.findings) {
    if (finding.verdict != Verdict::verified) {
      out += finding.line > 0 ? fmt::format("{}:{}: ", source, finding.line) : source + ": ";
      out += fmt::format("{} ({}): {}\n", to_string(finding.verdict), finding.kind, one_line(finding));
    }
  }
  if (!report.language_read) {
    return out + "The audit reads English only: nothing that is said here could be checked.\n";
  }
  out += fmt::format("{} of {} facts verified", report.count(Verdict::verified), report.facts());
  for (const auto verdict : {Verdict::changed, Verdict::missing, Verdict::not_understood, Verdict::added}) {
    if (const auto count = report.count(verdict); count > 0) {
      out += fmt::format(", {} {}", count, to_string(verdict));
    }
  }
  out += fmt::format(" in {} sentences; {} words for the engine to guess\n", report.sentences,
                     report.guessed.size());
  return out;
}

} // namespace audiosheet::audit

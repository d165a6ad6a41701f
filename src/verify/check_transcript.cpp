// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/text.hpp"
#include "verify/checks.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace audiosheet::verify {

using nlohmann::json;

namespace {

/// WebVTT cue text as a reader sees it: tags dropped, character references resolved (W3C WebVTT, 4.2.2).
std::string visible(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '<') {
      i = std::min(text.find('>', i), text.size());
    } else {
      out += text[i];
    }
  }
  for (const auto& [from, to] : {std::pair{"&lt;", "<"},
                                 {"&gt;", ">"},
                                 {"&nbsp;", " "},
                                 {"&lrm;", ""},
                                 {"&rlm;", ""},
                                 {"&amp;", "&"}}) {
    out = replace_all(std::move(out), from, to);
  }
  return out;
}

std::string letters(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) > ' ') {
      out += c;
    }
  }
  return out;
}

struct Cues {
  std::string text; ///< of all, without spaces
  double last_end = 0.0;
};

Cues read_cues(const std::string& name, std::string_view text, Findings& findings) {
  Cues cues;
  int line = 0;
  bool in_cue = false;
  for (const auto row : split(text, '\n')) {
    ++line;
    const std::size_t arrow = row.find(" --> ");
    if (arrow != std::string_view::npos) {
      const std::string_view behind = row.substr(arrow + 5);
      const auto begin = clock_value(trim(row.substr(0, arrow)));
      const auto end = clock_value(behind.substr(0, behind.find(' ')));
      constexpr double k_rounding = 0.0011;
      if (!begin || !end || *end <= *begin || *begin < cues.last_end - k_rounding) {
        findings.add(name, "a cue has no time, or not behind the cue before", line);
      }
      cues.last_end = end.value_or(cues.last_end);
      in_cue = true;
    } else if (row.empty()) {
      in_cue = false;
    } else if (in_cue) {
      cues.text += letters(visible(row));
    }
  }
  return cues;
}

} // namespace

void check_transcript(const json& manifest, const Package& package, Findings& findings) {
  const std::string name = "podcast/transcript.vtt";
  if (!package.has(name)) {
    return;
  }
  const std::string text = package.read(name);
  if (!text.starts_with("WEBVTT")) {
    findings.add(name, "does not begin with WEBVTT", 1);
  }
  const Cues cues = read_cues(name, text, findings);
  const double seconds = manifest.at("samples").get<double>() / manifest.at("sample_rate").get<double>();
  constexpr double k_rounding = 0.0011;
  if (cues.last_end > seconds + k_rounding) {
    findings.add(name, fmt::format("ends at {:.3f} s, the recording at {:.3f} s", cues.last_end, seconds));
  }
  std::size_t at = 0;
  for (const auto& segment : manifest.at("segments")) {
    const std::string written = segment.at("written").get<std::string>();
    const std::string wanted = letters(written);
    if (segment.at("part") != "speech" || wanted.empty()) {
      continue;
    }
    const std::size_t found = cues.text.find(wanted, at);
    if (found == std::string::npos) {
      findings.add(name, fmt::format("lacks \"{}\", or has it in another place", shorten(written, 60)));
      return;
    }
    at = found + wanted.size();
  }
}

} // namespace audiosheet::verify

// SPDX-License-Identifier: GPL-3.0-or-later
#include "verify/checks.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace audiosheet::verify {

using nlohmann::json;

namespace {

constexpr const char* k_file = "manifest.json";

struct Span {
  std::int64_t start = 0;
  std::int64_t end = 0;
};

Span span_of(const json& value) {
  return {value.at("start").get<std::int64_t>(), value.at("end").get<std::int64_t>()};
}

/// Spans lie one behind the other from the first sample to the last.
void check_cover(const json& spans, std::string_view noun, std::int64_t samples, Findings& findings) {
  std::int64_t at = 0;
  std::size_t number = 0;
  for (const auto& value : spans) {
    const Span span = span_of(value);
    ++number;
    if (span.start != at || span.end < span.start) {
      findings.add(k_file, fmt::format("{} {} is at {} to {}, where the one before ends at {}", noun, number,
                                       span.start, span.end, at));
    }
    at = span.end;
  }
  if (at != samples) {
    findings.add(k_file, fmt::format("the last {} ends at sample {} of {}", noun, at, samples));
  }
}

void check_inside(const json& manifest, Findings& findings) {
  const json& chapters = manifest.at("chapters");
  for (const auto& segment : manifest.at("segments")) {
    const auto number = segment.at("chapter").get<std::size_t>();
    if (number < 1 || number > chapters.size()) {
      findings.add(k_file, fmt::format("a segment is in chapter {} of {}", number, chapters.size()));
      continue;
    }
    const Span chapter = span_of(chapters[number - 1]);
    const Span span = span_of(segment);
    if (span.start < chapter.start || span.end > chapter.end) {
      findings.add(k_file,
                   fmt::format("the segment at sample {} reaches out of its chapter {}", span.start, number));
    }
  }
}

/// A listener must know that a warning begins, and that it has ended.
void check_warnings(const json& manifest, Findings& findings) {
  std::map<int, std::set<std::string>> parts;
  for (const auto& segment : manifest.at("segments")) {
    if (const int warning = segment.value("warning", 0); warning > 0) {
      parts[warning].insert(segment.at("part").get<std::string>());
    }
  }
  int next = 1;
  for (const auto& [warning, has] : parts) {
    if (warning != next++) {
      findings.add(k_file, fmt::format("warning {} is missing", warning - 1));
    }
    for (const std::string part : {"cue", "speech", "close"}) {
      if (!has.contains(part)) {
        findings.add(k_file, fmt::format("warning {} has no {}", warning, part));
      }
    }
  }
  int counted = 0;
  for (const auto& chapter : manifest.at("chapters")) {
    counted += chapter.at("warnings").get<int>();
  }
  if (counted != static_cast<int>(parts.size())) {
    findings.add(k_file,
                 fmt::format("its chapters count {} warnings, its segments have {}", counted, parts.size()));
  }
}

} // namespace

void check_timeline(const json& manifest, Findings& findings) {
  const auto samples = manifest.at("samples").get<std::int64_t>();
  check_cover(manifest.at("chapters"), "chapter", samples, findings);
  check_cover(manifest.at("segments"), "segment", samples, findings);
  check_inside(manifest, findings);
  check_warnings(manifest, findings);
}

} // namespace audiosheet::verify

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain.hpp"

#include "narrate/spoken.hpp"
#include "util/text.hpp"

#include <fmt/format.h>

namespace audiosheet::app {

namespace {

constexpr std::size_t k_excerpt = 60;

class Explainer {
public:
  Explainer(const FactSheet& sheet, const Script& script)
      : m_source(sheet.source), m_spoken(script.language) {}

  /// What the program adds has no line of its own and stands with the line before it.
  void at(int line) { m_line = line > 0 ? line : m_line; }

  void sentence(const Sentence& sentence) {
    for (const auto& run : sentence.runs) {
      const auto* words = std::get_if<Words>(&run);
      if (words == nullptr || words->written == words->spoken) {
        continue;
      }
      for (const auto& part : m_spoken.runs(words->written)) {
        if (part.spoken != part.written) {
          say("expanded",
              fmt::format("{}: \"{}\" is said \"{}\"", part.class_name, part.written, part.spoken));
        }
      }
    }
  }

  void pause(const Pause& pause) {
    say("pause", fmt::format("{} ms: {}", pause.duration.count(),
                             pause.reason.empty() ? "written in the script" : "pauses." + pause.reason));
  }

  void skipped(const Skipped& skipped) {
    m_line = skipped.line;
    say("skipped", fmt::format("{}: \"{}\"", skipped.reason, shorten(skipped.text, k_excerpt)));
  }

  std::string text;

private:
  void say(std::string_view what, const std::string& why) {
    fmt::format_to(std::back_inserter(text), "{}:{}: {}: {}\n", m_source, m_line, what, why);
  }

  const std::string& m_source;
  narrate::SpokenForm m_spoken;
  int m_line = 0;
};

} // namespace

std::string explain(const FactSheet& sheet, const Script& script) {
  Explainer explainer(sheet, script);
  for (const auto& skipped : sheet.skipped) {
    explainer.skipped(skipped);
  }
  for (const auto& chapter : script.chapters) {
    for (const auto& utterance : chapter.utterances) {
      explainer.at(utterance.line);
      if (const auto* sentence = std::get_if<Sentence>(&utterance.value)) {
        explainer.sentence(*sentence);
      } else if (const auto* pause = std::get_if<Pause>(&utterance.value)) {
        explainer.pause(*pause);
      }
    }
  }
  return std::move(explainer.text);
}

} // namespace audiosheet::app

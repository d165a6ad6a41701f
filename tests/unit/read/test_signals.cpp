// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/signals.hpp"

#include "support/catch.hpp"

using namespace audiosheet;
using audiosheet::read::signal_at_start;

TEST_CASE("signal words and signs announce a callout") {
  const auto [text, kind, title, rest] = GENERATE(table<std::string, std::string, std::string, std::string>({
      {"⚠️ Important", "important", "Important", ""},
      {"⚠ Call for help", "warning", "Warning", "Call for help"},
      {"🚨 Gas leak", "danger", "Danger", "Gas leak"},
      {"💡 Keep a diary.", "tip", "Tip", "Keep a diary."},
      {"Warning: hot", "warning", "Warning", "hot"},
      {"WARNING", "warning", "WARNING", ""},
      {"WARNING Do not drink", "warning", "WARNING", "Do not drink"},
      {"Caution! Do not drive.", "caution", "Caution", "Do not drive."},
      {"Danger – high voltage", "danger", "Danger", "high voltage"},
      {"Danger. Keep out.", "danger", "Danger", "Keep out."},
      {"Note:", "note", "Note", ""},
      {"Please note: closed", "note", "Please note", "closed"},
      {"N.B.: closed", "note", "N.B.", "closed"},
      {"Important safety information: read", "important", "Important safety information", "read"},
      {"Achtung: heiß", "warning", "Achtung", "heiß"},
      {"Attention : chaud", "caution", "Attention", "chaud"},
      {"Mise en garde : chaud", "warning", "Mise en garde", "chaud"},
      {"Advertencia: caliente", "warning", "Advertencia", "caliente"},
      {"Attenzione! Caldo", "caution", "Attenzione", "Caldo"},
      {"Atenção: quente", "caution", "Atenção", "quente"},
      {"Let op: heet", "caution", "Let op", "heet"},
      {"Advarsel: varmt", "warning", "Advarsel", "varmt"},
      {"Varning: hett", "warning", "Varning", "hett"},
      {"Ostrzeżenie: gorące", "warning", "Ostrzeżenie", "gorące"},
      {"Предупреждение: горячо", "warning", "Предупреждение", "горячо"},
  }));
  CAPTURE(text);
  const auto signal = signal_at_start(text);
  REQUIRE(signal);
  CHECK(to_string(signal->kind) == kind);
  CHECK(signal->title == title);
  CHECK(text.substr(signal->size) == rest);
  CHECK(signal->alone == rest.empty());
  CHECK_FALSE(signal->evidence.empty());
}

TEST_CASE("words that only look like signals announce nothing") {
  const std::string text = GENERATE(
      as<std::string>{}, "", "Warning signs include fever.", "Important organs: the liver", "Notes: 1",
      "Note that this is rare.", "Caution is advised: wait.", "Attention", "Warnings and precautions",
      "The warning: none", "Fare", "🎯 Key takeaways", "WARNING SIGNS OF STROKE", "note-taking");
  CAPTURE(text);
  CHECK_FALSE(signal_at_start(text));
}

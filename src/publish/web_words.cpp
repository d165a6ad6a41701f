// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/web_words.hpp"

#include "util/error.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace audiosheet::publish {

namespace {

using Word = std::pair<std::string_view, std::string_view>;

constexpr std::array k_english{
    Word{"eyebrow", "Fact sheet to listen to"},
    Word{"hint", "Select a sentence to hear it from there."},
    Word{"skip_to_text", "Skip to the text"},
    Word{"skip_to_player", "Skip to the player"},
    Word{"skip_list", "Skip this list"},
    Word{"skip_table", "Skip this table"},
    Word{"skip_references", "Skip the references"},
    Word{"player", "Player"},
    Word{"play", "Play"},
    Word{"pause", "Pause"},
    Word{"back", "Back 10 seconds"},
    Word{"forward", "Forward 10 seconds"},
    Word{"more", "More controls"},
    Word{"sentence", "Sentence"},
    Word{"previous_sentence", "Previous sentence"},
    Word{"next_sentence", "Next sentence"},
    Word{"chapter", "Chapter"},
    Word{"previous_chapter", "Previous chapter"},
    Word{"next_chapter", "Next chapter"},
    Word{"warning", "Warning"},
    Word{"previous_warning", "Previous warning"},
    Word{"next_warning", "Next warning"},
    Word{"no_more_warnings", "No more warnings"},
    Word{"speed", "Speed"},
    Word{"slower", "Slower"},
    Word{"faster", "Faster"},
    Word{"fast", "Fast voice"},
    Word{"normal", "Normal voice"},
    Word{"leave", "Leave list or table"},
    Word{"show_current", "Show current sentence"},
    Word{"chapters", "Chapters"},
    Word{"chapter_of", "Chapter {n} of {total}"},
    Word{"warnings", "Warnings"},
    Word{"keyboard_help", "Keyboard help"},
    Word{"sentence_hint",
         "On a sentence, Enter plays from there; the up and down arrows move between sentences."},
    Word{"keys_intro", "Hold Alt and Shift (on a Mac, Option and Shift) and press:"},
    Word{"single_keys", "Use these keys alone, without Alt and Shift"},
    Word{"about", "About this recording"},
    Word{"narrator", "Read by a synthetic voice: {engine}"},
    Word{"publisher", "Publisher: {name}"},
    Word{"date", "Date: {date}"},
    Word{"duration", "Duration: {time}"},
    Word{"fast_duration", "Duration with the fast voice: {time}"},
    Word{"download", "Download the recording (MP3)"},
    Word{"fast_download", "Download with the fast voice (MP3)"},
    Word{"no_audio", "The recording can't be played."},
    Word{"library", "Library"},
    Word{"library_title", "Fact sheets to listen to"},
    Word{"skip_to_sheets", "Skip to the fact sheets"},
    Word{"search", "Search in titles and chapters"},
    Word{"language", "Language"},
    Word{"all_languages", "All languages"},
    Word{"found", "Fact sheets found: {n} of {total}"},
    Word{"sheet_count", "Fact sheets: {n}"},
    Word{"language_count", "Languages: {n}"},
    Word{"chapter_count", "Chapters: {n}"},
    Word{"warning_count", "Warnings: {n}"},
};

} // namespace

std::span<const Word> english_web_words() { return k_english; }

WebWords::WebWords(const Phrases* phrases)
    : m_phrases(phrases != nullptr && !phrases->get("page.play").empty() ? phrases : nullptr) {}

std::string WebWords::get(std::string_view key, const std::map<std::string, std::string>& values) const {
  if (m_phrases != nullptr) {
    return m_phrases->get("page." + std::string(key), values);
  }
  const auto* const found = std::ranges::find(k_english, key, &Word::first);
  if (found == k_english.end()) {
    throw Error(fmt::format("the page has no word `{}`", key));
  }
  std::string text(found->second);
  for (const auto& [name, value] : values) {
    text = replace_all(text, fmt::format("{{{}}}", name), value);
  }
  return text;
}

} // namespace audiosheet::publish

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/profile.hpp"

#include "model/toml_table.hpp"
#include "util/error.hpp"
#include "util/file.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace audiosheet {

namespace {

Voice read_voice(TomlTable table, Voice voice) {
  table.text("engine", voice.engine_voice);
  table.integer("rate", voice.rate_wpm, 80, 449);
  table.integer("pitch", voice.pitch, 0, 99);
  table.integer("range", voice.range, 0, 99);
  table.integer("word_gap", voice.word_gap, 0, 100);
  table.number("gain", voice.gain_db, -20.0, 20.0);
  table.refuse_others();
  return voice;
}

CuePattern read_cue(TomlTable table) {
  CuePattern cue;
  table.number("level", cue.level_db, -40.0, 0.0);
  std::vector<double> frequencies;
  std::vector<double> durations;
  table.numbers("tones", frequencies, 0.0, 8000.0);
  table.numbers("durations", durations, 10.0, 2000.0);
  if (frequencies.empty() || frequencies.size() != durations.size()) {
    table.fail("tones", "needs as many frequencies (Hz, 0 for silence) as `durations` has milliseconds");
  }
  for (std::size_t i = 0; i < frequencies.size(); ++i) {
    cue.tones.push_back({frequencies[i], milliseconds(static_cast<int>(durations[i]))});
  }
  table.refuse_others();
  return cue;
}

Pauses read_pauses(TomlTable table, Pauses pauses) {
  const auto read = [&table](std::string_view key, milliseconds& pause) {
    int value = static_cast<int>(pause.count());
    table.integer(key, value, 0, 10'000);
    pause = milliseconds(value);
  };
  read("sentence", pauses.sentence);
  read("paragraph", pauses.paragraph);
  read("heading", pauses.heading);
  read("item", pauses.item);
  read("chapter", pauses.chapter);
  read("callout", pauses.callout);
  read("cue", pauses.cue);
  read("label", pauses.label);
  table.refuse_others();
  return pauses;
}

EpisodeWords read_episode(TomlTable table, EpisodeWords episode) {
  table.flag("source", episode.source);
  table.flag("date", episode.date);
  table.flag("contents", episode.contents);
  table.flag("advice", episode.advice);
  table.flag("takeaways_again", episode.takeaways_again);
  table.flag("closing", episode.closing);
  table.flag("chapter_cue", episode.chapter_cue);
  table.refuse_others();
  return episode;
}

void note_place(const TomlTable& table, const Voice& voice, Profile& profile) {
  const auto keys = table.keys();
  if (std::find(keys.begin(), keys.end(), "engine") != keys.end()) {
    profile.engine_voice_places.emplace(voice.engine_voice, table.place("engine"));
  }
}

/// Another engine than that of the profile that is extended doesn't know its voices.
void forget_engine_voices(Profile& profile) {
  profile.engine_voice_places.clear();
  for (auto& [name, voice] : profile.voices) {
    voice.engine_voice.clear();
  }
}

/// What speaks: the embedded engine, or the program of [command].
void read_engine(TomlTable& root, const std::filesystem::path& file, Profile& profile) {
  std::string engine = profile.command ? "command" : "espeak";
  root.text("engine", engine);
  auto command = root.table("command");
  if ((engine == "command") != profile.command.has_value()) {
    forget_engine_voices(profile);
  }
  if (engine == "espeak") {
    if (command) {
      root.fail("command", "is for `engine = \"command\"`");
    }
    profile.command.reset();
    return;
  }
  if (engine != "command") {
    root.fail("engine", "must be \"espeak\" or \"command\"");
  }
  if (command) {
    profile.command =
        read_command_engine(*command, profile.command.value_or(CommandEngine{}), file, profile.language);
  } else if (!profile.command) {
    root.fail("engine", "\"command\" needs a table [command]: the program that speaks");
  }
}

/// Each voice starts from the one of its name in the profile that is extended, else from the narrator.
void read_voices(TomlTable& root, Profile& profile) {
  auto voices = root.table("voices");
  auto narrator = voices ? voices->table("narrator") : std::nullopt;
  const bool inherited = profile.voices.contains("narrator");
  if (!narrator && !inherited) {
    root.fail("voices.narrator", "is missing: every profile needs it, the other voices start from it");
  }
  Voice& base = profile.voices["narrator"];
  if (narrator) {
    base = read_voice(*narrator, base);
  }
  if (base.engine_voice.empty()) {
    (narrator ? *narrator : root)
        .fail(narrator ? "engine" : "voices.narrator.engine",
              "is missing: the engine's name of a voice, such as \"en-us\"");
  }
  for (auto& [name, voice] : profile.voices) {
    voice.engine_voice = voice.engine_voice.empty() ? base.engine_voice : voice.engine_voice;
  }
  if (!voices) {
    return;
  }
  if (narrator) {
    note_place(*narrator, base, profile);
  }
  for (const auto& [name, table] : voices->tables()) {
    if (name != "narrator") {
      const auto start = profile.voices.find(name);
      const Voice& voice = profile.voices[name] =
          read_voice(table, start != profile.voices.end() ? start->second : base);
      note_place(table, voice, profile);
    }
  }
}

Profile load(const std::filesystem::path& file, int depth);

/// What a profile starts from: the one that it `extends`, beside it, or nothing.
Profile start_of(TomlTable& root, const std::filesystem::path& file, int depth) {
  constexpr int k_deepest = 4;
  std::string parent;
  root.text("extends", parent);
  if (parent.empty()) {
    return {};
  }
  if (depth == k_deepest) {
    root.fail("extends", "goes on for ever: profiles extend each other");
  }
  return load(file.parent_path() / (parent + ".toml"), depth + 1);
}

Profile load(const std::filesystem::path& file, int depth) {
  const TomlFile toml(file);
  TomlTable root = toml.root();
  Profile profile = start_of(root, file, depth);
  profile.name = file.stem().string();
  root.text("description", profile.description);
  root.text("language", profile.language);
  root.text("phrases", profile.phrases);
  std::vector<std::string> lexicons;
  root.texts("lexicons", lexicons);
  for (const auto& name : lexicons) {
    profile.lexicons.push_back(file.parent_path() / name);
  }
  root.number("loudness", profile.loudness_lufs, -40.0, -10.0);
  root.number("true_peak", profile.true_peak_dbtp, -20.0, -0.1);
  if (auto pauses = root.table("pauses")) {
    profile.pauses = read_pauses(*pauses, profile.pauses);
  }
  if (auto episode = root.table("episode")) {
    profile.episode = read_episode(*episode, profile.episode);
  }
  read_engine(root, file, profile);
  read_voices(root, profile);
  if (auto cues = root.table("cues")) {
    for (const auto& [name, table] : cues->tables()) {
      profile.cues[name] = read_cue(table);
    }
  }
  root.refuse_others();
  return profile;
}

} // namespace

const Voice& Profile::voice(const std::string& voice_name) const {
  const auto found = voices.find(voice_name);
  return found != voices.end() ? found->second : voices.at("narrator");
}

Profile load_profile(const std::filesystem::path& file) { return load(file, 0); }

Phrases load_phrases(const std::filesystem::path& file) {
  const TomlFile toml(file);
  std::map<std::string, std::string> texts;
  TomlTable root = toml.root();
  for (const auto& key : root.keys()) {
    if (!root.is_table(key)) {
      root.text(key, texts[key]);
      continue;
    }
    auto group = *root.table(key);
    for (const auto& name : group.keys()) {
      group.text(name, texts[fmt::format("{}.{}", key, name)]);
    }
  }
  return Phrases(std::move(texts));
}

Phrases Phrases::silent() {
  Phrases phrases;
  phrases.m_silent = true;
  return phrases;
}

std::string Phrases::get(const std::string& key, const std::map<std::string, std::string>& values) const {
  if (m_silent) {
    return {};
  }
  const auto found = m_texts.find(key);
  if (found == m_texts.end()) {
    throw Error(fmt::format("the phrase file has no phrase `{}`", key));
  }
  std::string text = found->second;
  for (const auto& [name, value] : values) {
    text = replace_all(text, fmt::format("{{{}}}", name), value);
  }
  return text;
}

std::string voice_name(Role role) {
  switch (role) {
  case Role::title:
  case Role::heading:
    return "heading";
  case Role::question:
  case Role::answer:
  case Role::takeaway:
  case Role::warning:
  case Role::note:
    return to_string(role);
  default:
    return "narrator";
  }
}

} // namespace audiosheet

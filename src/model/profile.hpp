// SPDX-License-Identifier: GPL-3.0-or-later
//
// A voice profile (voices/NAME.toml) and a phrase file (voices/phrases/LANG.toml): who speaks, how long
// the pauses are, what the cues sound like, and every word that the program adds of its own.
// docs/formats/profile.md documents each key.
#pragma once

#include "model/command_engine.hpp"
#include "model/script.hpp"

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace audiosheet {

/// How one voice of the profile sounds.
struct Voice {
  std::string engine_voice; ///< name the engine knows, with variant: "en-us+f3"
  int rate_wpm = 165;       ///< 80–449, words a minute
  int pitch = 50;           ///< 0–99, the engine's unit
  int range = 50;           ///< 0–99, the engine's unit
  int word_gap = 0;         ///< extra pause between words, units of 10 ms
  double gain_db = 0.0;     ///< relative to the profile's level, -20–20
  bool operator==(const Voice&) const = default;
};

/// A tone of a cue: sine partials with a short rise and fall.
struct Tone {
  double frequency_hz = 0.0; ///< 0: silence
  milliseconds duration{0};
  bool operator==(const Tone&) const = default;
};

struct CuePattern {
  std::vector<Tone> tones;
  double level_db = -6.0; ///< peak relative to full scale, before the master's gain
  bool operator==(const CuePattern&) const = default;
};

/// Silences, in milliseconds.
struct Pauses {
  milliseconds sentence{250};
  milliseconds paragraph{600};
  milliseconds heading{800};
  milliseconds item{400};
  milliseconds chapter{1200};
  milliseconds callout{600}; ///< before the opening cue and after the close
  milliseconds cue{200};     ///< between a cue and words
  milliseconds label{350};   ///< between the signal words and what they announce
  bool operator==(const Pauses&) const = default;
};

/// What a recording says around the sheet so that it can stand alone, as an episode of a podcast does.
struct EpisodeWords {
  bool source = false;          ///< who publishes the sheet, behind its title
  bool date = false;            ///< of its last review
  bool contents = false;        ///< how many chapters and warnings there are
  bool advice = false;          ///< that this is not medical advice
  bool takeaways_again = false; ///< repeats the takeaways at the end
  bool closing = false;         ///< says at the end what was heard
  bool chapter_cue = false;     ///< the cue "chapter" before each chapter of level 1 but the first
  bool operator==(const EpisodeWords&) const = default;
};

struct Profile {
  std::string name; ///< the file's name without folder and extension
  std::string description;
  std::string language = "en-US";
  std::string phrases = "en";                  ///< phrase file below voices/phrases/
  std::vector<std::filesystem::path> lexicons; ///< of this profile, before the language's own
  double loudness_lufs = -19.0;
  double true_peak_dbtp = -2.0;
  std::map<std::string, Voice> voices;    ///< by name; has at least "narrator"
  std::map<std::string, CuePattern> cues; ///< by name, as Cue::name
  Pauses pauses;
  std::optional<CommandEngine> command; ///< the synthesizer that speaks; none: the embedded eSpeak NG
  /// Where the profile names each engine voice: "voices/mine.toml:12: voices.warning.engine".
  std::map<std::string, std::string> engine_voice_places;
  EpisodeWords episode;

  /// The voice of that name, or the narrator.
  [[nodiscard]] const Voice& voice(const std::string& voice_name) const;
};

/// The words that the program adds, by key; `{name}` stands for a value.
class Phrases {
public:
  Phrases() = default;
  explicit Phrases(std::map<std::string, std::string> texts) : m_texts(std::move(texts)) {}

  /// Adds no words: for a language that has no phrase file. Every phrase is empty.
  static Phrases silent();

  /// The phrase with its `{name}`s filled in. Throws Error for an unknown key.
  [[nodiscard]] std::string get(const std::string& key,
                                const std::map<std::string, std::string>& values = {}) const;

private:
  std::map<std::string, std::string> m_texts;
  bool m_silent = false;
};

/// Reads a profile. Throws Error that names file, line and key for what is unknown, missing, of the
/// wrong type or out of range.
Profile load_profile(const std::filesystem::path& file);

/// Reads a phrase file. Throws Error that names file, line and key.
Phrases load_phrases(const std::filesystem::path& file);

/// The name of the profile voice that speaks a role: "warning", "heading", "narrator", ….
std::string voice_name(Role role);

} // namespace audiosheet

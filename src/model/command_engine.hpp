// SPDX-License-Identifier: GPL-3.0-or-later
//
// A synthesizer that is run as a program: the table [command] of a voice profile.
// docs/formats/profile.md documents each key.
#pragma once

#include <array>
#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace audiosheet {

class TomlTable;

/// What is known of a voice of the synthesizer.
struct CommandVoice {
  std::string language;  ///< BCP 47
  std::string gender;    ///< "male", "female" or empty
  int rate_wpm = 165;    ///< words a minute when nothing is asked for
  double pitch_hz = 0.0; ///< median pitch when nothing is asked for; 0: not known
  bool operator==(const CommandVoice&) const = default;
};

struct CommandEngine {
  std::string name;                         ///< for people and the manifest
  std::vector<std::string> program;         ///< and its arguments, with placeholders
  bool ssml = false;                        ///< takes an SSML document on standard input, else plain text
  int raw_rate = 0;                         ///< 0: gives a WAV file; else bare samples of this rate
  int sample_rate = 22050;                  ///< of the recording; what the program gives is resampled to it
  std::chrono::seconds timeout{30};         ///< of one call
  int workers = 0;                          ///< calls at once; 0: as many as the run has jobs
  std::string version;                      ///< as the profile says
  std::vector<std::string> version_command; ///< prints it
  std::string package;                      ///< Debian package that has the program
  std::vector<std::filesystem::path> files; ///< that it speaks from (models), besides itself
  std::vector<std::string> environment;     ///< variables that it gets besides PATH and LANG
  std::map<std::string, CommandVoice> voices;
  std::filesystem::path folder; ///< of the profile
  std::string place;            ///< "voices/flite.toml:9: command.program"
  std::string files_place;
  bool operator==(const CommandEngine&) const = default;

  /// Whether an argument has one of these placeholders.
  [[nodiscard]] bool has(std::initializer_list<std::string_view> placeholders) const;
};

/// `{voice}` in an argument stands for the engine's name of the voice, and so on; `{{` is a brace.
inline constexpr std::array<std::string_view, 9> k_command_placeholders{
    "voice", "language", "rate", "speed", "stretch", "pitch", "pitch_hz", "range", "folder"};

using PlaceholderValues = std::map<std::string, std::string, std::less<>>;

/// An argument with its placeholders filled in. Throws Error for one that has no value.
std::string fill_placeholders(std::string_view argument, const PlaceholderValues& values);

/// Reads [command], starting from that of the profile which is extended. Throws Error as load_profile does.
CommandEngine read_command_engine(TomlTable table, CommandEngine start, const std::filesystem::path& profile,
                                  const std::string& language);

} // namespace audiosheet

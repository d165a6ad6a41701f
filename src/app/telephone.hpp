// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the hotline needs beside the recording: the sheet spoken for the telephone, and the words of its
// menus.
#pragma once

#include "app/speaking.hpp"
#include "narrate/phone_menus.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace audiosheet::app {

/// The profile of the hotline's menus.
inline constexpr const char* k_default_phone_voice = "calm-english";

/// Below the folder of a sheet's scripts.
inline constexpr const char* k_phone_scripts = "hotline";

/// How much longer the longest menu takes than a caller remembers: 1 is just right. Estimates of what is not
/// spoken yet are divided by it, a little more, and the menus made anew, at most so often.
double too_long(const CallTree& tree, const Recording& prompts);
inline constexpr int k_menu_tries = 4;
inline constexpr double k_a_little_shorter = 0.97;

/// A profile's manner (rates, gains, pauses, cues) in the language of another one, and with its engine voices
/// when their languages differ.
Profile telephone_profile(Profile phone, const Profile& sheet);

/// A script with the pauses of another profile; what an editor changed stays.
Script with_pauses(Script script, const Pauses& from, const Pauses& to);

/// One sheet's hotline, planned before anything is spoken.
class TelephoneTake {
public:
  /// Whether the sheet is spoken again for the telephone. If not, the hotline plays the recording.
  enum class Sheet { as_recorded, in_phone_voice };

  /// `profile` is the sheet's own, `phone` the one for the telephone in its language. Throws
  /// narrate::NoHotline.
  TelephoneTake(const Script& sheet, const Profile& profile, Profile phone, Sheet how, const Phrases& phrases,
                narrate::PhoneOptions options);

  /// Speaks edited prompts instead: the SSML files of a folder. Throws Error.
  void use_scripts(const std::filesystem::path& folder, Session& session);

  /// Speaks the prompts, and the sheet if it has to be spoken again. Menus that turn out
  /// too long are made anew with shorter labels. `recorded` must live as long as what is returned.
  const Telephone& record(const Recorded& recorded, Speaking& speaking,
                          const std::filesystem::path& work_folder, Stats& stats);

private:
  void plan();

  Script m_sheet;
  bool m_as_recorded;
  Profile m_phone;
  const Phrases& m_phrases;
  narrate::PhoneOptions m_options;
  narrate::PhoneMenus m_menus;
  bool m_edited = false;
  std::optional<Recorded> m_sheet_recorded;
  std::optional<Recorded> m_prompts_recorded;
  Telephone m_telephone;
};

} // namespace audiosheet::app

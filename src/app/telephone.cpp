// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/telephone.hpp"

#include "app/input.hpp"
#include "publish/hotline.hpp"

#include <algorithm>
#include <array>

namespace audiosheet::app {

namespace {

/// The keys of [pauses], as scripts name them.
constexpr std::array<std::pair<std::string_view, milliseconds Pauses::*>, 8> k_pauses{{
    {"sentence", &Pauses::sentence},
    {"paragraph", &Pauses::paragraph},
    {"heading", &Pauses::heading},
    {"item", &Pauses::item},
    {"chapter", &Pauses::chapter},
    {"callout", &Pauses::callout},
    {"cue", &Pauses::cue},
    {"label", &Pauses::label},
}};

/// Seconds from a chapter's beginning to its last word, with the silence that the telephone puts around it.
double spoken_seconds(const Recording& recording, const RecordedChapter& chapter) {
  constexpr double k_edges_s = 0.55;
  Sample end = chapter.start;
  for (const Segment& segment : recording.segments) {
    if (segment.chapter == chapter.number && segment.part != Part::pause) {
      end = segment.end;
    }
  }
  return static_cast<double>(end - chapter.start) / recording.sample_rate + k_edges_s;
}

} // namespace

double too_long(const CallTree& tree, const Recording& prompts) {
  double longest = 0.0;
  for (const CallNode& node : tree.nodes) {
    double seconds = 0.0;
    for (const auto& name : node.kind == CallKind::menu ? node.prompts : std::vector<std::string>()) {
      const auto chapter = std::ranges::find(prompts.chapters, prompt_chapter_id(name), &RecordedChapter::id);
      seconds += chapter != prompts.chapters.end() ? spoken_seconds(prompts, *chapter) : 0.0;
    }
    longest = std::max(longest, seconds);
  }
  return longest / publish::k_longest_instruction_s;
}

Profile telephone_profile(Profile phone, const Profile& sheet) {
  if (phone.language != sheet.language) {
    for (const auto& [name, voice] : sheet.voices) {
      phone.voices.try_emplace(name, phone.voice(name));
    }
    for (auto& [name, voice] : phone.voices) {
      voice.engine_voice = sheet.voice(name).engine_voice;
    }
  }
  phone.language = sheet.language;
  phone.phrases = sheet.phrases;
  return phone;
}

Script with_pauses(Script script, const Pauses& from, const Pauses& to) {
  for (Chapter& chapter : script.chapters) {
    for (Utterance& utterance : chapter.utterances) {
      auto* pause = std::get_if<Pause>(&utterance.value);
      if (pause == nullptr) {
        continue;
      }
      const auto kind =
          std::ranges::find(k_pauses, pause->reason, [](const auto& entry) { return entry.first; });
      if (kind != k_pauses.end() && pause->duration == from.*(kind->second)) {
        pause->duration = to.*(kind->second);
      }
    }
  }
  return script;
}

TelephoneTake::TelephoneTake(const Script& sheet, const Profile& profile, Profile phone, Sheet how,
                             const Phrases& phrases, narrate::PhoneOptions options)
    : m_sheet(with_pauses(sheet, profile.pauses, phone.pauses)),
      m_as_recorded(how == Sheet::as_recorded || profile.name == phone.name),
      m_phone(std::move(phone)),
      m_phrases(phrases),
      m_options(std::move(options)) {
  plan();
}

void TelephoneTake::plan() { m_menus = narrate::phone_menus(m_sheet, m_phone, m_phrases, m_options); }

void TelephoneTake::use_scripts(const std::filesystem::path& folder, Session& session) {
  m_menus.prompts = load_script(folder, m_phone, session);
  m_edited = true;
}

const Telephone& TelephoneTake::record(const Recorded& recorded, Speaking& speaking,
                                       const std::filesystem::path& work_folder, Stats& stats) {
  if (!m_as_recorded) {
    m_sheet_recorded.emplace(speaking.record(m_sheet, m_phone, work_folder, stats));
  }
  for (int n = 0;; ++n) {
    m_prompts_recorded.emplace(speaking.record(m_menus.prompts, m_phone, work_folder, stats));
    const double over = too_long(m_menus.tree, m_prompts_recorded->recording);
    if (over <= 1.0 || m_edited || n == k_menu_tries) {
      break;
    }
    m_options.longest_menu_s *= k_a_little_shorter / over;
    plan();
  }
  m_telephone.tree = m_menus.tree;
  m_telephone.sheet = m_as_recorded ? &recorded.recording : &m_sheet_recorded->recording;
  m_telephone.prompts = &m_prompts_recorded->recording;
  return m_telephone;
}

} // namespace audiosheet::app

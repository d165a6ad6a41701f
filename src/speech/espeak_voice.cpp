// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/espeak_voice.hpp"

#include "util/error.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <cstring>
#include <espeak-ng/speak_lib.h>
#include <fmt/format.h>
#include <limits>
#include <string_view>

namespace audiosheet::speech {

namespace {

/// One entry of espeak_VOICE::languages: a byte of priority (low is better) and a name that ends in 0; a
/// priority of 0 ends the list.
template <typename Function> void for_each_language(const espeak_VOICE& voice, Function function) {
  const char* at = voice.languages;
  while (at != nullptr && *at != 0) {
    const int priority = static_cast<unsigned char>(*at);
    const std::string_view language(at + 1);
    function(priority, language);
    at += language.size() + 2;
  }
}

bool is_mbrola(const espeak_VOICE& voice) { return std::strncmp(voice.identifier, "mb/", 3) == 0; }
bool is_variant(const espeak_VOICE& voice) { return std::strncmp(voice.identifier, "!v/", 3) == 0; }

/// eSpeak copies names into buffers of 40 bytes and looks for files of that name.
bool is_safe(std::string_view name, std::size_t limit) {
  constexpr std::string_view k_marks = " _-/,()";
  const bool known = std::all_of(name.begin(), name.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           k_marks.find(c) != std::string_view::npos;
  });
  return known && !name.empty() && name.size() <= limit && name.front() != '/';
}

/// The identifier ("gmw/en") of the best voice for a language; empty when there is none.
std::string voice_for(const std::string& language) {
  std::string best;
  int best_priority = std::numeric_limits<int>::max();
  for (const auto** voice = espeak_ListVoices(nullptr); voice != nullptr && *voice != nullptr; ++voice) {
    if (is_mbrola(**voice) || is_variant(**voice)) {
      continue; // those need another program; these are no voices
    }
    for_each_language(**voice, [&](int priority, std::string_view name) {
      if (name == language && priority < best_priority) {
        best = (*voice)->identifier;
        best_priority = priority;
      }
    });
  }
  return best;
}

bool try_voice(const std::string& name) { return espeak_SetVoiceByName(name.c_str()) == EE_OK; }

/// By name, else by language, else by language without its region.
bool try_all(const std::string& base, const std::string& variant) {
  if (try_voice(base + variant)) {
    return true;
  }
  std::string language = ascii_lower(base);
  for (;;) {
    const std::string identifier = voice_for(language);
    if (!identifier.empty()) {
      return try_voice(identifier + variant);
    }
    const auto dash = language.rfind('-');
    if (dash == std::string::npos) {
      return false;
    }
    language.resize(dash);
  }
}

} // namespace

void select_espeak_voice(const std::string& name) {
  constexpr std::size_t k_longest_base = 36;
  constexpr std::size_t k_longest_variant = 20;
  constexpr std::size_t k_longest_name = 39;
  const auto plus = name.find('+');
  const std::string base = name.substr(0, plus);
  const std::string variant = plus == std::string::npos ? "" : name.substr(plus);
  const bool safe = is_safe(base, k_longest_base) && name.size() <= k_longest_name &&
                    (variant.empty() || is_safe(std::string_view(variant).substr(1), k_longest_variant));
  if (!safe || !try_all(base, variant)) {
    throw Error(fmt::format("eSpeak NG has no voice \"{}\"", name));
  }
  const espeak_VOICE* current = espeak_GetCurrentVoice();
  const std::string_view chosen = current == nullptr ? "" : current->identifier;
  if (!variant.empty() && chosen.find('+') == std::string_view::npos) {
    throw Error(fmt::format("eSpeak NG has no voice variant \"{}\"", variant));
  }
}

std::vector<EngineVoice> list_espeak_voices() {
  std::vector<EngineVoice> voices;
  const auto add = [&voices](const espeak_VOICE& voice) {
    if (is_mbrola(voice)) {
      return; // spoken by a program of its own, which is not in Debian
    }
    EngineVoice out;
    out.title = voice.name;
    out.gender = voice.gender == 1 ? "male" : voice.gender == 2 ? "female" : "";
    if (is_variant(voice)) {
      out.name = std::string("+") + (voice.identifier + 3);
    } else {
      out.name = voice.identifier;
      for_each_language(voice, [&out](int /*priority*/, std::string_view language) {
        if (out.language.empty()) {
          out.language = language;
        }
      });
    }
    voices.push_back(std::move(out));
  };
  for (const auto** voice = espeak_ListVoices(nullptr); voice != nullptr && *voice != nullptr; ++voice) {
    add(**voice);
  }
  espeak_VOICE variants{};
  variants.languages = "variant";
  for (const auto** voice = espeak_ListVoices(&variants); voice != nullptr && *voice != nullptr; ++voice) {
    if (is_variant(**voice)) {
      add(**voice);
    }
  }
  std::sort(voices.begin(), voices.end(), [](const EngineVoice& a, const EngineVoice& b) {
    return std::tie(a.name, a.title) < std::tie(b.name, b.title);
  });
  return voices;
}

} // namespace audiosheet::speech

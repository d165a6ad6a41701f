// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profile.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace audiosheet::speech {

/// One call of the engine: plain words in one voice. What lies between (rests, changes of prosody inside
/// a sentence) is put together from several of these by `speak_sentence`.
struct Request {
  Voice voice; ///< with the sentence's and words' prosody already applied to rate, pitch and range
  std::string text;         ///< UTF-8; phoneme mnemonics stand in [[…]] when `phonemes` is set
  bool phonemes = false;
  bool operator==(const Request&) const = default;
};

struct WordStart {
  std::int64_t sample = 0;  ///< in the utterance
  std::uint32_t offset = 0; ///< byte offset of the word in Request::text
  std::uint32_t length = 0; ///< bytes
  bool operator==(const WordStart&) const = default;
};

/// What the engine made: mono 16-bit samples at its rate, silence at both ends cut off.
struct Speech {
  std::vector<std::int16_t> samples;
  std::vector<WordStart> words;
  bool operator==(const Speech&) const = default;
};

/// A speech engine: the only virtual seam of the program. Used by one thread of one process.
class Engine {
public:
  Engine() = default;
  virtual ~Engine() = default;
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;
  Engine(Engine&&) = delete;
  Engine& operator=(Engine&&) = delete;

  [[nodiscard]] virtual std::string name() const = 0;
  [[nodiscard]] virtual std::string version() const = 0;
  [[nodiscard]] virtual int sample_rate() const = 0;
  /// Throws Error when the voice is unknown or the engine fails.
  virtual Speech speak(const Request& request) = 0;
};

} // namespace audiosheet::speech

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profile.hpp"
#include "util/limits.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace audiosheet::speech {

/// Longest text of one request, in bytes. A sentence that is longer is spoken in several.
constexpr std::size_t k_longest_text = limits::k_request_bytes;

/// One call of the engine: plain words in one voice. What lies between (rests, changes of prosody inside
/// a sentence) is put together from several of these by `speak_sentence`.
struct Request {
  Voice voice;      ///< with the sentence's and words' prosody already applied to rate, pitch and range
  std::string text; ///< UTF-8; phoneme mnemonics stand in [[…]] when `phonemes` is set
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

/// A voice that the engine has.
struct EngineVoice {
  std::string name;     ///< as Voice::engine_voice takes it
  std::string language; ///< BCP 47, lower case; empty for a variant ("+f3") that goes behind any voice
  std::string gender;   ///< "male", "female" or empty
  std::string title;    ///< for people: "English (America)"
  bool operator==(const EngineVoice&) const = default;
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
  /// Tells installations of the same version apart that may sound different; may be empty.
  [[nodiscard]] virtual std::string build() const { return {}; }
  [[nodiscard]] virtual int sample_rate() const = 0;
  /// Whose files it reads while it speaks. Nothing else of the file system is open to it.
  [[nodiscard]] virtual std::vector<std::filesystem::path> data_folders() const { return {}; }
  /// An engine that speaks by running programs can't be locked up as one that only computes.
  [[nodiscard]] virtual bool runs_programs() const { return false; }
  /// Gets ready to speak with a voice: done once where several requests for it are to come, each in a process
  /// forked afterwards. `speak` does without; what it returns must not depend on it.
  virtual void prepare(const std::string& engine_voice) { static_cast<void>(engine_voice); }
  /// Throws Error when the voice is unknown or the engine fails.
  virtual Speech speak(const Request& request) = 0;
  virtual std::vector<EngineVoice> voices() { return {}; }
};

} // namespace audiosheet::speech

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "speech/engine.hpp"
#include "util/limits.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace audiosheet::speech {

struct EngineInfo {
  std::string name;
  std::string version;
  std::string build; ///< Engine::build
  int sample_rate = 0;
};

/// Speaks sentences in processes of their own. The engine is made in a parent process that never speaks;
/// each request is spoken by a child forked from it, so that its bytes depend on the request alone
/// (docs/adr), and a crash or a hang costs one clear error.
///
/// Make it before any thread starts, early (its processes are as large as the program is then), in a thread
/// that outlives it. `speak` may then be called from any number of threads at once; as many children run
/// as there are calls. All processes end with this object and with the program, however it ends.
class Speakers {
public:
  using MakeEngine = std::function<std::unique_ptr<Engine>()>;

  /// Forks the parent and makes the engine in it. At most `most_at_once` children speak at a time; 0: no
  /// limit. Throws Error when the engine can't start.
  explicit Speakers(const MakeEngine& make_engine, std::chrono::seconds time_limit = limits::k_sentence_time,
                    unsigned most_at_once = 0);
  ~Speakers();
  Speakers(const Speakers&) = delete;
  Speakers& operator=(const Speakers&) = delete;
  Speakers(Speakers&&) = delete;
  Speakers& operator=(Speakers&&) = delete;

  [[nodiscard]] const EngineInfo& info() const;

  /// Throws Error that quotes the text when the speaker crashed, hung or refused.
  Speech speak(const Request& request);

  /// Throws Error when the engine has no such voice.
  void check_voice(const std::string& engine_voice);

  /// The engine's voices, sorted by name.
  std::vector<EngineVoice> voices();

private:
  struct State;
  std::unique_ptr<State> m_state;
};

/// eSpeak NG. Initialises the library: at most once in a process, and never in the program's own.
std::unique_ptr<Engine> make_espeak();

} // namespace audiosheet::speech

// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/engine.hpp"
#include "speech/engine_text.hpp"
#include "speech/espeak_voice.hpp"
#include "speech/speakers.hpp"
#include "util/error.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <cstdlib>
#include <dlfcn.h>
#include <espeak-ng/speak_lib.h>
#include <exception>
#include <fmt/format.h>
#include <optional>
#include <sys/stat.h>
#include <unicode/uchar.h>

/// Stands in for pcaudiolib's function of this name, which the linker lets a program replace: eSpeak NG asks
/// for a sound device even when it is to write none, and PulseAudio then looks for its server (over the
/// network where it is told so) and leaves a folder in /tmp. Without a device eSpeak NG only computes.
extern "C" void* create_audio_device_object(const char* /*device*/, const char* /*application*/,
                                            const char* /*description*/) {
  return nullptr;
}

namespace audiosheet::speech {

namespace {

/// Quieter than this (-66 dB below full scale) is silence at an end. eSpeak's own silence is zeros: 12 ms
/// before most words and 7 ms behind all; what lies under the limit besides is the last few samples of a
/// decay.
constexpr int k_silence = 16;

/// Eight minutes: five times what a text of k_longest_text should take; keeps a child's memory small.
constexpr std::size_t k_most_samples = 11'000'000;

struct Event {
  std::int64_t sample = 0;
  int character = 0; ///< from 1
};

/// Collects what the callback gets. No exception may cross eSpeak's C code, so it is kept here.
struct Sink {
  std::vector<std::int16_t> samples;
  std::vector<Event> events;
  std::exception_ptr failure;
};

int take_sound(short* samples, int count, espeak_EVENT* events) {
  auto* sink = static_cast<Sink*>(events->user_data);
  try {
    for (const espeak_EVENT* event = events; event->type != espeakEVENT_LIST_TERMINATED; ++event) {
      if (event->type == espeakEVENT_WORD) {
        sink->events.push_back({event->sample, event->text_position});
      }
    }
    if (samples != nullptr && count > 0) {
      if (sink->samples.size() + static_cast<std::size_t>(count) > k_most_samples) {
        throw Error("the speech engine does not come to an end");
      }
      sink->samples.insert(sink->samples.end(), samples, samples + count);
    }
    return 0;
  } catch (...) {
    sink->failure = std::current_exception();
    return 1;
  }
}

bool is_loud(std::int16_t sample) { return sample > k_silence || sample < -k_silence; }

/// Cuts the silence off both ends; the events move along.
void cut_silence(Sink& sink) {
  auto& samples = sink.samples;
  const auto end = std::find_if(samples.rbegin(), samples.rend(), is_loud).base();
  samples.erase(end, samples.end());
  const auto begin = std::find_if(samples.begin(), samples.end(), is_loud);
  const auto cut = begin - samples.begin();
  samples.erase(samples.begin(), begin);
  const auto length = static_cast<std::int64_t>(samples.size());
  std::int64_t last = 0;
  for (auto& event : sink.events) {
    event.sample = std::clamp<std::int64_t>(event.sample - cut, last, length);
    last = event.sample;
  }
}

/// Length in bytes of the word at `begin`: to the next space or `limit`, without punctuation at its end.
/// (The length in eSpeak's events stops at 31 characters and is 0 beside quotation marks.)
std::uint32_t word_length(std::string_view text, std::size_t begin, std::size_t limit) {
  std::size_t end = begin;
  for (std::size_t i = begin; i < limit;) {
    const auto c = static_cast<UChar32>(next_code_point(text, i));
    if (u_isUWhiteSpace(c) != 0) {
      break;
    }
    if (u_ispunct(c) == 0) {
      end = i;
    }
  }
  return static_cast<std::uint32_t>(end - begin);
}

/// Events that point at no character are left out, and so is the second of two for one place.
std::vector<WordStart> words_of(const Sink& sink, const EngineText& piece, std::string_view text) {
  std::vector<WordStart> words;
  for (const auto& event : sink.events) {
    const auto index = static_cast<std::size_t>(event.character) - 1;
    if (event.character < 1 || index + 1 >= piece.source.size()) {
      continue;
    }
    const auto offset = piece.source[index];
    if (words.empty() || offset > words.back().offset) {
      words.push_back({event.sample, offset, 0});
    }
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t limit = i + 1 < words.size() ? words[i + 1].offset : text.size();
    words[i].length = word_length(text, words[i].offset, limit);
  }
  return words;
}

/// Room for most texts: growing would copy. Speech has about six bytes a word; some take far longer.
std::size_t expected_samples(std::size_t bytes, int rate_wpm) {
  constexpr std::size_t k_samples_a_second = 22050;
  constexpr std::size_t k_seconds = 60;
  constexpr std::size_t k_bytes_a_word = 4;
  const auto words_a_minute = static_cast<std::size_t>(std::max(rate_wpm, espeakRATE_MINIMUM));
  return k_samples_a_second + bytes * k_seconds * k_samples_a_second / (k_bytes_a_word * words_a_minute);
}

std::string stamp_of(const std::string& file) {
  struct stat info {};
  if (::stat(file.c_str(), &info) != 0) {
    return {};
  }
  return fmt::format(";{} {} {}", file, info.st_size, info.st_mtim.tv_sec);
}

class EspeakEngine : public Engine {
public:
  EspeakEngine() {
    m_sample_rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr, espeakINITIALIZE_DONT_EXIT);
    if (m_sample_rate <= 0) {
      throw Error("eSpeak NG can't start: is its data installed (package espeak-ng-data)?");
    }
    const char* data = nullptr;
    m_version = espeak_Info(&data);
    m_data = data == nullptr ? "" : data;
    espeak_SetSynthCallback(take_sound);
    // Reads the voice files once for all children: 4 ms, more than most sentences take.
    espeak_ListVoices(nullptr);
    // eSpeak's noise comes from rand(): the same in all programs, whatever they did before.
    std::srand(1); // NOLINT(bugprone-random-generator-seed): on purpose
  }

  [[nodiscard]] std::string name() const override { return "eSpeak NG"; }
  [[nodiscard]] std::string version() const override { return m_version; }
  [[nodiscard]] int sample_rate() const override { return m_sample_rate; }

  [[nodiscard]] std::string build() const override {
    std::string build;
    Dl_info library{};
    if (::dladdr(reinterpret_cast<const void*>(&espeak_Initialize), &library) != 0 &&
        library.dli_fname != nullptr) {
      build += stamp_of(library.dli_fname);
    }
    for (const char* file : {"phondata", "phonindex", "phontab", "intonations", "en_dict"}) {
      build += stamp_of(m_data + "/" + file);
    }
    return build;
  }

  [[nodiscard]] std::vector<std::filesystem::path> data_folders() const override { return {m_data}; }

  void prepare(const std::string& engine_voice) override {
    select_espeak_voice(engine_voice);
    m_prepared = engine_voice;
  }

  Speech speak(const Request& request) override {
    if (m_prepared != request.voice.engine_voice) {
      select_espeak_voice(request.voice.engine_voice);
    }
    set(espeakRATE, request.voice.rate_wpm);
    set(espeakPITCH, request.voice.pitch);
    set(espeakRANGE, request.voice.range);
    set(espeakWORDGAP, request.voice.word_gap);
    const EngineText piece = make_engine_text(request.text, request.phonemes);
    m_prepared.reset();
    Sink sink;
    sink.samples.reserve(expected_samples(piece.text.size(), request.voice.rate_wpm));
    const unsigned int flags = espeakCHARS_UTF8 | (request.phonemes ? espeakPHONEMES : 0U);
    const auto status =
        espeak_Synth(piece.text.c_str(), piece.text.size() + 1, 0, POS_CHARACTER, 0, flags, nullptr, &sink);
    if (sink.failure) {
      std::rethrow_exception(sink.failure);
    }
    if (status != EE_OK) {
      throw Error(fmt::format("eSpeak NG failed with status {}", static_cast<int>(status)));
    }
    cut_silence(sink);
    auto words = words_of(sink, piece, request.text);
    return {std::move(sink.samples), std::move(words)};
  }

  std::vector<EngineVoice> voices() override { return list_espeak_voices(); }

private:
  static void set(espeak_PARAMETER parameter, int value) {
    if (espeak_SetParameter(parameter, value, 0) != EE_OK) {
      throw Error(
          fmt::format("eSpeak NG refuses the value {} of parameter {}", value, static_cast<int>(parameter)));
    }
  }

  int m_sample_rate = 0;
  std::string m_version;
  std::string m_data;
  std::optional<std::string> m_prepared; ///< the voice that is set and has not spoken
};

} // namespace

std::unique_ptr<Engine> make_espeak() { return std::make_unique<EspeakEngine>(); }

} // namespace audiosheet::speech

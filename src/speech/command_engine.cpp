// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/command_engine.hpp"

#include "speech/engine_text.hpp"
#include "speech/engine_units.hpp"
#include "speech/program_output.hpp"
#include "speech/reshape.hpp"
#include "util/error.hpp"
#include "util/file.hpp"
#include "util/hash.hpp"
#include "util/process.hpp"
#include "util/text.hpp"
#include "util/xml.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unicode/uchar.h>

namespace audiosheet::speech {

namespace {

using End = ProcessResult::End;

std::string primary_language(std::string_view language) {
  return ascii_lower(language.substr(0, language.find_first_of("-_")));
}

/// Little of the caller's environment reaches the program, so that it sounds alike on all machines: no HOME
/// with settings of its user unless the profile asks for it.
std::vector<std::string> environment_of(const CommandEngine& command) {
  std::vector<std::string> out{"LANG=C.UTF-8"};
  const auto pass = [&out](const std::string& name) {
    const char* value = std::getenv(name.c_str()); // NOLINT(concurrency-mt-unsafe): nobody sets variables
    if (value != nullptr) {
      out.push_back(fmt::format("{}={}", name, value));
    }
  };
  pass("PATH");
  std::for_each(command.environment.begin(), command.environment.end(), pass);
  return out;
}

std::string first_line(std::string_view text) {
  constexpr std::size_t k_longest = 80;
  const auto trimmed = trim(text);
  std::string line = fold_spaces(trimmed.substr(0, trimmed.find('\n')));
  return is_valid_utf8(line) ? shorten(line, k_longest) : std::string();
}

/// The last thing a program said to standard error is nearly always why it failed.
std::string last_line(std::string_view text) {
  const auto trimmed = trim(text);
  const auto at = trimmed.rfind('\n');
  return first_line(at == std::string_view::npos ? trimmed : trimmed.substr(at + 1));
}

std::string trouble_of(const ProcessResult& result, const CommandEngine& command) {
  switch (result.end) {
  case End::not_found:
    return "can't be run";
  case End::timed_out:
    return fmt::format("did not finish within {} s (command.timeout)", command.timeout.count());
  case End::too_much_output:
    return "gave too much output";
  case End::signalled:
    return fmt::format("was ended by signal {}", result.status);
  case End::exited:
    break;
  }
  return result.status == 0 ? "" : fmt::format("ended with status {}", result.status);
}

/// The first number with a dot in it, and what hangs on it: "2.2-current".
std::string version_in(std::string_view text) {
  constexpr std::size_t k_longest = 40;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto belongs = [&](char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-' ||
           c == '+';
  };
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    std::size_t dot = begin;
    while (dot < text.size() && is_digit(text[dot])) {
      ++dot;
    }
    if (dot > begin && dot + 1 < text.size() && text[dot] == '.' && is_digit(text[dot + 1])) {
      const auto rest = text.substr(begin, k_longest);
      const auto end = std::find_if_not(rest.begin(), rest.end(), belongs);
      return {rest.begin(), end};
    }
    begin = dot;
  }
  return {};
}

/// Tells the version, or nothing when the program doesn't.
std::string ask_version(const CommandEngine& command) {
  if (!command.version.empty() || command.version_command.empty()) {
    return command.version;
  }
  constexpr ProcessLimits k_limits{.time = std::chrono::seconds(10), .output = 1U << 16U};
  const auto result =
      run_process(command.version_command, {}, k_limits, {.environment = environment_of(command)});
  if (result.end != End::exited) {
    return {};
  }
  // Some end with an error status when asked.
  return version_in(trim(result.output).empty() ? result.errors : result.output);
}

/// Hash of the command line's shape and the program; size and age of the files that it speaks from, which
/// may be too large to be read each time.
std::string build_of(const CommandEngine& command) {
  constexpr std::uintmax_t k_largest = 256U << 20U;
  Sha256 hash;
  for (const auto& argument : command.program) {
    hash.update(fmt::format("{}:{} ", argument.size(), argument));
  }
  hash.update(fmt::format("{} {} ", command.ssml, command.raw_rate));
  for (const auto& [name, voice] : command.voices) {
    hash.update(fmt::format("{} {} {} {} ", name, voice.language, voice.rate_wpm, voice.pitch_hz));
  }
  hash.update(read_file(find_program(command.program.front()), k_largest));
  for (const auto& file : command.files) {
    struct stat info {};
    if (::stat(file.c_str(), &info) == 0) {
      hash.update(fmt::format("{} {} {}\n", file.string(), info.st_size, info.st_mtim.tv_sec));
    }
  }
  return hash.hex();
}

class ProgramEngine : public Engine {
public:
  explicit ProgramEngine(const CommandEngine& command) : m_command(command) {
    const std::string missing = missing_part(command);
    if (!missing.empty()) {
      throw Error(missing);
    }
    m_environment = environment_of(command);
    m_version = ask_version(command);
    m_build = build_of(command);
  }

  [[nodiscard]] std::string name() const override { return m_command.name; }
  [[nodiscard]] std::string version() const override { return m_version; }
  [[nodiscard]] std::string build() const override { return m_build; }
  [[nodiscard]] int sample_rate() const override { return m_command.sample_rate; }
  [[nodiscard]] bool runs_programs() const override { return true; }

  void prepare(const std::string& engine_voice) override { (void)find_voice(engine_voice); }

  Speech speak(const Request& request) override {
    const auto& [name, voice] = find_voice(request.voice.engine_voice);
    const std::string text(trim(make_engine_text(request.text, false).text));
    Speech speech;
    speech.samples = speech_samples(run(request.voice, name, voice, text), m_command.sample_rate);
    adjust(request.voice, voice, speech.samples);
    speech.words = words_by_letters(request.text, static_cast<std::int64_t>(speech.samples.size()));
    return speech;
  }

  std::vector<EngineVoice> voices() override {
    std::vector<EngineVoice> out;
    for (const auto& [name, voice] : m_command.voices) {
      out.push_back({name, ascii_lower(voice.language), voice.gender, ""});
    }
    return out;
  }

private:
  using Entry = std::pair<const std::string, CommandVoice>;

  /// By name, else the first one for the language.
  [[nodiscard]] const Entry& find_voice(const std::string& wanted) const {
    const auto named = m_command.voices.find(wanted);
    if (named != m_command.voices.end()) {
      return *named;
    }
    for (const auto& entry : m_command.voices) {
      if (ascii_lower(entry.second.language) == ascii_lower(wanted) ||
          primary_language(entry.second.language) == wanted) {
        return entry;
      }
    }
    throw Error(fmt::format("{} has no voice \"{}\"", m_command.name, wanted));
  }

  [[nodiscard]] ProgramOutput run(const Voice& voice, const std::string& name, const CommandVoice& own,
                                  const std::string& text) const {
    const double speed = static_cast<double>(voice.rate_wpm) / own.rate_wpm;
    const PlaceholderValues values{
        {"voice", name},
        {"language", own.language},
        {"rate", fmt::format("{}", voice.rate_wpm)},
        {"speed", fmt::format("{:.3f}", speed)},
        {"stretch", fmt::format("{:.3f}", 1.0 / speed)},
        {"pitch", fmt::format("{}", voice.pitch)},
        {"pitch_hz", fmt::format("{:.1f}", own.pitch_hz * pitch_factor(voice.pitch))},
        {"range", fmt::format("{}", voice.range)},
        {"folder", m_command.folder.empty() ? "." : m_command.folder.string()}};
    std::vector<std::string> command;
    for (const auto& argument : m_command.program) {
      command.push_back(fill_placeholders(argument, values));
    }
    const std::string input =
        m_command.ssml
            ? fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<speak version=\"1.1\" "
                          "xmlns=\"http://www.w3.org/2001/10/synthesis\" xml:lang=\"{}\">{}</speak>\n",
                          xml_escape(own.language), xml_escape(text))
            : text + "\n";
    // In the speaker's process group, which its parent ends as a whole.
    const auto result =
        run_process(command, input, {.time = m_command.timeout},
                    {.seekable_output = true, .own_group = false, .environment = m_environment});
    const std::string trouble = trouble_of(result, m_command);
    if (!trouble.empty()) {
      const std::string said = last_line(result.errors);
      throw Error(fmt::format("{}: {} {}{}{}", m_command.place, command.front(), trouble,
                              said.empty() ? "" : ": ", said));
    }
    try {
      return m_command.raw_rate == 0 ? read_sound_file(result.output)
                                     : read_raw_samples(result.output, m_command.raw_rate);
    } catch (const Error& error) {
      throw Error(fmt::format("{}: {} {}", m_command.place, command.front(), error.what()));
    }
  }

  /// Does to the samples what the command line has no placeholder for.
  void adjust(const Voice& voice, const CommandVoice& own, std::vector<std::int16_t>& samples) const {
    if (samples.empty()) {
      return;
    }
    if (!m_command.has({"pitch", "pitch_hz"}) && voice.pitch != k_usual_pitch) {
      const double factor = pitch_factor(voice.pitch);
      samples = bent(samples, m_command.sample_rate, [factor](double /*position*/) { return factor; });
    }
    if (!m_command.has({"rate", "speed", "stretch"}) && voice.rate_wpm != own.rate_wpm) {
      const double longer = static_cast<double>(own.rate_wpm) / voice.rate_wpm;
      samples =
          stretched(samples, m_command.sample_rate,
                    static_cast<std::size_t>(std::llround(static_cast<double>(samples.size()) * longer)));
    }
  }

  static constexpr int k_usual_pitch = 50;

  CommandEngine m_command;
  std::vector<std::string> m_environment;
  std::string m_version;
  std::string m_build;
};

} // namespace

std::string missing_part(const CommandEngine& command) {
  if (find_program(command.program.front()).empty()) {
    return fmt::format("{}: the program \"{}\" is not installed{}", command.place, command.program.front(),
                       command.package.empty() ? ""
                                               : fmt::format("; on Debian: apt install {}", command.package));
  }
  for (const auto& file : command.files) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) {
      return fmt::format("{}: the file {} is missing", command.files_place, file.string());
    }
  }
  return {};
}

std::unique_ptr<Engine> make_command_engine(const CommandEngine& command) {
  return std::make_unique<ProgramEngine>(command);
}

std::vector<WordStart> words_by_letters(std::string_view text, std::int64_t samples) {
  std::vector<WordStart> words;
  std::vector<std::int64_t> letters_before;
  std::int64_t letters = 0;
  std::size_t begin = 0;
  std::size_t end = 0; // behind the last letter
  bool inside = false;
  const auto finish = [&] {
    if (inside && end > begin) {
      words.push_back({0, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin)});
    } else if (inside) {
      letters_before.pop_back(); // nothing but punctuation
    }
    inside = false;
  };
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t at = i;
    const auto c = static_cast<UChar32>(next_code_point(text, i));
    if (u_isUWhiteSpace(c) != 0) {
      finish();
      continue;
    }
    const bool spoken = u_ispunct(c) == 0;
    if (!inside && spoken) {
      inside = true;
      begin = at;
      end = at;
      letters_before.push_back(letters);
    }
    if (spoken) {
      letters += 1;
      end = i;
    }
  }
  finish();
  for (std::size_t i = 0; i < words.size(); ++i) {
    words[i].sample = letters == 0 ? 0 : samples * letters_before[i] / letters;
  }
  return words;
}

} // namespace audiosheet::speech

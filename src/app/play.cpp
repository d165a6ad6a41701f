// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/play.hpp"

#include "audio/wav_file.hpp"
#include "util/binary_file.hpp"
#include "util/error.hpp"
#include "util/interrupt.hpp"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

namespace audiosheet::app {

namespace {

/// Players that take a WAV file's name, and what keeps them quiet. The last one is empty.
constexpr std::array<std::array<const char*, 6>, 4> k_players{
    {{"pw-play"}, {"paplay"}, {"aplay", "-q"}, {"ffplay", "-loglevel", "error", "-nodisp", "-autoexit"}}};

/// Exit status of a program, 127 when it is not installed.
int run_player(const std::array<const char*, 6>& player, const std::string& file) {
  const pid_t child = ::fork();
  if (child == 0) {
    std::array<char*, 8> arguments{};
    std::size_t n = 0;
    for (const char* word : player) {
      if (word != nullptr) {
        arguments.at(n++) =
            const_cast<char*>(word); // NOLINT(cppcoreguidelines-pro-type-const-cast): execvp's C
      }
    }
    std::string name = file;
    arguments.at(n) = name.data();
    ::execvp(arguments[0], arguments.data());
    ::_exit(127);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

} // namespace

void write_wav_file(const Recording& recording, const std::filesystem::path& file) {
  std::vector<audio::NamedSpan> spans;
  for (const auto& chapter : recording.chapters) {
    spans.push_back({.start = chapter.start, .length = chapter.end - chapter.start, .name = chapter.title});
  }
  std::filesystem::path aside = file;
  aside += ".tmp";
  audio::write_wav(aside, recording.sample_rate, BinaryFile::open(recording.pcm, recording.pcm_head), 0,
                   recording.samples, spans);
  std::filesystem::rename(aside, file);
}

void play_file(const std::filesystem::path& file, std::string_view mend) {
  int status = 127;
  for (const auto& player : k_players) {
    status = run_player(player, file.string());
    if (status == 0) {
      return;
    }
    stop_if_interrupted(); // Ctrl-C stops the player, too
  }
  throw Error(fmt::format("nothing here can play sound (tried pw-play, paplay, aplay, ffplay); {}", mend));
}

void play(const Recording& recording) {
  std::string name = (std::filesystem::temp_directory_path() / "audiosheet-XXXXXX.wav").string();
  const int fd = ::mkstemps(name.data(), 4);
  if (fd < 0) {
    throw Error("can't make a temporary file to play");
  }
  ::close(fd);
  try {
    write_wav_file(recording, name);
    play_file(name, "write a file with -o instead");
  } catch (...) {
    ::unlink(name.c_str());
    throw;
  }
  ::unlink(name.c_str());
}

} // namespace audiosheet::app

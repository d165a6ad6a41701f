// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/chapter_marks.hpp"

#include "audio/mark_readers.hpp"
#include "audio/tags.hpp"
#include "audio/wav_file.hpp"
#include "util/error.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <sndfile.h>
#include <unistd.h>

namespace audiosheet::audio {

namespace {

[[noreturn]] void fail(const std::filesystem::path& file, std::string_view problem) {
  throw Error(fmt::format("{}: {}", file.string(), problem));
}

/// How long a file plays.
microseconds length_of(const std::filesystem::path& file) {
  SF_INFO info{};
  const std::unique_ptr<SNDFILE, int (*)(SNDFILE*)> sound(sf_open(file.c_str(), SFM_READ, &info), sf_close);
  if (!sound || info.samplerate <= 0) {
    fail(file, fmt::format("can't be played: {}", sf_strerror(nullptr)));
  }
  constexpr double k_million = 1e6;
  return microseconds(std::llround(static_cast<double>(info.frames) / info.samplerate * k_million));
}

/// By start; each without an end ends where the next one starts, the last where the file does.
Marks completed(Marks marks, microseconds length) {
  std::stable_sort(marks.begin(), marks.end(),
                   [](const Mark& a, const Mark& b) { return a.start < b.start; });
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const microseconds next = i + 1 < marks.size() ? marks[i + 1].start : length;
    marks[i].end = std::min(marks[i].end.value_or(next), length);
  }
  return marks;
}

int sample_rate_of(const std::filesystem::path& file) {
  SF_INFO info{};
  const std::unique_ptr<SNDFILE, int (*)(SNDFILE*)> sound(sf_open(file.c_str(), SFM_READ, &info), sf_close);
  return sound ? info.samplerate : 0;
}

void rewrite_riff(const std::filesystem::path& from, const std::filesystem::path& to, const Marks& marks) {
  const int rate = sample_rate_of(from);
  const auto samples = [rate](microseconds time) {
    constexpr std::int64_t k_million = 1'000'000;
    return (time.count() * rate + k_million / 2) / k_million;
  };
  std::vector<NamedSpan> spans;
  for (const Mark& mark : marks) {
    const Sample start = samples(mark.start);
    spans.push_back({start, samples(mark.end.value_or(mark.start)) - start, mark.title});
  }
  replace_cue_chunks(from, to, spans);
}

/// A copy of a file beside it, which takes its place when it is finished.
class Replacement {
public:
  explicit Replacement(const std::filesystem::path& file)
      : m_file(std::filesystem::canonical(file)),
        m_path(m_file.parent_path() / fmt::format(".{}.{}", m_file.filename().string(), getpid())) {
    std::filesystem::copy_file(m_file, m_path, std::filesystem::copy_options::overwrite_existing);
  }
  ~Replacement() { discard(m_path); }
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;
  Replacement(Replacement&&) = delete;
  Replacement& operator=(Replacement&&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
  void commit() const { std::filesystem::rename(m_path, m_file); }

private:
  std::filesystem::path m_file;
  std::filesystem::path m_path;
};

} // namespace

std::string_view to_string(Container container) {
  switch (container) {
  case Container::wav:
    return "WAV";
  case Container::mp3:
    return "MP3";
  case Container::flac:
    return "FLAC";
  case Container::ogg:
    return "Ogg";
  }
  return {};
}

Container container_of(const std::filesystem::path& file) {
  constexpr std::size_t k_head = 12;
  const BinaryFile bytes = BinaryFile::open(file);
  std::string head(static_cast<std::size_t>(std::min<std::uint64_t>(bytes.size(), k_head)), '\0');
  bytes.read_at(0, std::as_writable_bytes(std::span(head)));
  if ((head.starts_with("RIFF") || head.starts_with("RF64")) && head.ends_with("WAVE")) {
    return Container::wav;
  }
  if (head.starts_with("fLaC")) {
    return Container::flac;
  }
  if (head.starts_with("OggS")) {
    return Container::ogg;
  }
  // The sync word of an MPEG frame of layer III
  const bool frame =
      head.size() > 1 && head[0] == '\xff' && (static_cast<unsigned char>(head[1]) & 0xE6U) == 0xE2U;
  if (head.starts_with("ID3") || frame) {
    return Container::mp3;
  }
  fail(file, "is no WAV, MP3, Opus, Ogg Vorbis or FLAC file");
}

Marks read_marks(const std::filesystem::path& file) {
  const Container container = container_of(file);
  const BinaryFile bytes = BinaryFile::open(file);
  try {
    Marks marks = container == Container::wav    ? read_riff_marks(bytes)
                  : container == Container::mp3  ? read_id3_marks(bytes)
                  : container == Container::flac ? read_flac_marks(bytes)
                                                 : read_ogg_marks(bytes);
    std::stable_sort(marks.begin(), marks.end(),
                     [](const Mark& a, const Mark& b) { return a.start < b.start; });
    return marks;
  } catch (const BadFile& problem) {
    fail(file, fmt::format("is damaged: {}", problem.what()));
  }
}

void write_marks(const std::filesystem::path& file, const Marks& marks) {
  const Container container = container_of(file);
  const microseconds length = length_of(file);
  const Marks complete = completed(marks, length);
  if (!complete.empty() && complete.back().start >= length) {
    fail(file, fmt::format("plays for {}, and a chapter starts at {}: these are another recording's chapters",
                           clock_time(length), clock_time(complete.back().start)));
  }
  try {
    const Replacement copy(file);
    if (container == Container::wav) {
      rewrite_riff(file, copy.path(), complete);
    } else {
      tag_marks(copy.path(), container, complete);
    }
    copy.commit();
  } catch (const BadFile& problem) {
    fail(file, fmt::format("is damaged: {}", problem.what()));
  } catch (const std::filesystem::filesystem_error& problem) {
    fail(file, fmt::format("can't be written: {}", problem.code().message()));
  }
}

Marks at_most_99(const Marks& marks, const std::vector<int>& levels) {
  constexpr std::size_t k_most = 99;
  if (marks.size() <= k_most) {
    return marks;
  }
  Marks chosen;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (i >= levels.size() || levels[i] <= 1) {
      chosen.push_back(marks[i]);
    }
  }
  const std::size_t step = (chosen.size() + k_most - 1) / k_most;
  Marks spread;
  for (std::size_t i = 0; i < chosen.size(); i += step) {
    spread.push_back(chosen[i]);
  }
  return spread;
}

std::string clock_time(microseconds time) {
  constexpr std::int64_t k_thousand = 1000;
  constexpr std::int64_t k_minute = 60;
  const std::int64_t ms = (time.count() + k_thousand / 2) / k_thousand;
  const std::int64_t s = ms / k_thousand;
  return fmt::format("{:02}:{:02}:{:02}.{:03}", s / k_minute / k_minute, s / k_minute % k_minute,
                     s % k_minute, ms % k_thousand);
}

std::string read_bytes(const BinaryFile& file, std::uint64_t offset, std::uint64_t count) {
  if (count > k_most_tag_bytes) {
    throw BadFile("its tags are longer than 64 MiB");
  }
  const std::uint64_t size = file.size();
  if (offset > size || count > size - offset) {
    throw BadFile("it is cut off");
  }
  std::string bytes(static_cast<std::size_t>(count), '\0');
  file.read_at(offset, std::as_writable_bytes(std::span(bytes)));
  return bytes;
}

namespace {

std::uint64_t byte_at(std::string_view bytes, std::size_t at) {
  if (at >= bytes.size()) {
    throw BadFile("a field is cut off");
  }
  return static_cast<unsigned char>(bytes[at]);
}

} // namespace

std::uint64_t little_endian(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t value = 0;
  for (std::size_t i = size; i > 0; --i) {
    value = (value << 8U) | byte_at(bytes, at + i - 1);
  }
  return value;
}

std::uint64_t big_endian(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < size; ++i) {
    value = (value << 8U) | byte_at(bytes, at + i);
  }
  return value;
}

} // namespace audiosheet::audio

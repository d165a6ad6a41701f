// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/flac_file.hpp"

#include "util/error.hpp"
#include "util/interrupt.hpp"

#include <algorithm>
#include <cstdint>
#include <fmt/format.h>
#include <memory>
#include <sndfile.h>
#include <vector>

namespace audiosheet::audio {

namespace {

[[noreturn]] void fail(const std::filesystem::path& file, SNDFILE* sound) {
  throw Error(fmt::format("{}: can't be written: {}", file.string(), sf_strerror(sound)));
}

void encode(const std::filesystem::path& file, int sample_rate, const BinaryFile& pcm, Sample start,
            Sample end) {
  constexpr std::uint64_t k_sample_bytes = 2;
  constexpr Sample k_block = 16'384;
  SF_INFO info{};
  info.samplerate = sample_rate;
  info.channels = 1;
  info.format = SF_FORMAT_FLAC | SF_FORMAT_PCM_16;
  std::unique_ptr<SNDFILE, int (*)(SNDFILE*)> sound(sf_open(file.c_str(), SFM_WRITE, &info), sf_close);
  if (!sound) {
    fail(file, nullptr);
  }
  std::vector<std::int16_t> block;
  while (start < end) {
    stop_if_interrupted();
    block.resize(static_cast<std::size_t>(std::min(end - start, k_block)));
    pcm.read_at(static_cast<std::uint64_t>(start) * k_sample_bytes, std::as_writable_bytes(std::span(block)));
    const auto count = static_cast<sf_count_t>(block.size());
    if (sf_write_short(sound.get(), block.data(), count) != count) {
      fail(file, sound.get());
    }
    start += count;
  }
  if (sf_close(sound.release()) != 0) { // what was held back is written only now
    fail(file, nullptr);
  }
}

} // namespace

void write_flac(const std::filesystem::path& file, int sample_rate, const BinaryFile& pcm, Sample start,
                Sample end) {
  try {
    encode(file, sample_rate, pcm, start, end);
  } catch (...) {
    discard(file);
    throw;
  }
}

} // namespace audiosheet::audio

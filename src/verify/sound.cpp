// SPDX-License-Identifier: GPL-3.0-or-later
#include "verify/sound.hpp"

#include "util/error.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <fmt/format.h>
#include <memory>
#include <sndfile.h>
#include <vector>

namespace audiosheet::verify {

namespace {

struct Memory {
  const std::string& bytes;
  sf_count_t at = 0;
};

Memory& memory(void* data) { return *static_cast<Memory*>(data); }

sf_count_t length(void* data) { return static_cast<sf_count_t>(memory(data).bytes.size()); }

sf_count_t seek(sf_count_t offset, int whence, void* data) {
  Memory& file = memory(data);
  const sf_count_t base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? file.at : length(data);
  file.at = std::clamp<sf_count_t>(base + offset, 0, length(data));
  return file.at;
}

sf_count_t read(void* to, sf_count_t count, void* data) {
  Memory& file = memory(data);
  const sf_count_t size = std::clamp<sf_count_t>(count, 0, length(data) - file.at);
  std::memcpy(to, file.bytes.data() + file.at, static_cast<std::size_t>(size));
  file.at += size;
  return size;
}

sf_count_t write(const void* /*from*/, sf_count_t /*count*/, void* /*data*/) { return 0; }

sf_count_t tell(void* data) { return memory(data).at; }

} // namespace

bool is_sound(std::string_view name) {
  constexpr std::array<std::string_view, 6> k_endings{".wav", ".flac", ".ogg", ".oga", ".opus", ".mp3"};
  return std::ranges::any_of(k_endings, [&](std::string_view ending) { return name.ends_with(ending); });
}

Sound decode(const std::string& bytes) {
  Memory file{bytes};
  SF_VIRTUAL_IO io{length, seek, read, write, tell};
  SF_INFO info{};
  const std::unique_ptr<SNDFILE, int (*)(SNDFILE*)> sound(sf_open_virtual(&io, SFM_READ, &info, &file),
                                                          sf_close);
  if (sound == nullptr) {
    throw Error(fmt::format("is no sound that can be decoded: {}", sf_strerror(nullptr)));
  }
  Sound result{.sample_rate = info.samplerate};
  constexpr sf_count_t k_block = 8192;
  std::vector<float> block(static_cast<std::size_t>(k_block * info.channels));
  for (sf_count_t got = 1; got > 0; result.frames += got) {
    got = sf_readf_float(sound.get(), block.data(), k_block);
  }
  if (sf_error(sound.get()) != SF_ERR_NO_ERROR) {
    throw Error(fmt::format("stops decoding after {:.1f} s: {}", result.seconds(), sf_strerror(sound.get())));
  }
  if (info.frames < SF_COUNT_MAX && result.frames != info.frames) {
    throw Error(fmt::format("promises {} samples and holds {}", info.frames, result.frames));
  }
  return result;
}

} // namespace audiosheet::verify

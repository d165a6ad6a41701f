// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/riff_chunks.hpp"

#include "audio/mark_readers.hpp"

#include <algorithm>

namespace audiosheet::audio {

std::vector<RiffChunk> riff_chunks(const BinaryFile& file) {
  constexpr std::uint64_t k_head = 8;
  constexpr std::uint64_t k_first = 12; // behind "RIFF", size, "WAVE"
  constexpr std::uint64_t k_elsewhere = 0xFFFF'FFFF;
  constexpr std::size_t k_most = 10'000;
  const std::uint64_t end = file.size();
  std::vector<RiffChunk> chunks;
  std::uint64_t data_size = 0; // of an RF64 file
  for (std::uint64_t at = k_first; at + k_head <= end;) {
    const std::string head = read_bytes(file, at, k_head);
    RiffChunk chunk{head.substr(0, 4), at + k_head, little_endian(head, 4, 4)};
    if (chunk.tag == "ds64" && chunk.size >= 16 && at + k_head + 16 <= end) {
      data_size = little_endian(read_bytes(file, chunk.body, 16), 8, 8);
    }
    if (chunk.tag == "data" && chunk.size == k_elsewhere) {
      chunk.size = data_size;
    }
    chunk.size = std::min(chunk.size, end - chunk.body);
    at = chunk.body + chunk.size + chunk.size % 2;
    if (chunks.size() == k_most) {
      throw BadFile("it has too many chunks");
    }
    chunks.push_back(std::move(chunk));
  }
  return chunks;
}

} // namespace audiosheet::audio

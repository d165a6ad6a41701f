// SPDX-License-Identifier: GPL-3.0-or-later
//
// A reader of WAVE files that shares nothing with the writer.
#pragma once

#include "util/file.hpp"

#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace audiosheet {

struct RiffCue {
  std::uint32_t id = 0;
  std::uint32_t position = 0;
  std::string chunk;
  std::uint32_t offset = 0;
};

struct RiffFile {
  std::string form; ///< RIFF or RF64
  std::vector<std::string> chunks;
  std::uint64_t riff_size = 0; ///< as claimed, without the first 8 bytes
  std::uint64_t file_size = 0;
  std::uint32_t format = 0;
  std::uint32_t channels = 0;
  std::uint32_t sample_rate = 0;
  std::uint32_t bits = 0;
  std::vector<std::int16_t> samples;
  std::vector<RiffCue> cues;
  std::map<std::uint32_t, std::string> labels;    ///< without the NUL
  std::map<std::uint32_t, std::uint32_t> lengths; ///< of ltxt
};

inline std::uint64_t riff_number(const std::string& bytes, std::size_t at, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    value |= std::uint64_t{static_cast<unsigned char>(bytes.at(at + i))} << (8 * i);
  }
  return value;
}

inline std::uint32_t riff_u32(const std::string& bytes, std::size_t at) {
  return static_cast<std::uint32_t>(riff_number(bytes, at, 4));
}

inline void read_labels(const std::string& bytes, std::size_t at, std::size_t end, RiffFile& riff) {
  while (at < end) {
    const std::string tag = bytes.substr(at, 4);
    const std::uint32_t size = riff_u32(bytes, at + 4);
    const std::uint32_t id = riff_u32(bytes, at + 8);
    if (tag == "labl") {
      const std::string text = bytes.substr(at + 12, size - 4);
      if (text.empty() || text.back() != '\0') {
        throw std::runtime_error("a label is not ended by NUL");
      }
      riff.labels[id] = text.substr(0, text.size() - 1);
    } else if (tag == "ltxt") {
      riff.lengths[id] = riff_u32(bytes, at + 12);
    }
    at += 8 + size + size % 2;
  }
}

/// Throws where a chunk runs past the end.
inline RiffFile read_riff(const std::filesystem::path& file) {
  const std::string bytes = read_file(file, std::uintmax_t{1} << 30U);
  RiffFile riff;
  riff.form = bytes.substr(0, 4);
  riff.file_size = bytes.size();
  riff.riff_size = riff_u32(bytes, 4);
  std::uint64_t data_size = 0;
  for (std::size_t at = 12; at < bytes.size();) {
    const std::string tag = bytes.substr(at, 4);
    std::uint64_t size = riff_u32(bytes, at + 4);
    const std::size_t body = at + 8;
    riff.chunks.push_back(tag);
    if (tag == "ds64") {
      riff.riff_size = riff_number(bytes, body, 8);
      data_size = riff_number(bytes, body + 8, 8);
    } else if (tag == "fmt ") {
      riff.format = static_cast<std::uint32_t>(riff_number(bytes, body, 2));
      riff.channels = static_cast<std::uint32_t>(riff_number(bytes, body + 2, 2));
      riff.sample_rate = riff_u32(bytes, body + 4);
      riff.bits = static_cast<std::uint32_t>(riff_number(bytes, body + 14, 2));
    } else if (tag == "data") {
      size = size == 0xFFFFFFFF ? data_size : size;
      for (std::size_t i = 0; i < size; i += 2) {
        riff.samples.push_back(static_cast<std::int16_t>(riff_number(bytes, body + i, 2)));
      }
    } else if (tag == "cue ") {
      for (std::size_t i = 0; i < riff_u32(bytes, body); ++i) {
        const std::size_t cue = body + 4 + 24 * i;
        riff.cues.push_back({riff_u32(bytes, cue), riff_u32(bytes, cue + 4), bytes.substr(cue + 8, 4),
                             riff_u32(bytes, cue + 20)});
      }
    } else if (tag == "LIST") {
      read_labels(bytes, body + 4, body + size, riff);
    }
    if (body + size > bytes.size()) {
      throw std::runtime_error("chunk " + tag + " runs past the end");
    }
    at = body + size + size % 2;
  }
  return riff;
}

} // namespace audiosheet

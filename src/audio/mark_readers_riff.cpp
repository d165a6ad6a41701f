// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cue points of WAV and RF64 with their labels and lengths (docs/formats/wav.md).
#include "audio/mark_readers.hpp"
#include "audio/riff_chunks.hpp"

#include <map>

namespace audiosheet::audio {

namespace {

struct Label {
  std::string name;
  std::optional<std::uint64_t> length;
};

/// `labl` and `ltxt` of a LIST chunk of type `adtl`, by the cue point's id.
void read_labels(std::string_view list, std::map<std::uint64_t, Label>& labels) {
  constexpr std::size_t k_head = 8;
  for (std::size_t at = 4; list.size() >= at + k_head + 4 && labels.size() < k_most_marks;) {
    const std::string_view tag = list.substr(at, 4);
    const auto size = static_cast<std::size_t>(little_endian(list, at + 4, 4));
    const std::string_view body = list.substr(at + k_head, size);
    if (body.size() >= 4) {
      Label& label = labels[little_endian(body, 0, 4)];
      if (tag == "labl") {
        const std::string_view name = body.substr(4);
        label.name = name.substr(0, name.find('\0'));
      } else if (tag == "ltxt" && body.size() >= k_head) {
        label.length = little_endian(body, 4, 4);
      }
    }
    at += k_head + size + size % 2;
  }
}

} // namespace

Marks read_riff_marks(const BinaryFile& file) {
  std::uint64_t rate = 0;
  std::string points;
  std::map<std::uint64_t, Label> labels;
  for (const RiffChunk& chunk : riff_chunks(file)) {
    if (chunk.tag == "fmt ") {
      rate = little_endian(read_bytes(file, chunk.body, 8), 4, 4);
    } else if (chunk.tag == "cue ") {
      points = read_bytes(file, chunk.body, chunk.size);
    } else if (chunk.tag == "LIST" &&
               read_bytes(file, chunk.body, std::min<std::uint64_t>(chunk.size, 4)) == "adtl") {
      read_labels(read_bytes(file, chunk.body, chunk.size), labels);
    }
  }
  if (points.empty()) {
    return {};
  }
  if (rate == 0) {
    throw BadFile("it doesn't say its sample rate");
  }
  constexpr std::uint64_t k_million = 1'000'000;
  const auto time = [rate](std::uint64_t samples) {
    return microseconds((samples * k_million + rate / 2) / rate);
  };
  constexpr std::size_t k_point = 24;
  Marks marks;
  const std::uint64_t count = little_endian(points, 0, 4);
  for (std::size_t at = 4;
       marks.size() < count && marks.size() < k_most_marks && at + k_point <= points.size(); at += k_point) {
    const std::uint64_t start = little_endian(points, at + 20, 4);
    Mark mark{time(start), std::nullopt, {}};
    const auto label = labels.find(little_endian(points, at, 4));
    if (label != labels.end()) {
      mark.title = label->second.name;
      if (label->second.length) {
        mark.end = time(start + *label->second.length);
      }
    }
    marks.push_back(std::move(mark));
  }
  return marks;
}

} // namespace audiosheet::audio

// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/timeline.hpp"

#include "audio/cue.hpp"
#include "util/error.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <fmt/format.h>

namespace audiosheet::audio {

static_assert(std::endian::native == std::endian::little, "spool and master are little-endian");

namespace {

constexpr double k_full_scale = 32768.0;

void scale(std::span<const std::int16_t> in, float gain, float* out) {
  for (std::size_t i = 0; i < in.size(); ++i) {
    out[i] = gain * static_cast<float>(in[i]);
  }
}

} // namespace

Timeline::Timeline(const Take& take)
    : m_sample_rate(take.sample_rate), m_spool(BinaryFile::open(take.spool)) {
  const auto spool_samples = static_cast<Sample>(m_spool.size() / sizeof(std::int16_t));
  for (const std::vector<Piece>& chapter : take.chapters) {
    for (const Piece& piece : chapter) {
      add(piece, spool_samples);
    }
  }
}

void Timeline::add(const Piece& piece, Sample spool_samples) {
  const Stretch stretch{m_samples, m_samples + piece.samples,
                        std::pow(10.0, piece.gain_db / 20.0) / k_full_scale, piece.source, piece.cue};
  m_samples = stretch.end;
  if (piece.cue != nullptr) {
    auto& wave = m_cues[piece.cue];
    if (wave.empty()) {
      wave = cue_wave(*piece.cue, m_sample_rate);
    }
    if (static_cast<Sample>(wave.size()) < piece.samples) {
      throw Error(fmt::format("a cue of {} samples can't fill {}", wave.size(), piece.samples));
    }
  } else if (piece.source >= 0 && piece.source + piece.samples > spool_samples) {
    throw Error(fmt::format("the spool has {} samples, speech is expected up to {}", spool_samples,
                            piece.source + piece.samples));
  }
  if ((piece.cue != nullptr || piece.source >= 0) && piece.samples > 0) {
    m_stretches.push_back(stretch);
  }
}

void Timeline::copy(const Stretch& stretch, Sample offset, float gain, std::span<float> out) const {
  if (stretch.cue != nullptr) {
    const std::vector<std::int16_t>& wave = m_cues.at(stretch.cue);
    scale(std::span(wave).subspan(static_cast<std::size_t>(offset), out.size()), gain, out.data());
    return;
  }
  std::array<std::int16_t, 8192> block; // NOLINT(cppcoreguidelines-pro-type-member-init): read into
  while (!out.empty()) {
    const auto part = std::span(block).first(std::min(out.size(), block.size()));
    m_spool.read_at(static_cast<std::uint64_t>(stretch.source + offset) * sizeof(std::int16_t),
                    std::as_writable_bytes(part));
    scale(part, gain, out.data());
    offset += static_cast<Sample>(part.size());
    out = out.subspan(part.size());
  }
}

void Timeline::render(Sample from, double gain, std::span<float> out) const {
  std::ranges::fill(out, 0.0F);
  const Sample to = from + static_cast<Sample>(out.size());
  auto stretch = std::ranges::upper_bound(m_stretches, from, {}, &Stretch::end);
  for (; stretch != m_stretches.end() && stretch->start < to; ++stretch) {
    const Sample first = std::max(from, stretch->start);
    const Sample last = std::min(to, stretch->end);
    copy(*stretch, first - stretch->start, static_cast<float>(stretch->gain * gain),
         out.subspan(static_cast<std::size_t>(first - from), static_cast<std::size_t>(last - first)));
  }
}

} // namespace audiosheet::audio

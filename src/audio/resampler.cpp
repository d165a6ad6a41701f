// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/resampler.hpp"

#include "util/error.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <soxr.h>

namespace audiosheet::audio {

struct Resampler::State {
  int from = 0;
  int to = 0;
  soxr_t soxr = nullptr;
  Sample taken = 0;
  Sample made = 0;
  std::vector<float> out;

  /// Samples made of the block into `out` from `at` on; a null block is the end.
  std::size_t process(const float* block, std::size_t count, std::size_t at) {
    std::size_t done = 0;
    const soxr_error_t error =
        soxr_process(soxr, block, count, nullptr, out.data() + at, out.size() - at, &done);
    if (error != nullptr) {
      throw Error(fmt::format("sound can't be resampled: {}", error));
    }
    return done;
  }
};

Resampler::Resampler(int from, int to) : m_state(std::make_unique<State>()) {
  m_state->from = from;
  m_state->to = to;
  soxr_error_t error = nullptr;
  const soxr_quality_spec_t quality = soxr_quality_spec(SOXR_HQ, 0);
  m_state->soxr = soxr_create(from, to, 1, &error, nullptr, &quality, nullptr);
  if (error != nullptr) {
    throw Error(fmt::format("sound can't be resampled from {} to {} Hz: {}", from, to, error));
  }
}

Resampler::~Resampler() { soxr_delete(m_state->soxr); }

std::span<const float> Resampler::next(std::span<const float> block) {
  constexpr std::size_t k_spare = 4096; // what the filter held back may come with a later block
  const double ratio = static_cast<double>(m_state->to) / m_state->from;
  m_state->out.resize(static_cast<std::size_t>(static_cast<double>(block.size()) * ratio) + k_spare);
  const std::size_t done = m_state->process(block.data(), block.size(), 0);
  m_state->taken += static_cast<Sample>(block.size());
  m_state->made += static_cast<Sample>(done);
  return std::span(m_state->out).first(done);
}

std::span<const float> Resampler::rest() {
  const Sample wanted = (m_state->taken * m_state->to + m_state->from / 2) / m_state->from - m_state->made;
  const auto left = static_cast<std::size_t>(std::max<Sample>(wanted, 0));
  m_state->out.assign(left, 0.0F); // it may round the last sample down: silence stands for it
  std::size_t done = 0;
  for (std::size_t got = 1; got > 0 && done < left; done += got) {
    got = m_state->process(nullptr, 0, done);
  }
  return m_state->out;
}

} // namespace audiosheet::audio

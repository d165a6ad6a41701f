// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/limiter.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace audiosheet::audio {

namespace {

constexpr double k_attack_seconds = 0.005;
constexpr double k_hold_seconds = 0.012;
constexpr double k_release_seconds = 0.200;

std::size_t blocks(double seconds, int sample_rate) {
  return std::max<std::size_t>(
      1, static_cast<std::size_t>(std::lround(seconds * sample_rate / k_true_peak_block)));
}

/// Weights that make a straight fall an S: a raised cosine.
std::vector<float> smoothing(std::size_t count) {
  std::vector<double> exact(count);
  double sum = 0.0;
  for (std::size_t i = 0; i < count; ++i) {
    exact[i] =
        1.0 - std::cos(2.0 * std::numbers::pi * static_cast<double>(i + 1) / static_cast<double>(count + 1));
    sum += exact[i];
  }
  std::vector<float> weights;
  weights.reserve(count);
  for (const double weight : exact) {
    weights.push_back(static_cast<float>(weight / sum));
  }
  return weights;
}

/// out[i] = the least of in[i - before] … in[i + after], as far as they exist. Few elements differ from 1.
void sliding_minimum(std::span<const float> in, std::size_t before, std::size_t after, std::span<float> out) {
  std::ranges::fill(out, 1.0F);
  for (std::size_t i = 0; i < in.size(); ++i) {
    if (in[i] < 1.0F) {
      const std::size_t from = i < after ? 0 : i - after;
      const std::size_t to = std::min(in.size(), i + before + 1);
      for (std::size_t k = from; k < to; ++k) {
        out[k] = std::min(out[k], in[i]);
      }
    }
  }
}

} // namespace

Limiter::Limiter(int sample_rate, float ceiling)
    : m_ceiling(ceiling),
      m_attack(blocks(k_attack_seconds, sample_rate)),
      m_hold(blocks(k_hold_seconds, sample_rate)),
      m_release(blocks(k_release_seconds, sample_rate)),
      // One block more each for the true peak's margin, two for the release's rounding.
      m_before(m_attack + m_hold + m_release + 4),
      m_after(m_attack + 3),
      m_weights(smoothing(m_attack + 1)) {}

/// Fills `scratch.gains` with the gain at each edge of a block: gains[i] is at the start of block i of
/// the sound, the margins counted. Returns false when all are 1. At every edge of a block the gain is at
/// most what the block needs, so it is inside, where it runs straight.
bool Limiter::find_gains(std::span<const float> sound, Scratch& scratch) const {
  const std::size_t count = sound.size() / k_true_peak_block - 2;
  scratch.peaks.resize(count);
  block_true_peaks(sound, m_ceiling, scratch.peaks);
  if (*std::ranges::max_element(scratch.peaks) <= m_ceiling) {
    return false;
  }
  // needed[i]: at the edge between blocks i - 1 and i of those with peaks
  scratch.needed.assign(count + 1, 1.0F);
  for (std::size_t i = 0; i < count; ++i) {
    if (scratch.peaks[i] > m_ceiling) {
      const float gain = m_ceiling / scratch.peaks[i];
      scratch.needed[i] = std::min(scratch.needed[i], gain);
      scratch.needed[i + 1] = gain;
    }
  }
  scratch.held.resize(count + 1);
  sliding_minimum(scratch.needed, m_hold, m_attack, scratch.held);
  const float step = 1.0F / static_cast<float>(m_release);
  for (std::size_t i = 1; i <= count; ++i) {
    scratch.held[i] = std::min(scratch.held[i], scratch.held[i - 1] + step);
  }
  smooth(scratch.held, scratch.gains);
  return true;
}

/// gains[i] = the weighted mean of held[i - m_attack] … held[i]; exactly 1 where those are.
void Limiter::smooth(std::span<const float> held, std::vector<float>& gains) const {
  gains.assign(held.size(), 1.0F);
  std::size_t ones = 0; // in a row
  for (std::size_t i = 0; i < held.size(); ++i) {
    ones = held[i] == 1.0F ? ones + 1 : 0;
    if (ones > m_attack || i < m_attack) {
      continue;
    }
    const float* window = held.data() + (i - m_attack);
    float reduction = 0.0F;
    for (std::size_t k = 0; k <= m_attack; ++k) {
      reduction += m_weights[k] * (1.0F - window[k]);
    }
    gains[i] = 1.0F - reduction;
  }
}

void Limiter::limit(std::span<float> sound, Scratch& scratch) const {
  scratch.changed.clear();
  if (!find_gains(sound, scratch)) {
    return;
  }
  const std::size_t last = sound.size() / k_true_peak_block - m_after;
  for (std::size_t block = m_before; block < last; ++block) {
    const float from = scratch.gains[block - 1]; // the gains leave out the margin's block
    const float slope = (scratch.gains[block] - from) / static_cast<float>(k_true_peak_block);
    if (from == 1.0F && slope == 0.0F) {
      continue;
    }
    scratch.changed.push_back(block - m_before);
    float* samples = sound.data() + block * k_true_peak_block;
    for (std::size_t i = 0; i < k_true_peak_block; ++i) {
      samples[i] *= from + slope * static_cast<float>(i);
    }
  }
}

} // namespace audiosheet::audio

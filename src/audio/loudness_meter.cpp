// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/loudness_meter.hpp"

#include "audio/wide.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

namespace audiosheet::audio {

namespace {

constexpr std::size_t k_hops_per_block = 4; // gating blocks of 400 ms that overlap by three quarters
constexpr double k_absolute_gate_lufs = -70.0;
constexpr double k_relative_gate_lu = -10.0;

double lufs(double mean_square) { return -0.691 + 10.0 * std::log10(mean_square); }

double mean_square(double lufs_value) { return std::pow(10.0, (lufs_value + 0.691) / 10.0); }

/// Mean over the blocks that are louder than the gate; 0 when there are none.
double gated_mean(std::span<const double> blocks, double gate) {
  double sum = 0.0;
  std::size_t count = 0;
  for (const double block : blocks) {
    if (block > gate) {
      sum += block;
      ++count;
    }
  }
  return count == 0 ? 0.0 : sum / static_cast<double>(count);
}

} // namespace

/// The filters of BS.1770 annex 1 for any rate: their analogue prototypes, found by inverting the
/// bilinear transform of the 48 kHz coefficients (as libebur128 does).
LoudnessMeter::LoudnessMeter(int sample_rate) : m_hop((static_cast<std::size_t>(sample_rate) + 5) / 10) {
  {
    const double k = std::tan(std::numbers::pi * 1681.974450955533 / sample_rate);
    const double q = 0.7071752369554196;
    const double vh = std::pow(10.0, 3.999843853973347 / 20.0);
    const double vb = std::pow(vh, 0.4996667741545416);
    const double a0 = 1.0 + k / q + k * k;
    m_shelf = {(vh + vb * k / q + k * k) / a0, 2.0 * (k * k - vh) / a0, (vh - vb * k / q + k * k) / a0,
               2.0 * (k * k - 1.0) / a0, (1.0 - k / q + k * k) / a0};
  }
  {
    const double k = std::tan(std::numbers::pi * 38.13547087602444 / sample_rate);
    const double q = 0.5003270373238773;
    const double a0 = 1.0 + k / q + k * k;
    m_high_pass = {1.0, -2.0, 1.0, 2.0 * (k * k - 1.0) / a0, (1.0 - k / q + k * k) / a0};
  }
}

/// Four stretches side by side in one vector: the recursion of one waits for itself, four together don't.
/// Gives the energies of `hops` hops of each, after one hop that only fills the filters' memory.
AUDIOSHEET_WIDE void LoudnessMeter::weigh_lanes(const std::array<Lane, k_lanes>& lanes,
                                                std::size_t hops) const {
  using Doubles [[gnu::vector_size(k_lanes * sizeof(double))]] = double;
  Doubles s1{};
  Doubles s2{};
  Doubles h1{};
  Doubles h2{};
  const float* first = lanes[0].sound;
  const float* second = lanes[1].sound;
  const float* third = lanes[2].sound;
  const float* fourth = lanes[3].sound;
  for (std::size_t hop = 0; hop <= hops; ++hop) {
    Doubles energy{};
    for (std::size_t i = hop * m_hop; i < (hop + 1) * m_hop; ++i) {
      const Doubles x = {static_cast<double>(first[i]), static_cast<double>(second[i]),
                         static_cast<double>(third[i]), static_cast<double>(fourth[i])};
      // transposed direct form II, both sections
      const Doubles y = m_shelf.b0 * x + s1;
      s1 = m_shelf.b1 * x - m_shelf.a1 * y + s2;
      s2 = m_shelf.b2 * x - m_shelf.a2 * y;
      const Doubles z = y + h1;
      h1 = h2 - 2.0 * y - m_high_pass.a1 * z;
      h2 = y - m_high_pass.a2 * z;
      energy += z * z;
    }
    if (hop > 0) {
      for (std::size_t lane = 0; lane < k_lanes; ++lane) {
        lanes[lane].energies[hop - 1] = energy[lane];
      }
    }
  }
}

void LoudnessMeter::weigh(std::span<const float> sound, std::span<double> energies) const {
  const std::size_t per_lane = energies.size() / k_lanes;
  if (per_lane > 0) {
    std::array<Lane, k_lanes> lanes{};
    for (std::size_t lane = 0; lane < k_lanes; ++lane) {
      lanes[lane] = {sound.data() + lane * per_lane * m_hop, energies.data() + lane * per_lane};
    }
    weigh_lanes(lanes, per_lane);
  }
  std::vector<std::size_t> rest(energies.size() % k_lanes);
  std::iota(rest.begin(), rest.end(), per_lane * k_lanes);
  weigh_some(sound, rest, energies);
}

void LoudnessMeter::weigh_some(std::span<const float> sound, std::span<const std::size_t> hops,
                               std::span<double> energies) const {
  for (std::size_t i = 0; i < hops.size(); i += k_lanes) {
    std::array<Lane, k_lanes> lanes{};
    for (std::size_t lane = 0; lane < k_lanes; ++lane) {
      const std::size_t hop = hops[std::min(i + lane, hops.size() - 1)]; // the last one may be done twice
      lanes[lane] = {sound.data() + hop * m_hop, energies.data() + hop};
    }
    weigh_lanes(lanes, 1);
  }
}

double LoudnessMeter::integrated(std::span<const double> energies, double energy_gain) const {
  std::vector<double> blocks;
  for (std::size_t i = 0; i + k_hops_per_block <= energies.size(); ++i) {
    double sum = 0.0;
    for (const double energy : energies.subspan(i, k_hops_per_block)) {
      sum += energy;
    }
    blocks.push_back(energy_gain * sum / static_cast<double>(k_hops_per_block * m_hop));
  }
  const double mean = gated_mean(blocks, mean_square(k_absolute_gate_lufs));
  if (mean == 0.0) {
    return -std::numeric_limits<double>::infinity();
  }
  const double relative_gate = mean * std::pow(10.0, k_relative_gate_lu / 10.0);
  return lufs(gated_mean(blocks, std::max(relative_gate, mean_square(k_absolute_gate_lufs))));
}

} // namespace audiosheet::audio

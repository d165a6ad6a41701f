// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace audiosheet::audio {

/// Integrated loudness of mono sound, ITU-R BS.1770-4 and EBU R128, taken apart so that stretches can be
/// weighted by different threads in any order: the K-weighting filters forget within a hop of 100 ms,
/// so each hop's energy depends on the hop and the one before it alone. (docs/adr/0003)
class LoudnessMeter {
public:
  explicit LoudnessMeter(int sample_rate);

  /// Samples in 100 ms, the step of the gating blocks.
  [[nodiscard]] std::size_t hop() const { return m_hop; }

  /// The K-weighted energy of each hop. `sound` is one hop of what comes before and then
  /// `energies.size()` hops. REQUIRES: sound.size() == (energies.size() + 1) * hop().
  void weigh(std::span<const float> sound, std::span<double> energies) const;

  /// The same for some of the hops, by their index in `energies`.
  void weigh_some(std::span<const float> sound, std::span<const std::size_t> hops,
                  std::span<double> energies) const;

  /// LUFS of a master from the energies of its hops, times the factor `energy_gain`; -infinity when it is
  /// shorter than 400 ms or nothing passes the gates.
  [[nodiscard]] double integrated(std::span<const double> energies, double energy_gain = 1.0) const;

private:
  /// Two second-order sections, b0 b1 b2 a1 a2.
  struct Section {
    double b0, b1, b2, a1, a2;
  };

  static constexpr std::size_t k_lanes = 4;
  struct Lane {
    const float* sound;
    double* energies;
  };
  void weigh_lanes(const std::array<Lane, k_lanes>& lanes, std::size_t hops) const;

  std::size_t m_hop;
  Section m_shelf{};
  Section m_high_pass{};
};

} // namespace audiosheet::audio

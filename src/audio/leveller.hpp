// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/limiter.hpp"
#include "audio/loudness_meter.hpp"
#include "audio/master.hpp"
#include "audio/timeline.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace audiosheet::audio {

/// Cuts the master into units of 3.2 s that are levelled independently, each with as much of its
/// surroundings as filters and limiter remember: what comes out does not depend on who does which.
class Leveller {
public:
  Leveller(const Take& take, double gain_db, double true_peak_dbtp);

  /// One thread's buffers.
  struct Desk {
    std::vector<float> sound;
    std::vector<float> peaks;
    std::vector<std::int16_t> samples;
    std::vector<std::size_t> changed; ///< hops of the unit that the limiter changed, rising
    Limiter::Scratch limiter;
  };

  [[nodiscard]] Sample samples() const { return m_timeline.samples(); }
  [[nodiscard]] std::size_t units() const;
  [[nodiscard]] std::size_t hops() const { return static_cast<std::size_t>(samples()) / m_meter.hop(); }
  [[nodiscard]] Sample start(std::size_t unit) const { return static_cast<Sample>(unit * m_unit); }
  [[nodiscard]] const LoudnessMeter& meter() const { return m_meter; }
  void set_gain_db(double gain_db);

  /// The unit as it is without limiter. The span lies in a buffer with a hop of sound before it, as
  /// `weigh` needs.
  std::span<const float> plain(std::size_t unit, Desk& desk) const;

  /// The unit as it will be heard, with a hop before it and a true peak's margin on either side.
  std::span<const float> limited(std::size_t unit, Desk& desk) const;

  /// The energies of a unit's hops, into those of the whole master.
  void weigh(std::size_t unit, std::span<const float> sound, std::span<double> all) const;

  /// The same for a unit made by `limited` on this desk, from the energies `plain` that the master has at
  /// gain 0 dB without limiter: only what the limiter changed is weighed.
  void weigh_changed(std::size_t unit, std::span<const float> sound, Desk& desk,
                     std::span<const double> plain, std::span<double> all) const;

  /// The true peak of a unit made by `limited`, a factor of full scale.
  static float true_peak(std::span<const float> sound, Desk& desk);

  /// Calls `work` for every unit, by up to `jobs` threads.
  void for_each_unit(unsigned jobs, const std::function<void(std::size_t unit, Desk& desk)>& work) const;

private:
  [[nodiscard]] std::span<double> of_unit(std::size_t unit, std::span<double> all) const;
  void list_changed_hops(Desk& desk) const;

  Timeline m_timeline;
  LoudnessMeter m_meter;
  double m_gain; ///< a factor
  Limiter m_limiter;
  std::size_t m_unit; ///< samples
  std::size_t m_lead; ///< samples before a unit that are limited with it: a hop, in whole blocks
};

} // namespace audiosheet::audio

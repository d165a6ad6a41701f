// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace audiosheet::audio {

/// Active speech level after ITU-T P.56 (12/2011), method B: the power of speech while somebody speaks, with
/// the short gaps inside it (hangover 0.2 s), without the pauses. Fed piece by piece; memory is constant.
class SpeechLevel {
public:
  explicit SpeechLevel(int sample_rate);

  /// Full scale is 1.
  void add(std::span<const float> sound);

  /// dBov: 0 is the power of a square wave at full scale. k_none when nothing was active.
  [[nodiscard]] double level_dbov() const;

  /// The share of the time that was active, 0–1.
  [[nodiscard]] double activity() const;

  static constexpr double k_none = -100.0;

private:
  struct Crossing {
    double level_dbov;
    double activity;
  };
  [[nodiscard]] Crossing crossing() const;

  static constexpr std::size_t k_thresholds = 15; ///< 2^-1 … 2^-15, all that 16 bits can tell
  struct Threshold {
    double level = 0.0;
    std::int64_t active = 0; ///< a_j: samples above it, with hangover, up to `since`
    std::int64_t since = 0;  ///< the sample at which the envelope last crossed it
    bool heard = false;      ///< the envelope was ever above it
  };
  /// a_j up to now. The hangover counts from where the envelope fell below.
  [[nodiscard]] std::int64_t active(std::size_t threshold) const;
  void cross(double envelope);

  double m_forget; ///< g of both smoothing stages
  std::int64_t m_hangover;
  std::size_t m_lowest_above = k_thresholds; ///< thresholds from this one on lie at or below the envelope
  double m_rise = 0.0;                       ///< an envelope from here on crosses the next one
  double m_fall = 0.0;                       ///< one below this, the one it is above
  std::int64_t m_samples = 0;
  double m_energy = 0.0;
  double m_first = 0.0;    ///< p
  double m_envelope = 0.0; ///< q
  std::array<Threshold, k_thresholds> m_thresholds;
};

} // namespace audiosheet::audio

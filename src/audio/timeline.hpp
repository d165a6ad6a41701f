// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/master.hpp"
#include "util/binary_file.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <vector>

namespace audiosheet::audio {

/// A take laid out on one line of time: any stretch of it can be had, by any thread.
class Timeline {
public:
  /// Throws Error when the spool can't be opened or a piece lies outside it.
  explicit Timeline(const Take& take);

  [[nodiscard]] Sample samples() const { return m_samples; }
  [[nodiscard]] int sample_rate() const { return m_sample_rate; }

  /// The samples from `from` on with the gains of their pieces times `gain`, full scale being 1; zeros
  /// outside the take.
  void render(Sample from, double gain, std::span<float> out) const;

private:
  struct Stretch {
    Sample start;
    Sample end;
    double gain; ///< a factor, of 16-bit samples to full scale 1
    std::int64_t source;
    const CuePattern* cue;
  };

  void add(const Piece& piece, Sample spool_samples);
  void copy(const Stretch& stretch, Sample offset, float gain, std::span<float> out) const;

  int m_sample_rate;
  Sample m_samples = 0;
  BinaryFile m_spool;
  std::vector<Stretch> m_stretches; ///< by start; silence is left out
  std::map<const CuePattern*, std::vector<std::int16_t>> m_cues;
};

} // namespace audiosheet::audio

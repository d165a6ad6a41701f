// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/master.hpp"

#include "audio/lanes.hpp"
#include "audio/leveller.hpp"
#include "util/binary_file.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace audiosheet::audio {

namespace {

/// Thousandths: the last bits of a logarithm, which may differ between machines, don't show.
double thousandths(double gain_db) { return std::round(gain_db * 1000.0) / 1000.0; }

/// Tenths: what an edit of a word moves by less is the same sound as before, wherever it was not edited.
double tenths(double gain_db) { return std::round(gain_db * 10.0) / 10.0; }

/// The gain with which `loudness_with(gain)` is `wanted_lufs`, beginning at `gain_db`. What the limiter takes
/// is made up for, and somewhat more, since it takes a part of that too; a large step is tried out before
/// the next, and shows how much more. Where the limiter would have to take all, the gain ends.
double find_gain(double wanted_lufs, double gain_db, const std::function<double(double)>& loudness_with) {
  constexpr int k_most_rounds = 6;
  constexpr double k_small_step_lu = 0.3;
  constexpr double k_most_makeup_db = 12.0;
  const double most_db = gain_db + k_most_makeup_db;
  double slope = 1.2;
  double before_db = 0.0;
  double before_lufs = 0.0;
  for (int round = 0; round < k_most_rounds; ++round) {
    gain_db = thousandths(gain_db);
    const double lufs = loudness_with(gain_db);
    if (round > 0 && lufs > before_lufs) {
      slope = std::clamp((gain_db - before_db) / (lufs - before_lufs), 1.0, 4.0);
    }
    before_db = gain_db;
    before_lufs = lufs;
    gain_db = std::min(gain_db + (wanted_lufs - lufs) * slope, most_db);
    if (std::abs(wanted_lufs - lufs) < k_small_step_lu || before_db >= most_db) {
      break;
    }
  }
  return tenths(gain_db);
}

} // namespace

Levels measure(const Take& take, double loudness_lufs, double true_peak_dbtp, unsigned jobs) {
  Leveller leveller(take, 0.0, true_peak_dbtp);
  Levels levels{0.0, {k_silence_lufs, k_silence_dbtp}, std::vector<double>(leveller.hops())};
  leveller.for_each_unit(jobs, [&](std::size_t unit, Leveller::Desk& desk) {
    leveller.weigh(unit, leveller.plain(unit, desk), levels.hop_energies);
  });
  const double plain = leveller.meter().integrated(levels.hop_energies);
  if (!std::isfinite(plain)) {
    return levels;
  }

  std::vector<double> energies(levels.hop_energies.size());
  levels.gain_db = find_gain(loudness_lufs, loudness_lufs - plain, [&](double gain_db) {
    leveller.set_gain_db(gain_db);
    leveller.for_each_unit(jobs, [&](std::size_t unit, Leveller::Desk& desk) {
      const std::span<const float> sound = leveller.limited(unit, desk);
      leveller.weigh_changed(unit, sound, desk, levels.hop_energies, energies);
    });
    return leveller.meter().integrated(energies);
  });
  levels.loudness = {loudness_lufs, true_peak_dbtp};
  return levels;
}

Loudness write_master(const Take& take, const Levels& levels, double true_peak_dbtp,
                      const std::filesystem::path& file, unsigned jobs, std::uint64_t head) {
  const Leveller leveller(take, levels.gain_db, true_peak_dbtp);
  std::vector<double> energies(leveller.hops());
  std::vector<float> peaks(leveller.units());
  try {
    BinaryFile out = BinaryFile::create(file, head);
    leveller.for_each_unit(jobs, [&](std::size_t unit, Leveller::Desk& desk) {
      const std::span<const float> sound = leveller.limited(unit, desk);
      if (levels.hop_energies.size() == energies.size()) {
        leveller.weigh_changed(unit, sound, desk, levels.hop_energies, energies);
      } else {
        leveller.weigh(unit, sound, energies);
      }
      peaks[unit] = Leveller::true_peak(sound, desk);
      const auto left = static_cast<std::size_t>(leveller.samples() - leveller.start(unit));
      desk.samples.resize(sound.size());
      to_16_bits(sound, desk.samples.data());
      out.write_at(static_cast<std::uint64_t>(leveller.start(unit)) * sizeof(std::int16_t),
                   std::as_bytes(std::span(desk.samples).first(std::min(left, desk.samples.size()))));
    });
    out.close();
  } catch (...) {
    discard(file);
    throw;
  }
  Loudness loudness{k_silence_lufs, k_silence_dbtp};
  const double integrated = leveller.meter().integrated(energies);
  if (std::isfinite(integrated)) {
    loudness.integrated_lufs = integrated;
  }
  const float peak = peaks.empty() ? 0.0F : *std::ranges::max_element(peaks);
  if (peak > 0.0F) {
    loudness.true_peak_dbtp = std::max(k_silence_dbtp, 20.0 * std::log10(static_cast<double>(peak)));
  }
  return loudness;
}

} // namespace audiosheet::audio

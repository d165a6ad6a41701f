// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/master.hpp"

#include "audio/lanes.hpp"
#include "audio/limiter.hpp"
#include "audio/loudness_meter.hpp"
#include "audio/timeline.hpp"
#include "audio/true_peak.hpp"
#include "util/binary_file.hpp"
#include "util/interrupt.hpp"
#include "util/parallel.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <mutex>

namespace audiosheet::audio {

namespace {

constexpr std::size_t k_hops_per_unit = 32;
/// Room for what rounding to 16 bits, the moving gain and the filter of another meter add to a true peak.
constexpr double k_ceiling_margin_db = 0.1;

double factor(double db) { return std::pow(10.0, db / 20.0); }

double decibels(double factor_value) { return 20.0 * std::log10(factor_value); }

std::size_t up_to_blocks(std::size_t samples) {
  return (samples + k_true_peak_block - 1) / k_true_peak_block * k_true_peak_block;
}

/// Cuts the master into units of 3.2 s that are levelled independently, each with as much of its
/// surroundings as filters and limiter remember: what comes out does not depend on who does which.
class Leveller {
public:
  Leveller(const Take& take, double gain_db, double true_peak_dbtp)
      : m_timeline(take),
        m_meter(take.sample_rate),
        m_gain(factor(gain_db)),
        m_limiter(take.sample_rate, static_cast<float>(factor(true_peak_dbtp - k_ceiling_margin_db))),
        m_unit(k_hops_per_unit * m_meter.hop()),
        m_lead(up_to_blocks(m_meter.hop())) {}

  /// One thread's buffers.
  struct Desk {
    std::vector<float> sound;
    std::vector<float> peaks;
    std::vector<std::int16_t> samples;
    std::vector<std::size_t> changed;
    Limiter::Scratch limiter;
  };

  [[nodiscard]] Sample samples() const { return m_timeline.samples(); }
  [[nodiscard]] std::size_t units() const {
    return (static_cast<std::size_t>(samples()) + m_unit - 1) / m_unit;
  }
  [[nodiscard]] std::size_t hops() const { return static_cast<std::size_t>(samples()) / m_meter.hop(); }
  [[nodiscard]] Sample start(std::size_t unit) const { return static_cast<Sample>(unit * m_unit); }
  [[nodiscard]] const LoudnessMeter& meter() const { return m_meter; }
  [[nodiscard]] double gain() const { return m_gain; }
  void set_gain_db(double gain_db) { m_gain = factor(gain_db); }

  /// The unit as it is without limiter. The span lies in a buffer with a hop of sound before it.
  std::span<const float> plain(std::size_t unit, Desk& desk) const {
    desk.sound.resize(m_lead + m_unit);
    m_timeline.render(start(unit) - static_cast<Sample>(m_lead), m_gain, desk.sound);
    return std::span(desk.sound).subspan(m_lead);
  }

  /// The unit as it will be heard, with a hop before it and a true peak's margin behind. The hops that the
  /// limiter changed, of the unit, are in `desk.changed`.
  std::span<const float> limited(std::size_t unit, Desk& desk) const {
    const std::size_t before = m_limiter.before() + m_lead;
    desk.sound.resize(before + m_unit + k_true_peak_margin + m_limiter.after());
    m_timeline.render(start(unit) - static_cast<Sample>(before), m_gain, desk.sound);
    m_limiter.limit(desk.sound, desk.limiter);
    list_changed_hops(desk);
    return std::span(desk.sound).subspan(before, m_unit);
  }

  /// The energies of a unit's hops, into those of the whole master.
  void weigh(std::size_t unit, std::span<const float> sound, std::span<double> all) const {
    const std::span<double> energies = of_unit(unit, all);
    if (!energies.empty()) {
      m_meter.weigh({sound.data() - m_meter.hop(), (energies.size() + 1) * m_meter.hop()}, energies);
    }
  }

  /// The same after the limiter, from the energies before gain and limiter: only what the limiter changed
  /// is weighed.
  void weigh_changed(std::size_t unit, std::span<const float> sound, Desk& desk,
                     std::span<const double> plain, std::span<double> all) const {
    const std::span<double> energies = of_unit(unit, all);
    for (std::size_t hop = 0; hop < energies.size(); ++hop) {
      energies[hop] = plain[unit * k_hops_per_unit + hop] * m_gain * m_gain;
    }
    std::erase_if(desk.changed, [&](std::size_t hop) { return hop >= energies.size(); });
    m_meter.weigh_some({sound.data() - m_meter.hop(), (energies.size() + 1) * m_meter.hop()}, desk.changed,
                       energies);
  }

  /// The true peak of a unit made by `limited`.
  static float true_peak(std::span<const float> sound, std::vector<float>& peaks) {
    peaks.resize(sound.size() / k_true_peak_block);
    block_true_peaks({sound.data() - k_true_peak_margin, sound.size() + 2 * k_true_peak_margin},
                     largest_magnitude(sound), peaks);
    return *std::ranges::max_element(peaks);
  }

private:
  [[nodiscard]] std::span<double> of_unit(std::size_t unit, std::span<double> all) const {
    const std::size_t first = std::min(unit * k_hops_per_unit, all.size());
    return all.subspan(first, std::min(k_hops_per_unit, all.size() - first));
  }

  void list_changed_hops(Desk& desk) const {
    desk.changed.clear();
    const auto add = [&](std::size_t sample) {
      const std::size_t hop = (std::max(sample, m_lead) - m_lead) / m_meter.hop();
      if (sample >= m_lead && hop < k_hops_per_unit && (desk.changed.empty() || desk.changed.back() != hop)) {
        desk.changed.push_back(hop);
      }
    };
    for (const std::size_t block : desk.limiter.changed) {
      add(block * k_true_peak_block);
      add((block + 1) * k_true_peak_block - 1);
    }
  }

  Timeline m_timeline;
  LoudnessMeter m_meter;
  double m_gain;
  Limiter m_limiter;
  std::size_t m_unit;
  std::size_t m_lead;
};

/// Buffers that threads borrow.
class Desks {
public:
  Leveller::Desk take() {
    const std::scoped_lock lock(m_mutex);
    if (m_free.empty()) {
      return {};
    }
    Leveller::Desk desk = std::move(m_free.back());
    m_free.pop_back();
    return desk;
  }
  void give(Leveller::Desk desk) {
    const std::scoped_lock lock(m_mutex);
    m_free.push_back(std::move(desk));
  }

private:
  std::mutex m_mutex;
  std::vector<Leveller::Desk> m_free;
};

void for_each_unit(const Leveller& leveller, unsigned jobs,
                   const std::function<void(std::size_t, Leveller::Desk&)>& work) {
  Desks desks;
  parallel_for(leveller.units(), jobs, [&](std::size_t unit) {
    stop_if_interrupted();
    Leveller::Desk desk = desks.take();
    work(unit, desk);
    desks.give(std::move(desk));
  });
}

/// Thousandths: the last bits of a logarithm, which may differ between machines, don't show.
double thousandths(double gain_db) { return std::round(gain_db * 1000.0) / 1000.0; }

/// The gain with which `loudness_with(gain)` is `wanted_lufs`, beginning at `gain_db`. What the limiter takes
/// is made up for, and somewhat more, since it takes a part of that too; a large step is tried out before
/// the next, and shows how much more.
double find_gain(double wanted_lufs, double gain_db, const std::function<double(double)>& loudness_with) {
  constexpr int k_most_rounds = 6;
  constexpr double k_small_step_lu = 0.3;
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
    gain_db += (wanted_lufs - lufs) * slope;
    if (std::abs(wanted_lufs - lufs) < k_small_step_lu) {
      break;
    }
  }
  return thousandths(gain_db);
}

} // namespace

Levels measure(const Take& take, double loudness_lufs, double true_peak_dbtp, unsigned jobs) {
  Leveller leveller(take, 0.0, true_peak_dbtp);
  Levels levels{0.0, {k_silence_lufs, k_silence_dbtp}, std::vector<double>(leveller.hops())};
  for_each_unit(leveller, jobs, [&](std::size_t unit, Leveller::Desk& desk) {
    leveller.weigh(unit, leveller.plain(unit, desk), levels.hop_energies);
  });
  const double plain = leveller.meter().integrated(levels.hop_energies);
  if (!std::isfinite(plain)) {
    return levels;
  }

  std::vector<double> energies(levels.hop_energies.size());
  levels.gain_db = find_gain(loudness_lufs, loudness_lufs - plain, [&](double gain_db) {
    leveller.set_gain_db(gain_db);
    for_each_unit(leveller, jobs, [&](std::size_t unit, Leveller::Desk& desk) {
      const std::span<const float> sound = leveller.limited(unit, desk);
      leveller.weigh_changed(unit, sound, desk, levels.hop_energies, energies);
    });
    return leveller.meter().integrated(energies);
  });
  levels.loudness = {loudness_lufs, true_peak_dbtp};
  return levels;
}

Loudness write_master(const Take& take, const Levels& levels, double true_peak_dbtp,
                      const std::filesystem::path& file, unsigned jobs) {
  const Leveller leveller(take, levels.gain_db, true_peak_dbtp);
  std::vector<double> energies(leveller.hops());
  std::vector<float> peaks(leveller.units());
  try {
    BinaryFile out = BinaryFile::create(file);
    for_each_unit(leveller, jobs, [&](std::size_t unit, Leveller::Desk& desk) {
      const std::span<const float> sound = leveller.limited(unit, desk);
      if (levels.hop_energies.size() == energies.size()) {
        leveller.weigh_changed(unit, sound, desk, levels.hop_energies, energies);
      } else {
        leveller.weigh(unit, sound, energies);
      }
      peaks[unit] = Leveller::true_peak(sound, desk.peaks);
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
    loudness.true_peak_dbtp = std::max(k_silence_dbtp, decibels(static_cast<double>(peak)));
  }
  return loudness;
}

} // namespace audiosheet::audio

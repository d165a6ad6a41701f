// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/leveller.hpp"

#include "audio/lanes.hpp"
#include "audio/true_peak.hpp"
#include "util/interrupt.hpp"
#include "util/parallel.hpp"

#include <algorithm>
#include <cmath>
#include <mutex>

namespace audiosheet::audio {

namespace {

constexpr std::size_t k_hops_per_unit = 32;
/// Room for what rounding to 16 bits, the moving gain and the filter of another meter add to a true peak.
constexpr double k_ceiling_margin_db = 0.1;

double factor(double db) { return std::pow(10.0, db / 20.0); }

std::size_t up_to_blocks(std::size_t samples) {
  return (samples + k_true_peak_block - 1) / k_true_peak_block * k_true_peak_block;
}

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

} // namespace

Leveller::Leveller(const Take& take, double gain_db, double true_peak_dbtp)
    : m_timeline(take),
      m_meter(take.sample_rate),
      m_gain(factor(gain_db)),
      m_limiter(take.sample_rate, static_cast<float>(factor(true_peak_dbtp - k_ceiling_margin_db))),
      m_unit(k_hops_per_unit * m_meter.hop()),
      m_lead(up_to_blocks(m_meter.hop())) {}

std::size_t Leveller::units() const { return (static_cast<std::size_t>(samples()) + m_unit - 1) / m_unit; }

void Leveller::set_gain_db(double gain_db) { m_gain = factor(gain_db); }

std::span<const float> Leveller::plain(std::size_t unit, Desk& desk) const {
  desk.sound.resize(m_lead + m_unit);
  m_timeline.render(start(unit) - static_cast<Sample>(m_lead), m_gain, desk.sound);
  return std::span(desk.sound).subspan(m_lead);
}

std::span<const float> Leveller::limited(std::size_t unit, Desk& desk) const {
  const std::size_t before = m_limiter.before() + m_lead;
  desk.sound.resize(before + m_unit + k_true_peak_margin + m_limiter.after());
  m_timeline.render(start(unit) - static_cast<Sample>(before), m_gain, desk.sound);
  m_limiter.limit(desk.sound, desk.limiter);
  list_changed_hops(desk);
  return std::span(desk.sound).subspan(before, m_unit);
}

void Leveller::list_changed_hops(Desk& desk) const {
  desk.changed.clear();
  const auto add = [&](std::size_t sample) { // counted from where the limiter began, m_lead before the unit
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

std::span<double> Leveller::of_unit(std::size_t unit, std::span<double> all) const {
  const std::size_t first = std::min(unit * k_hops_per_unit, all.size());
  return all.subspan(first, std::min(k_hops_per_unit, all.size() - first));
}

void Leveller::weigh(std::size_t unit, std::span<const float> sound, std::span<double> all) const {
  const std::span<double> energies = of_unit(unit, all);
  if (!energies.empty()) {
    m_meter.weigh({sound.data() - m_meter.hop(), (energies.size() + 1) * m_meter.hop()}, energies);
  }
}

void Leveller::weigh_changed(std::size_t unit, std::span<const float> sound, Desk& desk,
                             std::span<const double> plain, std::span<double> all) const {
  const std::span<double> energies = of_unit(unit, all);
  for (std::size_t hop = 0; hop < energies.size(); ++hop) {
    energies[hop] = plain[unit * k_hops_per_unit + hop] * m_gain * m_gain;
  }
  std::erase_if(desk.changed, [&](std::size_t hop) { return hop >= energies.size(); });
  m_meter.weigh_some({sound.data() - m_meter.hop(), (energies.size() + 1) * m_meter.hop()}, desk.changed,
                     energies);
}

float Leveller::true_peak(std::span<const float> sound, Desk& desk) {
  desk.peaks.resize(sound.size() / k_true_peak_block);
  block_true_peaks({sound.data() - k_true_peak_margin, sound.size() + 2 * k_true_peak_margin},
                   largest_magnitude(sound), desk.peaks);
  return *std::ranges::max_element(desk.peaks);
}

void Leveller::for_each_unit(unsigned jobs, const std::function<void(std::size_t, Desk&)>& work) const {
  Desks desks;
  parallel_for(units(), jobs, [&](std::size_t unit) {
    stop_if_interrupted();
    Desk desk = desks.take();
    work(unit, desk);
    desks.give(std::move(desk));
  });
}

} // namespace audiosheet::audio

// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/resample.hpp"

#include "util/error.hpp"

#include <cmath>
#include <fmt/format.h>
#include <soxr.h>

namespace audiosheet {

std::vector<float> resampled(const std::vector<float>& samples, double from_rate, double to_rate) {
  if (from_rate == to_rate || samples.empty()) {
    return samples;
  }
  const double length = std::ceil(static_cast<double>(samples.size()) * to_rate / from_rate);
  std::vector<float> out(static_cast<std::size_t>(length) + 1);
  const soxr_quality_spec_t quality = soxr_quality_spec(SOXR_HQ, 0);
  std::size_t made = 0;
  const soxr_error_t error = soxr_oneshot(from_rate, to_rate, 1, samples.data(), samples.size(), nullptr,
                                          out.data(), out.size(), &made, nullptr, &quality, nullptr);
  if (error != nullptr) {
    throw Error(fmt::format("samples can't be resampled: {}", error));
  }
  out.resize(made);
  return out;
}

} // namespace audiosheet

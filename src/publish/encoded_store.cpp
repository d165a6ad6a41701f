// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/encoded_store.hpp"

#include "util/hash.hpp"
#include "util/program_id.hpp"

#include <fmt/format.h>

namespace audiosheet::publish {

std::string encoded_name(const std::string& settings, const BinaryFile& pcm,
                         const std::vector<audio::SampleSpan>& spans, int sample_rate) {
  constexpr Sample k_block = 32'768;
  Sha256 hash;
  std::vector<std::int16_t> block;
  for (const audio::SampleSpan span : spans) {
    hash.update(fmt::format("{}:", span.end - span.start));
    for (Sample at = span.start; at < span.end; at += k_block) {
      block.resize(static_cast<std::size_t>(std::min(k_block, span.end - at)));
      audio::read_padded(pcm, span, at, block);
      hash.update(block.data(), block.size() * sizeof(std::int16_t));
    }
  }
  return fmt::format("{} {} at {} Hz {}", program_id(), settings, sample_rate, hash.hex());
}

} // namespace audiosheet::publish

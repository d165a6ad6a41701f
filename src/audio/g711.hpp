// SPDX-License-Identifier: GPL-3.0-or-later
//
// ITU-T G.711 (11/88): one byte a sample, 8 kHz. 16-bit samples in, as every telephone switch takes them.
#pragma once

#include <cstdint>

namespace audiosheet::audio {

/// Table 2 of G.711, all bits inverted as on the line: 0xFF is silence.
std::uint8_t to_mu_law(std::int16_t sample);
std::int16_t from_mu_law(std::uint8_t code);

/// Table 1 of G.711, even bits inverted as on the line: 0xD5 is silence.
std::uint8_t to_a_law(std::int16_t sample);
std::int16_t from_a_law(std::uint8_t code);

} // namespace audiosheet::audio

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Values of SSML attributes, both directions. A value that is written and read again is the same to the
// last bit. Parsers give nothing for what they don't understand; the caller says so with its place.
#pragma once

#include "model/script.hpp"
#include "util/limits.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::ssml {

/// The longest break that is honoured; a longer one is a slip of the pen.
constexpr milliseconds k_max_break = limits::k_break;
/// What `volume="silent"` means in dB: below the least step of 16 bits.
constexpr double k_silent_db = -100.0;

/// A plain decimal number with optional sign, without exponent: "5", "-.5", "+1.25".
std::optional<double> parse_number(std::string_view text);
std::string format_number(double number);
/// A whole number >= 0 that fits an int.
std::optional<int> parse_count(std::string_view text);

/// A number with unit "dB", with or without sign (of `soundLevel`).
std::optional<double> parse_decibel(std::string_view text);

/// "600ms", "1.5s", ".5s", "+2s"; to the nearest millisecond, at most a day.
std::optional<milliseconds> parse_time(std::string_view text);
std::string format_time(milliseconds time);

/// Length of `<break strength="…">`: none, x-weak, weak, medium, strong, x-strong.
std::optional<milliseconds> parse_strength(std::string_view text);

/// Factor on the rate: "80%", "fast", "default"; also "+20%" and "1.2" of SSML 1.0.
std::optional<double> parse_rate(std::string_view text);
std::string format_rate(double rate);

/// A pitch in one of its ways: an offset in semitones ("+2st", "-10%", "high", "default"), in Hz ("+20Hz"),
/// or Hz in place of the voice's own ("120Hz").
struct Pitch {
  double semitones = 0.0;
  double offset_hz = 0.0;
  double hz = 0.0; ///< 0: the voice's own
};
std::optional<Pitch> parse_pitch(std::string_view text);
/// "+2st". What one attribute can't say together (Hz and semitones) is for nested elements.
std::string format_semitones(double semitones);
std::string format_offset_hz(double offset);
std::string format_hz(double hz);

/// "(0%,+20Hz) (40%,-10%)": points by position, positions within 0–100 %.
std::optional<std::vector<ContourPoint>> parse_contour(std::string_view text);
std::string format_contour(const std::vector<ContourPoint>& contour);

/// A factor as a percentage >= 0, without sign: "50%" (of `speed`).
std::optional<double> parse_percent(std::string_view text);

/// Factor on the pitch range: "+20%", "+2st", "low", "default".
std::optional<double> parse_range(std::string_view text);
std::string format_range(double range);

/// Gain in dB: "+6dB", "loud", "silent", "default".
std::optional<double> parse_volume(std::string_view text);
std::string format_volume(double decibel);

/// `inner` inside `outer`.
Prosody combine(const Prosody& outer, const Prosody& inner);

} // namespace audiosheet::ssml

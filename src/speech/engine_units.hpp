// SPDX-License-Identifier: GPL-3.0-or-later
//
// What eSpeak NG's numbers mean to the ear, as measured.
#pragma once

namespace audiosheet::speech {

/// The pitch value (0–99) that sounds `semitones` above `pitch`, as near as eSpeak's range allows.
///
/// Measured on en-us, en-us+f3 and en+m3: the median frequency at pitch p is
/// f(p) = f(50) · (0.67 · 2^((p-50)/50) + 0.33). Within ±6 semitones of 50 this is right to about half a
/// semitone; eSpeak reaches about 8 up and 7 down.
int shifted_pitch(int pitch, double semitones);

/// How many times as high as at pitch 50 a voice sounds at a pitch value, by the same formula.
double pitch_factor(int pitch);

/// The words a minute (80–449) that sound about `factor` times as fast as `wpm` does. eSpeak's rate isn't
/// quite linear: 80 is 0.49 times as fast as 175, 449 is 2.36 times (measured over five sentences and three
/// English voices; single sentences differ by up to a tenth).
int scaled_rate(int wpm, double factor);

} // namespace audiosheet::speech

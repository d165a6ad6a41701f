// SPDX-License-Identifier: GPL-3.0-or-later
//
// Checks a finished output as a listener's devices will meet it. It knows the formats by their standards and
// by docs/formats, and shares no code with what wrote them.
#pragma once

#include "model/diagnostic.hpp"

#include <cstddef>
#include <filesystem>

namespace audiosheet::verify {

struct Report {
  Diagnostics problems; ///< each names a file, relative to the folder
  std::size_t files = 0;
  std::size_t sounds = 0; ///< audio files decoded from end to end
  std::size_t links = 0;
  std::size_t clips = 0;
};

/// Checks OUT/<slug>/: each file is there with the bytes of the manifest, and no other; chapters and segments
/// cover the recording; all audio decodes and is as long as it should be; mark-up is well-formed; each link
/// and clip leads somewhere; transcript, timeline and call tree agree. Throws Error when there is no
/// manifest.
Report verify(const std::filesystem::path& folder);

} // namespace audiosheet::verify

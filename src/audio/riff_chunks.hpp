// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "util/binary_file.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace audiosheet::audio {

struct RiffChunk {
  std::string tag;        ///< four characters
  std::uint64_t body = 0; ///< where its content starts in the file
  std::uint64_t size = 0; ///< of the content, without the byte that makes it even
};

/// The chunks of a RIFF or RF64 file in order. What ends behind the end of the file is cut there, as
/// recorders leave it when their battery dies. Throws BadFile when it has more than 10,000 chunks.
std::vector<RiffChunk> riff_chunks(const BinaryFile& file);

} // namespace audiosheet::audio

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/hashed_file.hpp"
#include "publish/pieces.hpp"

#include <filesystem>
#include <string>

namespace audiosheet::publish {

/// Encodes a recording as FLAC with metadata blocks (audio/tags.hpp), piece by piece; pieces that are in the
/// store are only joined. The bytes depend on neither threads nor store. Throws Error.
audio::FileDigest write_flac_in_pieces(const PieceWork& work, const std::filesystem::path& file,
                                       const std::string& blocks);

} // namespace audiosheet::publish

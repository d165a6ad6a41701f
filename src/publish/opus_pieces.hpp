// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/hashed_file.hpp"
#include "publish/pieces.hpp"

#include <filesystem>

namespace audiosheet::publish {

/// Encodes a recording as Ogg Opus with a comment header (audio/tags.hpp), piece by piece; pieces that are in
/// the store are only joined. The bytes depend on neither threads nor store. Throws Error.
audio::FileDigest write_opus_in_pieces(const PieceWork& work, const std::filesystem::path& file,
                                       const std::string& comments);

} // namespace audiosheet::publish

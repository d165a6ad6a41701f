// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/hashed_file.hpp"
#include "model/recording.hpp"
#include "publish/encoded_store.hpp"
#include "util/trace.hpp"

#include <filesystem>
#include <string>

namespace audiosheet::publish {

/// Encodes a recording as FLAC with metadata blocks (audio/tags.hpp), piece by piece, by up to `jobs`
/// threads; pieces that are in the store are only joined. The bytes don't depend on either. `work_folder`
/// must have room for them. Throws Error.
audio::FileDigest write_flac_in_pieces(const std::filesystem::path& file, const Recording& recording,
                                       const std::string& blocks, const std::filesystem::path& work_folder,
                                       unsigned jobs, const EncodedStore* store, Trace* trace = nullptr);

} // namespace audiosheet::publish

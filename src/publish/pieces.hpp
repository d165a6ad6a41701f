// SPDX-License-Identifier: GPL-3.0-or-later
//
// A recording cut into pieces that are encoded on their own, side by side, and kept between runs: an edit
// changes the pieces of its chapter.
#pragma once

#include "audio/padded_pcm.hpp"
#include "model/recording.hpp"
#include "publish/encoded_store.hpp"
#include "publish/sound_print.hpp"
#include "util/temporary_file.hpp"
#include "util/trace.hpp"

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::publish {

/// What pieces are made with.
struct PieceWork {
  const Recording& recording;
  std::filesystem::path folder; ///< has room for what is encoded
  unsigned jobs = 1;
  const EncodedStore* store = nullptr; ///< of earlier runs; null: none is kept
  SoundPrint& print;
  Trace* trace = nullptr;
};

/// Pieces are about this long: enough of them for every core, and few seams.
constexpr Sample k_piece_seconds = 30;

/// Places where a recording may be cut for an encoder without anybody noticing: the middles of pauses of at
/// least a fifth of a second. All of one chapter, or with 0 of all.
std::vector<Sample> quiet_places(const Recording& recording, int chapter = 0);

/// The whole recording in pieces: each chapter begins one where `first_seam` says, and long ones have
/// several.
std::vector<audio::SampleSpan> pieces_of(const Recording& recording,
                                         const std::function<Sample(const RecordedChapter&)>& first_seam,
                                         const std::function<Sample(Sample)>& seam_at);

/// What pieces were encoded to, one behind the other in a file without a name, as they were done. Safe from
/// several threads. Throws Error.
class PieceSpool {
public:
  struct Place {
    std::uint64_t offset = 0;
    std::size_t bytes = 0;
  };

  explicit PieceSpool(const std::filesystem::path& folder);
  Place add(std::string_view bytes);
  [[nodiscard]] std::string read(Place place) const;

private:
  TemporaryFile m_file;
  BinaryFile m_again; ///< the same, to read
  std::atomic<std::uint64_t> m_size = 0;
};

} // namespace audiosheet::publish

// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/opus_pieces.hpp"

#include "audio/opus_file.hpp"
#include "util/error.hpp"
#include "util/tasks.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace audiosheet::publish {

namespace {

using audio::OpusPiece;
using audio::SampleSpan;

/// Where a piece that has to do with a chapter begins: in the pause before it, so that the first packet is
/// silence, and at a distance from the chapter that does not change when the pause does.
Sample seam_before(const Recording& recording, const RecordedChapter& chapter) {
  const Sample before = recording.sample_rate / 10;
  const auto pause = std::ranges::find(recording.segments, chapter.start, &Segment::end);
  const bool quiet =
      pause != recording.segments.end() && pause->part == Part::pause && pause->end - pause->start >= before;
  return quiet ? chapter.start - before : chapter.start;
}

OpusPiece encode(const PieceWork& work, const BinaryFile& pcm, SampleSpan place) {
  const int rate = work.recording.sample_rate;
  return found_or_made(
      work.store,
      [&] {
        return work.print.name(fmt::format("{} of {}", audio::opus_settings(), place.end - place.start),
                               audio::opus_needs(rate, place));
      },
      [](const std::string& bytes) { return audio::as_opus_piece(bytes); },
      [&] {
        return audio::encode_opus(pcm, {0, work.recording.samples}, rate, place);
      },
      [](const OpusPiece& piece) { return audio::to_bytes(piece); });
}

} // namespace

audio::FileDigest write_opus_in_pieces(const PieceWork& work, const std::filesystem::path& file,
                                       const std::string& comments) {
  const Recording& recording = work.recording;
  std::vector<SampleSpan> pieces = pieces_of(
      recording, [&](const RecordedChapter& chapter) { return seam_before(recording, chapter); },
      [](Sample place) { return place; });
  pieces.push_back({recording.samples, recording.samples}); // flushes the encoder
  PieceSpool spool(work.folder);
  std::vector<PieceSpool::Place> places(pieces.size());
  const BinaryFile pcm = BinaryFile::open(recording.pcm, recording.pcm_head);
  for_each_task(pieces.size(), work.jobs, [&](std::size_t i) {
    const TraceSpan span(work.trace, "encode", fmt::format("Opus piece {}", i + 1));
    places[i] = spool.add(to_bytes(encode(work, pcm, pieces[i])));
  });
  const TraceSpan span(work.trace, "join", "Opus");
  audio::OpusFile opus(file, recording.sample_rate, recording.samples, comments);
  audio::FileDigest digest;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const auto piece = audio::as_opus_piece(spool.read(places[i]));
    if (!piece) {
      throw Error(fmt::format("{}: what was encoded can't be read again", file.string()));
    }
    if (i + 1 < pieces.size()) {
      opus.add(*piece, pieces[i]);
    } else {
      digest = opus.finish(*piece);
    }
  }
  return digest;
}

} // namespace audiosheet::publish

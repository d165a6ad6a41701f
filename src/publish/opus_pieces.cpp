// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/opus_pieces.hpp"

#include "audio/opus_file.hpp"
#include "util/error.hpp"
#include "util/tasks.hpp"
#include "util/temporary_file.hpp"

#include <algorithm>
#include <atomic>
#include <fmt/format.h>

namespace audiosheet::publish {

namespace {

using audio::OpusPiece;
using audio::SampleSpan;

/// Pieces are about this long: enough of them for every core, and few seams.
constexpr Sample k_piece_seconds = 30;

/// A piece and where its bytes lie in the spool.
struct Spooled {
  SampleSpan place;
  std::uint64_t offset = 0;
  std::size_t bytes = 0;
};

/// Where a piece that has to do with a chapter begins: in the pause before it, so that the first packet is
/// silence, and at a distance from the chapter that does not change when the pause does.
Sample seam_before(const Recording& recording, const RecordedChapter& chapter) {
  const Sample before = recording.sample_rate / 10;
  const auto pause = std::ranges::find(recording.segments, chapter.start, &Segment::end);
  const bool quiet =
      pause != recording.segments.end() && pause->part == Part::pause && pause->end - pause->start >= before;
  return quiet ? chapter.start - before : chapter.start;
}

/// Each chapter begins a piece, and long ones have several: an edit changes the pieces of its chapter.
std::vector<Spooled> plan(const Recording& recording) {
  std::vector<Sample> seams{0};
  for (const RecordedChapter& chapter : recording.chapters) {
    const Sample seam = seam_before(recording, chapter);
    if (seam > seams.back()) {
      seams.push_back(seam);
    }
    for (const Sample place : quiet_places(recording, chapter.number)) {
      if (place - seams.back() >= k_piece_seconds * recording.sample_rate) {
        seams.push_back(place);
      }
    }
  }
  std::vector<Spooled> pieces;
  for (std::size_t i = 0; i < seams.size(); ++i) {
    const Sample end = i + 1 < seams.size() ? seams[i + 1] : recording.samples;
    if (end > seams[i]) {
      pieces.push_back({.place = {seams[i], end}});
    }
  }
  pieces.push_back({.place = {recording.samples, recording.samples}});
  return pieces;
}

OpusPiece encode(const Recording& recording, const BinaryFile& pcm, SampleSpan place,
                 const EncodedStore* store) {
  const SampleSpan sound{0, recording.samples};
  return found_or_made(
      store,
      [&] {
        return encoded_name(fmt::format("{} of {}", audio::opus_settings(), place.end - place.start), pcm,
                            sound, recording.sample_rate, {audio::opus_needs(recording.sample_rate, place)});
      },
      [](const std::string& bytes) { return audio::as_opus_piece(bytes); },
      [&] { return audio::encode_opus(pcm, sound, recording.sample_rate, place); },
      [](const OpusPiece& piece) { return audio::to_bytes(piece); });
}

} // namespace

std::vector<Sample> quiet_places(const Recording& recording, int chapter) {
  const Sample enough = recording.sample_rate / 5;
  std::vector<Sample> places;
  for (const Segment& segment : recording.segments) {
    if ((chapter == 0 || segment.chapter == chapter) && segment.part == Part::pause &&
        segment.end - segment.start >= enough) {
      places.push_back(segment.start + (segment.end - segment.start) / 2);
    }
  }
  return places;
}

audio::FileDigest write_opus_in_pieces(const std::filesystem::path& file, const Recording& recording,
                                       const std::string& comments, const std::filesystem::path& work_folder,
                                       unsigned jobs, const EncodedStore* store, Trace* trace) {
  std::vector<Spooled> pieces = plan(recording);
  TemporaryFile spool(work_folder);
  std::atomic<std::uint64_t> spooled = 0;
  const BinaryFile pcm = BinaryFile::open(recording.pcm);
  for_each_task(pieces.size(), jobs, [&](std::size_t i) {
    const TraceSpan span(trace, "encode", fmt::format("Opus piece {}", i + 1));
    const std::string bytes = to_bytes(encode(recording, pcm, pieces[i].place, store));
    pieces[i].bytes = bytes.size();
    pieces[i].offset = spooled.fetch_add(bytes.size());
    spool.write_at(bytes.data(), bytes.size(), static_cast<std::int64_t>(pieces[i].offset));
  });
  const TraceSpan span(trace, "join", "Opus");
  const BinaryFile encoded = BinaryFile::open(spool.path());
  audio::OpusFile opus(file, recording.sample_rate, recording.samples, comments);
  audio::FileDigest digest;
  for (const Spooled& spooled_piece : pieces) {
    std::string bytes(spooled_piece.bytes, '\0');
    encoded.read_at(spooled_piece.offset, std::as_writable_bytes(std::span(bytes)));
    const auto piece = audio::as_opus_piece(bytes);
    if (!piece) {
      throw Error(fmt::format("{}: what was encoded can't be read again", file.string()));
    }
    if (spooled_piece.place.end > spooled_piece.place.start) {
      opus.add(*piece, spooled_piece.place);
    } else {
      digest = opus.finish(*piece);
    }
  }
  return digest;
}

} // namespace audiosheet::publish

// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/flac_pieces.hpp"

#include "audio/flac_file.hpp"
#include "util/tasks.hpp"

#include <fmt/format.h>
#include <mutex>

namespace audiosheet::publish {

namespace {

using audio::FlacFrames;
using audio::SampleSpan;

std::size_t frames_in(SampleSpan place, Sample block) {
  return static_cast<std::size_t>((place.end - place.start + block - 1) / block);
}

FlacFrames encode(const PieceWork& work, const BinaryFile& pcm, SampleSpan place) {
  const std::size_t count = frames_in(place, audio::flac_block(work.recording.sample_rate));
  return found_or_made(
      work.store, [&] { return work.print.name(audio::flac_settings(), place); },
      [count](std::string bytes) { return audio::as_flac_frames(std::move(bytes), count); },
      [&] { return audio::encode_flac(pcm, place, work.recording.sample_rate); },
      [](const FlacFrames& frames) { return audio::to_bytes(frames); });
}

} // namespace

audio::FileDigest write_flac_in_pieces(const PieceWork& work, const std::filesystem::path& file,
                                       const std::string& blocks) {
  const Recording& recording = work.recording;
  const Sample block = audio::flac_block(recording.sample_rate);
  const auto seam_at = [block](Sample place) { return place / block * block; };
  const std::vector<SampleSpan> pieces = pieces_of(
      recording, [&](const RecordedChapter& chapter) { return seam_at(chapter.start); }, seam_at);
  const BinaryFile pcm = BinaryFile::open(recording.pcm, recording.pcm_head);
  PieceSpool spool(work.folder);
  std::vector<PieceSpool::Place> places(pieces.size());
  audio::FlacStream stream{.sample_rate = recording.sample_rate, .samples = recording.samples, .md5 = {}};
  std::mutex stream_mutex;
  // The checksum goes over all samples in order: the longest task, so it is the first.
  for_each_task(pieces.size() + 1, work.jobs, [&](std::size_t i) {
    const TraceSpan span(work.trace, "encode", i == 0 ? "FLAC checksum" : fmt::format("FLAC piece {}", i));
    if (i == 0) {
      stream.md5 = audio::flac_md5(pcm, {0, recording.samples});
      return;
    }
    const SampleSpan place = pieces[i - 1];
    const FlacFrames frames =
        audio::numbered(encode(work, pcm, place), static_cast<std::uint64_t>(place.start / block));
    places[i - 1] = spool.add(frames.bytes);
    const std::scoped_lock lock(stream_mutex);
    stream.count(frames.sizes);
  });
  const TraceSpan span(work.trace, "join", "FLAC");
  audio::HashedFile flac(file);
  flac.append(audio::flac_head(stream, blocks));
  for (const PieceSpool::Place place : places) {
    flac.append(spool.read(place));
  }
  return flac.close();
}

} // namespace audiosheet::publish

// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/pieces.hpp"

namespace audiosheet::publish {

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

std::vector<audio::SampleSpan> pieces_of(const Recording& recording,
                                         const std::function<Sample(const RecordedChapter&)>& first_seam,
                                         const std::function<Sample(Sample)>& seam_at) {
  std::vector<Sample> seams{0};
  for (const RecordedChapter& chapter : recording.chapters) {
    const Sample first = first_seam(chapter);
    if (first > seams.back()) {
      seams.push_back(first);
    }
    for (const Sample place : quiet_places(recording, chapter.number)) {
      if (seam_at(place) - seams.back() >= k_piece_seconds * recording.sample_rate) {
        seams.push_back(seam_at(place));
      }
    }
  }
  std::vector<audio::SampleSpan> pieces;
  for (std::size_t i = 0; i < seams.size(); ++i) {
    const Sample end = i + 1 < seams.size() ? seams[i + 1] : recording.samples;
    if (end > seams[i]) {
      pieces.push_back({seams[i], end});
    }
  }
  return pieces;
}

PieceSpool::PieceSpool(const std::filesystem::path& folder)
    : m_file(folder), m_again(BinaryFile::open(m_file.path())) {}

PieceSpool::Place PieceSpool::add(std::string_view bytes) {
  const Place place{m_size.fetch_add(bytes.size()), bytes.size()};
  m_file.write_at(bytes.data(), bytes.size(), static_cast<std::int64_t>(place.offset));
  return place;
}

std::string PieceSpool::read(Place place) const {
  std::string bytes(place.bytes, '\0');
  m_again.read_at(place.offset, std::as_writable_bytes(std::span(bytes)));
  return bytes;
}

} // namespace audiosheet::publish

// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/encodings.hpp"

#include "audio/mp3_encoder.hpp"
#include "audio/mp3_header.hpp"
#include "publish/flac_pieces.hpp"
#include "publish/opus_pieces.hpp"
#include "publish/pieces.hpp"
#include "util/binary_file.hpp"
#include "util/tasks.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <span>
#include <vector>

namespace audiosheet::publish {

namespace {

using audio::k_mp3_delay;
using audio::k_mp3_encoder_delay;

/// Frames that a decoder needs before the one it starts with: the overlap of the transform, and the past of
/// the synthesis filter.
constexpr std::int64_t k_lead_in = 2;

/// Frames `first` up to `end` of the whole stream that one chapter needs: its own, some that lead in, and
/// the one that its end lies in.
struct Window {
  std::int64_t first = 0;
  std::int64_t end = 0;
};

/// A run of frames that is encoded in one go, and where its bytes lie in the spool.
struct Piece {
  int chapter = 0;
  std::int64_t first = 0;
  std::int64_t end = 0;
  PieceSpool::Place place;
  std::vector<std::uint16_t> sizes;
};

struct EncodedChapter {
  Window window;
  std::vector<Piece> pieces;
};

EncodedChapter plan(const Recording& recording, const RecordedChapter& chapter) {
  const Sample frame = audio::mp3_frame_samples(recording.sample_rate);
  EncodedChapter planned;
  planned.window.first = std::max<std::int64_t>(0, (chapter.start + k_mp3_delay) / frame - k_lead_in);
  planned.window.end = (chapter.end + k_mp3_delay + frame - 1) / frame;
  std::int64_t first = planned.window.first;
  for (const Sample place : quiet_places(recording, chapter.number)) {
    const std::int64_t cut = (place + k_mp3_delay) / frame;
    if ((cut - first) * frame >= k_piece_seconds * recording.sample_rate && cut < planned.window.end) {
      planned.pieces.push_back({.chapter = chapter.number, .first = first, .end = cut, .sizes = {}});
      first = cut;
    }
  }
  planned.pieces.push_back(
      {.chapter = chapter.number, .first = first, .end = planned.window.end, .sizes = {}});
  return planned;
}

/// Frames `window` of a chapter's pieces, one after the other into a file behind its head.
class FileWriter {
public:
  FileWriter(const Recording& recording, const PieceSpool& spool, std::int64_t frames)
      : m_recording(recording), m_spool(spool) {
    m_sizes.reserve(static_cast<std::size_t>(frames));
  }

  void add(const EncodedChapter& chapter, Window window) {
    for (const Piece& piece : chapter.pieces) {
      std::uint64_t offset = piece.place.offset;
      for (std::int64_t frame = piece.first; frame < piece.end; ++frame) {
        const std::uint16_t size = piece.sizes[static_cast<std::size_t>(frame - piece.first)];
        if (frame >= window.first && frame < window.end) {
          add_frame(offset, size);
        }
        offset += size;
      }
    }
  }

  /// Goes over the frames twice: the head has a checksum of them all.
  void write(const std::filesystem::path& path, Sample delay, Sample samples) {
    std::uint16_t crc = 0;
    for_each_run([&crc](std::string_view bytes) { crc = audio::mp3_crc(crc, bytes); });
    BinaryFile file = BinaryFile::create(path);
    const std::string head = audio::mp3_info_frame({.sample_rate = m_recording.sample_rate,
                                                    .frames = m_sizes,
                                                    .delay = delay,
                                                    .samples = samples,
                                                    .crc = crc});
    file.write_at(0, std::as_bytes(std::span(head)));
    std::uint64_t at = head.size();
    for_each_run([&](std::string_view bytes) {
      file.write_at(at, std::as_bytes(std::span(bytes)));
      at += bytes.size();
    });
    file.close();
  }

private:
  void add_frame(std::uint64_t offset, std::uint16_t size) {
    constexpr std::size_t k_run = 262144;
    m_sizes.push_back(size);
    if (!m_runs.empty() && m_runs.back().offset + m_runs.back().bytes == offset &&
        m_runs.back().bytes < k_run) {
      m_runs.back().bytes += size;
    } else {
      m_runs.push_back({offset, size});
    }
  }

  template <typename Use> void for_each_run(const Use& use) {
    for (const PieceSpool::Place run : m_runs) {
      use(m_spool.read(run));
    }
  }

  const Recording& m_recording;
  const PieceSpool& m_spool;
  std::vector<std::uint16_t> m_sizes;
  std::vector<PieceSpool::Place> m_runs;
};

} // namespace

struct Encodings::State {
  State(const Recording& a_recording, std::filesystem::path a_folder, unsigned a_jobs,
        const EncodedStore* a_store, Trace* a_trace)
      : recording(a_recording),
        print(recording, a_folder, a_jobs),
        work{recording, std::move(a_folder), a_jobs, a_store, print, a_trace},
        spool(work.folder),
        chapter_files(recording.chapters.size()),
        chapters_written(recording.chapters.size()) {}

  void encode() {
    std::vector<Piece*> pieces;
    for (const RecordedChapter& chapter : recording.chapters) {
      chapters.push_back(plan(recording, chapter));
    }
    for (EncodedChapter& chapter : chapters) {
      for (Piece& piece : chapter.pieces) {
        pieces.push_back(&piece);
      }
    }
    const BinaryFile pcm = BinaryFile::open(recording.pcm, recording.pcm_head);
    for_each_task(pieces.size(), work.jobs, [&](std::size_t i) {
      Piece& piece = *pieces[i];
      const TraceSpan span(work.trace, "encode", fmt::format("MP3 of chapter {}", piece.chapter));
      audio::Mp3Frames frames = frames_of(piece, pcm);
      piece.place = spool.add(frames.bytes);
      piece.sizes = std::move(frames.sizes);
    });
  }

  audio::Mp3Frames frames_of(const Piece& piece, const BinaryFile& pcm) {
    const std::int64_t count = piece.end - piece.first;
    return found_or_made(
        work.store,
        [&] {
          return print.name(fmt::format("{} frames {}", audio::mp3_settings(), count),
                            audio::mp3_needs(recording.sample_rate, piece.first, count));
        },
        [&](std::string bytes) { return audio::as_mp3_frames(std::move(bytes), count); },
        [&] { return audio::encode_mp3(pcm, recording.samples, recording.sample_rate, piece.first, count); },
        [](const audio::Mp3Frames& frames) { return std::string_view(frames.bytes); });
  }

  void encode_once() {
    once(encoded, [this] { encode(); });
  }

  void write_chapter(std::size_t index) {
    encode_once();
    const RecordedChapter& chapter = recording.chapters[index];
    const Window window = chapters[index].window;
    const Sample frame = audio::mp3_frame_samples(recording.sample_rate);
    FileWriter writer(recording, spool, window.end - window.first);
    writer.add(chapters[index], window);
    chapter_files[index] = work.folder / fmt::format("chapter-{}.mp3", chapter.number);
    writer.write(chapter_files[index], chapter.start + k_mp3_encoder_delay - window.first * frame,
                 chapter.end - chapter.start);
  }

  void write_whole() {
    encode_once();
    const TraceSpan span(work.trace, "join", "MP3");
    const Sample frame = audio::mp3_frame_samples(recording.sample_rate);
    FileWriter writer(recording, spool, chapters.back().window.end);
    std::int64_t first = 0;
    for (std::size_t i = 0; i < chapters.size(); ++i) {
      const bool last = i + 1 == chapters.size();
      const std::int64_t end =
          last ? chapters[i].window.end : (recording.chapters[i].end + k_mp3_delay) / frame;
      writer.add(chapters[i], {first, end});
      first = end;
    }
    whole_file = work.folder / "recording.mp3";
    writer.write(whole_file, k_mp3_encoder_delay, recording.samples);
  }

  const Recording& recording;
  SoundPrint print;
  PieceWork work;
  PieceSpool spool;
  std::vector<EncodedChapter> chapters;
  std::vector<std::filesystem::path> chapter_files;
  std::filesystem::path whole_file;
  OnceFlag encoded;
  std::vector<OnceFlag> chapters_written;
  OnceFlag whole_written;
};

Encodings::Encodings(const Recording& recording, std::filesystem::path work_folder, unsigned jobs,
                     const EncodedStore* store, Trace* trace)
    : m_state(std::make_unique<State>(recording, std::move(work_folder), jobs, store, trace)) {}

Encodings::~Encodings() = default;

const std::filesystem::path& Encodings::chapter_mp3(std::size_t index) {
  once(m_state->chapters_written.at(index), [&] { m_state->write_chapter(index); });
  return m_state->chapter_files[index];
}

const std::filesystem::path& Encodings::mp3() {
  once(m_state->whole_written, [&] { m_state->write_whole(); });
  return m_state->whole_file;
}

SoundPrint& Encodings::print() { return m_state->print; }

audio::FileDigest Encodings::write_opus(const std::filesystem::path& file, const std::string& comments) {
  return write_opus_in_pieces(m_state->work, file, comments);
}

audio::FileDigest Encodings::write_flac(const std::filesystem::path& file, const std::string& blocks) {
  return write_flac_in_pieces(m_state->work, file, blocks);
}

} // namespace audiosheet::publish

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/hashed_file.hpp"
#include "model/recording.hpp"
#include "publish/encoded_store.hpp"
#include "publish/sound_print.hpp"
#include "util/trace.hpp"

#include <cstddef>
#include <filesystem>
#include <memory>

namespace audiosheet::publish {

/// The recording in compressed form. What several publishers want is encoded once: those files lie
/// in a work folder that goes away with this object, without any tag: copy them (`copy_encoded`) behind one.
/// Safe to ask from several threads. Everything here throws Error.
class Encodings {
public:
  /// `work_folder` must exist and have room for both forms; nothing is encoded yet. What is in `store` is not
  /// encoded again; the bytes are the same with any, or none.
  Encodings(const Recording& recording, std::filesystem::path work_folder, unsigned jobs,
            const EncodedStore* store = nullptr, Trace* trace = nullptr);
  ~Encodings();
  Encodings(const Encodings&) = delete;
  Encodings& operator=(const Encodings&) = delete;
  Encodings(Encodings&&) = delete;
  Encodings& operator=(Encodings&&) = delete;

  /// MP3 of one chapter (index from 0). With its Info header honoured it decodes to the chapter's samples:
  /// same count, same position.
  const std::filesystem::path& chapter_mp3(std::size_t index);

  /// MP3 of the whole recording: the frames of the chapters, joined.
  const std::filesystem::path& mp3();

  /// Writes the whole recording as Ogg Opus with a comment header (audio/tags.hpp).
  audio::FileDigest write_opus(const std::filesystem::path& file, const std::string& comments);

  /// Writes the whole recording as FLAC with metadata blocks (audio/tags.hpp).
  audio::FileDigest write_flac(const std::filesystem::path& file, const std::string& blocks);

  /// Names stretches of the recording, for others who keep what they make of it.
  SoundPrint& print();

private:
  struct State;
  std::unique_ptr<State> m_state;
};

} // namespace audiosheet::publish

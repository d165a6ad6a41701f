// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/padded_pcm.hpp"
#include "model/recording.hpp"
#include "util/tasks.hpp"
#include "util/temporary_file.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace audiosheet::publish {

/// Names stretches of a recording by their samples, for several encoders that keep what they make. The
/// samples are hashed once, in blocks as long as the frames of MP3 and FLAC: chapters are whole numbers of
/// them, so an edit moves those behind it by whole blocks and leaves their names alone. Safe from several
/// threads. Throws Error.
class SoundPrint {
public:
  /// `folder` has room for a file of an eightieth of the recording; nothing is hashed yet.
  SoundPrint(const Recording& recording, std::filesystem::path folder, unsigned jobs);

  /// A name for what `settings` make of these samples, and of this program. It may reach beyond the
  /// recording: there is silence. Up to a block more on either side has an influence on it.
  std::string name(const std::string& settings, audio::SampleSpan span);

private:
  void hash();

  const Recording& m_recording;
  std::filesystem::path m_folder;
  unsigned m_jobs;
  OnceFlag m_hashed;
  std::unique_ptr<TemporaryFile> m_digests;
};

} // namespace audiosheet::publish

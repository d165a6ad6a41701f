// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/sound_print.hpp"

#include "audio/flac_frames.hpp"
#include "util/hash.hpp"
#include "util/interrupt.hpp"
#include "util/program_id.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace audiosheet::publish {

SoundPrint::SoundPrint(const Recording& recording, std::filesystem::path folder, unsigned jobs)
    : m_recording(recording), m_folder(std::move(folder)), m_jobs(jobs) {}

void SoundPrint::hash() {
  constexpr Sample k_blocks = 512; // of a task
  const Sample block = audio::flac_block(m_recording.sample_rate);
  const Sample step = k_blocks * block;
  m_digests = std::make_unique<TemporaryFile>(m_folder);
  const BinaryFile pcm = BinaryFile::open(m_recording.pcm, m_recording.pcm_head);
  const auto tasks = static_cast<std::size_t>((m_recording.samples + step - 1) / step);
  for_each_task(tasks, m_jobs, [&](std::size_t i) {
    stop_if_interrupted();
    const Sample start = static_cast<Sample>(i) * step;
    std::string bytes(
        static_cast<std::size_t>(std::min(step, m_recording.samples - start)) * sizeof(std::int16_t), '\0');
    pcm.read_at(static_cast<std::uint64_t>(start) * sizeof(std::int16_t),
                std::as_writable_bytes(std::span(bytes)));
    const std::string digests = block_digests(bytes, static_cast<std::size_t>(block) * sizeof(std::int16_t));
    m_digests->write_at(digests.data(), digests.size(), start / block * static_cast<Sample>(k_block_digest));
  });
}

std::string SoundPrint::name(const std::string& settings, audio::SampleSpan span) {
  once(m_hashed, [this] { hash(); });
  const Sample block = audio::flac_block(m_recording.sample_rate);
  const Sample first = std::clamp<Sample>(span.start, 0, m_recording.samples) / block;
  const Sample end = (std::clamp<Sample>(span.end, 0, m_recording.samples) + block - 1) / block;
  std::string digests(static_cast<std::size_t>(std::max<Sample>(0, end - first)) * k_block_digest, '\0');
  BinaryFile::open(m_digests->path())
      .read_at(static_cast<std::uint64_t>(first) * k_block_digest,
               std::as_writable_bytes(std::span(digests)));
  Sha256 hash;
  // Where the span lies among the blocks, and where the recording ends, which may be within the last of them.
  hash.update(fmt::format("{} {} {}:", span.start - first * block, span.end - first * block,
                          std::min(m_recording.samples, end * block) - first * block));
  hash.update(digests);
  return fmt::format("{} {} at {} Hz {}", program_id(), settings, m_recording.sample_rate, hash.hex());
}

} // namespace audiosheet::publish

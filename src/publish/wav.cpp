// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/wav.hpp"

#include "audio/wav_file.hpp"
#include "util/binary_file.hpp"
#include "util/file.hpp"
#include "util/tasks.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace audiosheet::publish {

namespace {

std::string chapter_path(const RecordedChapter& chapter, std::size_t chapters) {
  const std::size_t width = std::max<std::size_t>(2, std::to_string(chapters).size());
  return fmt::format("wav/chapters/{:0{}}-{}.wav", chapter.number, width, chapter.id);
}

std::vector<audio::NamedSpan> chapter_spans(const Recording& recording) {
  std::vector<audio::NamedSpan> spans;
  for (const RecordedChapter& chapter : recording.chapters) {
    spans.push_back({chapter.start, chapter.end - chapter.start, chapter.title});
  }
  return spans;
}

} // namespace

PublishedFiles publish_wav(const Job& job) {
  const Recording& recording = job.recording;
  create_folders(job.folder / "wav/chapters");
  const BinaryFile pcm = BinaryFile::open(recording.pcm);

  PublishedFiles files(recording.chapters.size() + 1);
  for_each_task(files.size(), job.jobs, [&](std::size_t index) {
    PublishedFile& file = files[index];
    audio::FileDigest digest;
    if (index == 0) {
      file.path = fmt::format("wav/{}.wav", recording.slug);
      digest = audio::write_wav(job.folder / file.path, recording.sample_rate, pcm, 0, recording.samples,
                                chapter_spans(recording));
    } else {
      const RecordedChapter& chapter = recording.chapters[index - 1];
      file.path = chapter_path(chapter, recording.chapters.size());
      digest =
          audio::write_wav(job.folder / file.path, recording.sample_rate, pcm, chapter.start, chapter.end);
    }
    file.sha256 = digest.sha256;
    file.bytes = digest.bytes;
  });
  return files;
}

} // namespace audiosheet::publish

// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/wav.hpp"

#include "audio/wav_file.hpp"
#include "publish/published.hpp"
#include "util/binary_file.hpp"
#include "util/file.hpp"
#include "util/tasks.hpp"
#include "util/temporary_file.hpp"

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
  const BinaryFile pcm = BinaryFile::open(recording.pcm, recording.pcm_head);

  const auto whole = [&](const std::string& path) {
    const auto spans = chapter_spans(recording);
    // The samples lie in a file that has room for the rest of a WAVE file: nothing is copied then.
    if (recording.pcm_head > 0 && give_name(recording.pcm, job.folder / path)) {
      if (auto finished = audio::finish_wav(job.folder / path, recording.sample_rate, recording.pcm_head,
                                            recording.samples, spans)) {
        return *finished;
      }
      discard(job.folder / path);
    }
    return audio::write_wav(job.folder / path, recording.sample_rate, pcm, 0, recording.samples, spans);
  };

  PublishedFiles files(recording.chapters.size() + 1);
  for_each_task(files.size(), job.jobs, [&](std::size_t index) {
    if (index == 0) {
      const std::string path = fmt::format("wav/{}.wav", recording.slug);
      files[0] = published_file(path, whole(path));
    } else {
      const RecordedChapter& chapter = recording.chapters[index - 1];
      const std::string path = chapter_path(chapter, recording.chapters.size());
      files[index] = published_file(
          path, audio::write_wav(job.folder / path, recording.sample_rate, pcm, chapter.start, chapter.end));
    }
  });
  return files;
}

} // namespace audiosheet::publish

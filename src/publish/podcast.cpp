// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/podcast.hpp"

#include "audio/flac_frames.hpp"
#include "audio/opus_file.hpp"
#include "audio/tags.hpp"
#include "publish/chapters.hpp"
#include "publish/cover.hpp"
#include "publish/episode.hpp"
#include "publish/notes.hpp"
#include "publish/published.hpp"
#include "publish/transcript.hpp"
#include "util/file.hpp"
#include "util/tasks.hpp"
#include "util/text.hpp"

#include <fmt/format.h>
#include <unicode/uloc.h>

namespace audiosheet::publish {

namespace {

/// The performer where the sheet names no publisher: what speaks.
constexpr const char* k_performer = "audiosheet";

/// ISO 639-2 of a BCP 47 language: "eng" of "en-US", "und" when there is none.
std::string language_code(const std::string& language) {
  const std::string code = uloc_getISO3Language(language.c_str());
  return code.empty() ? "und" : code;
}

audio::Tags tags_of(const Job& job, const Episode& episode, std::string cover) {
  audio::Tags tags;
  tags.title = episode.title;
  tags.artist = episode.publisher.empty() ? k_performer : episode.publisher;
  tags.album = episode.publisher.empty() ? episode.title : episode.publisher;
  tags.language = episode.language;
  tags.language_code = language_code(episode.language);
  tags.comment = episode.description;
  tags.date = episode.published == k_no_date ? "" : episode.published.substr(0, 10);
  tags.cover = std::move(cover);
  tags.marks = chapter_marks(job.recording);
  return tags;
}

/// The job's cover, else one that is drawn: then no other thread may be at work (publish/cover.hpp).
std::string cover_of(const Job& job) {
  const Recording& recording = job.recording;
  return !job.cover.empty() ? job.cover
                            : draw_cover({recording.title, recording.about.publisher, recording.language});
}

} // namespace

PublishedFiles publish_podcast(const Job& job) {
  const std::filesystem::path folder = job.folder / "podcast";
  create_folders(folder);
  Episode episode = describe_episode(job);
  const std::string cover = cover_of(job);
  const audio::Tags tags = tags_of(job, episode, cover);
  audio::Tags xiph = tags;
  xiph.marks = xiph_chapter_marks(job.recording);
  const std::string sound = "podcast/" + episode.sound.path;
  const std::string alternate = "podcast/" + episode.alternate.path;
  const auto make_alternate = [&] {
    return published_file(alternate, job.encodings->write_opus(job.folder / alternate,
                                                               audio::opus_tags(xiph, audio::opus_vendor())));
  };
  PublishedFiles files = in_tasks(
      job,
      {[&] { return PublishedFiles{copy_encoded(job, job.encodings->mp3(), sound, audio::id3_tag(tags))}; },
       [&] { return PublishedFiles{make_alternate()}; }});
  write_file(folder / episode.image, cover);
  write_file(folder / episode.chapters, chapters_json(job.recording));
  write_file(folder / episode.transcript, transcript_vtt(job.recording));
  write_file(folder / episode.notes, notes_html(job));
  for (const std::string& path : {episode.image, episode.chapters, episode.transcript, episode.notes}) {
    files.push_back(published_file(job, "podcast/" + path));
  }
  episode.sound.bytes = files[0].bytes;
  episode.alternate.bytes = files[1].bytes;
  write_file(folder / "episode.json", episode_json(episode));
  files.push_back(published_file(job, "podcast/episode.json"));
  return files;
}

PublishedFiles publish_archive(const Job& job) {
  const Recording& recording = job.recording;
  const std::string path = fmt::format("archive/{}.flac", recording.slug);
  create_folders(job.folder / "archive");
  audio::Tags tags = tags_of(job, describe_episode(job), cover_of(job));
  tags.marks = xiph_chapter_marks(recording);
  return {published_file(
      path, job.encodings->write_flac(job.folder / path, audio::flac_blocks(tags, audio::flac_vendor())))};
}

} // namespace audiosheet::publish

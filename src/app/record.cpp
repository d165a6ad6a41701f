// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record.hpp"

#include "audio/clip.hpp"
#include "audio/master.hpp"
#include "audio/mp3_encoder.hpp"
#include "audio/wav_file.hpp"
#include "speech/sentence.hpp"
#include "util/error.hpp"
#include "util/hash.hpp"
#include "util/interrupt.hpp"
#include "util/memory.hpp"
#include "util/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <fmt/format.h>
#include <functional>
#include <numeric>

namespace audiosheet::app {

namespace {

/// Where a spoken sentence lies in the spool.
struct Spoken {
  std::int64_t offset = 0; ///< samples
  std::int64_t samples = 0;
  double gain_db = 0.0;
  std::vector<speech::SpokenWord> words;
  std::vector<std::string> problems;
};

/// A sentence of the script, or a sound file in it, and its place.
struct Line {
  const Utterance* utterance = nullptr;
  const Sentence* sentence = nullptr;
  const Clip* clip = nullptr;
};

std::vector<Line> lines_of(const Script& script) {
  std::vector<Line> lines;
  for (const auto& chapter : script.chapters) {
    for (const auto& utterance : chapter.utterances) {
      if (const auto* sentence = std::get_if<Sentence>(&utterance.value)) {
        lines.push_back({&utterance, sentence, nullptr});
      } else if (const auto* clip = std::get_if<Clip>(&utterance.value)) {
        lines.push_back({&utterance, nullptr, clip});
      }
    }
  }
  return lines;
}

class SentenceSpeaker {
public:
  SentenceSpeaker(const Profile& profile, speech::Speakers& speakers, speech::Cache& cache,
                  TemporaryFile& spool)
      : m_profile(profile), m_speakers(speakers), m_cache(cache), m_spool(spool) {}

  Spoken speak(const Line& line) {
    if (line.clip != nullptr) {
      Spoken played;
      played.gain_db = line.clip->gain_db;
      spool(audio::read_clip(*line.clip, m_speakers.info().sample_rate), played);
      return played;
    }
    auto speech =
        speech::speak_sentence(*line.sentence, m_profile, m_speakers.info().sample_rate,
                               [this](const speech::Request& request) { return find_or_speak(request); });
    Spoken spoken;
    spool(speech.samples, spoken);
    spoken.words = std::move(speech.words);
    spoken.gain_db = speech.gain_db;
    spoken.problems = std::move(speech.problems);
    return spoken;
  }

private:
  void spool(const std::vector<std::int16_t>& samples, Spoken& spoken) {
    constexpr std::int64_t k_bytes = sizeof(std::int16_t);
    spoken.samples = static_cast<std::int64_t>(samples.size());
    spoken.offset = m_spooled.fetch_add(spoken.samples);
    m_spool.write_at(samples.data(), samples.size() * sizeof(std::int16_t), spoken.offset * k_bytes);
  }

  speech::Speech find_or_speak(const speech::Request& request) {
    const std::string key = speech::Cache::key(m_speakers.info(), request);
    if (auto found = m_cache.find(key)) {
      return std::move(*found);
    }
    auto speech = m_speakers.speak(request);
    m_cache.store(key, speech);
    return speech;
  }

  const Profile& m_profile;
  speech::Speakers& m_speakers;
  speech::Cache& m_cache;
  TemporaryFile& m_spool;
  std::atomic<std::int64_t> m_spooled = 0;
};

/// Lays the utterances out in time: pieces for the mix, segments and words for the timeline.
class Timeline {
public:
  Timeline(const Profile& profile, int sample_rate, Recording& recording, audio::Take& take)
      : m_profile(profile), m_rate(sample_rate), m_recording(recording), m_take(take) {}

  void expect_words(std::size_t count) { m_recording.words.reserve(count); }

  void chapter(const Chapter& chapter) {
    RecordedChapter recorded;
    recorded.number = static_cast<int>(m_recording.chapters.size()) + 1;
    recorded.id = chapter.id;
    recorded.title = chapter.title;
    recorded.level = chapter.level;
    recorded.role = chapter.role;
    recorded.start = recorded.end = m_at;
    m_recording.chapters.push_back(std::move(recorded));
    m_take.chapters.emplace_back();
    m_last_warning = 0;
  }

  void sentence(const Utterance& utterance, const Sentence& sentence, const Spoken& spoken) {
    add(utterance, {.samples = spoken.samples, .gain_db = spoken.gain_db, .source = spoken.offset});
    Segment& segment = m_recording.segments.back();
    segment.written = written_text(sentence);
    segment.spoken = spoken_text(sentence);
    segment.language = sentence.language;
    marks_inside(sentence, spoken, segment.start);
    for (const auto& word : spoken.words) {
      const auto& run = std::get<Words>(sentence.runs[word.run]);
      m_recording.words.push_back({.segment = m_recording.segments.size() - 1,
                                   .start = segment.start + word.sample,
                                   .text = run.spoken.substr(word.offset, word.length)});
    }
  }

  void clip(const Utterance& utterance, const Clip& clip, const Spoken& played) {
    if (played.samples > 0) {
      add(utterance, {.samples = played.samples, .gain_db = played.gain_db, .source = played.offset});
      m_recording.segments.back().written = clip.written;
    }
  }

  void pause(const Utterance& utterance, const Pause& pause) {
    add(utterance, {.samples = pause.duration.count() * m_rate / 1000});
  }

  void cue(const Utterance& utterance, const Cue& cue) {
    const auto found = m_profile.cues.find(cue.name);
    if (found != m_profile.cues.end()) {
      add(utterance, {.samples = audio::cue_samples(found->second, m_rate), .cue = &found->second});
    }
  }

  /// Makes the chapter's last pause up to a whole frame of MP3 (26 ms), so that an edit in one chapter leaves
  /// the frames of those behind it as they were.
  void end_chapter() {
    RecordedChapter& chapter = m_recording.chapters.back();
    const Sample frame = audio::mp3_frame_samples(m_rate);
    const Sample over = chapter.end % frame;
    if (over == 0) {
      return;
    }
    const Sample more = frame - over;
    Segment& last = m_recording.segments.back();
    if (last.part == Part::pause && last.warning == 0) {
      m_take.chapters.back().back().samples += more;
      m_at += more;
      last.end = chapter.end = m_at;
    } else {
      add({.value = Pause{}, .part = Part::pause}, {.samples = more});
    }
  }

  /// Where the next utterance begins, or the chapter ends.
  void marks(const MarkNames& names) { marks(names, m_at); }

  [[nodiscard]] Sample end() const { return m_at; }

private:
  void marks(const MarkNames& names, Sample at) {
    for (const auto& name : names) {
      m_recording.marks.push_back({name, at, m_recording.chapters.back().number});
    }
  }

  /// A mark lies where the next word begins; before a rest, where the rest does.
  void marks_inside(const Sentence& sentence, const Spoken& spoken, Sample start) {
    for (std::size_t i = 0; i < sentence.runs.size(); ++i) {
      const auto* words = std::get_if<Words>(&sentence.runs[i]);
      const MarkNames& names = words != nullptr ? words->marks : std::get<Rest>(sentence.runs[i]).marks;
      if (!names.empty()) {
        marks(names, start + place_of(i, sentence, spoken));
      }
    }
  }

  [[nodiscard]] Sample place_of(std::size_t run, const Sentence& sentence, const Spoken& spoken) const {
    const auto next = std::find_if(spoken.words.begin(), spoken.words.end(),
                                   [run](const speech::SpokenWord& word) { return word.run >= run; });
    const std::size_t next_run = next == spoken.words.end() ? sentence.runs.size() : next->run;
    Sample at = next == spoken.words.end() ? spoken.samples : next->sample;
    for (std::size_t i = run; i < next_run; ++i) {
      if (const auto* rest = std::get_if<Rest>(&sentence.runs[i])) {
        at -= rest->duration.count() * m_rate / 1000;
      }
    }
    return std::max<Sample>(at, 0);
  }

  void add(const Utterance& utterance, const audio::Piece& piece) {
    if (piece.samples <= 0) {
      return;
    }
    RecordedChapter& chapter = m_recording.chapters.back();
    Segment segment;
    segment.chapter = chapter.number;
    segment.role = utterance.role;
    segment.part = utterance.part;
    segment.kind = utterance.kind;
    segment.warning = utterance.warning;
    segment.line = utterance.line;
    segment.paragraph = utterance.paragraph;
    segment.within = utterance.within;
    segment.start = m_at;
    m_at += piece.samples;
    segment.end = chapter.end = m_at;
    if (utterance.warning > m_last_warning) {
      m_last_warning = utterance.warning;
      ++chapter.warnings;
    }
    m_recording.segments.push_back(std::move(segment));
    m_take.chapters.back().push_back(piece);
  }

  const Profile& m_profile;
  int m_rate;
  Recording& m_recording;
  audio::Take& m_take;
  Sample m_at = 0;
  int m_last_warning = 0;
};

std::vector<Spoken> speak_all(const std::vector<Line>& lines, SentenceSpeaker& speaker,
                              const RecordSettings& settings, Trace* trace) {
  std::vector<Spoken> spoken(lines.size());
  std::atomic<std::size_t> done = 0;
  parallel_for(lines.size(), settings.jobs, [&](std::size_t i) {
    const TraceSpan span(trace, "sentence", fmt::format("sentence {}", i + 1));
    stop_if_interrupted();
    spoken[i] = speaker.speak(lines[i]);
    if (settings.progress) {
      settings.progress(++done, lines.size());
    }
  });
  return spoken;
}

Diagnostics problems_of(const std::vector<Line>& lines, const std::vector<Spoken>& spoken) {
  Diagnostics diagnostics;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const auto& problem : spoken[i].problems) {
      diagnostics.push_back({.line = lines[i].utterance->line, .message = problem});
    }
  }
  return diagnostics;
}

/// What is known of each spoken sentence goes when it is laid out: of many hours several MiB.
void lay_out(const Script& script, std::vector<Spoken>& spoken, Timeline& timeline) {
  timeline.expect_words(std::transform_reduce(spoken.begin(), spoken.end(), std::size_t{0}, std::plus<>(),
                                              [](const Spoken& sentence) { return sentence.words.size(); }));
  std::size_t next = 0;
  for (const auto& chapter : script.chapters) {
    timeline.chapter(chapter);
    for (const auto& utterance : chapter.utterances) {
      timeline.marks(utterance.marks);
      if (const auto* sentence = std::get_if<Sentence>(&utterance.value)) {
        timeline.sentence(utterance, *sentence, spoken[next]);
        spoken[next++].words = {};
      } else if (const auto* clip = std::get_if<Clip>(&utterance.value)) {
        timeline.clip(utterance, *clip, spoken[next++]);
      } else if (const auto* pause = std::get_if<Pause>(&utterance.value)) {
        timeline.pause(utterance, *pause);
      } else if (const auto* cue = std::get_if<Cue>(&utterance.value)) {
        timeline.cue(utterance, *cue);
      }
    }
    timeline.end_chapter();
    timeline.marks(chapter.marks);
  }
}

/// Speaks into the spool and fills the timeline.
Diagnostics speak_and_lay_out(const Script& script, SentenceSpeaker& speaker, const RecordSettings& settings,
                              Trace* trace, Timeline& timeline) {
  const std::vector<Line> lines = lines_of(script);
  std::vector<Spoken> spoken = speak_all(lines, speaker, settings, trace);
  lay_out(script, spoken, timeline);
  return problems_of(lines, spoken);
}

} // namespace

RawRecording speak(const Script& script, const Profile& profile, speech::Speakers& speakers,
                   speech::Cache& cache, const RecordSettings& settings, Stats& stats) {
  stats.stage("speak");
  RawRecording raw;
  raw.spool = std::make_unique<TemporaryFile>(settings.work_folder);
  SentenceSpeaker speaker(profile, speakers, cache, *raw.spool);
  Recording& recording = raw.recording;
  recording.title = script.title;
  recording.language = script.language;
  recording.slug = script.slug;
  recording.engine_name = speakers.info().name;
  recording.engine_version = speakers.info().version;
  recording.voice = profile.name;
  recording.sample_rate = speakers.info().sample_rate;
  raw.take.sample_rate = recording.sample_rate;
  raw.take.spool = raw.spool->path();
  Timeline timeline(profile, recording.sample_rate, recording, raw.take);
  raw.diagnostics = speak_and_lay_out(script, speaker, settings, stats.trace(), timeline);
  recording.samples = timeline.end();
  return raw;
}

Recorded level(RawRecording raw, const Profile& profile, const RecordSettings& settings, Stats& stats) {
  give_memory_back();
  stats.stage("level");
  stop_if_interrupted();
  Recorded result{.recording = std::move(raw.recording),
                  .master = std::make_unique<TemporaryFile>(settings.work_folder),
                  .diagnostics = std::move(raw.diagnostics)};
  const auto levels = audio::measure(raw.take, profile.loudness_lufs, profile.true_peak_dbtp, settings.jobs);
  stop_if_interrupted();
  if (settings.becomes_wav) {
    result.recording.pcm_head =
        audio::wav_header(result.recording.sample_rate, result.recording.samples, 0).size();
  }
  result.recording.loudness =
      audio::write_master(raw.take, levels, profile.true_peak_dbtp, result.master->path(), settings.jobs,
                          result.recording.pcm_head);
  result.recording.pcm = result.master->path();
  return result;
}

Recorded record(const Script& script, const Profile& profile, speech::Speakers& speakers,
                speech::Cache& cache, const RecordSettings& settings, Stats& stats) {
  return level(speak(script, profile, speakers, cache, settings, stats), profile, settings, stats);
}

} // namespace audiosheet::app

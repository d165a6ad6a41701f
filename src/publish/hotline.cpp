// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/hotline.hpp"

#include "audio/telephone.hpp"
#include "model/call_tree.hpp"
#include "publish/encoded_store.hpp"
#include "publish/hotline_dialects.hpp"
#include "publish/hotline_json.hpp"
#include "publish/outline.hpp"
#include "publish/published.hpp"
#include "publish/sound_print.hpp"
#include "util/error.hpp"
#include "util/file.hpp"
#include "util/hash.hpp"
#include "util/tasks.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <functional>

namespace audiosheet::publish {

namespace {

namespace fs = std::filesystem;

// Recordings end in a longer silence: the next one begins by itself.
constexpr double k_recording_tail_s = 0.5;
constexpr double k_prompt_tail_s = 0.2;

audio::TelephoneSource source_of(const Recording& recording) {
  return {.pcm = recording.pcm,
          .pcm_head = recording.pcm_head,
          .sample_rate = recording.sample_rate,
          .spans = {}};
}

audio::TelephoneSource chapter_source(const Recording& recording, const RecordedChapter& chapter) {
  auto source = source_of(recording);
  source.spans.emplace_back(chapter.start, chapter.end);
  return source;
}

/// Every segment of a warning, from the pause before its tone to the pause behind its close.
audio::TelephoneSource warnings_source(const Recording& recording) {
  auto source = source_of(recording);
  for (const Segment& segment : recording.segments) {
    if (segment.warning > 0) {
      source.spans.emplace_back(segment.start, segment.end);
    }
  }
  return source;
}

const RecordedChapter& prompt_chapter(const Recording& prompts, const std::string& name) {
  const std::string id = prompt_chapter_id(name);
  const auto found = std::ranges::find(prompts.chapters, id, &RecordedChapter::id);
  if (found == prompts.chapters.end()) {
    throw Error(
        fmt::format("the hotline's scripts have no prompt \"{}\"; `audiosheet script` writes it", id));
  }
  return *found;
}

class HotlineWriter {
public:
  explicit HotlineWriter(const Job& job)
      : m_job(job),
        m_telephone(*job.telephone),
        m_tree(job.telephone->tree),
        m_sheet_print(*job.telephone->sheet, job.folder, job.jobs),
        m_prompts_print(*job.telephone->prompts, job.folder, job.jobs) {}

  PublishedFiles write() {
    sounds();
    check_menus();
    text("hotline/hotline.json", hotline_json(m_tree));
    text(fmt::format("hotline/asterisk/extensions_{}.conf", m_tree.slug), asterisk_dialplan(m_tree));
    text("hotline/vxml/hotline.vxml", voicexml(m_tree));
    for (const auto& [name, content] : twiml(m_tree)) {
      text("hotline/twiml/" + name, content);
    }
    text(fmt::format("hotline/freeswitch/{}.xml", m_tree.slug), freeswitch_menus(m_tree));
    return std::move(m_files);
  }

private:
  void text(const std::string& path, const std::string& content) {
    write_file(m_job.folder / path, content);
    m_files.push_back({path, sha256_hex(content), content.size()});
  }

  [[nodiscard]] audio::TelephoneSource source(const CallPrompt& prompt) const {
    switch (prompt.source) {
    case PromptSource::chapter: {
      const auto& chapters = m_telephone.sheet->chapters;
      const auto index = static_cast<std::size_t>(prompt.chapter) - 1;
      if (index >= chapters.size()) {
        throw Error(fmt::format("the sheet spoken for the telephone has no chapter {}", prompt.chapter));
      }
      return chapter_source(*m_telephone.sheet, chapters[index]);
    }
    case PromptSource::warnings:
      return warnings_source(*m_telephone.sheet);
    case PromptSource::spoken:
    case PromptSource::copied:
      break;
    }
    return chapter_source(*m_telephone.prompts, prompt_chapter(*m_telephone.prompts, prompt.name));
  }

  void sounds() {
    std::vector<PublishedFiles> made(m_tree.prompts.size());
    const std::string raw =
        fmt::format("hotline/asterisk/sounds/{}/audiosheet/{}", sounds_folder(m_tree.language), m_tree.slug);
    for (const CallPrompt& prompt : m_tree.prompts) {
      create_folders((m_job.folder / raw / prompt.name).parent_path());
      create_folders((m_job.folder / "hotline/audio" / prompt.name).parent_path());
    }
    const std::vector<Sound> order = longest_first();
    for_each_task(order.size(), m_job.jobs, [&](std::size_t turn) {
      const Sound& planned = order[turn];
      CallPrompt& prompt = m_tree.prompts[planned.prompt];
      if (prompt.source == PromptSource::copied) {
        made[planned.prompt] = copied(prompt, raw);
        return;
      }
      const TraceSpan span(m_job.trace, "encode", "prompt " + prompt.name);
      const std::string mu_law = fmt::format("{}/{}.ulaw", raw, prompt.name);
      const std::string a_law = fmt::format("{}/{}.alaw", raw, prompt.name);
      const std::string wave = fmt::format("hotline/audio/{}.wav", prompt.name);
      const auto sound =
          write_sound(planned, {m_job.folder / mu_law, m_job.folder / a_law, m_job.folder / wave});
      prompt.samples = sound.samples;
      if (prompt.source == PromptSource::spoken) {
        prompt.text =
            chapter_text(*m_telephone.prompts, prompt_chapter(*m_telephone.prompts, prompt.name).number);
        check_length(prompt.name, sound.samples);
      }
      made[planned.prompt] = {published_file(mu_law, sound.mu_law), published_file(a_law, sound.a_law),
                              published_file(wave, sound.wave)};
    });
    for (auto& files : made) {
      m_files.insert(m_files.end(), files.begin(), files.end());
    }
  }

  /// What another hotline has already: its files, by a second name where the disk can.
  [[nodiscard]] PublishedFiles copied(const CallPrompt& prompt, const std::string& raw) const {
    const PromptOrigin& from = prompt.origin;
    const fs::path sound = from.hotline / "asterisk/sounds" / from.sounds / from.name;
    PublishedFiles files;
    for (const auto& [origin, path] :
         {std::pair(sound.string() + ".ulaw", fmt::format("{}/{}.ulaw", raw, prompt.name)),
          std::pair(sound.string() + ".alaw", fmt::format("{}/{}.alaw", raw, prompt.name)),
          std::pair((from.hotline / "audio" / from.name).string() + ".wav",
                    fmt::format("hotline/audio/{}.wav", prompt.name))}) {
      link_or_copy(origin, m_job.folder / path);
      files.push_back(published_file(m_job, path));
    }
    if (files.front().bytes != static_cast<std::uint64_t>(prompt.samples)) { // G.711: a byte a sample
      throw Error(fmt::format("{}.ulaw: is not as long as its hotline.json says; render the sheet again",
                              sound.string()));
    }
    return files;
  }

  /// Of the sheet as it is played: the one that all encoders use, where they encode the same recording.
  [[nodiscard]] SoundPrint& sheet_print() {
    const bool same = m_job.encodings != nullptr && m_telephone.sheet == &m_job.recording;
    return same ? m_job.encodings->print() : m_sheet_print;
  }

  /// What a prompt is made from.
  struct Sound {
    std::size_t prompt = 0;             ///< its place in the tree's list
    audio::TelephoneSource source = {}; ///< nothing for one that is copied
    double tail_s = 0.0;
    std::string name = {}; ///< in the store, where there is one
    Sample to_make = 0;    ///< samples that the store doesn't spare
  };

  [[nodiscard]] Sound sound_of(std::size_t index) {
    const CallPrompt& prompt = m_tree.prompts[index];
    if (prompt.source == PromptSource::copied) {
      return {.prompt = index};
    }
    const bool spoken = prompt.source == PromptSource::spoken;
    Sound sound{
        .prompt = index, .source = source(prompt), .tail_s = spoken ? k_prompt_tail_s : k_recording_tail_s};
    if (m_job.store != nullptr) {
      SoundPrint& print = spoken ? m_prompts_print : sheet_print();
      sound.name = fmt::format("tail {}", sound.tail_s);
      for (const auto& [start, end] : sound.source.spans) {
        sound.name += " " + print.name("telephone", {start, end});
      }
    }
    if (m_job.store == nullptr || !m_job.store->knows(sound.name)) {
      for (const auto& [start, end] : sound.source.spans) {
        sound.to_make += end - start;
      }
    }
    return sound;
  }

  [[nodiscard]] std::vector<Sound> longest_first() {
    std::vector<Sound> sounds;
    for (std::size_t i = 0; i < m_tree.prompts.size(); ++i) {
      sounds.push_back(sound_of(i));
    }
    std::ranges::stable_sort(sounds, std::greater(), &Sound::to_make);
    return sounds;
  }

  /// Writes the files of a sound that is in the store; else makes them, and keeps what a line carries of them
  /// unless it is very long.
  [[nodiscard]] audio::TelephoneSound write_sound(const Sound& planned,
                                                  const audio::TelephoneFiles& files) const {
    const auto make = [&] {
      return audio::write_telephone(planned.source, files, planned.tail_s, m_job.folder);
    };
    if (m_job.store == nullptr) {
      return make();
    }
    if (const auto codes = m_job.store->find(planned.name);
        codes && !codes->empty() && codes->size() % 2 == 0) {
      const std::size_t half = codes->size() / 2;
      return audio::write_telephone(
          audio::TelephoneCodes{.mu_law = codes->substr(0, half), .a_law = codes->substr(half)}, files);
    }
    const auto sound = make();
    constexpr Sample k_longest_kept = Sample{600} * audio::k_telephone_rate; // bounds what is in memory
    if (sound.samples <= k_longest_kept) {
      m_job.store->store(planned.name, read_file(files.mu_law) + read_file(files.a_law));
    }
    return sound;
  }

  static void check_length(const std::string& name, Sample samples) {
    if (samples > Sample{k_longest_instruction_s} * audio::k_telephone_rate) {
      throw Error(
          fmt::format("the hotline's \"{}\" takes {:.1f} s, and a caller remembers {} s; shorten it in "
                      "scripts/<sheet>/hotline",
                      name, static_cast<double>(samples) / audio::k_telephone_rate, k_longest_instruction_s));
    }
  }

  void check_menus() const {
    for (const CallNode& node : m_tree.nodes) {
      if (node.kind == CallKind::menu) {
        Sample samples = 0;
        for (const auto& name : node.prompts) {
          samples += std::ranges::find(m_tree.prompts, name, &CallPrompt::name)->samples;
        }
        check_length(node.id, samples);
      }
    }
  }

  const Job& m_job;
  const Telephone& m_telephone;
  CallTree m_tree;
  SoundPrint m_sheet_print;
  SoundPrint m_prompts_print;
  PublishedFiles m_files;
};

} // namespace

PublishedFiles publish_hotline(const Job& job) {
  if (job.telephone == nullptr) {
    throw Error("the hotline needs the sheet spoken for the telephone");
  }
  return HotlineWriter(job).write();
}

} // namespace audiosheet::publish

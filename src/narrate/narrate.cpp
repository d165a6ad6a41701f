// SPDX-License-Identifier: GPL-3.0-or-later
#include "narrate/narrate.hpp"

#include "narrate/chapter_builder.hpp"
#include "narrate/episode.hpp"
#include "narrate/say_blocks.hpp"
#include "util/error.hpp"
#include "util/slug.hpp"
#include "util/text.hpp"

#include <fmt/format.h>
#include <set>

namespace audiosheet::narrate {

namespace {

constexpr std::size_t k_title_length = 80;

/// All that the sheet says, for the acronyms that it defines.
std::string whole_text(const FactSheet& sheet) {
  std::string text = sheet.title + "\n" + plain_text(sheet.lead);
  for (const auto& section : sheet.sections) {
    text += "\n" + section.heading + "\n" + plain_text(section.blocks);
    for (const auto& question : section.questions) {
      text += "\n" + question.question + "\n" + plain_text(question.answer);
    }
    for (const auto& takeaway : section.takeaways) {
      text += "\n" + plain_text(takeaway.blocks);
    }
  }
  return text;
}

class Narrator {
public:
  Narrator(const FactSheet& sheet, const Profile& profile, const Phrases& phrases, const Options& options,
           const Contents& contents)
      : m_sheet(sheet),
        m_profile(profile),
        m_phrases(phrases),
        m_options(options),
        m_contents(contents),
        m_pauses(profile.pauses),
        m_spoken(options.language),
        m_splitter(options.language),
        m_builder(profile, m_spoken, m_splitter, options.lexicon),
        m_blocks(m_builder, profile.pauses, phrases, options.verbosity) {
    m_spoken.learn(whole_text(sheet));
  }

  Script narrate() {
    m_script.title = m_sheet.title;
    m_script.language = m_options.language;
    m_script.slug = slugify(m_sheet.title);
    title();
    for (const auto& section : m_sheet.sections) {
      if (section.kind == SectionKind::references && !m_options.references) {
        references_left_out(section);
      } else {
        this->section(section);
      }
    }
    skipped();
    closing();
    return std::move(m_script);
  }

private:
  void begin(std::string_view title, std::string_view id, int level, ChapterRole role) {
    Chapter chapter;
    chapter.title = title.empty() ? m_sheet.title : shorten(title, k_title_length);
    chapter.id = unique_id(id);
    chapter.level = m_script.chapters.empty() ? 1 : level;
    chapter.role = role;
    m_builder.begin(std::move(chapter));
  }

  void end() {
    Chapter chapter = m_builder.end();
    if (!chapter.utterances.empty()) {
      if (m_profile.episode.chapter_cue && chapter.level == 1 && !m_script.chapters.empty()) {
        announce(chapter, m_pauses);
      }
      m_script.chapters.push_back(std::move(chapter));
    }
  }

  std::string unique_id(std::string_view text) {
    constexpr std::size_t k_id_length = 40;
    const std::string base = slugify(text, k_id_length);
    std::string id = base;
    for (int n = 2; !m_ids.insert(id).second; ++n) {
      id = fmt::format("{}-{}", base, n);
    }
    return id;
  }

  void heading(std::string_view text, int line, const Manner& manner) {
    m_builder.say(text, line, manner);
    m_builder.pause(m_pauses.heading, "heading");
  }

  void title() {
    begin(m_sheet.title, "title", 1, ChapterRole::title);
    heading(m_sheet.title, m_sheet.title_line, {.role = Role::title, .voice = voice_name(Role::title)});
    introduce(m_builder, m_sheet, m_profile, m_phrases, m_contents, m_options.language);
    m_blocks.say(m_sheet.lead, {});
    end();
  }

  /// Who wants to know all hears that the page had more than its content.
  void skipped() {
    const std::string title = m_phrases.get("skipped_title");
    if (m_options.verbosity == Verbosity::full && !m_sheet.skipped.empty() && !title.empty()) {
      begin(title, "left-out", 1, ChapterRole::notice);
      m_builder.say(m_phrases.get("skipped", {{"count", std::to_string(m_sheet.skipped.size())}}), 0,
                    {.role = Role::prompt});
      end();
    }
  }

  /// Nothing is repeated in a language that the program has no words for.
  void closing() {
    if (!m_profile.episode.takeaways_again && !m_profile.episode.closing) {
      return;
    }
    const std::string title = m_phrases.get("episode.closing_title");
    if (!title.empty()) {
      begin(title, "closing", 1, ChapterRole::notice);
      conclude(m_builder, m_sheet, m_profile, m_phrases);
      end();
    }
  }

  static ChapterRole chapter_role(SectionKind kind) {
    switch (kind) {
    case SectionKind::faq:
      return ChapterRole::faq;
    case SectionKind::takeaways:
      return ChapterRole::takeaways;
    case SectionKind::references:
      return ChapterRole::references;
    case SectionKind::trials:
      return ChapterRole::trials;
    case SectionKind::section:
      break;
    }
    return ChapterRole::section;
  }

  void section(const Section& section) {
    begin(section.heading, section.heading, section.level <= 2 ? 1 : 2, chapter_role(section.kind));
    heading(section.heading, section.line, {.role = Role::heading, .voice = voice_name(Role::heading)});
    m_blocks.say(section.blocks, {});
    for (const auto& reference : section.references) {
      m_builder.say(reference.text, reference.line, {.role = Role::reference});
      m_builder.pause(m_pauses.item, "item");
    }
    end();
    for (const auto& question : section.questions) {
      this->question(question);
    }
    for (std::size_t i = 0; i < section.takeaways.size(); ++i) {
      takeaway(section.takeaways[i], i + 1, section.takeaways.size());
    }
  }

  void question(const Question& question) {
    begin(question.question, question.question, 2, ChapterRole::question);
    heading(question.question, question.line, {.role = Role::question, .voice = voice_name(Role::question)});
    m_blocks.say(question.answer, {.role = Role::answer, .voice = voice_name(Role::answer)});
    end();
  }

  void takeaway(const Takeaway& takeaway, std::size_t number, std::size_t total) {
    const std::string text = replace_all(plain_text(takeaway.blocks), "\n", " ");
    const std::string numbered =
        m_phrases.get("takeaway_title", {{"n", std::to_string(number)}, {"text", text}});
    begin(numbered.empty() ? text : numbered, fmt::format("takeaway-{}", number), 2, ChapterRole::takeaway);
    const Manner manner{.role = Role::takeaway, .voice = voice_name(Role::takeaway)};
    if (m_options.verbosity != Verbosity::brief) {
      m_builder.say(
          m_phrases.get("takeaway", {{"n", std::to_string(number)}, {"total", std::to_string(total)}}), 0,
          {.role = Role::prompt, .voice = manner.voice});
      m_builder.pause(m_pauses.label, "label");
    }
    m_blocks.say(takeaway.blocks, manner);
    end();
  }

  void references_left_out(const Section& section) {
    const std::size_t count = section.references.size();
    begin(section.heading, section.heading, section.level <= 2 ? 1 : 2, ChapterRole::notice);
    m_blocks.say(section.blocks, {});
    if (count > 0) {
      m_builder.say(count == 1 ? m_phrases.get("references_left_out_one")
                               : m_phrases.get("references_left_out", {{"count", std::to_string(count)}}),
                    0, {.role = Role::prompt});
    }
    end();
  }

  const FactSheet& m_sheet;
  const Profile& m_profile;
  const Phrases& m_phrases;
  const Options& m_options;
  Contents m_contents;
  const Pauses& m_pauses;
  SpokenForm m_spoken;
  SentenceSplitter m_splitter;
  ChapterBuilder m_builder;
  BlockSpeaker m_blocks;
  Script m_script;
  std::set<std::string> m_ids;
};

} // namespace

std::string spoken_language(const FactSheet& sheet, const Profile& profile) {
  const auto primary = [](const std::string& tag) { return ascii_lower(tag.substr(0, tag.find('-'))); };
  const bool has_region = sheet.language.find('-') != std::string::npos;
  return !has_region && primary(sheet.language) == primary(profile.language) ? profile.language
                                                                             : sheet.language;
}

Narration narrate(const FactSheet& sheet, const Profile& profile, const Phrases& phrases,
                  const Options& options) {
  Options complete = options;
  if (complete.language.empty()) {
    complete.language = spoken_language(sheet, profile);
  }
  Narration narration;
  narration.script = Narrator(sheet, profile, phrases, complete, {}).narrate();
  if (profile.episode.contents) {
    // The introduction tells what is known only at the end.
    const Contents contents = contents_of(narration.script);
    narration.script = Narrator(sheet, profile, phrases, complete, contents).narrate();
  }
  if (narration.script.chapters.empty()) {
    throw Error(fmt::format("{}: there is nothing to say in this sheet", sheet.source));
  }
  return narration;
}

} // namespace audiosheet::narrate

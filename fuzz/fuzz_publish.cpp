// SPDX-License-Identifier: GPL-3.0-or-later
//
// A document in any form, read, narrated, laid out in time without sound, and written by every writer of
// text: pages, books, feed, transcript, menus. The first byte chooses the form. What comes out must be read
// by those who read such things.
#include "narrate/narrate.hpp"
#include "narrate/phone_menus.hpp"
#include "narrated.hpp"
#include "publish/book.hpp"
#include "publish/book_markup.hpp"
#include "publish/chapters.hpp"
#include "publish/feed.hpp"
#include "publish/feed_config.hpp"
#include "publish/hotline_dialects.hpp"
#include "publish/hotline_json.hpp"
#include "publish/library.hpp"
#include "publish/notes.hpp"
#include "publish/publisher.hpp"
#include "publish/transcript.hpp"
#include "publish/web.hpp"
#include "read/reader.hpp"
#include "target.hpp"
#include "util/error.hpp"
#include "util/text.hpp"
#include "verify/markup.hpp"

#include <nlohmann/json.hpp>

using namespace audiosheet;
using fuzz::phrases;
using fuzz::profile;

namespace {

/// As the fake engine of the tests speaks: a fixed time for each byte.
Sample length_of(const Utterance& utterance) {
  constexpr Sample k_samples_a_byte = 220;
  constexpr Sample k_samples_of_a_cue = 5000;
  if (const auto* sentence = std::get_if<Sentence>(&utterance.value)) {
    return static_cast<Sample>(spoken_text(*sentence).size()) * k_samples_a_byte;
  }
  const auto* pause = std::get_if<Pause>(&utterance.value);
  return pause != nullptr ? pause->duration.count() * 22 : k_samples_of_a_cue;
}

Recording recording_of(const Script& script) {
  Recording recording;
  recording.title = script.title;
  recording.language = script.language;
  recording.slug = script.slug;
  recording.engine_name = "Fake";
  recording.voice = profile().name;
  recording.sample_rate = 22050;
  for (const Chapter& chapter : script.chapters) {
    RecordedChapter& made = recording.chapters.emplace_back();
    made.number = static_cast<int>(recording.chapters.size());
    made.id = chapter.id;
    made.title = chapter.title;
    made.level = chapter.level;
    made.role = chapter.role;
    made.start = recording.samples;
    for (const Utterance& utterance : chapter.utterances) {
      Segment& segment = recording.segments.emplace_back();
      segment.chapter = made.number;
      segment.role = utterance.role;
      segment.part = utterance.part;
      segment.kind = utterance.kind;
      segment.warning = utterance.warning;
      segment.start = recording.samples;
      segment.end = recording.samples += length_of(utterance);
      if (const auto* sentence = std::get_if<Sentence>(&utterance.value)) {
        segment.written = written_text(*sentence);
        segment.spoken = spoken_text(*sentence);
        segment.language = sentence->language;
      }
      segment.line = utterance.line;
      segment.paragraph = utterance.paragraph;
      segment.within = utterance.within;
    }
    made.end = recording.samples;
  }
  return recording;
}

void check_xml(const std::string& document) {
  fuzz::require(is_valid_utf8(document), "what is written is UTF-8");
  try {
    (void)verify::read_xml(document);
  } catch (const Error& error) {
    __builtin_printf("%s\n", error.what());
    fuzz::require(false, "XML is well-formed");
  }
}

void check_json(const std::string& document) {
  fuzz::require(nlohmann::json::accept(document), "JSON is well-formed");
}

void check_page(const std::string& page) {
  fuzz::require(is_valid_utf8(page), "what is written is UTF-8");
  for (const verify::Link& link : verify::read_html(page).links) {
    const std::string lower = ascii_lower(trim(link.target));
    fuzz::require(!lower.starts_with("javascript:") && !lower.starts_with("vbscript:"),
                  "no link of a page is a script");
  }
}

void write_books(const Recording& recording) {
  const publish::Book book = publish::make_book(recording, &phrases(), {});
  (void)publish::entries(book);
  for (std::size_t i = 0; i < book.outline.size(); ++i) {
    const publish::BookIds ids(book.outline[i]);
    for (const auto markup : {publish::Markup::epub, publish::Markup::daisy}) {
      check_xml("<body>" + publish::chapter_markup(book, i, ids, markup) + "</body>");
    }
  }
}

void write_podcast(const publish::Job& job) {
  const Recording& recording = job.recording;
  check_json(publish::chapters_json(recording));
  (void)publish::chapter_marks(recording);
  fuzz::require(publish::transcript_vtt(recording).starts_with("WEBVTT\n"), "a transcript is WebVTT");
  const std::string notes = publish::notes_html(job);
  check_page(notes);
  publish::Episode episode;
  episode.slug = recording.slug;
  episode.title = recording.title;
  episode.language = recording.language;
  episode.description = recording.about.description;
  episode.publisher = recording.about.publisher;
  episode.published = publish::k_no_date;
  check_json(publish::episode_json(episode));
  publish::FeedConfig config;
  config.title = config.description = config.author = "Health";
  config.base_url = config.link = "https://example.org";
  config.language = "en";
  config.category = "Health & Fitness";
  config.image = "https://example.org/cover.png";
  check_xml(publish::feed_xml(config, {{episode, notes}}));
}

void write_menus(const Script& script) {
  try {
    const CallTree tree = narrate::phone_menus(script, profile(), phrases()).tree;
    check_json(publish::hotline_json(tree));
    check_xml(publish::voicexml(tree));
    check_xml(publish::freeswitch_menus(tree));
    for (const auto& [name, document] : publish::twiml(tree)) {
      name.ends_with(".json") ? check_json(document) : check_xml(document);
    }
    const std::string dialplan = publish::asterisk_dialplan(tree);
    fuzz::require(dialplan.find('\r') == std::string::npos && dialplan.find("EXTEN") == std::string::npos,
                  "a dialplan has names of its own alone");
  } catch (const narrate::NoHotline&) {
    return; // a sheet that is too large for keys
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) {
    return 0;
  }
  try {
    const FactSheet sheet = fuzz::read_document(data, size).sheet;
    const Script script = narrate::narrate(sheet, profile(), phrases()).script;
    Recording recording = recording_of(script);
    recording.about.description = plain_text(sheet.lead);
    recording.about.publisher = sheet.publisher;
    recording.about.date = sheet.date;
    for (const Section& section : sheet.sections) {
      recording.about.references.insert(recording.about.references.end(), section.references.begin(),
                                        section.references.end());
    }
    publish::Job job{.recording = recording, .folder = {}};
    job.phrases = &phrases();
    check_page(publish::web_page(recording, &phrases()));
    write_books(recording);
    write_podcast(job);
    write_menus(script);
    check_page(publish::library_page({{.folder = recording.slug,
                                       .title = recording.title,
                                       .language = recording.language,
                                       .language_name = recording.language,
                                       .chapters = {recording.title},
                                       .epub = ""}},
                                     recording.language, &phrases()));
  } catch (const Error&) { // a document that is refused with a message is one that is handled
    return 0;
  }
  return 0;
}

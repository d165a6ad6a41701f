// SPDX-License-Identifier: GPL-3.0-or-later
//
// A small sheet with one of everything, as a recording with noise for speech.
#pragma once

#include "publish/encodings.hpp"
#include "publish/reader.hpp"
#include "support/books.hpp"
#include "support/signals.hpp"
#include "support/temporary_folder.hpp"

#include <fstream>

namespace audiosheet::test {

inline BookBuilder sample_book() {
  BookBuilder book("Sunburn & “heat” – basics");
  book.recording.about = {.description = "What the sun does to skin.",
                          .publisher = "Health & Co",
                          .date = "2024-05-31",
                          .references = {{"Skin and sun", "https://example.org/skin?a=1&b=2", 90},
                                         {"A leaflet", "", 91},
                                         {"", "ftp://example.org/<odd>", 92}},
                          .references_spoken = false};
  book.chapter("Sunburn & “heat” – basics", ChapterRole::title);
  book.say("Sunburn & “heat” – basics", Role::title).pause().say("Sun burns skin.").pause();
  book.chapter("What helps?").say("What helps?", Role::heading).pause();
  book.say("Cool the skin.").more("Drink water.").pause();
  book.say("Shade", Role::item, "list-1/item-1").pause();
  book.say("Clothes:", Role::item, "list-1/item-2").pause();
  book.say("1. a hat", Role::item, "list-1/item-2/ordered-list-1/item-1").pause();
  book.callout(CalloutKind::important, "Warning. Important.", "Babies under 6 months stay out of the sun.",
               "callout-1");
  book.say("Below", Role::heading).pause().say("A sun hat.", Role::body, "quotation-1").pause();
  book.chapter("What if?", ChapterRole::question, 2).say("What if?", Role::question).pause();
  book.say("Table. Rows: 2.", Role::prompt, "table-1").pause();
  book.say("Mild.", Role::item, "table-1/row-1").more("Sign: red skin.", Role::item, "table-1/row-1");
  book.more("It heals.", Role::item, "table-1/row-1").pause();
  book.say("Severe.", Role::item, "table-1/row-2").more("Sign: blisters.", Role::item, "table-1/row-2");
  book.more("Do: see a doctor.", Role::item, "table-1/row-2").pause();
  book.say("Picture: a hat.", Role::body, "figure-1").pause();
  book.callout(CalloutKind::note, "Note.", "Clouds let rays through.", "callout-1");
  book.callout(CalloutKind::danger, "Danger.", "Fever after sun is an emergency.", "callout-2");
  book.chapter("Sources", ChapterRole::notice).say("Three sources are not read out.", Role::prompt).pause();
  return book;
}

/// The recording published, and where.
struct Published {
  TemporaryFolder folder;
  publish::PublishedFiles files;

  /// Perhaps with a fast edition, which here is another recording of the same length.
  explicit Published(Recording& recording, bool fast = false) {
    recording.pcm = folder.path() / "pcm";
    const double seconds = static_cast<double>(recording.samples) / recording.sample_rate;
    Pcm sound = noise(recording.sample_rate, seconds + 0.01, 0.2);
    sound.resize(static_cast<std::size_t>(recording.samples));
    write_pcm(recording.pcm, sound);
    std::filesystem::create_directories(folder.path() / "work");
    std::filesystem::create_directories(folder.path() / "out");
    publish::Encodings encodings(recording, folder.path() / "work", 1);
    const publish::Job same{
        .recording = recording, .folder = folder.path() / "out", .jobs = 1, .encodings = &encodings};
    publish::Job job = same;
    job.fast = fast ? &same : nullptr;
    files = publish::publish_reader(job);
  }

  [[nodiscard]] std::filesystem::path epub() const { return folder.path() / "out/reader/book.epub"; }
  [[nodiscard]] std::filesystem::path daisy() const { return folder.path() / "out/reader/daisy202"; }
};

} // namespace audiosheet::test

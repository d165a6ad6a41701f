// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/outline.hpp"

#include "support/books.hpp"
#include "support/catch.hpp"

#include <fmt/format.h>

using namespace audiosheet;
using namespace audiosheet::publish;
using audiosheet::test::BookBuilder;

namespace {

std::string text(const std::vector<OutlineSentence>& sentences) {
  std::string out;
  for (const OutlineSentence& sentence : sentences) {
    out += (out.empty() ? "" : "|") + sentence.segment->written;
  }
  return out;
}

/// "a|b" for a paragraph of two sentences, "kind(…)" for a box.
std::string text(const std::vector<OutlineNode>& nodes) {
  static constexpr const char* k_names[] = {"callout", "ul", "ol", "li", "table", "tr", "figure", "quote"};
  std::string out;
  for (const OutlineNode& node : nodes) {
    out += out.empty() ? "" : " ";
    if (const auto* paragraph = std::get_if<OutlineParagraph>(&node.value)) {
      out += (paragraph->heading ? "#" : "") + text(paragraph->sentences);
    } else {
      const auto& box = std::get<OutlineBox>(node.value);
      const std::string mark = box.callout ? ":" + to_string(*box.callout) + std::to_string(box.warning) : "";
      out += fmt::format("{}{}({})", k_names[static_cast<int>(box.kind)], mark, text(box.nodes));
    }
  }
  return out;
}

/// The clips in order cover the chapter.
void check_clips(const Recording& recording, const Outline& outline) {
  REQUIRE(outline.size() == recording.chapters.size());
  for (const OutlineChapter& chapter : outline) {
    Sample at = chapter.chapter->start;
    for (const OutlineSentence* sentence : sentences(chapter)) {
      CHECK(sentence->start == at);
      CHECK(sentence->start <= sentence->segment->start);
      CHECK(sentence->end >= sentence->segment->end);
      at = sentence->end;
    }
    CHECK((at == chapter.chapter->end || sentences(chapter).empty()));
  }
}

/// Sentences "a", "b", … with these ways, each a paragraph of its own.
std::string shape(const std::vector<std::string>& ways) {
  BookBuilder book("T");
  book.chapter("T");
  char name = 'a';
  for (const std::string& way : ways) {
    book.say(std::string(1, name++), Role::body, way).pause();
  }
  const Outline outlined = outline(book.recording);
  check_clips(book.recording, outlined);
  return text(outlined[0].nodes);
}

} // namespace

TEST_CASE("The ways of the sentences make boxes") {
  CHECK(shape({"", ""}) == "a b");
  CHECK(shape({"list-1/item-1", "list-1/item-2", ""}) == "ul(li(a) li(b)) c");
  CHECK(shape({"list-1/item-1", "list-2/item-1"}) == "ul(li(a)) ul(li(b))");
  CHECK(shape({"list-1/item-1", "list-1/item-1/ordered-list-1/item-1", "list-1/item-1", "list-1/item-2"}) ==
        "ul(li(a ol(li(b)) c) li(d))");
  CHECK(shape({"table-1", "table-1/row-1", "table-1/row-1", "table-1/row-2"}) == "table(a tr(b c) tr(d))");
  CHECK(shape({"figure-1", "figure-2", "quotation-1"}) == "figure(a) figure(b) quote(c)");
  CHECK(shape({"table-1/row-1/list-1/item-1"}) == "table(tr(ul(li(a))))");
}

TEST_CASE("Whatever an editor wrote, lists have items and tables have rows") {
  CHECK(shape({"list-1", "list-1"}) == "ul(li(a b))");
  CHECK(shape({"list-1/item-1", "list-1"}) == "ul(li(a) li(b))");
  CHECK(shape({"item-1", "item-2"}) == "ul(li(a) li(b))");
  CHECK(shape({"row-1"}) == "table(tr(a))");
  CHECK(shape({"table-1/row-1", "table-1"}) == "table(tr(a) tr(b))");
  CHECK(shape({"table-1/figure-1"}) == "table(tr(figure(a)))");
  CHECK(shape({"list-1/list-1/item-1"}) == "ul(li(ul(li(a))))");
  CHECK(shape({"list-1/row-1"}) == "ul(li(table(tr(a))))");
  CHECK(shape({"item-1/row-1", "table-1/item-1"}) == "ul(li(table(tr(a)))) table(tr(ul(li(b))))");
  CHECK(shape({"nonsense-1", "list", "-", "///", "list-x/ITEM-1"}) == "a ul(li(b)) c d ul(li(e))");
}

TEST_CASE("Boxes are kept to a depth that can be followed") {
  std::string way = "list-1/item-1";
  for (int i = 0; i < 20'000; ++i) {
    way += "/list-1/item-1";
  }
  const std::string flat = shape({way});
  CHECK(std::count(flat.begin(), flat.end(), '(') == 16);
}

TEST_CASE("Sentences of one paragraph stand together, others apart") {
  BookBuilder book("T");
  book.chapter("T").say("A").more("B").say("C").say("D", Role::body, "list-1/item-1").more("E");
  book.recording.segments.push_back(book.recording.segments.back());
  book.recording.segments.back().paragraph = book.recording.segments.end()[-2].paragraph = 0;
  CHECK(text(outline(book.recording)[0].nodes) == "A|B C ul(li(D)) E E");
}

TEST_CASE("The heading is what the chapter begins with, and lower headings stay in it") {
  BookBuilder book("T");
  book.chapter("What? Why?").say("What?", Role::heading).more("Why?", Role::heading).pause();
  book.say("Text").say("Lower", Role::heading).say("More");
  book.chapter("Key takeaway 1: Rest.", ChapterRole::takeaway, 2).say("Key takeaway 1 of 1.", Role::prompt);
  book.say("Rest.", Role::takeaway);
  book.chapter("References", ChapterRole::notice).say("They are not read out.", Role::prompt);
  const Outline outlined = outline(book.recording);
  CHECK(text(outlined[0].heading) == "What?|Why?");
  CHECK(text(outlined[0].nodes) == "Text #Lower More");
  CHECK(text(outlined[1].heading) == "Key takeaway 1 of 1.");
  CHECK(text(outlined[1].nodes) == "Rest.");
  CHECK(outlined[2].heading.empty());
  CHECK(text(outlined[2].nodes) == "They are not read out.");
  CHECK(outlined[1].chapter == &book.recording.chapters[1]);
}

TEST_CASE("A callout is a box with or without a written way") {
  const bool written = GENERATE(true, false);
  BookBuilder book("T");
  book.chapter("T").say("Before.").pause();
  book.callout(CalloutKind::danger, "Danger.", "Do not touch it.", written ? "callout-1" : "");
  book.callout(CalloutKind::warning, "Warning.", "Keep away.", written ? "callout-2" : "");
  book.callout(CalloutKind::note, "Note.", "It is heavy.", written ? "callout-3" : "");
  book.callout(CalloutKind::note, "Note.", "It is hot.", written ? "callout-4" : "");
  const Outline outlined = outline(book.recording);
  CHECK(text(outlined[0].nodes) ==
        "Before. callout:danger1(Danger. Do not touch it. End.) callout:warning2(Warning. Keep away. End.) "
        "callout:note0(Note. It is heavy. End.) callout:note0(Note. It is hot. End.)");
  check_clips(book.recording, outlined);
  const auto found = warnings(outlined);
  REQUIRE(found.size() == 2);
  CHECK(found[1].chapter == &outlined[0]);
  CHECK(found[1].box->warning == 2);
  CHECK(label_text(*found[0].box) == "Danger.");
}

TEST_CASE("A callout inside one of its kind belongs to it; a warning in a note does not") {
  BookBuilder book("T");
  book.chapter("T").callout(CalloutKind::note, "Note.", "A", "callout-1");
  book.recording.segments.resize(book.recording.segments.size() - 4); // the note goes on
  book.callout(CalloutKind::note, "B", "C", "callout-1/callout-1");
  book.callout(CalloutKind::danger, "Danger.", "D", "callout-1/callout-2");
  CHECK(text(outline(book.recording)[0].nodes) ==
        "callout:note0(Note. A B C End. callout:danger1(Danger. D End.))");
}

TEST_CASE("A pause goes with the clip before it, a tone with the words it announces or closes") {
  BookBuilder book("T");
  book.chapter("T").pause(700).say("Before.").pause(300);
  book.callout(CalloutKind::important, "Warning.", "Keep away.");
  book.say("After.").pause(1200);
  const auto outlined = outline(book.recording);
  check_clips(book.recording, outlined);
  const auto clips = sentences(outlined[0]);
  REQUIRE(clips.size() == 5);
  CHECK(clips[0]->start == 0);
  CHECK(clips[1]->segment->start - clips[1]->start == 4000); // cue and the pause behind it
  CHECK(clips[0]->end - clips[0]->segment->end == 5300);     // its pause and the one before the cue
  CHECK(clips[2]->end - clips[2]->segment->end == 1000);
  CHECK(clips[3]->segment->start - clips[3]->start == 4000); // closing tone
  CHECK(clips[3]->end == clips[4]->segment->start);
  CHECK(clips[4]->end == book.recording.samples);
}

TEST_CASE("A closing tone without words goes with what was said; one cue more leads on") {
  BookBuilder book("T");
  book.chapter("T").say("Hot.").add(Role::warning, Part::close, 3000).pause(500);
  book.say("After.").add(Role::body, Part::cue, 800);
  const auto outlined = outline(book.recording);
  check_clips(book.recording, outlined);
  const auto clips = sentences(outlined[0]);
  CHECK(clips[0]->end == 7500);
  CHECK(clips[1]->end == book.recording.samples);
}

TEST_CASE("A chapter may have no text at all, and a sentence no sound") {
  BookBuilder book("T");
  book.chapter("Silence").pause(2000).chapter("Text").say("A").say("", Role::body).say(" \t");
  book.recording.segments[1].end = book.recording.segments[1].start;
  const auto outlined = outline(book.recording);
  CHECK(sentences(outlined[0]).empty());
  CHECK(outlined[0].nodes.empty());
  CHECK(text(outlined[1].nodes) == "A");
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "books/book_check.hpp"
#include "books/sample_book.hpp"
#include "publish/book.hpp"
#include "support/catch.hpp"
#include "util/file.hpp"
#include "util/hash.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>

using namespace audiosheet;
using namespace audiosheet::test;

namespace {

std::string joined(const Findings& findings) {
  std::string out;
  for (const std::string& finding : findings) {
    out += finding + "\n";
  }
  return out;
}

bool has(const Findings& findings, const std::string& name) {
  for (const std::string& finding : findings) {
    if (finding.starts_with(name + ": ")) {
      return true;
    }
  }
  return false;
}

/// Both books of a recording without a finding.
void check_books(Recording recording) {
  const Published published(recording);
  std::vector<std::string> order;
  const Files epub = read_zip(published.epub(), order);
  CHECK(joined(check_epub(epub, order, expected(recording))) == "");
  CHECK(joined(check_daisy(read_folder(published.daisy()), expected(recording))) == "");
}

/// A fault: `from` in a file becomes `to`; the finding that has to name it.
struct Mutant {
  const char* finding;
  const char* file;
  std::string from;
  std::string to;
};

/// Files with one fault put in. The text must be there.
Files mutate(Files files, const Mutant& mutant) {
  std::string& content = files.at(mutant.file);
  if (mutant.from.empty()) {
    content = mutant.to;
    return files;
  }
  const std::size_t at = content.find(mutant.from);
  INFO(mutant.finding << " in " << mutant.file << ": " << mutant.from);
  REQUIRE(at != std::string::npos);
  content.replace(at, mutant.from.size(), mutant.to);
  return files;
}

} // namespace

TEST_CASE("Both books of a sheet with one of everything pass") { check_books(sample_book().recording); }

TEST_CASE("The same recording makes the same bytes, and every file is listed") {
  Recording recording = sample_book().recording;
  const Published one(recording);
  const Published other(recording);
  CHECK(one.files == other.files);
  CHECK(one.files.front().path == "reader/book.epub");
  std::size_t found = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(one.folder.path() / "out")) {
    found += entry.is_regular_file() ? 1 : 0;
  }
  CHECK(found == one.files.size());
  for (const auto& file : one.files) {
    CHECK(file.sha256 == sha256_file(one.folder.path() / "out" / file.path));
    CHECK(file.bytes == std::filesystem::file_size(one.folder.path() / "out" / file.path));
  }
}

TEST_CASE("The archive begins as EPUB wants it, and stores what is compressed already") {
  Recording recording = sample_book().recording;
  const Published published(recording);
  const std::string zip = read_file(published.epub());
  CHECK(zip.substr(0, 4) == "PK\x03\x04");
  CHECK(zip.substr(8, 2) == std::string(2, '\0'));          // stored
  CHECK(zip.substr(10, 4) == std::string("\0\0\x21\0", 4)); // midnight, 1 January 1980
  CHECK(zip.substr(26, 4) == std::string("\x08\0\0\0", 4)); // the name's length, no extra field
  CHECK(zip.substr(30, 28) == "mimetypeapplication/epub+zip");
  std::vector<std::string> order;
  const Files files = read_zip(published.epub(), order);
  CHECK(zip.find(files.at("EPUB/0002.mp3")) != std::string::npos);
  CHECK(files.at("EPUB/0002.mp3") == read_file(published.daisy() / "0002.mp3"));
}

TEST_CASE("Each fault that validators pass is found in the EPUB") {
  static Recording recording = sample_book().recording;
  static const Published published(recording); // once for all faults
  std::vector<std::string> order;
  const Files files = read_zip(published.epub(), order);
  const std::string smil = files.at("EPUB/0001.smil");
  const std::size_t last_end = smil.rfind("clipEnd=\"") + 9;
  const std::string end = smil.substr(last_end, smil.find('"', last_end) - last_end);
  const std::size_t second_begin = smil.rfind("clipBegin=\"") + 11;
  const std::string second = smil.substr(second_begin, smil.find('"', second_begin) - second_begin);
  const auto mutant = GENERATE_COPY(values<Mutant>({
      {"clip-beyond-end", "EPUB/0001.smil", "clipEnd=\"" + end, "clipEnd=\"9.000s"},
      {"clip-gap", "EPUB/0001.smil", "clipBegin=\"0.000s", "clipBegin=\"0.100s"},
      {"clip-gap", "EPUB/0001.smil", "clipEnd=\"" + end, "clipEnd=\"1.900s"},
      {"clip-overlap", "EPUB/0001.smil", "clipBegin=\"" + second, "clipBegin=\"0.500s"},
      {"clip-forward", "EPUB/0001.smil", "clipEnd=\"" + end, "clipEnd=\"0.500s"},
      {"sentence-text", "EPUB/0002.xhtml", "Cool the skin.", "Drink water."},
      {"sentence-text", "EPUB/0002.smil", "#s0002\"/>", "#s0003\"/>"},
      {"reading-order", "EPUB/0002.smil", "#s0002\"/>", "#s0004\"/>"},
      {"sentence-missing", "EPUB/0004.smil", "<par", "<switch"},
      {"audio-fake", "EPUB/0002.mp3", "", "RIFF and no MP3"},
      {"audio-missing", "EPUB/0002.smil", "src=\"0002.mp3\"", "src=\"0009.mp3\""},
      {"dead-link", "EPUB/0002.smil", "#s0002\"/>", "#s9999\"/>"},
      {"dead-link", "EPUB/nav.xhtml", "0002.xhtml#b", "0002.xhtml#x"},
      {"css-class-missing", "EPUB/style.css", ".-epub-media-overlay-active", ".something"},
      {"css-class-missing", "EPUB/style.css", ".-epub-media-overlay-playing", ".something"},
      {"type-unknown", "EPUB/0002.smil", "epub:type=\"list\"", "epub:type=\"lisst\""},
      {"not-escapable", "EPUB/0002.smil", "epub:type=\"list\"", "epub:type=\"aside\""},
      {"duration-wrong", "EPUB/package.opf", "refines=\"#m0002\">0:00:", "refines=\"#m0002\">0:01:"},
      {"duration-wrong", "EPUB/package.opf", "<meta property=\"media:duration\">0:0",
       "<meta property=\"media:duration\">0:1"},
      {"metadata-missing", "EPUB/package.opf", "schema:accessibilityHazard\"", "schema:hazard\""},
      {"metadata-missing", "EPUB/package.opf", ">en-US<", "><"},
      {"heading-jump", "EPUB/0003.xhtml", "<p>", "<h5>Deep</h5><p>"},
      {"nav-chapter-missing", "EPUB/nav.xhtml", ">What helps?<", ">What else?<"},
      {"nav-warning-missing", "EPUB/nav.xhtml", "epub:type=\"notice\"", "epub:type=\"chapter\""},
      {"aside-unlabelled", "EPUB/0002.xhtml", "aria-labelledby=\"b", "aria-labelledby=\"x"},
  }));
  const Files faulty = mutate(files, mutant);
  const Findings findings = check_epub(faulty, order, expected(recording));
  INFO(mutant.finding << " in " << mutant.file << " → " << joined(findings));
  CHECK(has(findings, mutant.finding));
}

TEST_CASE("Each fault that schemas pass is found in the DAISY book") {
  static Recording recording = sample_book().recording;
  static const Published published(recording); // once for all faults
  const Files files = read_folder(published.daisy());
  const std::string smil = files.at("0001.smil");
  const std::size_t last_end = smil.rfind("npt=");
  const std::string end = smil.substr(last_end, smil.find('"', last_end) - last_end);
  const auto mutant = GENERATE_COPY(values<Mutant>({
      {"clip-beyond-end", "0001.smil", end, "npt=9.000s"},
      {"clip-gap", "0001.smil", "npt=0.000s", "npt=0.100s"},
      {"clip-forward", "0001.smil", "npt=0.000s", "npt=5.000s"},
      {"clip-overlap", "0001.smil", end,
       "npt=2.000s\" id=\"x\"/></par><par id=\"y\" endsync=\"last\"><text "
       "src=\"0001.html#s0002\"/><audio src=\"0001.mp3\" clip-begin=\"npt=1.000s\" "
       "clip-end=\"" +
           end},
      {"clip-not-npt", "0001.smil", "npt=0.000s", "0.000s"},
      {"clip-not-npt", "0001.smil", "npt=0.000s", "smpte=0.000s"},
      {"sentence-text", "0002.html", "Cool the skin.", "Drink water."},
      {"sentence-text", "0002.smil", "#s0002", "#s0003"},
      {"reading-order", "0002.smil", "#s0002", "#s0004"},
      {"sentence-missing", "0004.smil", "<par ", "<par endsync=\"first\" "},
      {"audio-fake", "0002.mp3", "", "RIFF and no MP3"},
      {"audio-missing", "0002.smil", "src=\"0002.mp3\"", "src=\"0009.mp3\""},
      {"dead-link", "0002.smil", "#s0002", "#s9999"},
      {"dead-link", "ncc.html", "0002.smil#p-s0001", "0002.smil#p-s9999"},
      {"dead-link", "ncc.html", "0002.smil#p-s0001", "0009.smil#p-s0001"},
      {"time-wrong", "0002.smil", "\"ncc:timeInThisSmil\" content=\"0:0",
       "\"ncc:timeInThisSmil\" content=\"0:1"},
      {"time-wrong", "0003.smil", "\"ncc:totalElapsedTime\" content=\"0:0",
       "\"ncc:totalElapsedTime\" content=\"0:1"},
      {"time-wrong", "0003.smil", "<seq dur=\"", "<seq dur=\"1"},
      {"time-wrong", "ncc.html", "\"ncc:totalTime\" content=\"0:0", "\"ncc:totalTime\" content=\"0:1"},
      {"heading-jump", "ncc.html", "<h1 id=\"n0002\"",
       "<h3 id=\"k\"><a href=\"0001.smil#p-s0001\">Deep</a></h3><h1 id=\"n0002\""},
      {"title-missing", "ncc.html", " class=\"title\"", ""},
      {"entry-unlinked", "ncc.html", "<h1 id=\"n0002\"><a ", "<h1 id=\"n0002\"><b/><a "},
      {"metadata-missing", "ncc.html", "\"dc:creator\"", "\"dc:maker\""},
      {"metadata-unknown", "ncc.html", "\"dc:creator\"", "\"dc:maker\""},
      {"metadata-missing", "ncc.html", "name=\"ncc:tocItems\"", "name=\"ncc:depth\""},
      {"metadata-wrong", "ncc.html", "\"Daisy 2.02\"", "\"Daisy 3\""},
      {"metadata-wrong", "ncc.html", "\"ncc:tocItems\" content=\"", "\"ncc:tocItems\" content=\"1"},
      {"metadata-wrong", "ncc.html", "\"ncc:kByteSize\" content=\"", "\"ncc:kByteSize\" content=\"1"},
      {"master-wrong", "master.smil", "src=\"0001.smil\"", "src=\"0002.smil\""},
      {"identifier-wrong", "0002.smil", "urn:uuid:", "urn:uuid:0"},
      {"skippable-wrong", "0002.smil", "<par ", "<par system-required=\"footnote-on\" "},
      {"id-twice", "0002.html", "id=\"s0003\"", "id=\"s0002\""},
      {"not-ascii", "0002.html", "Cool", "Kühl"},
      {"chapter-missing", "ncc.html", ">What helps?<", ">What else?<"},
      {"chapter-start", "ncc.html", "0002.smil#p-s0001", "0002.smil#p-s0002"},
  }));
  const Findings findings = check_daisy(mutate(files, mutant), expected(recording));
  INFO(mutant.finding << " in " << mutant.file << " → " << joined(findings));
  CHECK(has(findings, mutant.finding));
}

TEST_CASE("Spoken references are notes that can be skipped, and make no second list") {
  BookBuilder book = sample_book();
  book.recording.about.references_spoken = true;
  book.recording.chapters.back().role = ChapterRole::references;
  book.recording.segments.pop_back();
  book.recording.segments.back().role = Role::heading;
  book.say("Skin and sun", Role::reference).pause().say("A leaflet", Role::reference).pause();
  check_books(book.recording);
  const Published published(book.recording);
  std::vector<std::string> order;
  const Files epub = read_zip(published.epub(), order);
  CHECK(epub.at("EPUB/0004.smil").find("epub:type=\"endnotes\"") != std::string::npos);
  CHECK(epub.at("EPUB/0004.xhtml").find("<a href") == std::string::npos);
  CHECK(epub.at("EPUB/package.opf").find(">auditory</meta>\n<meta property=\"schema:accessibilityFeature") !=
        std::string::npos);
}

TEST_CASE("Unspoken references are shown, linked where that is safe, and no clip says that it plays them") {
  Recording recording = sample_book().recording;
  const Published published(recording);
  std::vector<std::string> order;
  const std::string text = read_zip(published.epub(), order).at("EPUB/0004.xhtml");
  CHECK(text.find("<li><a href=\"https://example.org/skin?a=1&amp;b=2\">Skin and sun</a></li>\n"
                  "<li>A leaflet</li>\n<li>ftp://example.org/&lt;odd&gt;</li>") != std::string::npos);
  CHECK(text.find("epub:type=\"endnotes\"") != std::string::npos);
}

TEST_CASE("Catalogues find source, date, publisher and narrator") {
  Recording recording = sample_book().recording;
  const Published published(recording);
  std::vector<std::string> order;
  const std::string package = read_zip(published.epub(), order).at("EPUB/package.opf");
  CHECK_THAT(package,
             Catch::Contains("<dc:source>Sunburn &amp; “heat” – basics, Health &amp; Co, 2024-05-31<"));
  CHECK_THAT(package, Catch::Contains("<dc:date>2024-05-31</dc:date>"));
  CHECK_THAT(package, Catch::Contains("dcterms:modified\">2024-05-31T00:00:00Z<"));
  CHECK_THAT(package, Catch::Contains("media:narrator\">eSpeak NG 1.51 (clear-english)<"));
  const std::string ncc = read_file(published.daisy() / "ncc.html");
  CHECK_THAT(ncc, Catch::Contains("\"ncc:sourceDate\" content=\"2024-05-31\""));
  CHECK_THAT(ncc, Catch::Contains("\"dc:publisher\" content=\"Health &amp; Co\""));
}

TEST_CASE("A date that is none is left out, and the build's time stands for it") {
  const auto [date, known] = GENERATE(table<const char*, bool>({{"2024-05", true},
                                                                {"2024", true},
                                                                {"2024-02-30", false},
                                                                {"31 May 2024", false},
                                                                {"", false},
                                                                {"2024-5-1", false}}));
  Recording recording = sample_book().recording;
  recording.about.date = date;
  ::setenv("SOURCE_DATE_EPOCH", "1700000000", 1); // NOLINT(concurrency-mt-unsafe): one thread
  const publish::Book book = publish::make_book(recording, nullptr, {});
  ::unsetenv("SOURCE_DATE_EPOCH"); // NOLINT(concurrency-mt-unsafe): one thread
  CHECK(book.date == (known ? date : ""));
  CHECK(book.modified == (known ? std::string(date).substr(0, 4) +
                                      (std::string(date).size() > 4 ? "-05" : "-01") + "-01T00:00:00Z"
                                : "2023-11-14T22:13:20Z"));
  CHECK(publish::make_book(recording, nullptr, {}).modified.substr(0, 4) == (known ? "2024" : "1980"));
}

TEST_CASE("Tables have cells, lists their numbers once, and warnings their signal words first") {
  Recording recording = sample_book().recording;
  const Published published(recording);
  std::vector<std::string> order;
  const Files epub = read_zip(published.epub(), order);
  const std::string table = epub.at("EPUB/0003.xhtml");
  CHECK(table.find("<th scope=\"row\"><span id=\"s0003\">Mild.</span></th><td colspan=\"2\">"
                   "<span id=\"s0004\">Sign: red skin.</span> <span id=\"s0005\">It heals.</span></td>") !=
        std::string::npos);
  CHECK(table.find("<td><span id=\"s0008\">Do: see a doctor.</span></td>") != std::string::npos);
  CHECK(table.find("class=\"note\"") != std::string::npos);
  const std::string lists = epub.at("EPUB/0002.xhtml");
  CHECK(lists.find("<ol id=\"b0004\" class=\"numbered\">") != std::string::npos);
  CHECK(lists.find(">1. a hat<") != std::string::npos);
  CHECK(lists.find("<aside id=\"b0006\" class=\"warning important\" role=\"note\" "
                   "aria-labelledby=\"b0006-label\">\n<p class=\"label\" id=\"b0006-label\">") !=
        std::string::npos);
}

TEST_CASE("Whatever a sheet contains, its books are valid") {
  const std::string long_paragraph = [] {
    std::string text;
    for (int i = 0; i < 5'000; ++i) {
      text += "word ";
    }
    return text;
  }();
  BookBuilder book("<b>\"Ärzte & Co\"</b> 😀 ‏عربي‏", "ar");
  book.recording.about.description = "]]> <script>alert(1)</script>\n\x01\xff";
  book.recording.about.references = {{"<i>", "javascript:alert(1)", 1},
                                     {"50 %", "https://example.org/%zz", 2}};
  SECTION("titles with quotes, markup, emoji and two directions") {
    book.chapter("<b>\"Ärzte & Co\"</b> 😀", ChapterRole::title).say("<b>\"Ärzte & Co\"</b> 😀", Role::title);
    book.say("English here.").pause();
    book.recording.segments[1].language = "en";
  }
  SECTION("headings that are empty, the same, or not spoken") {
    book.chapter("Same").say("Same", Role::heading).chapter("Same").say("Same", Role::heading);
    book.chapter("").say("Text under nothing.").chapter("Not spoken").say("Text.").pause();
    book.chapter("Three", ChapterRole::section, 2).say("A").say("Lower", Role::heading).say("B");
  }
  SECTION("a chapter of silence") { book.chapter("Silence").pause(30'000).chapter("Text").say("Text."); }
  SECTION("a first chapter at level 2 that begins with a tone") {
    book.chapter("Deep", ChapterRole::question, 2).pause().add(Role::body, Part::cue, 900).say("Deep.");
  }
  SECTION("a sentence that is shown but not heard") {
    book.chapter("T").say("Heard.").say("😀").say("Heard, too.").pause();
    for (std::size_t i = 1; i < book.recording.segments.size(); ++i) {
      Segment& segment = book.recording.segments[i];
      segment.start -= i > 1 ? 4'000 : 0;
      segment.end -= 4'000;
    }
    book.recording.samples = book.recording.chapters.back().end -= 4'000;
  }
  SECTION("a paragraph of 5,000 words in one sentence") {
    book.chapter("Long").say("x").pause();
    book.recording.segments.front().written = long_paragraph;
  }
  SECTION("figures without a text, tables of captions only, boxes in boxes") {
    book.chapter("Boxes").say("Table. Rows: 0.", Role::prompt, "table-1");
    book.say("A", Role::item, "list-1/item-1/list-1/item-1/table-1/row-1/list-1/item-1");
    book.say("B", Role::body, "quotation-1/figure-1/quotation-1").pause();
  }
  SECTION("warnings whose way an editor lost") {
    book.chapter("W").callout(CalloutKind::danger, "Danger.", "Do not touch.").say("After.");
    book.callout(CalloutKind::tip, "Tip.", "Wait.").callout(CalloutKind::warning, "Warning.", "Hot.");
  }
  check_books(book.recording);
}

TEST_CASE("The fast edition is a pair of books of its own") {
  Recording recording = sample_book().recording;
  const Published published(recording, true);
  const auto reader = published.folder.path() / "out/reader";
  Expected wanted = expected(recording);
  std::vector<std::string> order;
  const Files plain = read_zip(published.epub(), order);
  const Files fast = read_zip(reader / "book-fast.epub", order);
  CHECK(joined(check_epub(fast, order, wanted)) == "");
  wanted.title += " (fast)";
  CHECK(joined(check_daisy(read_folder(reader / "daisy202-fast"), wanted)) == "");
  const auto package = [](const Files& files) {
    return XmlTree(files.at("EPUB/package.opf")).root().first("dc:identifier")->text;
  };
  CHECK(package(plain) != package(fast));
  const auto books = [](const Published& made) { // the page is another matter
    return std::ranges::count_if(made.files,
                                 [](const auto& file) { return !file.path.starts_with("reader/web/"); });
  };
  CHECK(books(published) == 2 * books(Published(recording)));
}

/// Run by tests/books/run on what the program has rendered: AUDIOSHEET_RENDERED holds folders, one a line.
TEST_CASE("Rendered books pass", "[.rendered]") {
  const char* const folders = std::getenv("AUDIOSHEET_RENDERED");
  REQUIRE(folders != nullptr);
  for (const std::string_view line : split(folders, '\n')) {
    const std::filesystem::path folder(line);
    INFO(folder);
    const Expected wanted = expected(folder / "manifest.json");
    std::vector<std::string> order;
    const auto reader = folder / "reader";
    const Files epub = read_zip(reader / (folder.filename().string() + ".epub"), order);
    CHECK(joined(check_epub(epub, order, wanted)) == "");
    CHECK(joined(check_daisy(read_folder(reader / "daisy202"), wanted)) == "");
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/feed.hpp"

#include "support/catch.hpp"
#include "support/episodes.hpp"
#include "support/temporary_folder.hpp"
#include "support/xml_tree.hpp"
#include "util/error.hpp"
#include "util/uuid.hpp"

#include <functional>

using namespace audiosheet;
using namespace audiosheet::publish;
using Catch::Contains;
namespace fs = std::filesystem;

namespace {

const std::string k_config = "title = \"Health, read aloud\"\n"
                             "description = \"What patients ask.\"\n"
                             "base_url = \"https://example.org/sheets/\"\n"
                             "author = \"Example Health\"\n"
                             "language = \"en-GB\"\n"
                             "category = \"Health & Fitness\"\n"
                             "subcategory = \"Medicine\"\n"
                             "image = \"https://example.org/cover.png\"\n";

FeedConfig config_of(const std::string& toml) {
  const TemporaryFolder folder;
  write_file(folder.path() / "feed.toml", toml);
  return load_feed_config(folder.path() / "feed.toml");
}

/// k_config with a line in place of the one that starts with its key, or behind the last.
std::string with(const std::string& line) {
  std::string toml = "\n" + k_config;
  const std::size_t at = toml.find("\n" + line.substr(0, line.find(' ') + 1));
  if (at == std::string::npos) {
    return k_config + line + "\n";
  }
  return toml.replace(at + 1, toml.find('\n', at + 1) - at - 1, line).substr(1);
}

Episode episode_of(const std::string& slug, const std::string& published) {
  Episode episode;
  episode.slug = slug;
  episode.title = "Title of " + slug;
  episode.language = "en-US";
  episode.description = "About it.";
  episode.duration_s = 1097.415;
  episode.sound = {slug + ".mp3", "audio/mpeg", 12345};
  episode.alternate = {slug + ".opus", "audio/ogg; codecs=opus", 678};
  episode.published = published;
  episode.chapters = "chapters.json";
  episode.transcript = "transcript.vtt";
  episode.notes = "notes.html";
  episode.image = "cover.png";
  return episode;
}

void edit(const fs::path& file, const std::string& from, const std::string& to) {
  std::string text = read_file(file);
  text.replace(text.find(from), from.size(), to);
  write_file(file, text);
}

void copy_folder(const fs::path& from, const fs::path& to) {
  fs::remove_all(to);
  fs::copy(from, to, fs::copy_options::recursive);
}

} // namespace

TEST_CASE("UUIDs are those of RFC 4122 and of podcastindex.org") {
  CHECK(uuid_v5("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com") ==
        "2ed6657d-e927-568b-95e1-2665a8aea6a2");
  CHECK(uuid_v5("ead4c236-bf58-58c6-a2c6-a6b28d128cb6", "podnews.net/rss") ==
        "9b024349-ccf0-5f69-a609-6b82873eab3c");
  const std::string wrong =
      GENERATE("", "ead4c236", "ead4c236-bf58-58c6-a2c6-a6b28d128cbx",
               "ead4c236-bf58-58c6-a2c6-a6b28d128cb6-", "EAD4C236-BF58-58C6-A2C6-A6B28D128CB6");
  CHECK_THROWS_WITH(uuid_v5(wrong, "x"), Contains("is no UUID"));
}

TEST_CASE("A feed's configuration") {
  const FeedConfig config = config_of(k_config);
  CHECK(config.base_url == "https://example.org/sheets");
  CHECK(config.link == "https://example.org/sheets");
  CHECK(config.people == std::vector<std::string>{"Example Health"});
  CHECK(config.locked);
  CHECK_FALSE(config.is_explicit);
  const FeedConfig more = config_of(
      k_config + "link = \"http://a.org\"\nexplicit = true\nlocked = false\npeople = [\"A\", \"B\"]\n"
                 "[owner]\nname = \"Office\"\nemail = \"office@example.org\"\n");
  CHECK(more.link == "http://a.org");
  CHECK(more.is_explicit);
  CHECK_FALSE(more.locked);
  CHECK(more.owner_email == "office@example.org");
}

TEST_CASE("What is wrong in a feed's configuration is named by file, line and key") {
  const auto [toml, message] = GENERATE(table<std::string, std::string>({
      {"", "feed.toml:1: title is missing"},
      {"title = \n", "feed.toml:1:"},
      {with("title = \" \""), "feed.toml:1: title is missing"},
      {with("title = 3"), "feed.toml:1: title must be a text"},
      {with("tilte = \"x\""), "feed.toml:9: tilte is no key; did you mean title?"},
      {with("base_url = \"example.org\""), "feed.toml:3: base_url must be an address"},
      {with("base_url = \"https://\""), "feed.toml:3: base_url must be an address"},
      {with("base_url = \"https://a.org/\\\"x\""), "feed.toml:3: base_url must be an address"},
      {with("link = \"javascript:alert(1)\""), "feed.toml:9: link must be an address"},
      {with("language = \"english please\""), "feed.toml:5: language must be a language"},
      {with("category = \"Health and Fitness\""), "feed.toml:6: category is \"Health and Fitness\", which no "
                                                  "directory knows; did you mean \"Health & Fitness\"?"},
      {with("category = \"Knitting\""), "there are Arts, Business"},
      {with("subcategory = \"Medecine\""),
       "feed.toml:7: subcategory is \"Medecine\", which no directory knows; "
       "did you mean \"Medicine\"?"},
      {with("image = \"cover.gif\""), "feed.toml:8: image must be"},
      {with("image = \"../cover.png\""), "feed.toml:8: image must be"},
      {with("image = \"/etc/cover.png\""), "feed.toml:8: image must be"},
      {with("explicit = \"no\""), "feed.toml:9: explicit must be true or false"},
      {with("people = \"A\""), "feed.toml:9: people must be a list of texts"},
      {k_config + "[owner]\nname = \"x\"\n", "feed.toml:9: owner.email is missing"},
      {k_config + "[owner]\nname = \"x\"\nemail = \"x\"\n", "feed.toml:11: owner.email must be an address"},
      {k_config + "[owner]\nmail = \"x\"\n", "feed.toml:10: owner.mail is no key; did you mean email?"},
      {with("description = \"" + std::string(4001, 'x') + "\""), "feed.toml:2: description has 4001 bytes"},
  }));
  CHECK_THROWS_WITH(config_of(toml), Contains(message));
}

TEST_CASE("A feed says what directories and players ask for") {
  const FeedConfig config = config_of(k_config + "copyright = \"© Example\"\n[owner]\nname = \"Office\"\n"
                                                 "email = \"office@example.org\"\n");
  const std::string text =
      feed_xml(config, {{episode_of("measles", "2024-05-31T09:30:00Z"), "<p>00:00 Notes</p>"}});
  const test::XmlTree file(text);
  const test::Xml& feed = file.root();
  CHECK(feed.name == "rss");
  CHECK(feed.attribute("version") == "2.0");
  const auto texts = [&](const std::string& name) {
    std::vector<std::string> found;
    for (const test::Xml* element : feed.all(name)) {
      found.push_back(element->text);
    }
    return found;
  };
  using Texts = std::vector<std::string>;
  CHECK(texts("title") == Texts{"Health, read aloud", "Title of measles"});
  CHECK(texts("link") == Texts{"https://example.org/sheets"});
  CHECK(texts("description") == Texts{"What patients ask.", "<p>00:00 Notes</p>"});
  CHECK(texts("language") == Texts{"en-gb"});
  CHECK(texts("lastBuildDate") == Texts{"Fri, 31 May 2024 09:30:00 GMT"});
  CHECK(texts("pubDate") == Texts{"Fri, 31 May 2024 09:30:00 GMT"});
  CHECK(texts("itunes:explicit") == Texts{"false", "false"});
  CHECK(texts("itunes:type") == Texts{"episodic"});
  CHECK(texts("itunes:duration") == Texts{"1097"});
  CHECK(texts("itunes:email") == Texts{"office@example.org"});
  CHECK(texts("podcast:locked") == Texts{"yes"});
  CHECK(texts("podcast:medium") == Texts{"podcast"});
  CHECK(texts("podcast:person") == Texts{"Example Health"});
  const std::string guid = uuid_v5("ead4c236-bf58-58c6-a2c6-a6b28d128cb6", "example.org/sheets/feed.xml");
  CHECK(texts("podcast:guid") == Texts{guid});
  CHECK(texts("guid") == Texts{uuid_v5(guid, "measles")});
  CHECK(feed.first("guid")->attribute("isPermaLink") == "false");
  CHECK(feed.first("atom:link")->attribute("href") == "https://example.org/sheets/feed.xml");
  CHECK(feed.all("itunes:image")[0]->attribute("href") == "https://example.org/cover.png");
  CHECK(feed.all("itunes:image")[1]->attribute("href") ==
        "https://example.org/sheets/measles/podcast/cover.png");
  CHECK(feed.all("itunes:category")[0]->attribute("text") == "Health & Fitness");
  CHECK(feed.all("itunes:category")[1]->attribute("text") == "Medicine");
  CHECK(feed.all("itunes:category")[1]->parent == feed.all("itunes:category")[0]);
  const test::Xml& enclosure = *feed.first("enclosure");
  CHECK(enclosure.attribute("url") == "https://example.org/sheets/measles/podcast/measles.mp3");
  CHECK(enclosure.attribute("length") == "12345");
  CHECK(enclosure.attribute("type") == "audio/mpeg");
  CHECK(feed.first("podcast:transcript")->attribute("type") == "text/vtt");
  CHECK(feed.first("podcast:chapters")->attribute("type") == "application/json+chapters");
  CHECK(feed.first("podcast:source")->attribute("uri") ==
        "https://example.org/sheets/measles/podcast/measles.opus");
}

TEST_CASE("Whatever a title holds, the feed stays XML and says it") {
  Episode episode = episode_of("measles", "2024-05-31T09:30:00Z");
  episode.title = GENERATE("]]> <title> & \"x\" 'y'", "ما هي 🎯 Что?", "<!-- x", "<?php ?>");
  const std::string text = feed_xml(config_of(k_config), {{episode, "<p>]]>&amp;</p>"}});
  const test::XmlTree file(text);
  CHECK(file.root().all("title").at(1)->text == episode.title);
  CHECK(file.root().all("description").at(1)->text == "<p>]]>&amp;</p>");
  episode.title = std::string("a\0b\x01\xff", 5);
  CHECK_NOTHROW(test::XmlTree(feed_xml(config_of(k_config), {{episode, ""}})));
}

TEST_CASE("Episodes are collected newest first; folders without one are named, others left alone") {
  const TemporaryFolder folder;
  const fs::path out = folder.path() / "out";
  Recording recording = sample_episode(folder.path() / "pcm");
  for (const auto& [slug, date] : {std::pair{"a-old", "2020-01-01"}, std::pair{"b-new", "2024-01-01"},
                                   std::pair{"c-old", "2020-01-01"}}) {
    recording.slug = slug;
    publish_episode(recording, out, date);
  }
  create_folders(out / "only-wav");
  write_manifest({.recording = recording, .folder = out / "only-wav"}, {});
  write_file(out / "no-sheet/file", "x");
  write_file(out / "feed.xml", "old");
  write_file(out / ".c-old.part/manifest.json", "{");
  const FeedItems found = collect_episodes(out);
  std::vector<std::string> slugs;
  for (const FeedItem& item : found.items) {
    slugs.push_back(item.episode.slug);
    CHECK_THAT(item.notes, Contains("00:00 Measles"));
  }
  CHECK(slugs == std::vector<std::string>{"b-new", "a-old", "c-old"});
  CHECK(found.without == std::vector<std::string>{(out / "only-wav").string()});

  // One more episode leaves the others' items as they were, wherever the folder lies.
  const FeedConfig config = config_of(k_config);
  const std::string before = feed_xml(config, found.items);
  CHECK(feed_xml(config, collect_episodes(out).items) == before);
  recording.slug = "d-newest";
  publish_episode(recording, out, "2025-01-01");
  const std::string after = feed_xml(config, collect_episodes(out).items);
  const std::string old_items = before.substr(before.find("    <item>"));
  CHECK(after.find(old_items) != std::string::npos);
}

TEST_CASE("A damaged folder, or one of another version, is refused with what to run") {
  const TemporaryFolder folder;
  const Recording recording = sample_episode(folder.path() / "pcm");
  publish_episode(recording, folder.path() / "good");
  const fs::path out = folder.path() / "out";
  copy_folder(folder.path() / "good", out);
  using Damage = void (*)(const fs::path& sheet);
  const auto [damage, message] = GENERATE(table<Damage, std::string>({
      {[](const fs::path& sheet) { fs::remove(sheet / "podcast/transcript.vtt"); },
       "podcast/transcript.vtt is missing"},
      {[](const fs::path& sheet) { write_file(sheet / "podcast/notes.html", "x"); },
       "podcast/notes.html is damaged"},
      {[](const fs::path& sheet) { edit(sheet / "podcast/chapters.json", "easles", "EASLES"); },
       "podcast/chapters.json is damaged"},
      {[](const fs::path& sheet) { edit(sheet / "manifest.json", "manifest/1", "manifest/2"); },
       "another version of audiosheet"},
      {[](const fs::path& sheet) { edit(sheet / "manifest.json", "\"files\"", "\"flies\""); },
       "manifest.json is damaged"},
      {[](const fs::path& sheet) {
         edit(sheet / "manifest.json", "podcast/cover.png", "podcast/../../../pcm");
       },
       "lies elsewhere"},
      {[](const fs::path& sheet) { edit(sheet / "manifest.json", "podcast/cover.png", "/etc/passwd"); },
       "lies elsewhere"},
      {[](const fs::path& sheet) { write_file(sheet / "manifest.json", "{"); }, "manifest.json is damaged"},
      {[](const fs::path& sheet) { fs::rename(sheet, sheet.parent_path() / "renamed"); },
       "its name was changed"},
  }));
  damage(out / recording.slug);
  CHECK_THROWS_WITH(collect_episodes(out),
                    Contains(message) &&
                        Contains("audiosheet render SHEET --for podcast -o " + out.string()));
}

TEST_CASE("A folder that isn't there is named") {
  CHECK_THROWS_WITH(collect_episodes("no/such/folder"), Contains("no/such/folder: can't be read"));
}

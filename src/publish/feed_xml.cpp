// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/feed.hpp"
#include "publish/instant.hpp"
#include "util/text.hpp"
#include "util/uuid.hpp"
#include "util/xml.hpp"

#include <cmath>
#include <fmt/format.h>

namespace audiosheet::publish {

namespace {

/// The namespace of podcasts: `podcast:guid` is made in it.
constexpr std::string_view k_podcasts = "ead4c236-bf58-58c6-a2c6-a6b28d128cb6";

using Attributes = std::vector<std::pair<std::string_view, std::string>>;

/// Elements one below the other.
class Xml {
public:
  void open(std::string_view name, const Attributes& attributes = {}) {
    m_out += fmt::format("{}<{}{}>\n", indent(), name, text_of(attributes));
    ++m_depth;
  }
  void close(std::string_view name) {
    --m_depth;
    m_out += fmt::format("{}</{}>\n", indent(), name);
  }
  void text(std::string_view name, std::string_view text, const Attributes& attributes = {}) {
    m_out += fmt::format("{0}<{1}{2}>{3}</{1}>\n", indent(), name, text_of(attributes), xml_escape(text));
  }
  void empty(std::string_view name, const Attributes& attributes) {
    m_out += fmt::format("{}<{}{}/>\n", indent(), name, text_of(attributes));
  }
  std::string take() { return std::move(m_out); }

private:
  [[nodiscard]] std::string indent() const { return std::string(m_depth * 2, ' '); }

  static std::string text_of(const Attributes& attributes) {
    std::string out;
    for (const auto& [name, value] : attributes) {
      out += fmt::format(" {}=\"{}\"", name, xml_escape(value));
    }
    return out;
  }

  std::string m_out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  std::size_t m_depth = 0;
};

std::string yes_no(bool value) { return value ? "yes" : "no"; }
std::string true_false(bool value) { return value ? "true" : "false"; }

/// As podcastindex.org asks: of the feed's address without scheme and without slashes at its end.
std::string podcast_guid(const std::string& feed_url) {
  std::string_view name = feed_url;
  name.remove_prefix(name.find("://") + 3);
  while (name.ends_with('/')) {
    name.remove_suffix(1);
  }
  return uuid_v5(k_podcasts, name);
}

class FeedWriter {
public:
  explicit FeedWriter(const FeedConfig& config)
      : m_config(config), m_url(config.base_url + "/feed.xml"), m_guid(podcast_guid(m_url)) {}

  std::string write(const std::vector<FeedItem>& items) {
    m_xml.open("rss", {{"version", "2.0"},
                       {"xmlns:itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"},
                       {"xmlns:podcast", "https://podcastindex.org/namespace/1.0"},
                       {"xmlns:atom", "http://www.w3.org/2005/Atom"}});
    m_xml.open("channel");
    channel(items);
    for (const FeedItem& item : items) {
      this->item(item);
    }
    m_xml.close("channel");
    m_xml.close("rss");
    return m_xml.take();
  }

private:
  void channel(const std::vector<FeedItem>& items) {
    m_xml.text("title", fold_spaces(m_config.title));
    m_xml.text("link", m_config.link);
    m_xml.empty("atom:link", {{"href", m_url}, {"rel", "self"}, {"type", "application/rss+xml"}});
    m_xml.text("description", fold_spaces(m_config.description));
    m_xml.text("language", ascii_lower(m_config.language));
    if (!m_config.copyright.empty()) {
      m_xml.text("copyright", fold_spaces(m_config.copyright));
    }
    m_xml.text("generator", "audiosheet");
    if (!items.empty()) {
      m_xml.text("lastBuildDate", rfc2822(items.front().episode.published));
    }
    m_xml.text("itunes:author", fold_spaces(m_config.author));
    m_xml.text("itunes:type", "episodic");
    m_xml.text("itunes:explicit", true_false(m_config.is_explicit));
    m_xml.empty("itunes:image", {{"href", image()}});
    category();
    owner();
    m_xml.text("podcast:guid", m_guid);
    m_xml.text("podcast:medium", "podcast");
    for (const auto& person : m_config.people) {
      m_xml.text("podcast:person", fold_spaces(person), {{"role", "author"}, {"group", "writing"}});
    }
  }

  [[nodiscard]] std::string image() const {
    const bool address = m_config.image.find("://") != std::string::npos;
    return address ? m_config.image : m_config.base_url + "/" + m_config.image;
  }

  void category() {
    if (m_config.subcategory.empty()) {
      m_xml.empty("itunes:category", {{"text", m_config.category}});
      return;
    }
    m_xml.open("itunes:category", {{"text", m_config.category}});
    m_xml.empty("itunes:category", {{"text", m_config.subcategory}});
    m_xml.close("itunes:category");
  }

  void owner() {
    if (m_config.owner_email.empty()) {
      m_xml.text("podcast:locked", yes_no(m_config.locked));
      return;
    }
    m_xml.open("itunes:owner");
    m_xml.text("itunes:name", fold_spaces(m_config.owner_name));
    m_xml.text("itunes:email", m_config.owner_email);
    m_xml.close("itunes:owner");
    m_xml.text("podcast:locked", yes_no(m_config.locked), {{"owner", m_config.owner_email}});
  }

  void item(const FeedItem& item) {
    const Episode& episode = item.episode;
    const auto url = [&](const std::string& path) {
      return fmt::format("{}/{}/podcast/{}", m_config.base_url, episode.slug, path);
    };
    m_xml.open("item");
    m_xml.text("title", episode.title);
    m_xml.text("guid", uuid_v5(m_guid, episode.slug), {{"isPermaLink", "false"}});
    m_xml.text("pubDate", rfc2822(episode.published));
    m_xml.text("description", item.notes);
    m_xml.empty("enclosure", {{"url", url(episode.sound.path)},
                              {"length", std::to_string(episode.sound.bytes)},
                              {"type", episode.sound.mime}});
    m_xml.text("itunes:duration", std::to_string(std::llround(episode.duration_s)));
    m_xml.text("itunes:episodeType", "full");
    m_xml.text("itunes:explicit", true_false(m_config.is_explicit));
    m_xml.empty("itunes:image", {{"href", url(episode.image)}});
    m_xml.text("itunes:author", fold_spaces(episode.publisher.empty() ? m_config.author : episode.publisher));
    m_xml.empty("podcast:transcript", {{"url", url(episode.transcript)},
                                       {"type", "text/vtt"},
                                       {"language", episode.language},
                                       {"rel", "captions"}});
    m_xml.empty("podcast:chapters", {{"url", url(episode.chapters)}, {"type", "application/json+chapters"}});
    m_xml.open("podcast:alternateEnclosure", {{"type", episode.alternate.mime},
                                              {"length", std::to_string(episode.alternate.bytes)},
                                              {"title", "Opus"}});
    m_xml.empty("podcast:source", {{"uri", url(episode.alternate.path)}});
    m_xml.close("podcast:alternateEnclosure");
    m_xml.close("item");
  }

  const FeedConfig& m_config;
  std::string m_url;
  std::string m_guid;
  Xml m_xml;
};

} // namespace

std::string feed_xml(const FeedConfig& config, const std::vector<FeedItem>& items) {
  return FeedWriter(config).write(items);
}

} // namespace audiosheet::publish

// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/html_metadata.hpp"

#include "read/vocabulary.hpp"
#include "util/text.hpp"

#include <array>

namespace audiosheet::read {

namespace {

std::string language_tag(std::string_view value) {
  std::string tag(trim(value));
  const std::size_t end = tag.find_first_of(",; ");
  tag = replace_all(tag.substr(0, end), "_", "-");
  const bool plausible =
      tag.size() >= 2 && tag.size() <= 20 &&
      tag.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") ==
          std::string::npos;
  return plausible ? tag : std::string();
}

struct Found {
  std::string title;
  std::string og_title;
  std::string site;
  std::string html_language;
  std::string main_language;
  std::string meta_language;
};

void read_meta(const Node& node, Found& found, ImprintFinder& imprint) {
  const std::string name = ascii_lower(node.has("property") ? node.get("property")
                                       : node.has("name")   ? node.get("name")
                                                            : node.get("http-equiv"));
  const std::string_view content = node.get("content");
  imprint.say(name, content);
  if (name == "og:title") {
    found.og_title = fold_spaces(content);
  } else if (name == "og:site_name" || name == "application-name") {
    found.site = fold_spaces(content);
  } else if ((name == "content-language" || name == "language" || name == "dcterms.language" ||
              name == "dc.language" || name == "og:locale") &&
             found.meta_language.empty()) {
    found.meta_language = language_tag(content);
  }
}

} // namespace

std::string title_without_site(std::string_view title, std::string_view site) {
  constexpr std::array<std::string_view, 8> k_separators{" | ",  " - ", " – ", " — ",
                                                         " :: ", " · ", " » ", " • "};
  std::size_t cut = std::string_view::npos;
  std::size_t width = 0;
  for (const std::string_view separator : k_separators) {
    const std::size_t at = title.find(separator);
    if (at < cut) {
      cut = at;
      width = separator.size();
    }
  }
  if (cut == std::string_view::npos) {
    return std::string(title);
  }
  const std::string_view first = trim(title.substr(0, cut));
  const bool is_site = !site.empty() && comparison_key(first) == comparison_key(site);
  if (first.empty() || is_site) {
    return title_without_site(trim(title.substr(cut + width)), site);
  }
  return std::string(first);
}

Metadata read_metadata(const Document& document) {
  Metadata metadata;
  Found found;
  std::size_t scripts = 0;
  for (const Node& node : document.nodes()) {
    if (node.type != Node::Type::element) {
      continue;
    }
    if (node.is("title") && found.title.empty() && node.parent != nullptr && !node.parent->is("svg")) {
      found.title = node.children.empty() ? std::string() : fold_spaces(node.children.front()->text);
    } else if (node.is("meta")) {
      read_meta(node, found, metadata.imprint);
    } else if (node.is("html")) {
      found.html_language = language_tag(node.has("lang") ? node.get("lang") : node.get("xml:lang"));
    } else if ((node.is("main") || node.is("body") || node.is("article")) && node.has("lang") &&
               found.main_language.empty()) {
      found.main_language = language_tag(node.get("lang"));
    } else if (node.is("script") && ascii_lower(node.get("type")) == "application/ld+json" &&
               !node.children.empty() && ++scripts <= 50) {
      read_json_ld(node.children.front()->text, metadata);
    }
  }
  for (const std::string& language : {found.main_language, found.html_language, found.meta_language}) {
    if (!language.empty()) {
      metadata.language = language;
      break;
    }
  }
  if (metadata.title.empty()) {
    metadata.title = title_without_site(found.title.empty() ? found.og_title : found.title, found.site);
  }
  return metadata;
}

} // namespace audiosheet::read

// SPDX-License-Identifier: GPL-3.0-or-later
#include "books/book_check.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <regex>
#include <set>

namespace audiosheet::test {

namespace {

constexpr const char* k_folder = "EPUB/";

/// The types of the structure vocabulary that this book may use.
const std::set<std::string> k_types{"list", "table", "table-row", "figure", "aside", "notice", "endnotes"};

class EpubChecker {
public:
  EpubChecker(const Files& files, const std::vector<std::string>& order, const Expected& expected)
      : m_files(files), m_order(order), m_expected(expected) {}

  Findings check() {
    container();
    m_package = parse(m_files, "EPUB/package.opf", m_findings);
    if (!m_package) {
      return m_findings;
    }
    for (const Xml* item : m_package->root().all("item")) {
      m_items[item->attribute("id")] = item;
      if (!m_files.contains(k_folder + item->attribute("href"))) {
        m_findings.push_back("file-missing: " + item->attribute("href"));
      }
    }
    metadata();
    double total = 0.0;
    for (const Xml* reference : m_package->root().all("itemref")) {
      const Xml* item = m_items[reference->attribute("idref")];
      if (item != nullptr) {
        total += document(*item);
      }
    }
    duration("", total);
    check_clips(m_clips, m_files, m_expected, m_findings);
    styles();
    navigation();
    return m_findings;
  }

private:
  void container() {
    if (m_order.empty() || m_order.front() != "mimetype" ||
        m_files.at("mimetype") != "application/epub+zip") {
      m_findings.emplace_back("mimetype: is not first");
    }
    parse(m_files, "META-INF/container.xml", m_findings);
  }

  [[nodiscard]] std::vector<std::string> properties(const std::string& name,
                                                    const std::string& refines = {}) const {
    std::vector<std::string> out;
    for (const Xml* meta : m_package->root().all("meta")) {
      if (meta->attribute("property") == name && meta->attribute("refines") == refines) {
        out.push_back(meta->text);
      }
    }
    return out;
  }

  void metadata() {
    for (const char* const name : {"dc:identifier", "dc:title", "dc:language"}) {
      const auto found = m_package->root().all(name);
      if (found.size() != 1 || trim(found.front()->text).empty()) {
        m_findings.push_back(fmt::format("metadata-missing: {}", name));
      }
    }
    for (const char* const name :
         {"dcterms:modified", "media:narrator", "media:active-class", "media:playback-active-class",
          "schema:accessMode", "schema:accessModeSufficient", "schema:accessibilityFeature",
          "schema:accessibilityHazard", "schema:accessibilitySummary"}) {
      if (properties(name).empty() || trim(properties(name).front()).empty()) {
        m_findings.push_back(fmt::format("metadata-missing: {}", name));
      }
    }
  }

  /// What a media:duration says must be what its clips last.
  void duration(const std::string& refines, double seconds) {
    const auto said = properties("media:duration", refines);
    const auto value = said.size() == 1 ? clock_value(said.front()) : std::nullopt;
    constexpr double k_tolerance = 0.1;
    if (!value || std::abs(*value - seconds) > k_tolerance) {
      m_findings.push_back(fmt::format("duration-wrong: {} says {}, clips last {:.3f} s",
                                       refines.empty() ? "the book" : refines,
                                       said.empty() ? "" : said.front(), seconds));
    }
  }

  double document(const Xml& item) {
    const std::string path = k_folder + item.attribute("href");
    const auto text = parse(m_files, path, m_findings);
    if (!text) {
      return 0.0;
    }
    m_documents[path] = text;
    check_heading_levels(path, headings(text->root()), m_findings);
    const Xml* overlay = m_items[item.attribute("media-overlay")];
    const auto smil =
        overlay == nullptr ? nullptr : parse(m_files, k_folder + overlay->attribute("href"), m_findings);
    if (!smil) {
      m_findings.push_back("overlay-missing: " + path);
      return 0.0;
    }
    sequences(smil->root());
    double seconds = 0.0;
    for (const Xml* par : smil->root().all("par")) {
      seconds += clip(*par, path);
    }
    duration("#" + overlay->attribute("id"), seconds);
    return seconds;
  }

  const Xml* target(const std::string& source, const std::string& where) {
    const std::size_t hash = source.find('#');
    const std::string path = k_folder + source.substr(0, hash);
    const auto document = m_documents.find(path);
    const Xml* element = document == m_documents.end() || hash == std::string::npos
                             ? nullptr
                             : document->second->root().by_id(source.substr(hash + 1));
    if (element == nullptr) {
      m_findings.push_back(fmt::format("dead-link: {} leads to {}", where, source));
    }
    return element;
  }

  void sequences(const Xml& smil) {
    for (const Xml* seq : smil.all("seq")) {
      const std::string type = seq->attribute("epub:type");
      if (!k_types.contains(type)) {
        m_findings.push_back(fmt::format("type-unknown: “{}”", type));
      }
      target(seq->attribute("epub:textref"), seq->attribute("id"));
    }
  }

  double clip(const Xml& par, const std::string& document) {
    const Xml* text = par.first("text");
    const Xml* audio = par.first("audio");
    const std::string where = document + " " + par.attribute("id");
    const Xml* element = text == nullptr ? nullptr : target(text->attribute("src"), where);
    const auto begin = clock_value(audio == nullptr ? "-" : audio->attribute("clipBegin"));
    const auto end = clock_value(audio == nullptr ? "-" : audio->attribute("clipEnd"));
    if (element == nullptr || !begin || !end) {
      m_findings.push_back("clip-broken: " + where);
      return 0.0;
    }
    m_clips.push_back({where, document, element, k_folder + audio->attribute("src"), *begin, *end});
    escapable(*element, par);
    return *end - *begin;
  }

  /// What stands in a list, table, figure or aside can be left: a seq around the par says so.
  void escapable(const Xml& element, const Xml& par) {
    static const std::map<std::string, std::set<std::string>> k_wanted{{"ul", {"list"}},
                                                                       {"ol", {"list"}},
                                                                       {"table", {"table"}},
                                                                       {"figure", {"figure"}},
                                                                       {"aside", {"aside", "notice"}}};
    std::multiset<std::string> types;
    for (const Xml* at = par.parent; at != nullptr; at = at->parent) {
      types.insert(at->attribute("epub:type"));
    }
    for (const Xml* at = element.parent; at != nullptr; at = at->parent) {
      const auto wanted = k_wanted.find(at->name);
      if (wanted == k_wanted.end()) {
        continue;
      }
      const auto found = std::find_if(types.begin(), types.end(),
                                      [&](const std::string& type) { return wanted->second.contains(type); });
      if (found == types.end()) {
        m_findings.push_back(fmt::format("not-escapable: {} in {}", element.attribute("id"), at->name));
        return;
      }
      types.erase(found);
    }
  }

  void styles() {
    for (const char* const name : {"media:active-class", "media:playback-active-class"}) {
      for (const std::string& style : properties(name)) {
        const std::regex rule("\\." + style + "\\s*\\{[^}]*:[^}]*\\}");
        if (!std::regex_search(m_files.at("EPUB/style.css"), rule)) {
          m_findings.push_back(fmt::format("css-class-missing: {}", style));
        }
      }
    }
    for (const auto& [path, document] : m_documents) {
      if (document->root().first("link") == nullptr) {
        m_findings.push_back(fmt::format("css-class-missing: {} has no style sheet", path));
      }
    }
  }

  void navigation() {
    const auto nav = parse(m_files, "EPUB/nav.xhtml", m_findings);
    if (!nav) {
      return;
    }
    for (const Xml* list : nav->root().all("nav")) {
      const auto links = list->all("a");
      for (const Xml* link : links) {
        std::string href = link->attribute("href");
        if (href.find('#') == std::string::npos) {
          href += "#chapter";
        }
        target(href, "nav.xhtml");
      }
      if (list->attribute("epub:type") == "toc") {
        chapters(links);
      } else {
        warnings(links);
      }
    }
  }

  void chapters(const std::vector<const Xml*>& links) {
    auto link = links.begin();
    for (const RecordedChapter& chapter : m_expected.chapters) {
      link = std::find_if(link, links.end(), [&](const Xml* entry) { return entry->text == chapter.title; });
      if (link == links.end()) {
        m_findings.push_back(fmt::format("nav-chapter-missing: {}", chapter.title));
        return;
      }
      ++link;
    }
  }

  void warnings(const std::vector<const Xml*>& links) {
    int wanted = 0;
    for (const RecordedChapter& chapter : m_expected.chapters) {
      wanted += chapter.warnings;
    }
    const auto listed = std::count_if(
        links.begin(), links.end(), [](const Xml* link) { return link->attribute("epub:type") == "notice"; });
    if (listed != wanted) {
      m_findings.push_back(fmt::format("nav-warning-missing: {} of {}", listed, wanted));
    }
    for (const auto& [path, document] : m_documents) {
      for (const Xml* aside : document->root().all("aside")) {
        const Xml* label = document->root().by_id(aside->attribute("aria-labelledby"));
        if (label == nullptr || label->parent != aside || aside->children.front() != label) {
          m_findings.push_back(fmt::format("aside-unlabelled: {} {}", path, aside->attribute("id")));
        }
      }
    }
  }

  const Files& m_files;
  const std::vector<std::string>& m_order;
  const Expected& m_expected;
  std::shared_ptr<XmlTree> m_package;
  std::map<std::string, const Xml*> m_items;
  std::map<std::string, std::shared_ptr<XmlTree>> m_documents;
  std::vector<PlayedClip> m_clips;
  Findings m_findings;
};

} // namespace

Findings check_epub(const Files& files, const std::vector<std::string>& order, const Expected& expected) {
  return EpubChecker(files, order, expected).check();
}

} // namespace audiosheet::test

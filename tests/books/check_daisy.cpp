// SPDX-License-Identifier: GPL-3.0-or-later
#include "books/book_check.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <set>

namespace audiosheet::test {

namespace {

constexpr double k_second = 1.0; ///< times in metadata are whole seconds

constexpr std::array k_once{"dc:date",         "dc:format",    "dc:identifier", "dc:title",
                            "dc:publisher",    "ncc:charset",  "ncc:pageFront", "ncc:pageNormal",
                            "ncc:pageSpecial", "ncc:tocItems", "ncc:totalTime", "ncc:multimediaType",
                            "ncc:depth"};
constexpr std::array k_at_least_once{"dc:language", "dc:creator", "ncc:narrator"};

/// The metadata that the specification knows; others need a prefix of their producer.
const std::set<std::string> k_known{"dc:title",
                                    "dc:creator",
                                    "dc:date",
                                    "dc:format",
                                    "dc:identifier",
                                    "dc:language",
                                    "dc:publisher",
                                    "dc:description",
                                    "dc:source",
                                    "ncc:sourceTitle",
                                    "ncc:charset",
                                    "ncc:depth",
                                    "ncc:files",
                                    "ncc:footnotes",
                                    "ncc:generator",
                                    "ncc:kByteSize",
                                    "ncc:maxPageNormal",
                                    "ncc:multimediaType",
                                    "ncc:narrator",
                                    "ncc:pageFront",
                                    "ncc:pageNormal",
                                    "ncc:pageSpecial",
                                    "ncc:prodNotes",
                                    "ncc:setInfo",
                                    "ncc:sidebars",
                                    "ncc:sourceDate",
                                    "ncc:sourcePublisher",
                                    "ncc:tocItems",
                                    "ncc:totalTime",
                                    "ncc:timeInThisSmil",
                                    "ncc:totalElapsedTime",
                                    "title"};

class DaisyChecker {
public:
  DaisyChecker(const Files& files, const Expected& expected) : m_files(files), m_expected(expected) {}

  Findings check() {
    for (const auto& [name, content] : m_files) {
      file(name, content);
    }
    m_ncc = document("ncc.html");
    m_master = document("master.smil");
    if (m_ncc == nullptr || m_master == nullptr) {
      return m_findings;
    }
    metadata();
    entries();
    overlays();
    check_clips(m_clips, m_files, m_expected, m_findings);
    starts();
    return m_findings;
  }

private:
  /// Old players want short names and characters that no charset can spoil.
  void file(const std::string& name, const std::string& content) {
    const std::size_t dot = name.find('.');
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.'; };
    if (dot == std::string::npos || dot > 8 || name.size() - dot > 5 || !std::ranges::all_of(name, plain)) {
      m_findings.push_back("file-name: " + name);
    }
    if (name.ends_with(".mp3")) {
      return;
    }
    if (std::ranges::any_of(content, [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
      m_findings.push_back("not-ascii: " + name);
    }
    m_trees[name] = parse(m_files, name, m_findings);
    if (m_trees[name]) {
      std::set<std::string> ids;
      for (const Xml* element : m_trees[name]->root().all("*")) {
        const std::string id = element->attribute("id");
        if (!id.empty() && !ids.insert(id).second) {
          m_findings.push_back(fmt::format("id-twice: {} {}", name, id));
        }
      }
    }
  }

  const Xml* document(const std::string& name) {
    const auto tree = m_trees.find(name);
    if (tree == m_trees.end() || !tree->second) {
      m_findings.push_back("file-missing: " + name);
      return nullptr;
    }
    return &tree->second->root();
  }

  static std::vector<std::string> values(const Xml& document, const std::string& name) {
    std::vector<std::string> out;
    for (const Xml* meta : document.all("meta")) {
      if (meta->attribute("name") == name) {
        out.push_back(meta->attribute("content"));
      }
    }
    return out;
  }

  static std::string value(const Xml& document, const std::string& name) {
    const auto found = values(document, name);
    return found.empty() ? "" : found.front();
  }

  void metadata() {
    for (const char* const name : k_once) {
      const auto found = values(*m_ncc, name);
      if (found.size() != 1 || trim(found.front()).empty()) {
        m_findings.push_back(fmt::format("metadata-missing: {} {} times", name, found.size()));
      }
    }
    for (const char* const name : k_at_least_once) {
      if (trim(value(*m_ncc, name)).empty()) {
        m_findings.push_back(fmt::format("metadata-missing: {}", name));
      }
    }
    for (const Xml* meta : m_ncc->all("meta")) {
      if (meta->attribute("http-equiv").empty() && !k_known.contains(meta->attribute("name"))) {
        m_findings.push_back(fmt::format("metadata-unknown: {}", meta->attribute("name")));
      }
    }
    for (const auto& [name, wanted] :
         std::map<std::string, std::string>{{"dc:format", "Daisy 2.02"},
                                            {"dc:title", m_expected.title},
                                            {"ncc:multimediaType", "audioFullText"},
                                            {"ncc:files", std::to_string(m_files.size())}}) {
      if (value(*m_ncc, name) != wanted) {
        m_findings.push_back(
            fmt::format("metadata-wrong: {} is “{}”, not “{}”", name, value(*m_ncc, name), wanted));
      }
    }
    std::size_t bytes = 0;
    for (const auto& [name, content] : m_files) {
      bytes += content.size();
    }
    const auto said = clock_value(value(*m_ncc, "ncc:kByteSize")).value_or(0.0);
    if (std::abs(said - static_cast<double>(bytes) / 1024.0) > 1.0) {
      m_findings.push_back(fmt::format("metadata-wrong: ncc:kByteSize is {}, not {}", said, bytes / 1024));
    }
  }

  void entries() {
    const Xml* body = m_ncc->first("body");
    const auto& all = body->children;
    if (all.empty() || all.front()->name != "h1" || all.front()->attribute("class") != "title") {
      m_findings.emplace_back("title-missing: the first entry is no h1 of class title");
    }
    const auto levels = headings(*body);
    check_heading_levels("ncc.html", levels, m_findings);
    char depth = '1';
    for (const Xml* heading : levels) {
      depth = std::max(depth, heading->name[1]);
    }
    if (value(*m_ncc, "ncc:depth") != std::string(1, depth)) {
      m_findings.push_back("metadata-wrong: ncc:depth");
    }
    if (value(*m_ncc, "ncc:tocItems") != std::to_string(all.size())) {
      m_findings.push_back("metadata-wrong: ncc:tocItems");
    }
    for (const Xml* entry : all) {
      if (entry->attribute("id").empty() || entry->children.size() != 1 ||
          entry->children.front()->name != "a") {
        m_findings.push_back(fmt::format("entry-unlinked: “{}”", entry->text));
        continue;
      }
      const std::string href = entry->children.front()->attribute("href");
      if (target(href, fmt::format("“{}”", entry->text)) == nullptr) {
        continue;
      }
      const std::string smil = href.substr(0, href.find('#'));
      if (std::find(m_smils.begin(), m_smils.end(), smil) == m_smils.end()) {
        m_smils.push_back(smil);
      }
    }
    std::vector<std::string> listed;
    for (const Xml* reference : m_master->all("ref")) {
      listed.push_back(reference->attribute("src"));
    }
    if (listed != m_smils) {
      m_findings.emplace_back("master-wrong: master.smil and ncc.html differ");
    }
  }

  const Xml* target(const std::string& href, const std::string& where) {
    const std::size_t hash = href.find('#');
    const auto tree = m_trees.find(href.substr(0, hash));
    const Xml* element = hash == std::string::npos || tree == m_trees.end() || !tree->second
                             ? nullptr
                             : tree->second->root().by_id(href.substr(hash + 1));
    if (element == nullptr) {
      m_findings.push_back(fmt::format("dead-link: {} leads to {}", where, href));
    }
    return element;
  }

  void time(const Xml& document, const std::string& where, const std::string& name, double seconds) {
    const auto said = clock_value(value(document, name));
    if (!said || std::abs(*said - seconds) > k_second) {
      m_findings.push_back(fmt::format("time-wrong: {} {} is “{}”, not {:.3f} s", where, name,
                                       value(document, name), seconds));
    }
  }

  void overlays() {
    double elapsed = 0.0;
    for (const std::string& name : m_smils) {
      const Xml* smil = document(name);
      if (smil == nullptr) {
        continue;
      }
      double seconds = 0.0;
      for (const Xml* par : smil->all("par")) {
        seconds += clip(*par, name);
      }
      time(*smil, name, "ncc:timeInThisSmil", seconds);
      time(*smil, name, "ncc:totalElapsedTime", elapsed);
      elapsed += seconds;
      const Xml* seq = smil->first("seq");
      const auto duration = clock_value(seq == nullptr ? "-" : seq->attribute("dur"));
      if (!duration || std::abs(*duration - seconds) > 0.01) {
        m_findings.push_back(fmt::format("time-wrong: {} dur", name));
      }
      if (value(*smil, "dc:identifier") != value(*m_ncc, "dc:identifier")) {
        m_findings.push_back("identifier-wrong: " + name);
      }
    }
    time(*m_ncc, "ncc.html", "ncc:totalTime", elapsed);
    time(*m_master, "master.smil", "ncc:timeInThisSmil", elapsed);
  }

  std::optional<double> npt(const std::string& clock, const std::string& where) {
    if (!clock.starts_with("npt=") || !clock.ends_with("s")) {
      m_findings.push_back(fmt::format("clip-not-npt: {}: “{}”", where, clock));
      return std::nullopt;
    }
    return clock_value(clock.substr(4));
  }

  double clip(const Xml& par, const std::string& smil) {
    const std::string where = smil + " " + par.attribute("id");
    const Xml* text = par.first("text");
    const Xml* audio = par.first("audio");
    if (text == nullptr || audio == nullptr || par.attribute("endsync") != "last") {
      m_findings.push_back("clip-broken: " + where);
      return 0.0;
    }
    const std::string source = text->attribute("src");
    const Xml* element = target(source, where);
    const auto begin = npt(audio->attribute("clip-begin"), where);
    const auto end = npt(audio->attribute("clip-end"), where);
    if (element == nullptr || !begin || !end) {
      return 0.0;
    }
    skippable(par, *element, where);
    m_clips.push_back(
        {where, source.substr(0, source.find('#')), element, audio->attribute("src"), *begin, *end});
    m_starts.emplace(smil + "#" + par.attribute("id"), m_clips.back());
    return *end - *begin;
  }

  /// Only references may be skipped, and they must be.
  void skippable(const Xml& par, const Xml& element, const std::string& where) {
    bool reference = false;
    for (const Xml* at = &element; at != nullptr; at = at->parent) {
      reference = reference || at->attribute("class") == "references";
    }
    if (reference != (par.attribute("system-required") == "footnote-on")) {
      m_findings.push_back("skippable-wrong: " + where);
    }
  }

  /// A chapter's heading leads to its beginning.
  void starts() {
    const auto all = headings(*m_ncc->first("body"));
    auto heading = all.begin();
    for (const RecordedChapter& chapter : m_expected.chapters) {
      heading =
          std::find_if(heading, all.end(), [&](const Xml* entry) { return entry->text == chapter.title; });
      if (heading == all.end()) {
        m_findings.push_back(fmt::format("chapter-missing: {}", chapter.title));
        return;
      }
      const auto clip = m_starts.find((*heading)->children.front()->attribute("href"));
      if (clip == m_starts.end() || clip->second.begin > 0.1) {
        m_findings.push_back(fmt::format("chapter-start: {}", chapter.title));
      }
      ++heading;
    }
  }

  const Files& m_files;
  const Expected& m_expected;
  std::map<std::string, std::shared_ptr<XmlTree>> m_trees;
  const Xml* m_ncc = nullptr;
  const Xml* m_master = nullptr;
  std::vector<std::string> m_smils;
  std::vector<PlayedClip> m_clips;
  std::map<std::string, PlayedClip> m_starts;
  Findings m_findings;
};

} // namespace

Findings check_daisy(const Files& files, const Expected& expected) {
  return DaisyChecker(files, expected).check();
}

} // namespace audiosheet::test

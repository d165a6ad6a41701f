// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/contents.hpp"

#include "read/noise.hpp"
#include "read/vocabulary.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace audiosheet::read {

namespace {

constexpr std::array<std::string_view, 30> k_contents{"contents",
                                                      "table of contents",
                                                      "on this page",
                                                      "in this article",
                                                      "in this section",
                                                      "page contents",
                                                      "what's on this page",
                                                      "in this guide",
                                                      "in this leaflet",
                                                      "what is in this leaflet",
                                                      "what's in this leaflet",
                                                      "inhalt",
                                                      "inhaltsverzeichnis",
                                                      "auf dieser seite",
                                                      "sommaire",
                                                      "table des matières",
                                                      "sur cette page",
                                                      "contenido",
                                                      "índice",
                                                      "en esta página",
                                                      "conteúdo",
                                                      "nesta página",
                                                      "sommario",
                                                      "indice",
                                                      "in questa pagina",
                                                      "inhoud",
                                                      "inhoudsopgave",
                                                      "op deze pagina",
                                                      "indholdsfortegnelse",
                                                      "spis treści"};

constexpr const char* k_reason = "contents";
constexpr std::size_t k_fewest = 3;

/// Where headings stand: comparison key to the index of the last part that has it.
using Headings = std::unordered_map<std::string, std::size_t>;

class Contents {
public:
  Contents(std::vector<Part>& parts, std::vector<Skipped>& skipped) : m_parts(parts), m_skipped(skipped) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      m_headings[comparison_key(parts[i].heading.text)] = i;
    }
  }

  void drop_lists(Blocks& blocks) {
    Blocks out;
    for (std::size_t i = 0; i < blocks.size();) {
      const std::size_t end = end_of_entries(blocks, i);
      if (end == i) {
        out.push_back(std::move(blocks[i++]));
        continue;
      }
      if (!out.empty() && is_contents_heading(plain_text({out.back()}))) {
        skip_blocks({out.back()}, k_reason, m_skipped);
        out.pop_back();
      }
      for (; i < end; ++i) {
        skip_blocks({blocks[i]}, k_reason, m_skipped);
      }
    }
    blocks = std::move(out);
  }

  void drop_headings() {
    std::vector<Part> out;
    for (std::size_t i = 0; i < m_parts.size();) {
      std::size_t end = i;
      while (end < m_parts.size() && m_parts[end].blocks.empty() && comes_again(end)) {
        ++end;
      }
      if (end - i < k_fewest) {
        end = i;
      }
      for (; i < end; ++i) {
        m_skipped.push_back({m_parts[i].heading.line, m_parts[i].heading.text, k_reason});
      }
      if (i < m_parts.size()) {
        keep(out, std::move(m_parts[i++]));
      }
    }
    m_parts = std::move(out);
  }

private:
  [[nodiscard]] bool comes_again(std::size_t i) const {
    return m_headings.at(comparison_key(m_parts[i].heading.text)) > i;
  }

  [[nodiscard]] bool is_heading(const Blocks& blocks) const {
    return !blocks.empty() && m_headings.contains(contents_key(plain_text({blocks.front()})));
  }

  /// Behind the list of contents, or the paragraphs that are one, that begins at `i`; `i` when none does.
  [[nodiscard]] std::size_t end_of_entries(const Blocks& blocks, std::size_t i) const {
    if (const auto* list = std::get_if<List>(&blocks[i].value)) {
      const auto matches = static_cast<std::size_t>(
          std::count_if(list->items.begin(), list->items.end(),
                        [this](const ListItem& item) { return is_heading(item.blocks); }));
      // A few entries may name what is no heading here.
      return list->items.size() >= k_fewest && 10 * matches >= 7 * list->items.size() ? i + 1 : i;
    }
    std::size_t end = i;
    while (end < blocks.size() && std::holds_alternative<Paragraph>(blocks[end].value) &&
           is_heading({blocks[end]})) {
      ++end;
    }
    return end - i >= k_fewest ? end : i;
  }

  /// A heading "Contents" that lost its list goes too.
  void keep(std::vector<Part>& out, Part part) {
    if (is_contents_heading(part.heading.text) && part.blocks.empty()) {
      m_skipped.push_back({part.heading.line, part.heading.text, k_reason});
    } else {
      out.push_back(std::move(part));
    }
  }

  std::vector<Part>& m_parts;
  std::vector<Skipped>& m_skipped;
  Headings m_headings;
};

} // namespace

std::string contents_key(std::string_view text) {
  constexpr std::size_t k_longest = 300;
  if (text.size() > k_longest) {
    return {};
  }
  const std::size_t leader = text.find("....");
  return comparison_key(leader == std::string_view::npos ? text : text.substr(0, leader));
}

bool is_contents_heading(std::string_view text) {
  const std::string key = contents_key(text);
  return std::find(k_contents.begin(), k_contents.end(), key) != k_contents.end();
}

void drop_contents(Blocks& lead, std::vector<Part>& parts, std::vector<Skipped>& skipped) {
  Contents contents(parts, skipped);
  contents.drop_lists(lead);
  for (Part& part : parts) {
    contents.drop_lists(part.blocks);
  }
  contents.drop_headings();
}

} // namespace audiosheet::read

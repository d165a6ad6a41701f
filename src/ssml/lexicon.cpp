// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssml/lexicon.hpp"

#include "ssml/problems.hpp"
#include "ssml/xml_tree.hpp"
#include "util/error.hpp"
#include "util/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace audiosheet::ssml {

namespace {

/// Entries that begin with one word; more would make a long text slow.
constexpr std::size_t k_max_alternatives = 64;

bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_word(text[at])) {
    ++at;
  }
  return at;
}

std::string child_text(const Element& element) {
  std::string out;
  for (const auto& node : element.children) {
    if (const auto* text = std::get_if<std::string>(&node.value)) {
      out += *text;
    }
  }
  return fold_spaces(out);
}

} // namespace

Lexicon Lexicon::parse(const std::string& file, std::string_view document) {
  const Element root = parse_xml(file, document);
  if (root.name != "lexicon") {
    throw Error(fmt::format("{}:{}:{}: not a pronunciation lexicon: the outermost element is {}", file,
                            root.position.line, root.position.column, in_quotes(root.name)));
  }
  const auto* alphabet = root.find(Space::none, "alphabet");
  const std::string usual = alphabet == nullptr ? "ipa" : *alphabet;
  Lexicon lexicon;
  for (const auto& node : root.children) {
    const auto* lexeme = std::get_if<Element>(&node.value);
    if (lexeme == nullptr || lexeme->name != "lexeme") {
      continue;
    }
    std::vector<std::string> graphemes;
    Entry entry;
    for (const auto& inner : lexeme->children) {
      const auto* part = std::get_if<Element>(&inner.value);
      if (part == nullptr) {
        continue;
      }
      if (part->name == "grapheme") {
        graphemes.push_back(child_text(*part));
      } else if (part->name == "alias" && entry.alias.empty()) {
        entry.alias = child_text(*part);
      } else if (part->name == "phoneme" && entry.phonemes.empty()) {
        const auto* own = part->find(Space::none, "alphabet");
        const std::string& name = own == nullptr ? usual : *own;
        entry.phonemes = name == "ipa"                            ? child_text(*part)
                         : name == "x-espeak" || name == "espeak" ? "x-espeak:" + child_text(*part)
                                                                  : std::string();
      }
    }
    for (auto& grapheme : graphemes) {
      entry.grapheme = std::move(grapheme);
      lexicon.add(entry);
    }
  }
  return lexicon;
}

void Lexicon::add(Entry entry) {
  if (entry.grapheme.empty() || (entry.phonemes.empty() && entry.alias.empty()) ||
      !is_word(entry.grapheme[0])) {
    return;
  }
  auto& entries = m_by_first_word[entry.grapheme.substr(0, word_end(entry.grapheme, 0))];
  if (entries.size() >= k_max_alternatives) {
    return;
  }
  const auto place = std::find_if(entries.begin(), entries.end(), [&](const Entry& each) {
    return each.grapheme.size() < entry.grapheme.size();
  });
  entries.insert(place, std::move(entry));
  ++m_size;
}

const Lexicon::Entry* Lexicon::find(std::string_view text, std::size_t at) const {
  const auto entries = m_by_first_word.find(text.substr(at, word_end(text, at) - at));
  if (entries == m_by_first_word.end()) {
    return nullptr;
  }
  for (const Entry& entry : entries->second) {
    const std::size_t end = at + entry.grapheme.size();
    if (text.compare(at, entry.grapheme.size(), entry.grapheme) == 0 &&
        (end >= text.size() || !is_word(text[end]))) {
      return &entry;
    }
  }
  return nullptr;
}

std::vector<Words> Lexicon::apply(std::string_view text) const {
  std::vector<Words> out;
  std::size_t plain = 0;
  const auto flush = [&](std::size_t end) {
    if (end > plain) {
      Words words;
      words.written = words.spoken = std::string(text.substr(plain, end - plain));
      out.push_back(std::move(words));
    }
  };
  for (std::size_t at = 0; at < text.size();) {
    if (!is_word(text[at])) {
      ++at;
      continue;
    }
    const Entry* entry = find(text, at);
    if (entry == nullptr) {
      at = word_end(text, at);
      continue;
    }
    flush(at);
    Words words;
    words.written = entry->grapheme;
    words.spoken = entry->alias.empty() ? entry->grapheme : entry->alias;
    words.phonemes = entry->phonemes;
    out.push_back(std::move(words));
    at += entry->grapheme.size();
    plain = at;
  }
  flush(text.size());
  return out;
}

} // namespace audiosheet::ssml

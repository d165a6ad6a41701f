// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssml/pls.hpp"

#include "ssml/problems.hpp"
#include "ssml/xml_tree.hpp"
#include "util/error.hpp"
#include "util/text.hpp"

#include <fmt/format.h>

namespace audiosheet::ssml {

namespace {

std::string child_text(const Element& element) {
  std::string out;
  for (const auto& node : element.children) {
    if (const auto* text = std::get_if<std::string>(&node.value)) {
      out += *text;
    }
  }
  return fold_spaces(out);
}

bool is_preferred(const Element& element) {
  const auto* prefer = element.find(Space::none, "prefer");
  return prefer != nullptr && (*prefer == "true" || *prefer == "1");
}

class Reader {
public:
  Reader(const std::string& file, std::string_view document, Diagnostics& diagnostics)
      : m_problems(file, document, diagnostics) {}

  Lexicon read(const Element& root) {
    if (const auto* alphabet = root.find(Space::none, "alphabet")) {
      m_alphabet = *alphabet;
    }
    for (const auto& node : root.children) {
      const auto* lexeme = std::get_if<Element>(&node.value);
      if (lexeme != nullptr && lexeme->name == "lexeme") {
        add_lexeme(*lexeme);
      }
    }
    return std::move(m_lexicon);
  }

private:
  void add_lexeme(const Element& lexeme) {
    std::vector<const Element*> graphemes;
    LexiconEntry entry;
    entry.line = lexeme.position.line;
    bool preferred = false;
    for (const auto& inner : lexeme.children) {
      const auto* part = std::get_if<Element>(&inner.value);
      if (part == nullptr) {
        continue;
      }
      if (part->name == "grapheme") {
        graphemes.push_back(part);
        continue;
      }
      const std::string said = pronunciation(*part);
      const bool first = entry.phonemes.empty() && entry.alias.empty();
      if (said.empty() || (!first && (preferred || !is_preferred(*part)))) {
        continue;
      }
      preferred = is_preferred(*part);
      entry.phonemes.clear();
      entry.alias.clear();
      (part->name == "alias" ? entry.alias : entry.phonemes) = said;
    }
    if (entry.phonemes.empty() && entry.alias.empty()) {
      m_problems.add(Severity::warning, lexeme, "a lexeme without a pronunciation that can be used");
      return;
    }
    if (graphemes.empty()) {
      m_problems.add(Severity::warning, lexeme, "a lexeme without a grapheme");
    }
    for (const Element* grapheme : graphemes) {
      entry.grapheme = child_text(*grapheme);
      entry.line = grapheme->position.line;
      if (!m_lexicon.add(entry)) {
        m_problems.add(Severity::warning, *grapheme,
                       m_lexicon.find(entry.grapheme) != nullptr
                           ? fmt::format("{} has a pronunciation already", in_quotes(entry.grapheme))
                           : fmt::format("{} is no word that can be found", in_quotes(entry.grapheme)));
      }
    }
  }

  /// Empty for what is no pronunciation (such as `example`), or none that can be used.
  std::string pronunciation(const Element& part) {
    if (part.name == "alias") {
      return child_text(part);
    }
    if (part.name != "phoneme") {
      return {};
    }
    const auto* own = part.find(Space::none, "alphabet");
    const std::string& alphabet = own == nullptr ? m_alphabet : *own;
    std::string text = child_text(part);
    if (text.empty()) {
      return {};
    }
    if (alphabet == "ipa") {
      return text;
    }
    if (alphabet == "x-espeak" || alphabet == "espeak") {
      return "x-espeak:" + text;
    }
    m_problems.add(
        Severity::warning, part,
        fmt::format("the alphabet {} is not known: \"ipa\" and \"x-espeak\" are", in_quotes(alphabet)));
    return {};
  }

  Problems m_problems;
  std::string m_alphabet = "ipa";
  Lexicon m_lexicon;
};

} // namespace

Lexicon read_lexicon(const std::string& file, std::string_view document, Diagnostics& diagnostics) {
  const Element root = parse_xml(file, document).root;
  if (root.name != "lexicon") {
    throw Error(fmt::format("{}:{}:{}: not a pronunciation lexicon: the outermost element is {}", file,
                            root.position.line, root.position.column, in_quotes(root.name)));
  }
  return Reader(file, document, diagnostics).read(root);
}

} // namespace audiosheet::ssml

// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/special_sections.hpp"

#include "read/text_shape.hpp"
#include "read/vocabulary.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace audiosheet::read {

namespace {

constexpr std::size_t k_longest_question = 300;

const Paragraph* paragraph_of(const Block& block) { return std::get_if<Paragraph>(&block.value); }

bool is_question(const Block& block) {
  const Paragraph* paragraph = paragraph_of(block);
  return paragraph != nullptr && paragraph->text.size() <= k_longest_question &&
         ends_question(paragraph->text);
}

/// Length of "Q:", "Q1.", "Question 2:", "A:", "Answer:" at the start with the space behind it, else 0.
std::size_t label_size(std::string_view text, QaPart part) {
  constexpr std::array<std::string_view, 7> k_questions{"question", "frage", "pregunta", "pergunta",
                                                        "domanda",  "q",     "f"};
  constexpr std::array<std::string_view, 8> k_answers{"answer",   "antwort",  "réponse", "respuesta",
                                                      "resposta", "risposta", "a",       "r"};
  const std::string lower = ascii_lower(text.substr(0, 24));
  const auto size_of = [&lower](std::string_view word) -> std::size_t {
    if (!lower.starts_with(word)) {
      return 0;
    }
    std::size_t i = word.size();
    i = std::min(lower.find_first_not_of(" 0123456789", i), lower.size());
    if (i + 1 >= lower.size() || (lower[i] != ':' && lower[i] != '.' && lower[i] != ')') ||
        lower[i + 1] != ' ') {
      return 0;
    }
    return i + 2;
  };
  std::size_t size = 0;
  if (part == QaPart::question) {
    for (const std::string_view word : k_questions) {
      size = std::max(size, size_of(word));
    }
  } else {
    for (const std::string_view word : k_answers) {
      size = std::max(size, size_of(word));
    }
  }
  return size;
}

/// Where the first sentence of the text ends, when it is a question and more follows; else npos.
std::size_t end_of_question(std::string_view text) {
  const std::size_t mark = text.substr(0, k_longest_question).find("? ");
  return mark == std::string_view::npos || text.substr(0, mark).find(". ") != std::string_view::npos
             ? std::string_view::npos
             : mark + 1;
}

/// Whether the item is a question with its answer: "Is it common? No, …", or an answer below it.
bool is_question_item(const ListItem& item) {
  if (item.blocks.empty()) {
    return false;
  }
  const Paragraph* first = paragraph_of(item.blocks.front());
  return first != nullptr && ((item.blocks.size() > 1 && is_question(item.blocks.front())) ||
                              end_of_question(first->text) != std::string_view::npos);
}

class QuestionFinder {
public:
  QuestionFinder(Section& section, std::vector<Skipped>& skipped) : m_section(section), m_skipped(skipped) {}

  void run() {
    Blocks blocks = std::exchange(m_section.blocks, {});
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      Block& block = blocks[i];
      auto* list = std::get_if<List>(&block.value);
      const bool followed = i + 1 < blocks.size() && !is_question(blocks[i + 1]);
      if (list != nullptr && std::all_of(list->items.begin(), list->items.end(), is_question_item)) {
        for (ListItem& item : list->items) {
          from_item(item);
        }
      } else if (is_question(block) && followed) {
        ask(paragraph_of(block)->text, block.line);
      } else if (const Paragraph* p = paragraph_of(block);
                 p != nullptr && label_size(p->text, QaPart::question) > 0) {
        labelled(*p, block.line);
      } else {
        answer(std::move(block));
      }
    }
  }

private:
  void ask(std::string_view text, int line) {
    m_section.questions.push_back({without_label(text, QaPart::question, line, m_skipped), line, {}});
    m_open = true;
  }

  void answer(Block block) {
    if (!m_open) {
      m_section.blocks.push_back(std::move(block));
      return;
    }
    Question& question = m_section.questions.back();
    if (auto* paragraph = std::get_if<Paragraph>(&block.value);
        paragraph != nullptr && question.answer.empty()) {
      paragraph->text = without_label(paragraph->text, QaPart::answer, block.line, m_skipped);
    }
    question.answer.push_back(std::move(block));
  }

  /// "Q: Is it common? A: No."
  void labelled(const Paragraph& paragraph, int line) {
    const std::size_t end = end_of_question(paragraph.text);
    ask(std::string_view(paragraph.text).substr(0, end), line);
    if (end != std::string_view::npos) {
      answer({Paragraph{std::string(trim(std::string_view(paragraph.text).substr(end)))}, line});
    }
  }

  void from_item(ListItem& item) {
    const std::string text = paragraph_of(item.blocks.front())->text;
    const std::size_t end = end_of_question(text);
    if (!item.marker.empty()) {
      m_skipped.push_back({item.line, item.marker + ".", "number of a question"});
    }
    ask(std::string_view(text).substr(0, end), item.line);
    if (end != std::string_view::npos) {
      answer({Paragraph{std::string(trim(std::string_view(text).substr(end)))}, item.line});
    }
    for (auto block = item.blocks.begin() + 1; block != item.blocks.end(); ++block) {
      answer(std::move(*block));
    }
    m_open = false;
  }

  Section& m_section;
  std::vector<Skipped>& m_skipped;
  bool m_open = false; ///< a question waits for its answer
};

/// The first address in a text, without what closes the sentence around it.
std::string address_in(std::string_view text) {
  std::size_t begin = std::string_view::npos;
  for (const std::string_view scheme : {"https://", "http://", "www."}) {
    begin = std::min(begin, text.find(scheme));
  }
  if (begin == std::string_view::npos) {
    return {};
  }
  std::string_view url = text.substr(begin);
  url = url.substr(0, url.find_first_of(" \t<>\"|"));
  while (!url.empty() && std::string_view(".,;:)]").find(url.back()) != std::string_view::npos &&
         !(url.back() == ')' && url.find('(') != std::string_view::npos)) {
    url.remove_suffix(1);
  }
  return std::string(url);
}

bool has_year(std::string_view text) {
  for (const std::string_view century : {"19", "20"}) {
    for (std::size_t at = text.find(century); at != std::string_view::npos; at = text.find(century, at + 1)) {
      const auto digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
      if (digit(at + 2) && digit(at + 3) && !digit(at + 4) && (at == 0 || !digit(at - 1))) {
        return true;
      }
    }
  }
  return false;
}

bool looks_like_reference(const std::string& text) {
  return !address_in(text).empty() || text.find("doi") != std::string::npos ||
         text.find("et al") != std::string::npos || has_year(text);
}

} // namespace

std::string without_label(std::string_view text, QaPart part, int line, std::vector<Skipped>& skipped) {
  const std::size_t size = label_size(text, part);
  if (size > 0) {
    skipped.push_back({line, std::string(trim(text.substr(0, size))), "label"});
  }
  return std::string(trim(text.substr(size)));
}

void extract_questions(Section& section, std::vector<Skipped>& skipped) {
  QuestionFinder(section, skipped).run();
}

void extract_takeaways(Section& section, std::vector<Skipped>& skipped) {
  const bool lists = std::any_of(section.blocks.begin(), section.blocks.end(), [](const Block& block) {
    return std::holds_alternative<List>(block.value);
  });
  Blocks rest;
  for (Block& block : section.blocks) {
    if (auto* list = std::get_if<List>(&block.value)) {
      for (ListItem& item : list->items) {
        if (!item.marker.empty()) {
          skipped.push_back({item.line, item.marker + ".", "number of a takeaway"});
        }
        section.takeaways.push_back({item.line, std::move(item.blocks)});
      }
    } else if (!lists && std::holds_alternative<Paragraph>(block.value)) {
      const int line = block.line;
      section.takeaways.push_back({line, {std::move(block)}});
    } else {
      rest.push_back(std::move(block));
    }
  }
  section.blocks = std::move(rest);
}

void extract_references(Section& section) {
  Blocks rest;
  const auto add = [&section](const std::string& text, int line) {
    section.references.push_back({text, address_in(text), line});
  };
  for (Block& block : section.blocks) {
    if (const auto* list = std::get_if<List>(&block.value)) {
      for (const ListItem& item : list->items) {
        add((item.marker.empty() ? "" : item.marker + ". ") + plain_text(item.blocks), item.line);
      }
    } else if (const Paragraph* paragraph = paragraph_of(block)) {
      add(paragraph->text, block.line);
    } else {
      rest.push_back(std::move(block));
    }
  }
  section.blocks = std::move(rest);
}

bool look_like_references(const Blocks& blocks) {
  std::size_t likely = 0;
  std::size_t all = 0;
  const auto count = [&](const std::string& text) {
    ++all;
    likely += looks_like_reference(text) ? 1U : 0U;
  };
  for (const Block& block : blocks) {
    if (const auto* list = std::get_if<List>(&block.value)) {
      for (const ListItem& item : list->items) {
        count(plain_text(item.blocks));
      }
    } else {
      count(plain_text({block}));
    }
  }
  return all > 0 && 2 * likely >= all;
}

} // namespace audiosheet::read

// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/block_languages.hpp"
#include "read/callouts.hpp"
#include "read/citations.hpp"
#include "read/contents.hpp"
#include "read/inline_text.hpp"
#include "read/language.hpp"
#include "read/noise.hpp"
#include "read/part.hpp"
#include "read/signals.hpp"
#include "read/special_sections.hpp"
#include "read/text_shape.hpp"
#include "read/vocabulary.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <utility>

namespace audiosheet::read {

namespace {

class Assembler {
public:
  explicit Assembler(Outline outline) : m_outline(std::move(outline)) {
    m_sheet.form = m_outline.form;
    m_sheet.skipped = std::move(m_outline.skipped);
  }

  FactSheet run() {
    part_entries();
    choose_title();
    drop_contents(m_lead, m_parts, m_sheet.skipped);
    m_sheet.lead = finish(std::move(m_lead), SectionKind::section);
    for (m_at = 0; m_at < m_parts.size(); ++m_at) {
      add_part(m_parts[m_at]);
    }
    for (Section& section : m_sheet.sections) {
      if (section.kind == SectionKind::faq) {
        extract_own_questions(section);
      }
    }
    add_footnotes();
    level_sections();
    tell_language();
    std::stable_sort(m_sheet.skipped.begin(), m_sheet.skipped.end(),
                     [](const Skipped& a, const Skipped& b) { return a.line < b.line; });
    return std::move(m_sheet);
  }

private:
  void part_entries();
  void choose_title();
  void add_part(Part& part);
  void add_section(Part& part);
  [[nodiscard]] bool is_question(const Part& part) const;
  bool add_question(Part& part);
  bool add_signal_heading(Part& part);
  [[nodiscard]] SectionKind kind_of(const Part& part) const;
  Blocks finish(Blocks blocks, SectionKind kind);
  void extract_own_questions(Section& section);
  void add_footnotes();
  void level_sections();
  void tell_language();
  void skip(int line, const std::string& text, const std::string& reason) {
    m_sheet.skipped.push_back({line, text, reason});
  }

  Outline m_outline;
  FactSheet m_sheet;
  Blocks m_lead;
  std::vector<Part> m_parts;
  std::size_t m_at = 0;
  int m_title_level = 0; ///< of the heading that is the title
  bool m_in_faq = false; ///< the last section is a FAQ that may go on
  int m_faq_level = 0;
  int m_question_level = 0;
  bool m_answering = false; ///< the last thing added is a question of that FAQ
};

void Assembler::part_entries() {
  for (auto& entry : m_outline.entries) {
    if (auto* heading = std::get_if<Heading>(&entry)) {
      heading->text = without_citations(fold_spaces(heading->text), heading->line, m_sheet.skipped);
      if (heading->text.empty()) {
        continue;
      }
      if (is_navigation(heading->text, true)) {
        skip(heading->line, heading->text, "navigation");
        continue;
      }
      m_parts.push_back({std::move(*heading), {}});
    } else {
      Blocks& blocks = m_parts.empty() ? m_lead : m_parts.back().blocks;
      blocks.push_back(std::move(std::get<Block>(entry)));
    }
  }
  m_outline.entries.clear();
  m_lead = without_navigation(std::move(m_lead), m_sheet.skipped);
  for (Part& part : m_parts) {
    part.blocks = without_navigation(std::move(part.blocks), m_sheet.skipped);
  }
}

/// The title is the form's own, or the heading that is marked as it, or the first heading of level 1, or
/// the first heading when no other is as high. A heading that repeats it is skipped.
void Assembler::choose_title() {
  const auto take = [this](std::size_t index) {
    Part part = std::move(m_parts[index]);
    m_parts.erase(m_parts.begin() + static_cast<std::ptrdiff_t>(index));
    if (m_sheet.title.empty()) {
      m_sheet.title = part.heading.text;
      m_sheet.title_line = part.heading.line;
      m_title_level = part.heading.level;
    } else {
      skip(part.heading.line, part.heading.text, "title repeated");
    }
    // What stands below the title is the lead; below another part it stays where it is.
    Blocks& target = index == 0 ? m_lead : m_parts[index - 1].blocks;
    std::move(part.blocks.begin(), part.blocks.end(), std::back_inserter(target));
  };
  const auto find = [this](auto matches) {
    return static_cast<std::size_t>(std::find_if(m_parts.begin(), m_parts.end(), matches) - m_parts.begin());
  };
  const std::size_t marked = find([](const Part& part) { return part.heading.mark == HeadingMark::title; });
  const std::size_t top = find([](const Part& part) { return part.heading.level == 1; });
  if (marked < m_parts.size()) {
    take(marked);
  } else if (m_outline.title.empty() && top < m_parts.size()) {
    take(top);
  } else if (m_outline.title.empty() && !m_parts.empty()) {
    const int first = m_parts.front().heading.level;
    const bool highest = std::all_of(m_parts.begin() + 1, m_parts.end(), [first](const Part& part) {
      return part.heading.level == 0 || part.heading.level > first;
    });
    if (first > 0 && highest && m_lead.empty()) {
      take(0);
    }
  } else {
    m_sheet.title = fold_spaces(m_outline.title);
  }
  const std::string key = comparison_key(m_sheet.title);
  if (!key.empty() && !m_parts.empty() && comparison_key(m_parts.front().heading.text) == key) {
    take(0);
  }
}

SectionKind Assembler::kind_of(const Part& part) const {
  if (part.heading.mark == HeadingMark::takeaways) {
    return SectionKind::takeaways;
  }
  const HeadingKind found = kind_of_heading(part.heading.text);
  const auto is_list = [](const Block& block) { return std::holds_alternative<List>(block.value); };
  switch (found.kind) {
  case SectionKind::references:
    return found.sure || look_like_references(part.blocks) ? found.kind : SectionKind::section;
  case SectionKind::takeaways: {
    constexpr std::size_t k_most = 12;
    const bool lists = std::any_of(part.blocks.begin(), part.blocks.end(), is_list);
    const bool paragraphs = found.sure && !part.blocks.empty() && part.blocks.size() <= k_most;
    return lists || paragraphs ? found.kind : SectionKind::section;
  }
  default:
    return found.kind;
  }
}

bool Assembler::is_question(const Part& part) const {
  const Heading& heading = part.heading;
  if (heading.mark == HeadingMark::question) {
    return true;
  }
  if (!m_in_faq || kind_of_heading(heading.text).kind != SectionKind::section) {
    return false;
  }
  const Section& section = m_sheet.sections.back();
  const bool deeper = m_faq_level > 0 && heading.level > m_faq_level;
  const bool asks = ends_question(heading.text);
  if (deeper && !asks) {
    // A category of questions is a section of its own.
    const bool category = m_at + 1 < m_parts.size() && m_parts[m_at + 1].heading.level > heading.level &&
                          ends_question(m_parts[m_at + 1].heading.text) && part.blocks.empty();
    return !category;
  }
  // Text has no levels to trust, and a FAQ without anything of its own must have its questions here.
  const bool beside =
      m_sheet.form == "text" ||
      (section.blocks.empty() && (section.questions.empty() || m_question_level <= m_faq_level));
  return asks && (deeper || beside);
}

bool Assembler::add_question(Part& part) {
  if (!is_question(part)) {
    return false;
  }
  if (!m_in_faq) {
    Section section;
    section.heading = "FAQ";
    section.kind = SectionKind::faq;
    section.line = part.heading.line;
    section.source_level = 2;
    m_sheet.sections.push_back(std::move(section));
    m_in_faq = true;
    m_faq_level = 0;
    m_answering = false;
  }
  Section& faq = m_sheet.sections.back();
  Blocks blocks = finish(std::move(part.blocks), SectionKind::section);
  const bool inside_answer = m_answering && m_question_level > 0 && part.heading.level > m_question_level &&
                             part.heading.mark == HeadingMark::none && !ends_question(part.heading.text);
  if (inside_answer) {
    Blocks& answer = faq.questions.back().answer;
    answer.push_back({Paragraph{part.heading.text}, part.heading.line});
    std::move(blocks.begin(), blocks.end(), std::back_inserter(answer));
    return true;
  }
  const int line = part.heading.line;
  if (auto* first = blocks.empty() ? nullptr : std::get_if<Paragraph>(&blocks.front().value)) {
    first->text = without_label(first->text, QaPart::answer, line, m_sheet.skipped);
  }
  std::string question = without_label(part.heading.text, QaPart::question, line, m_sheet.skipped);
  faq.questions.push_back({std::move(question), line, std::move(blocks)});
  m_question_level = part.heading.level;
  m_answering = true;
  return true;
}

/// A heading that is nothing but a signal ("Warning", "⚠️ Important"), or begins with a signal word and
/// goes on ("Important: …"), heads a callout, not a section.
bool Assembler::add_signal_heading(Part& part) {
  constexpr std::size_t k_most = 6;
  const auto signal = signal_at_start(part.heading.text);
  if (!signal || part.blocks.empty() || part.blocks.size() > k_most ||
      signal->evidence.starts_with("sign ")) {
    return false;
  }
  Callout callout{signal->kind, signal->title, {}, signal->evidence};
  if (!signal->alone) {
    callout.blocks.push_back({Paragraph{part.heading.text.substr(signal->size)}, part.heading.line});
  }
  Blocks inner = finish(std::move(part.blocks), SectionKind::section);
  std::move(inner.begin(), inner.end(), std::back_inserter(callout.blocks));
  Blocks& target = m_sheet.sections.empty() ? m_sheet.lead : m_sheet.sections.back().blocks;
  if (!m_sheet.sections.empty() && m_in_faq && m_answering) {
    m_sheet.sections.back().questions.back().answer.push_back({std::move(callout), part.heading.line});
  } else {
    target.push_back({std::move(callout), part.heading.line});
  }
  return true;
}

void Assembler::add_part(Part& part) {
  if (!add_signal_heading(part) && !add_question(part)) {
    add_section(part);
  }
}

void Assembler::add_section(Part& part) {
  Section section;
  section.heading = part.heading.text;
  section.line = part.heading.line;
  section.source_level = part.heading.level;
  section.kind = kind_of(part);
  const bool category = m_in_faq && m_faq_level > 0 && part.heading.level > m_faq_level;
  if (section.kind == SectionKind::section && category) {
    section.kind = SectionKind::faq;
  }
  section.blocks = finish(std::move(part.blocks), section.kind);
  if (is_precautions(section.heading)) {
    section.blocks = with_precautions(std::move(section.blocks), section.heading);
  }
  if (section.kind == SectionKind::takeaways) {
    extract_takeaways(section, m_sheet.skipped);
  } else if (section.kind == SectionKind::references) {
    extract_references(section);
  }
  m_in_faq = section.kind == SectionKind::faq;
  m_answering = false;
  if (m_in_faq) {
    m_faq_level = category ? m_faq_level : part.heading.level;
    m_question_level = 0;
  }
  m_sheet.sections.push_back(std::move(section));
}

/// What every block goes through: citation markers out, callouts told by words, noise of its kind out.
Blocks Assembler::finish(Blocks blocks, SectionKind kind) {
  if (kind == SectionKind::references) {
    return blocks;
  }
  edit_texts(blocks,
             [this](std::string& text, int line) { text = without_citations(text, line, m_sheet.skipped); });
  if (kind == SectionKind::trials) {
    blocks = without_trial_noise(std::move(blocks), m_sheet.skipped);
  }
  return with_callouts(std::move(blocks), m_sheet.form == "text" ? Asides::by_words : Asides::marked,
                       m_sheet.skipped);
}

void Assembler::extract_own_questions(Section& section) {
  std::vector<Question> headed = std::exchange(section.questions, {});
  extract_questions(section, m_sheet.skipped);
  std::move(headed.begin(), headed.end(), std::back_inserter(section.questions));
}

void Assembler::add_footnotes() {
  if (m_outline.references.empty()) {
    return;
  }
  const auto is_references = [](const Section& section) { return section.kind == SectionKind::references; };
  auto section = std::find_if(m_sheet.sections.begin(), m_sheet.sections.end(), is_references);
  if (section == m_sheet.sections.end()) {
    Section added;
    added.heading = "References";
    added.kind = SectionKind::references;
    added.line = m_outline.references.front().line;
    added.source_level = 2;
    section = m_sheet.sections.insert(section, std::move(added));
  }
  std::move(m_outline.references.begin(), m_outline.references.end(),
            std::back_inserter(section->references));
}

/// Levels from 2 without jumps: one more than the nearest section above that the source has higher.
/// A fragment of a page, whose title is a lower heading with the sections right below it, is raised as a
/// whole.
void Assembler::level_sections() {
  constexpr int k_deepest = 6;
  int highest = k_deepest;
  for (const Section& section : m_sheet.sections) {
    highest = section.source_level > 0 ? std::min(highest, section.source_level) : highest;
  }
  if (m_title_level > 1 && highest == m_title_level + 1) {
    for (Section& section : m_sheet.sections) {
      section.source_level -= section.source_level > 0 ? m_title_level - 1 : 0;
    }
  }
  std::vector<int> above;
  int last = 2;
  for (Section& section : m_sheet.sections) {
    const int source = section.source_level > 0 ? section.source_level : last;
    while (!above.empty() && above.back() >= source) {
      above.pop_back();
    }
    section.level = std::min(k_deepest, 2 + static_cast<int>(above.size()));
    above.push_back(source);
    last = source;
  }
}

void Assembler::tell_language() {
  m_sheet.language = tidy_language(m_outline.language);
  m_sheet.publisher = m_outline.imprint.publisher;
  m_sheet.date = m_outline.imprint.date;
  if (m_sheet.language.empty()) {
    std::string text = m_sheet.title + "\n" + plain_text(m_sheet.lead);
    for (const Section& section : m_sheet.sections) {
      text += "\n" + section.heading + "\n" + plain_text(section.blocks);
      for (const Question& question : section.questions) {
        text += "\n" + question.question + "\n" + plain_text(question.answer);
      }
      for (const Takeaway& takeaway : section.takeaways) {
        text += "\n" + plain_text(takeaway.blocks);
      }
    }
    m_sheet.language = detect_language(text);
  }
  if (m_sheet.language.empty()) {
    m_sheet.language = "en";
  }
  tell_block_languages(m_sheet);
}

} // namespace

FactSheet assemble(Outline outline) { return Assembler(std::move(outline)).run(); }

} // namespace audiosheet::read

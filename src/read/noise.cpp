// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/noise.hpp"

#include "read/countries.hpp"
#include "read/text_shape.hpp"
#include "read/vocabulary.hpp"
#include "util/text.hpp"

#include <algorithm>

namespace audiosheet::read {

namespace {

constexpr std::string_view k_digits = "0123456789";

/// "© 2024 …", "Copyright 2024 …": short lines of law about the page.
bool is_copyright(std::string_view text) {
  constexpr std::size_t k_longest = 200;
  return text.size() <= k_longest &&
         (text.starts_with("©") || text.starts_with("Copyright ©") || text.starts_with("Copyright (c)"));
}

std::string_view page_reason(std::string_view text, bool sure) {
  if (is_navigation(text, sure)) {
    return "navigation";
  }
  return is_copyright(text) ? "copyright notice" : "";
}

void clean_list(List& list, std::vector<Skipped>& skipped) {
  // An item that may be a word of the text goes only with a list that is all navigation.
  const bool menu = std::all_of(list.items.begin(), list.items.end(), [](const ListItem& item) {
    return is_navigation(plain_text(item.blocks), false);
  });
  std::vector<ListItem> kept;
  for (ListItem& item : list.items) {
    const std::string text = item.blocks.size() == 1 ? plain_text(item.blocks) : std::string();
    if (!text.empty() && is_navigation(text, !menu)) {
      skipped.push_back({item.line, item.marker.empty() ? text : item.marker + ". " + text, "navigation"});
      continue;
    }
    for (Block& block : item.blocks) {
      if (auto* inner = std::get_if<List>(&block.value)) {
        clean_list(*inner, skipped);
      }
    }
    std::erase_if(item.blocks, [](const Block& block) {
      const auto* inner = std::get_if<List>(&block.value);
      return inner != nullptr && inner->items.empty();
    });
    kept.push_back(std::move(item));
  }
  list.items = std::move(kept);
}

bool is_rating(std::string_view text) {
  return text.find_first_of(k_digits) != std::string_view::npos &&
         text.find_first_not_of("0123456789 /.") == std::string_view::npos;
}

/// Position of "+6" at the end of a text, npos when there is none.
std::size_t count_at_end(std::string_view text) {
  const std::size_t plus = text.rfind('+');
  if (plus == std::string_view::npos || plus + 1 == text.size() ||
      text.find_first_not_of(k_digits, plus + 1) != std::string_view::npos) {
    return std::string_view::npos;
  }
  return plus == 0 || text[plus - 1] == ' ' ? plus : std::string_view::npos;
}

/// The fields of a study, a paragraph each.
class TrialFields {
public:
  TrialFields(Blocks blocks, std::vector<Skipped>& skipped)
      : m_blocks(std::move(blocks)), m_skipped(skipped) {}

  Blocks run() {
    for (m_at = 0; m_at < m_blocks.size(); ++m_at) {
      Block& block = m_blocks[m_at];
      if (auto* list = std::get_if<List>(&block.value)) {
        for (ListItem& item : list->items) {
          item.blocks = without_trial_noise(std::move(item.blocks), m_skipped);
        }
        m_out.push_back(std::move(block));
      } else if (auto* paragraph = std::get_if<Paragraph>(&block.value)) {
        field(*paragraph, block.line);
      } else {
        m_out.push_back(std::move(block));
      }
    }
    return std::move(m_out);
  }

private:
  void field(Paragraph& paragraph, int line) {
    std::string& text = paragraph.text;
    if (is_rating(text)) {
      m_skipped.push_back({line, text, "rating"});
      return;
    }
    if (ends_colon(text) && word_count(text) <= 5) {
      if (!has_value()) {
        m_skipped.push_back({line, text, "empty field"});
        return;
      }
      text += " " + std::get<Paragraph>(m_blocks[m_at + 1].value).text;
      ++m_at;
    }
    const std::size_t count = count_at_end(text);
    if (count != std::string::npos) {
      m_skipped.push_back({line, text.substr(count), "count of what the page doesn't show"});
      text = std::string(trim(std::string_view(text).substr(0, count)));
    }
    if (!text.empty()) {
      m_out.push_back({std::move(paragraph), line});
    }
  }

  /// Whether the block below is the value of the label at hand: text that is no label, no rating and no
  /// line of countries, which has no label.
  [[nodiscard]] bool has_value() const {
    if (m_at + 1 >= m_blocks.size()) {
      return false;
    }
    const auto* next = std::get_if<Paragraph>(&m_blocks[m_at + 1].value);
    return next != nullptr && !ends_colon(next->text) && !is_rating(next->text) &&
           !is_list_of_countries(next->text);
  }

  Blocks m_blocks;
  std::vector<Skipped>& m_skipped;
  Blocks m_out;
  std::size_t m_at = 0;
};

} // namespace

void skip_blocks(const Blocks& blocks, const std::string& reason, std::vector<Skipped>& skipped) {
  for (const Block& block : blocks) {
    if (const auto* list = std::get_if<List>(&block.value)) {
      for (const ListItem& item : list->items) {
        const std::string text = plain_text(item.blocks);
        skipped.push_back({item.line, item.marker.empty() ? text : item.marker + ". " + text, reason});
      }
    } else {
      skipped.push_back({block.line, plain_text({block}), reason});
    }
  }
}

Blocks without_navigation(Blocks blocks, std::vector<Skipped>& skipped) {
  Blocks out;
  for (Block& block : blocks) {
    if (auto* list = std::get_if<List>(&block.value)) {
      clean_list(*list, skipped);
      if (!list->items.empty()) {
        out.push_back(std::move(block));
      }
      continue;
    }
    if (const auto* paragraph = std::get_if<Paragraph>(&block.value)) {
      if (const auto reason = page_reason(paragraph->text, false); !reason.empty()) {
        skipped.push_back({block.line, paragraph->text, std::string(reason)});
        continue;
      }
    }
    out.push_back(std::move(block));
  }
  return out;
}

Blocks without_trial_noise(Blocks blocks, std::vector<Skipped>& skipped) {
  return TrialFields(std::move(blocks), skipped).run();
}

} // namespace audiosheet::read

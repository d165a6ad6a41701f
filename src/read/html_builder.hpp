// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "read/callout_classes.hpp"
#include "read/html_blocks.hpp"
#include "read/html_inline.hpp"
#include "util/limits.hpp"

#include <functional>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace audiosheet::read {

/// Walks the content of a page and appends its headings and blocks to an outline. One class in several
/// files, a subject each.
class PageBuilder {
public:
  PageBuilder(const PageHints& hints, Outline& outline);

  void build(const Node& root);

private:
  /// Terms of a definition list, and what stands behind them.
  struct Definition {
    std::vector<const Node*> terms;
    std::vector<const Node*> meanings;
    std::optional<CalloutEvidence> box; ///< that it is a callout: its own, or its group's
    bool whole = false;                 ///< nothing more belongs to it
  };

  /// Lists, quotations and boxes inside each other beyond this depth are read as if they stood in it.
  static constexpr int k_max_nesting = limits::k_block_depth;

  // --- where blocks go, and walking: html_blocks.cpp ---
  void emit(Block block);
  void emit_paragraph(std::string text, int line);
  /// A heading; inside a list, a box or a quotation it is a paragraph of it.
  void emit_heading(std::string text, int level, int line, HeadingMark mark);
  /// Ends the paragraph that is being gathered.
  void flush();
  /// The blocks that `walk` emits, apart from those around them.
  template <typename Walk> Blocks gathered(const Walk& walk) {
    flush();
    Blocks blocks;
    Blocks* outer = m_nested;
    m_nested = &blocks;
    ++m_depth;
    walk();
    flush();
    --m_depth;
    m_nested = outer;
    return blocks;
  }
  /// The blocks below a node.
  Blocks nested(const Node& node);
  void children(const Node& node);
  void visit(const Node& node);
  /// A block with a language of its own.
  void foreign_block(const Node& node);
  void comment(const Node& node);
  void skip(const Node& node);
  void inline_element(const Node& node);
  void block(const Node& node);
  void container(const Node& node);
  void heading(const Node& node);
  void heading_text(const Node& node, std::string text, int level, int line);

  // --- html_questions.cpp ---
  HeadingMark mark_of(const Node& node, const std::string& text);
  void details(const Node& node);
  void custom_details(const Node& node);
  void foldable(const Node& node, const std::string& text, int line);

  // --- html_lists.cpp ---
  void list(const Node& node);
  /// The blocks that a node makes by itself.
  Blocks item_blocks(const Node& node);
  void definitions(const Node& node);
  void collect_definitions(const Node& node, std::vector<Definition>& out) const;
  void collect_warned_definitions(const Node& group, const CalloutEvidence& evidence,
                                  std::vector<Definition>& out) const;
  void callout(const Definition& entry);
  /// A callout without a title, of the blocks that `gather` returns: nothing in it is a callout of its own
  /// for the same evidence.
  void emit_callout(const CalloutEvidence& evidence, const std::function<Blocks()>& gather);
  std::optional<CalloutEvidence> box_of_all_items(const Node& list) const;
  std::string term_text(const Definition& entry, int& line);
  void question(const Definition& entry);
  ListItem definition(const Definition& entry);

  // --- html_figures.cpp ---
  void table(const Node& node);
  /// Rows and cells that are left out still have to be accounted for.
  void skip_inside_table(const Node& node);
  void figure(const Node& node);
  void quotation(const Node& node);
  void preformatted(const Node& node);

  // --- html_callouts.cpp ---
  /// The evidence that makes the element a callout here; a wrapper around whole sections is none.
  std::optional<CalloutEvidence> box(const Node& node) const;
  void callout(const Node& node, const CalloutEvidence& evidence);
  /// A box of key points becomes a section of its own when it has a title.
  bool takeaways(const Node& node);
  /// "> [!WARNING]" of GitHub and Obsidian, and "> **Warning**" of older pages.
  bool alert(const Node& node);

  // --- html_footnotes.cpp ---
  /// Notes without a heading of their own are references.
  bool footnotes(const Node& node);

  const PageHints& m_hints;
  Outline& m_outline;
  InlineState m_inline;
  InlineState m_quiet; ///< for a look ahead: what it skips is skipped again later
  std::vector<Skipped> m_nothing;
  InlineText m_run;
  Blocks* m_nested = nullptr; ///< where blocks go inside a list, box or quotation
  int m_depth = 0;
  std::string m_language; ///< of the block around, as the mark-up says; empty outside such blocks
  bool m_has_title = false;
  int m_faq_level = 0;                        ///< of the heading that announces questions; 0 outside of them
  std::unordered_set<const Node*> m_consumed; ///< titles that were taken out of their boxes
  std::vector<std::string> m_boxes;           ///< evidence of the callouts around
};

} // namespace audiosheet::read

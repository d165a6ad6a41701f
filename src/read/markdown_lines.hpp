// SPDX-License-Identifier: GPL-3.0-or-later
//
// Markdown on its way to cmark: each step turns what CommonMark doesn't know into what it does, most often
// HTML, and keeps for every line the line of the source it came from.
#pragma once

#include "model/fact_sheet.hpp"
#include "read/front_matter.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::read {

struct MarkdownLine {
  std::string text;
  int number = 0; ///< in the source, from 1
};
using MarkdownLines = std::vector<MarkdownLine>;

MarkdownLines markdown_lines(std::string_view text);
std::string joined(const MarkdownLines& lines);

/// Shortcodes and paired tags of site generators: Hugo's {{< callout >}} … {{< /callout >}}, Liquid's and
/// GitBook's {% hint %} … {% endhint %}, {{ x.begin }} … {{ x.end }}. What has no visible text is skipped.
MarkdownLines expand_shortcodes(std::string_view text, const FrontMatter& front,
                                std::vector<Skipped>& skipped);

/// Containers over lines: "!!! warning", ":::danger", "```{note}", ".. question::", govspeak's "^…^", "%…%"
/// and "$CTA", kramdown's "{: .warning}".
MarkdownLines expand_containers(const MarkdownLines& lines, std::vector<Skipped>& skipped);

/// Single lines: "##Heading", "> [!NOTE] Title", definition lists, wiki links, attributes in braces,
/// emoji names, link definitions.
MarkdownLines mend_lines(const MarkdownLines& lines, std::vector<Skipped>& skipped);

/// Takes out what makes cmark slow or greedy: quotations and lists nested without end, tables of millions of
/// cells, endless declarations. Leaves at least one line.
void bound_markdown(MarkdownLines& lines);

/// Columns of white space at the start; a tab reaches to the next multiple of four.
std::size_t indent_of(std::string_view line);
/// Without that many columns of white space at the start.
std::string without_indent(std::string_view line, std::size_t columns);

/// Knows whether a line stands in a fenced code block.
class CodeFence {
public:
  /// Takes the next line; true when it belongs to code, the fences included.
  bool take(std::string_view line);
  [[nodiscard]] bool open() const { return m_size > 0; }

private:
  std::size_t m_size = 0;
  char m_mark = '`';
};

/// Text of a title without emphasis, code and link marks.
std::string plain_inline(std::string_view markdown);

/// `<div data-callout="kind" …>`: what the reader of HTML takes as a callout.
std::string callout_tag(CalloutKind kind, std::string_view title, std::string_view evidence);

} // namespace audiosheet::read

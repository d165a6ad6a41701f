// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::read {

struct RenderedMarkdown {
  std::string html;
  std::vector<int> lines; ///< for each line of `html`, from 1, the line of the Markdown
};

/// GitHub Flavored Markdown to HTML by cmark-gfm, embedded HTML as it stands.
RenderedMarkdown render_markdown(std::string_view markdown);

} // namespace audiosheet::read

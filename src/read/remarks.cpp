// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/remarks.hpp"

#include "read/vocabulary.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <string>
#include <utility>

namespace audiosheet::read {

namespace {

constexpr std::size_t k_most = 5;
constexpr std::size_t k_longest = 80;

/// Adds what was found of one kind, the first few one by one.
void add(Diagnostics found, std::string_view what, Diagnostics& out) {
  const std::size_t shown = std::min(found.size(), k_most);
  for (std::size_t i = 0; i < shown; ++i) {
    out.push_back(std::move(found[i]));
  }
  if (found.size() > shown) {
    out.push_back({.message = fmt::format("{} more {}", found.size() - shown, what)});
  }
}

Diagnostics undescribed_pictures(const FactSheet& sheet) {
  Diagnostics found;
  for (const Skipped& skipped : sheet.skipped) {
    if (skipped.reason == k_undescribed) {
      found.push_back({.line = skipped.line,
                       .message = fmt::format("the picture {} has no text alternative, so nothing of it is "
                                              "heard; describe it, or mark it with role=\"presentation\"",
                                              shorten(skipped.text, k_longest))});
    }
  }
  return found;
}

Diagnostics lines_without_heading(std::vector<int> lines) {
  std::sort(lines.begin(), lines.end());
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  Diagnostics found;
  for (const int line : lines) {
    found.push_back({.line = line,
                     .message = "this heading is empty and left out; what follows is heard as part of the "
                                "section above"});
  }
  return found;
}

/// Headings tell a listener where to go: two alike below the same heading do not.
class Repeated {
public:
  /// `parent`: line of the heading above it.
  void see(const std::string& heading, int line, int parent) {
    const auto [first, is_new] = m_seen.try_emplace({parent, comparison_key(heading)}, line);
    if (!is_new && !first->first.second.empty()) {
      m_found.push_back({.line = line,
                         .message = fmt::format("the heading \"{}\" stands here again, first on line {}; "
                                                "listeners can't tell the two apart",
                                                shorten(heading, k_longest), first->second)});
    }
  }
  [[nodiscard]] Diagnostics take() { return std::move(m_found); }

private:
  std::map<std::pair<int, std::string>, int> m_seen;
  Diagnostics m_found;
};

Diagnostics repeated_headings(const FactSheet& sheet) {
  Repeated repeated;
  std::vector<const Section*> above;
  for (const Section& section : sheet.sections) {
    while (!above.empty() && above.back()->level >= section.level) {
      above.pop_back();
    }
    repeated.see(section.heading, section.line, above.empty() ? 0 : above.back()->line);
    above.push_back(&section);
    for (const Question& question : section.questions) {
      repeated.see(question.question, question.line, section.line);
    }
  }
  return repeated.take();
}

} // namespace

Diagnostics remarks(const FactSheet& sheet, std::vector<int> empty_headings) {
  Diagnostics out;
  add(undescribed_pictures(sheet), "pictures have no text alternative", out);
  add(lines_without_heading(std::move(empty_headings)), "headings are empty", out);
  add(repeated_headings(sheet), "headings stand twice", out);
  return out;
}

} // namespace audiosheet::read

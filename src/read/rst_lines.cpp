// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/rst_lines.hpp"

#include "read/list_marker.hpp"
#include "read/signals.hpp"
#include "util/text.hpp"

namespace audiosheet::read {

RstLines rst_lines(std::string_view text) {
  constexpr int k_tab = 8;
  RstLines out;
  int number = 0;
  for (const std::string_view raw : split(text, '\n')) {
    RstLine line{++number, 0, trim(raw)};
    if (!line.text.empty()) {
      for (const char c : raw.substr(0, static_cast<std::size_t>(line.text.data() - raw.data()))) {
        line.indent += c == '\t' ? k_tab - line.indent % k_tab : 1;
      }
    }
    out.push_back(line);
  }
  return out;
}

int RstMarkup::number(std::string_view option) const {
  for (const auto& [key, value] : options) {
    if (key == option && !value.empty() && value[0] >= '0' && value[0] <= '9') {
      return value[0] - '0';
    }
  }
  return 0;
}

bool is_rst_explicit(std::string_view text) { return text == ".." || text.starts_with(".. "); }

bool is_rst_bullet(std::string_view text) {
  const auto marker = list_marker(text);
  return marker.has_value() || text.starts_with("#. ");
}

std::pair<std::string, std::string_view> rst_field(std::string_view text) {
  if (!text.starts_with(':') || text.starts_with("::")) {
    return {};
  }
  const std::size_t end = text.find(':', 1);
  const bool plain =
      end != std::string_view::npos && end > 1 && (end + 1 == text.size() || text[end + 1] == ' ');
  return plain ? std::pair(ascii_lower(text.substr(1, end - 1)), trim(text.substr(end + 1)))
               : std::pair<std::string, std::string_view>();
}

std::size_t behind_deeper_lines(const RstLines& lines, std::size_t at, std::size_t end, int indent) {
  std::size_t last = at;
  while (at < end && (lines[at].text.empty() || lines[at].indent > indent)) {
    last = lines[at].text.empty() ? last : at + 1;
    ++at;
  }
  return last;
}

std::optional<RstMarkup> rst_markup_at(const RstLines& lines, std::size_t at, std::size_t end) {
  const RstLine& line = lines[at];
  std::string_view rest = trim(line.text.substr(2));
  if (rest.starts_with('|')) { // the name of a substitution comes first
    const std::size_t close = rest.find('|', 1);
    rest = close == std::string_view::npos ? rest : trim(rest.substr(close + 1));
  }
  std::size_t colons = rest.find("::");
  std::size_t size = 2;
  const bool plain =
      colons != std::string_view::npos && rest.substr(0, colons).find(' ') == std::string_view::npos;
  if (!plain) {
    // ".. warning:" with one colon is a comment to the machine, and a warning to its author.
    colons = rest.find(':');
    size = 1;
    const auto signal =
        colons == std::string_view::npos ? std::nullopt : signal_at_start(rest.substr(0, colons + 1));
    if (!signal || !signal->alone || rest.starts_with('_')) {
      return std::nullopt;
    }
  }
  RstMarkup directive;
  directive.name = std::string(trim(rest.substr(0, colons)));
  directive.argument = trim(rest.substr(colons + size));
  directive.end = behind_deeper_lines(lines, at + 1, end, line.indent);
  std::size_t i = at + 1;
  while (i < directive.end && !lines[i].text.empty() && !rst_field(lines[i].text).first.empty()) {
    directive.options.push_back(rst_field(lines[i].text));
    ++i;
  }
  directive.content = i;
  return directive;
}

} // namespace audiosheet::read

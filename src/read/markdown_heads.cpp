// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/markdown_heads.hpp"

#include "read/callout_classes.hpp"
#include "util/text.hpp"

#include <algorithm>

namespace audiosheet::read {

namespace {

/// {.callout-warning title="Mind" #id} or {title="Mind"}: attributes in braces.
void read_braces(std::string_view braces, Directive& directive) {
  std::size_t at = 0;
  while (at < braces.size()) {
    if (braces[at] == '.') {
      const std::string_view name = word_at(braces.substr(at + 1));
      std::string& names = directive.options["class"];
      names += (names.empty() ? "" : " ") + ascii_lower(name);
      at += name.size() + 1;
      continue;
    }
    const std::string_view key = word_at(braces.substr(at));
    if (!key.empty() && at + key.size() + 1 < braces.size() && braces[at + key.size()] == '=') {
      const std::size_t begin = at + key.size() + 1;
      const char quote = braces[begin];
      const bool quoted = quote == '"' || quote == '\'';
      const std::size_t end = quoted ? braces.find(quote, begin + 1) : braces.find(' ', begin);
      const std::size_t stop = std::min(end, braces.size());
      directive.options[ascii_lower(key)] =
          std::string(braces.substr(begin + (quoted ? 1 : 0), stop - begin - (quoted ? 1 : 0)));
      at = stop + 1;
      continue;
    }
    at += std::max<std::size_t>(key.size(), 1);
  }
}

/// Name of the callout in a list of classes ("callout-warning" → "warning").
std::string callout_class(const std::string& classes) {
  for (std::string_view name : split(classes, ' ')) {
    constexpr std::string_view k_titled = "-title"; // its first paragraph is the title
    if (name.size() > k_titled.size() && name.substr(name.size() - k_titled.size()) == k_titled) {
      name = name.substr(0, name.size() - k_titled.size());
    }
    const std::size_t dash = name.rfind('-');
    const std::string last(dash == std::string_view::npos ? name : name.substr(dash + 1));
    if (names_callout(last)) {
      return last;
    }
  }
  return {};
}

/// "warning Title", "warning[Title]{…}", "{warning} text", "{.callout-warning title=…}"
void named_or_braced(std::string_view rest, Directive& directive) {
  const std::size_t brace = rest.find('{');
  const std::size_t end = brace == std::string_view::npos ? brace : rest.find('}', brace);
  std::string_view braces;
  if (end != std::string_view::npos) {
    braces = rest.substr(brace + 1, end - brace - 1);
  }
  if (brace == 0 && !braces.empty() && is_name_character(braces.front())) {
    directive.name = ascii_lower(word_at(braces));
    directive.argument = std::string(trim(rest.substr(end + 1)));
    directive.argument_is_text = takes_text(directive.name);
    return;
  }
  read_braces(braces, directive);
  const std::string_view before = trim(rest.substr(0, brace));
  const std::string_view name = word_at(before);
  directive.name = ascii_lower(name);
  directive.argument = std::string(trim(before.substr(name.size())));
  if (directive.argument.size() > 2 && directive.argument.front() == '[' &&
      directive.argument.back() == ']') {
    directive.argument = directive.argument.substr(1, directive.argument.size() - 2);
  }
  if (directive.name.empty()) {
    directive.name = callout_class(directive.options["class"]);
  }
}

} // namespace

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

std::string_view word_at(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_name_character(text[end])) {
    ++end;
  }
  return text.substr(0, end);
}

std::string unquoted(std::string_view text) {
  text = trim(text);
  if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front()) {
    text = text.substr(1, text.size() - 2);
  }
  return std::string(text);
}

std::optional<Directive> admonition_head(std::string_view line) {
  const std::string_view mark = line.substr(0, 3);
  if ((mark != "!!!" && mark != "???" && mark != "===") || line.size() < 5) {
    return std::nullopt;
  }
  const std::string_view rest = trim(line.substr(line.substr(3, 1) == "+" ? 4 : 3));
  const std::size_t quote = rest.find('"');
  Directive directive;
  directive.name = ascii_lower(word_at(rest));
  if (mark == "===") {
    if (quote != 0) {
      return std::nullopt;
    }
    directive.name = "tab";
  } else if (directive.name.empty()) {
    return std::nullopt;
  }
  if (quote != std::string_view::npos) {
    directive.options["title"] = unquoted(rest.substr(quote));
  }
  if (mark != "===" && !names_callout(directive.name) && directive.name != "question" &&
      directive.name != "faq") {
    directive.name = "admonition";
  }
  directive.evidence = "admonition " + std::string(line);
  return directive;
}

std::optional<Directive> colon_head(std::string_view line) {
  const std::size_t colons = std::min(line.find_first_not_of(':'), line.size());
  if (colons < 3 || colons == line.size()) {
    return std::nullopt;
  }
  Directive directive;
  const std::string_view rest = trim(line.substr(colons));
  directive.evidence = "container " + std::string(rest.substr(0, 40));
  named_or_braced(rest, directive);
  return directive;
}

std::optional<Directive> fence_head(std::string_view info) {
  Directive directive;
  if (info.substr(0, 3) == "ad-") { // of Obsidian
    directive.name = ascii_lower(info.substr(3));
  } else {
    const std::string_view name = word_at(info.substr(info.substr(0, 1) == "{" ? 1 : 0));
    const bool braced = info.substr(0, 1) == "{" && !name.empty() && info.substr(1 + name.size(), 1) == "}";
    if (!braced || name == "r" || name == "python") {
      return std::nullopt;
    }
    named_or_braced(info, directive);
  }
  directive.evidence = "directive " + directive.name;
  return directive;
}

std::optional<Directive> rest_head(std::string_view line) {
  if (line.substr(0, 3) != ".. ") {
    return std::nullopt;
  }
  const std::string_view name = word_at(line.substr(3));
  if (name.empty() || line.substr(3 + name.size(), 2) != "::") {
    return std::nullopt;
  }
  Directive directive;
  directive.name = ascii_lower(name);
  directive.argument = std::string(trim(line.substr(5 + name.size())));
  directive.argument_is_text = takes_text(directive.name);
  directive.evidence = "directive " + directive.name;
  return directive;
}

Directive attribute_head(std::string_view braces) {
  Directive directive;
  read_braces(braces, directive);
  directive.name = callout_class(directive.options["class"]);
  directive.evidence = "class " + directive.options["class"];
  return directive;
}

} // namespace audiosheet::read

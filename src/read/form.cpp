// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/form.hpp"

#include "read/pandoc.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

namespace audiosheet::read {

namespace {

constexpr std::array<Form, 4> k_forms{
    {{"text", " .txt .text .asc ", read_text},
     {"restructuredtext", " .rst .rest ", read_restructured_text},
     {"markdown", " .md .markdown .mdown .mkd .mdx .qmd .rmd ", read_markdown},
     {"html", " .html .htm .xhtml .shtml ", read_html}}};
constexpr const Form& k_text = k_forms[0];
constexpr const Form& k_restructured = k_forms[1];
constexpr const Form& k_markdown = k_forms[2];
constexpr const Form& k_html = k_forms[3];

/// What a text has of the mark-up of each form.
struct Marks {
  int headings = 0;   ///< "## Heading"
  int links = 0;      ///< "[text](address)"
  int alerts = 0;     ///< "> [!NOTE]", "$C", "%…%", "^…^"
  int directives = 0; ///< ".. note::"
};

bool is_govspeak(std::string_view line) {
  if (line.size() < 2 || (line[0] != '%' && line[0] != '^' && line[0] != '$')) {
    return false;
  }
  const bool box = line.size() == 2 && line[0] == '$' && line[1] >= 'A' && line[1] <= 'Z';
  return box || (line.size() > 8 && line[0] != '$' && line.back() == line[0] && line[1] != ' ' &&
                 line[1] != line[0]);
}

bool has_link(std::string_view line) {
  for (std::size_t at = line.find("]("); at != std::string_view::npos; at = line.find("](", at + 2)) {
    const std::string_view target = line.substr(at + 2, 10);
    const bool address = target.starts_with("http") || target.starts_with('/') || target.starts_with('#') ||
                         target.starts_with("mailto:") || target.starts_with("tel:");
    if (address && line.substr(0, at).find('[') != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

bool is_directive(std::string_view line) {
  if (!line.starts_with(".. ")) {
    return false;
  }
  const std::size_t colons = line.find("::");
  return colons != std::string_view::npos && line.substr(3, colons - 3).find(' ') == std::string_view::npos;
}

Marks marks_of(std::string_view text) {
  Marks marks;
  for (const std::string_view raw : split(text, '\n')) {
    const std::string_view line = trim(raw);
    const std::size_t hashes = std::min(line.find_first_not_of('#'), line.size());
    marks.headings += hashes >= 1 && hashes <= 6 && hashes < line.size() && line[hashes] == ' ' ? 1 : 0;
    marks.links += has_link(line) ? 1 : 0;
    marks.alerts += line.starts_with("> [!") || line.starts_with(">[!") || is_govspeak(line) ? 1 : 0;
    marks.directives += is_directive(line) ? 1 : 0;
  }
  return marks;
}

bool looks_like_html(std::string_view text) {
  constexpr std::size_t k_head = 1024;
  const std::string head = ascii_lower(trim(text.substr(0, k_head)));
  if (head.starts_with("<!doctype html") || head.starts_with("<html") || head.starts_with("<?xml")) {
    return true;
  }
  return head.starts_with('<') &&
         (head.find("<body") != std::string::npos || head.find("<div") != std::string::npos ||
          head.find("<h1") != std::string::npos || head.find("<p") != std::string::npos);
}

const Form& form_of_content(std::string_view text) {
  if (looks_like_html(text)) {
    return k_html;
  }
  const Marks marks = marks_of(text);
  if (marks.directives > 0) {
    return k_restructured;
  }
  const bool front_matter = text.starts_with("---\n") && text.find("\n---\n") != std::string_view::npos;
  const bool markdown = front_matter || marks.headings >= 2 || marks.links > 0 || marks.alerts > 0;
  return markdown ? k_markdown : k_text;
}

const Form* form_by_extension(const std::string& source) {
  const std::string extension = " " + ascii_lower(std::filesystem::path(source).extension().string()) + " ";
  return std::find_if(k_forms.begin(), k_forms.end(), [&extension](const Form& form) {
    return extension.size() > 2 && form.extensions.find(extension) != std::string_view::npos;
  });
}

} // namespace

bool has_known_form(const std::string& source) {
  return form_by_extension(source) != k_forms.end() || pandoc_format(source).has_value();
}

const Form& form_of(const std::string& source, std::string_view text) {
  const auto* const found = form_by_extension(source);
  return found == k_forms.end() || found == &k_text ? form_of_content(text) : *found;
}

} // namespace audiosheet::read

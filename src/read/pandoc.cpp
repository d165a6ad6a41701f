// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/pandoc.hpp"

#include "read/html_page.hpp"
#include "util/error.hpp"
#include "util/limits.hpp"
#include "util/process.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

namespace audiosheet::read {

namespace {

struct Format {
  std::string_view extension;
  std::string_view name;
};

constexpr std::array k_formats{
    Format{".docx", "docx"},         Format{".odt", "odt"},
    Format{".epub", "epub"},         Format{".rtf", "rtf"},
    Format{".tex", "latex"},         Format{".latex", "latex"},
    Format{".org", "org"},           Format{".textile", "textile"},
    Format{".wiki", "mediawiki"},    Format{".mediawiki", "mediawiki"},
    Format{".dokuwiki", "dokuwiki"}, Format{".docbook", "docbook"},
    Format{".dbk", "docbook"},       Format{".jats", "jats"},
    Format{".fb2", "fb2"},           Format{".ipynb", "ipynb"},
    Format{".opml", "opml"},         Format{".muse", "muse"},
    Format{".t2t", "t2t"},           Format{".creole", "creole"},
};

/// Formats that people have sheets in and nothing here reads, with what to do instead.
constexpr std::array k_unreadable{
    Format{".pdf", "save its text as .txt (pdftotext -layout), or ask for the page it was made from"},
    Format{".doc", "save it as .docx"},
    Format{".pages", "save it as .docx"},
    Format{".adoc", "turn it into HTML with asciidoctor"},
    Format{".asciidoc", "turn it into HTML with asciidoctor"},
};

std::string extension_of(const std::string& source) {
  return ascii_lower(std::filesystem::path(source).extension().string());
}

template <std::size_t Size>
const Format* find(const std::array<Format, Size>& formats, const std::string& extension) {
  const auto* const found = std::find_if(formats.begin(), formats.end(),
                                         [&](const Format& format) { return format.extension == extension; });
  return found == formats.end() ? nullptr : found;
}

std::string failure(const ProcessResult& result) {
  switch (result.end) {
  case ProcessResult::End::not_found:
    return "this format is read by pandoc, which is not installed (apt install pandoc)";
  case ProcessResult::End::timed_out:
    return "pandoc took too long";
  case ProcessResult::End::too_much_output:
    return "pandoc made too much of it";
  case ProcessResult::End::signalled:
    return "pandoc was ended by signal " + std::to_string(result.status);
  case ProcessResult::End::exited:
    break;
  }
  const std::string said =
      shorten(fold_spaces(is_valid_utf8(result.errors) ? result.errors : std::string()), 200);
  return "pandoc can't read it" +
         (said.empty() ? " (exit status " + std::to_string(result.status) + ")" : ": " + said);
}

} // namespace

std::optional<std::string> pandoc_format(const std::string& source) {
  const std::string extension = extension_of(source);
  if (const Format* unreadable = find(k_unreadable, extension)) {
    throw Error(source + ": " + extension + " files can't be read; " + std::string(unreadable->name));
  }
  const Format* format = find(k_formats, extension);
  return format == nullptr ? std::nullopt : std::optional<std::string>(format->name);
}

Outline read_converted(std::string_view html) {
  Outline outline;
  outline.form = "html";
  read_page(html, PageKind::page, {1}, outline); // these formats have no lines
  return outline;
}

Outline read_with_pandoc(const std::string& source, const std::string& format, std::string_view bytes) {
  const ProcessLimits bounds{.time = limits::k_pandoc_time, .output = limits::k_pandoc_output_bytes};
  const std::string memory = "-M" + std::to_string(limits::k_pandoc_memory_mib) + "m";
  const ProcessResult result =
      run_process({"pandoc", "+RTS", memory, "-RTS", "--sandbox", "--from", format, "--to", "html5",
                   "--standalone", "--wrap=none", "--metadata", "pagetitle= "},
                  bytes, bounds);
  if (result.end != ProcessResult::End::exited || result.status != 0) {
    throw Error(source + ": " + failure(result));
  }
  if (!is_valid_utf8(result.output)) {
    throw Error(source + ": pandoc made no UTF-8 of it");
  }
  return read_converted(result.output);
}

} // namespace audiosheet::read

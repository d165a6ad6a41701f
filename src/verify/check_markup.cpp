// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/error.hpp"
#include "util/text.hpp"
#include "verify/checks.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace audiosheet::verify {

namespace {

namespace fs = std::filesystem;

constexpr double k_clip_tolerance = 0.010; ///< seconds (docs/formats: clips abut within 10 ms)

bool is_xml(std::string_view name) {
  constexpr std::array<std::string_view, 7> k_endings{".xml", ".smil", ".opf", ".xhtml",
                                                      ".ncx", ".vxml", ".svg"};
  return std::ranges::any_of(k_endings, [&](std::string_view ending) { return name.ends_with(ending); });
}

bool is_html(std::string_view name) { return name.ends_with(".html") || name.ends_with(".htm"); }

/// DAISY 2.02 says .html and means XHTML.
bool is_daisy(std::string_view name) { return name.find("daisy") != std::string_view::npos; }

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto digit = [&](std::size_t at) {
      const char c = at < text.size() ? text[at] : ' ';
      return c >= '0' && c <= '9'   ? c - '0'
             : c >= 'a' && c <= 'f' ? c - 'a' + 10
             : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                    : -1;
    };
    if (text[i] == '%' && digit(i + 1) >= 0 && digit(i + 2) >= 0) {
      out += static_cast<char>(digit(i + 1) * 16 + digit(i + 2));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

/// A place in the package.
struct Target {
  std::string name;
  std::string id;
};

Target target_of(const std::string& from, std::string_view link) {
  const std::size_t hash = link.find('#');
  std::string_view path = link.substr(0, hash);
  path = path.substr(0, path.find('?'));
  Target target;
  target.id = hash == std::string_view::npos ? std::string() : percent_decoded(link.substr(hash + 1));
  target.name =
      path.empty()
          ? from
          : (fs::path(from).parent_path() / percent_decoded(path)).lexically_normal().generic_string();
  return target;
}

/// "https:", "mailto:" …: something outside the package.
std::string scheme_of(std::string_view link) {
  const std::size_t colon = link.find(':');
  const std::string_view scheme = link.substr(0, colon);
  const bool is_scheme = colon != std::string_view::npos && !scheme.empty() && colon < 12 &&
                         scheme.find_first_of("/?#. ") == std::string_view::npos;
  return is_scheme ? ascii_lower(scheme) : std::string();
}

class MarkupCheck {
public:
  MarkupCheck(const Package& package, const Sounds& sounds, std::string label, Findings& findings)
      : m_package(package), m_sounds(sounds), m_label(std::move(label)), m_findings(findings) {}

  void run() {
    for (const auto& name : m_package.names()) {
      read(name);
    }
    for (const auto& [name, markup] : m_documents) {
      for (const auto& id : markup.twice) {
        add(name, fmt::format("has the id \"{}\" twice", id), 0);
      }
      for (const auto& link : markup.links) {
        follow(name, link);
      }
      check_clips(name, markup);
    }
  }

private:
  void add(const std::string& name, std::string message, int line) {
    m_findings.add(m_label + name, std::move(message), line);
  }

  void read(const std::string& name) {
    try {
      if (is_xml(name) || (is_html(name) && is_daisy(name))) {
        m_documents.emplace(name, read_xml(m_package.read(name)));
      } else if (is_html(name)) {
        m_documents.emplace(name, read_html(m_package.read(name)));
      }
    } catch (const Error& error) {
      add(name, fmt::format("is not well-formed: {}", error.what()), 0);
    }
  }

  void follow(const std::string& name, const Link& link) {
    const std::string scheme = scheme_of(link.target);
    if (!scheme.empty()) {
      constexpr std::array<std::string_view, 5> k_outside{"http", "https", "mailto", "tel", "data"};
      if (std::ranges::find(k_outside, scheme) == k_outside.end()) {
        add(name, fmt::format("links to \"{}\"", shorten(link.target, 60)), link.line);
      }
      return;
    }
    ++m_findings.report().links;
    const Target target = target_of(name, link.target);
    if (target.name.starts_with("..") || target.name.starts_with("/")) {
      add(name, fmt::format("links to \"{}\", outside of what is published", link.target), link.line);
    } else if (!m_package.has(target.name)) {
      add(name, fmt::format("links to \"{}\", which is not there", link.target), link.line);
    } else if (const auto document = m_documents.find(target.name);
               !target.id.empty() && document != m_documents.end() &&
               !document->second.ids.contains(target.id)) {
      add(name, fmt::format("links to \"{}\", which has no such id", link.target), link.line);
    }
  }

  void check_clips(const std::string& name, const Markup& markup) {
    std::map<std::string, double> ends; ///< where the last clip of each sound ended
    for (const auto& clip : markup.clips) {
      ++m_findings.report().clips;
      const std::string source = target_of(name, clip.source).name;
      const auto sound = m_sounds.find(source);
      if (clip.end <= clip.begin) {
        add(name, fmt::format("has a clip from {:.3f} s to {:.3f} s", clip.begin, clip.end), clip.line);
      }
      if (sound != m_sounds.end() && clip.end > sound->second.seconds() + k_clip_tolerance) {
        add(name,
            fmt::format("has a clip to {:.3f} s of {}, which ends at {:.3f} s", clip.end, clip.source,
                        sound->second.seconds()),
            clip.line);
      }
      const auto last = ends.find(source);
      if (last != ends.end() && std::abs(clip.begin - last->second) > k_clip_tolerance) {
        add(name,
            fmt::format("has a clip that begins at {:.3f} s, where the one before ends at {:.3f} s",
                        clip.begin, last->second),
            clip.line);
      }
      ends[source] = clip.end;
    }
  }

  const Package& m_package;
  const Sounds& m_sounds;
  std::string m_label;
  Findings& m_findings;
  std::map<std::string, Markup> m_documents;
};

} // namespace

void check_markup(const Package& package, const Sounds& sounds, const std::string& label,
                  Findings& findings) {
  MarkupCheck(package, sounds, label, findings).run();
}

} // namespace audiosheet::verify

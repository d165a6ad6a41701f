// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/markdown_directives.hpp"

#include "read/callout_classes.hpp"
#include "read/markdown_lines.hpp"
#include "read/vocabulary.hpp"
#include "util/text.hpp"
#include "util/xml.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace audiosheet::read {

namespace {

enum class Form { callout, question, details, figure, part, skip, code };

struct Known {
  std::string_view name;
  Form form;
  std::string_view reason = {};
};

constexpr std::array k_known{
    Known{"admonition", Form::callout},
    Known{"callout", Form::callout},
    Known{"alert", Form::callout},
    Known{"notice", Form::callout},
    Known{"hint", Form::callout},
    Known{"infobox", Form::callout},
    Known{"box", Form::callout},
    Known{"banner", Form::callout},
    Known{"inset", Form::callout},
    Known{"inset-text", Form::callout},
    Known{"aside", Form::callout},
    Known{"message", Form::callout},
    Known{"notification", Form::callout},
    Known{"seealso", Form::callout},
    Known{"todo", Form::callout},
    Known{"versionadded", Form::callout},
    Known{"versionchanged", Form::callout},
    Known{"deprecated", Form::callout},
    Known{"question", Form::question},
    Known{"faq", Form::question},
    Known{"qa", Form::question},
    Known{"faq-item", Form::question},
    Known{"faqitem", Form::question},
    Known{"details", Form::details},
    Known{"dropdown", Form::details},
    Known{"collapse", Form::details},
    Known{"collapsible", Form::details},
    Known{"expand", Form::details},
    Known{"expander", Form::details},
    Known{"spoiler", Form::details},
    Known{"accordion", Form::details},
    Known{"accordion-item", Form::details},
    Known{"accordionitem", Form::details},
    Known{"toggle", Form::details},
    Known{"figure", Form::figure},
    Known{"image", Form::figure},
    Known{"img", Form::figure},
    Known{"picture", Form::figure},
    Known{"toctree", Form::skip, "table of contents"},
    Known{"contents", Form::skip, "table of contents"},
    Known{"toc", Form::skip, "table of contents"},
    Known{"tableofcontents", Form::skip, "table of contents"},
    Known{"include", Form::skip, "template tag"},
    Known{"index", Form::skip, "template tag"},
    Known{"tags", Form::skip, "template tag"},
    Known{"bibliography", Form::skip, "template tag"},
    Known{"comment", Form::skip, "comment"},
    Known{"capture", Form::skip, "template tag"},
    Known{"button", Form::skip, "button"},
    Known{"btn", Form::skip, "button"},
    Known{"raw", Form::part},
    Known{"mermaid", Form::skip, "diagram"},
    Known{"graphviz", Form::skip, "diagram"},
    Known{"plantuml", Form::skip, "diagram"},
    Known{"literalinclude", Form::code},
    Known{"code", Form::code},
    Known{"code-block", Form::code},
    Known{"code-cell", Form::code},
    Known{"sourcecode", Form::code},
    Known{"highlight", Form::code},
    Known{"math", Form::code},
};

std::string first_of(const Directive& directive, std::initializer_list<const char*> keys) {
  for (const char* key : keys) {
    if (const auto found = directive.options.find(key);
        found != directive.options.end() && !found->second.empty()) {
      return found->second;
    }
  }
  return {};
}

std::string title_of(const Directive& directive) {
  const std::string title =
      first_of(directive, {"title", "header", "heading", "summary", "question", "q", "label", "name"});
  return !title.empty() || directive.argument_is_text ? title : directive.argument;
}

/// "warning", or the same with words for a box: "warning-box", "alert-danger", "callout-info".
std::optional<CalloutKind> word_of_name(std::string_view name) {
  if (const auto whole = callout_of_word(name)) {
    return whole;
  }
  constexpr std::array<std::string_view, 12> k_boxes{"box",        "callout", "alert",  "block",
                                                     "admonition", "message", "banner", "panel",
                                                     "card",       "only",    "notice", "inset"};
  std::optional<CalloutKind> kind;
  bool box = false;
  for (const std::string_view word : split(name, '-')) {
    const bool frame = std::find(k_boxes.begin(), k_boxes.end(), word) != k_boxes.end();
    const auto found = frame ? std::nullopt : callout_of_word(word);
    if (!frame && !found) {
      return std::nullopt;
    }
    box = box || frame;
    kind = found ? found : kind;
  }
  return box ? kind : std::nullopt;
}

/// The kind by the strongest word: of an option, of the name, of the argument's first word.
std::optional<CalloutKind> kind_of(const Directive& directive) {
  const std::string option = first_of(
      directive, {"class", "type", "style", "kind", "status", "level", "severity", "variant", "color", "0"});
  std::optional<CalloutKind> kind;
  for (const std::string_view word : split(option, ' ')) {
    std::string_view plain = word.substr(0, 1) == "." ? word.substr(1) : word;
    for (const std::string_view prefix : {"alert-", "callout-", "is-", "admonition-"}) {
      plain = plain.substr(0, prefix.size()) == prefix ? plain.substr(prefix.size()) : plain;
    }
    const auto found = callout_of_word(plain);
    if (found && (!kind || *found < *kind)) {
      kind = found;
    }
  }
  return kind ? kind : word_of_name(directive.name);
}

const Known* known(std::string_view name) {
  const auto* const found =
      std::find_if(k_known.begin(), k_known.end(), [&](const Known& entry) { return entry.name == name; });
  return found == k_known.end() ? nullptr : found;
}

Expansion callout(const Directive& directive) {
  const std::string title = title_of(directive);
  Expansion expansion;
  if (kind_of_heading(title).kind == SectionKind::takeaways) {
    expansion.open = "<div data-mark=\"takeaways\">" + xml_escape(plain_inline(title)) + "</div>";
    return expansion;
  }
  const bool question = directive.name == "question" || directive.name == "faq";
  if (question && !title.empty()) {
    expansion.open = "<div data-mark=\"question\">" + xml_escape(plain_inline(title)) + "</div>";
    return expansion;
  }
  expansion.open = callout_tag(kind_of(directive).value_or(CalloutKind::note), title, directive.evidence);
  expansion.close = "</div>";
  return expansion;
}

Expansion figure(const Directive& directive) {
  const std::string source =
      directive.argument.empty() ? first_of(directive, {"src", "url", "image", "0"}) : directive.argument;
  const std::string caption = first_of(directive, {"caption", "title"});
  Expansion expansion;
  expansion.open = "<figure><img src=\"" + xml_escape(source) + "\" alt=\"" +
                   xml_escape(first_of(directive, {"alt"})) + "\"><figcaption>" +
                   xml_escape(plain_inline(caption));
  expansion.close = "</figcaption></figure>";
  return expansion;
}

Expansion form(Form form, std::string_view reason, const Directive& directive) {
  const std::string title = title_of(directive);
  Expansion expansion;
  switch (form) {
  case Form::callout:
    return callout(directive);
  case Form::question:
    expansion.open = title.empty()
                         ? "<div class=\"faq\">"
                         : "<div data-mark=\"question\">" + xml_escape(plain_inline(title)) + "</div>";
    expansion.close = title.empty() ? "</div>" : "";
    return expansion;
  case Form::details:
    expansion.open = "<details><summary>" + xml_escape(plain_inline(title)) + "</summary>";
    expansion.close = "</details>";
    return expansion;
  case Form::figure:
    return figure(directive);
  case Form::skip:
    expansion.reason = reason;
    return expansion;
  case Form::code:
    expansion.reason = "code";
    return expansion;
  case Form::part:
    if (!title.empty() && directive.name != "raw") {
      expansion.open = "<p><strong>" + xml_escape(plain_inline(title)) + "</strong></p>";
    }
    return expansion;
  }
  return expansion;
}

} // namespace

bool names_callout(std::string_view name) {
  const Known* entry = known(name);
  return entry != nullptr ? entry->form == Form::callout : word_of_name(name).has_value();
}

bool takes_text(std::string_view name) {
  return known(name) == nullptr ? callout_of_word(name).has_value() : name == "seealso" || name == "todo";
}

Expansion expand(const Directive& directive) {
  const Known* entry = known(directive.name);
  Expansion expansion;
  if (entry != nullptr) {
    expansion = form(entry->form, entry->reason, directive);
  } else if (word_of_name(directive.name)) {
    expansion = callout(directive);
  } else {
    expansion = form(Form::part, {}, directive);
  }
  if (directive.argument_is_text && expansion.reason.empty()) {
    expansion.text = directive.argument;
  }
  return expansion;
}

} // namespace audiosheet::read

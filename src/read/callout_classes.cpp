// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/callout_classes.hpp"

#include "read/html_dom.hpp"
#include "read/signals.hpp"
#include "read/vocabulary.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>

namespace audiosheet::read {

namespace {

using enum CalloutKind;

struct ClassKind {
  std::string_view name;
  CalloutKind kind;
  bool needs_box = false; ///< a kind only on a box that is a callout: "primary" is a column, too
};

/// Whole class names whose words would mislead, or don't say the kind.
constexpr std::array k_known_classes{
    ClassKind{"nhsuk-care-card--emergency", danger},
    ClassKind{"nhsuk-care-card--immediate", danger},
    ClassKind{"nhsuk-care-card--urgent", warning},
    ClassKind{"nhsuk-care-card--non-urgent", note},
    ClassKind{"nhsuk-card--care--emergency", danger},
    ClassKind{"nhsuk-card--care--immediate", danger},
    ClassKind{"nhsuk-card--care--urgent", warning},
    ClassKind{"nhsuk-card--care--non-urgent", note},
    ClassKind{"nhsuk-warning-callout", warning},
    ClassKind{"nhsuk-inset-text", note},
    ClassKind{"govuk-warning-text", warning},
    ClassKind{"gem-c-warning-text", warning},
    ClassKind{"govuk-inset-text", note},
    ClassKind{"gem-c-inset-text", note},
    ClassKind{"govuk-notification-banner", important},
    ClassKind{"help-notice", warning},
    ClassKind{"info-notice", note},
    ClassKind{"call-to-action", note},
    ClassKind{"usa-alert--slim", note},
    ClassKind{"usa-site-alert--emergency", danger},
    ClassKind{"confluence-information-macro-warning", danger},
    ClassKind{"confluence-information-macro-note", caution},
    ClassKind{"confluence-information-macro-information", note},
    ClassKind{"confluence-information-macro-tip", tip},
    ClassKind{"seealso", note},
    ClassKind{"todo", note},
};

/// Words in a class that name the kind of a box, in any place of the name.
constexpr std::array k_kind_words{
    ClassKind{"danger", danger},
    ClassKind{"emergency", danger},
    ClassKind{"critical", danger, true},
    ClassKind{"severe", danger, true},
    ClassKind{"gefahr", danger},
    ClassKind{"notfall", danger},
    ClassKind{"peligro", danger},
    ClassKind{"perigo", danger},
    ClassKind{"pericolo", danger},
    ClassKind{"gevaar", danger},
    ClassKind{"fare", danger},
    ClassKind{"niebezpieczenstwo", danger},
    ClassKind{"error", danger, true},
    ClassKind{"warning", warning},
    ClassKind{"warn", warning},
    ClassKind{"urgent", warning},
    ClassKind{"boxedwarning", warning},
    ClassKind{"blackbox", warning},
    ClassKind{"warnung", warning},
    ClassKind{"warnhinweis", warning},
    ClassKind{"achtung", warning},
    ClassKind{"avertissement", warning},
    ClassKind{"alerte", warning},
    ClassKind{"advertencia", warning},
    ClassKind{"alerta", warning},
    ClassKind{"avvertenza", warning},
    ClassKind{"waarschuwing", warning},
    ClassKind{"advarsel", warning},
    ClassKind{"varning", warning},
    ClassKind{"ostrzezenie", warning},
    ClassKind{"caution", caution},
    ClassKind{"precaution", caution},
    ClassKind{"vorsicht", caution},
    ClassKind{"attention", caution},
    ClassKind{"precaucion", caution},
    ClassKind{"atencion", caution},
    ClassKind{"attenzione", caution},
    ClassKind{"atencao", caution},
    ClassKind{"cuidado", caution},
    ClassKind{"uwaga", caution},
    ClassKind{"important", important},
    ClassKind{"advisory", important},
    ClassKind{"disclaimer", important},
    ClassKind{"wichtig", important},
    ClassKind{"importante", important},
    ClassKind{"belangrijk", important},
    ClassKind{"vigtigt", important},
    ClassKind{"viktigt", important},
    ClassKind{"wazne", important},
    ClassKind{"note", note},
    ClassKind{"info", note},
    ClassKind{"information", note},
    ClassKind{"hinweis", note},
    ClassKind{"nota", note},
    ClassKind{"remarque", note},
    ClassKind{"opmerking", note},
    ClassKind{"primary", note, true},
    ClassKind{"secondary", note, true},
    ClassKind{"continue", note, true},
    ClassKind{"tip", tip},
    ClassKind{"tips", tip},
    ClassKind{"hint", tip},
    ClassKind{"protip", tip},
    ClassKind{"tipp", tip},
    ClassKind{"astuce", tip},
    ClassKind{"success", tip, true},
};

/// Words for a box that is a callout, with the kind it has when nothing else tells.
constexpr std::array k_box_words{
    ClassKind{"alert", important}, ClassKind{"callout", note},        ClassKind{"admonition", note},
    ClassKind{"notice", note},     ClassKind{"inset", note},          ClassKind{"infobox", note},
    ClassKind{"message", note},    ClassKind{"messages", note},       ClassKind{"notification", note},
    ClassKind{"conseil", tip},     ClassKind{"consejo", tip},         ClassKind{"consiglio", tip},
    ClassKind{"encadre", note},    ClassKind{"announcement", note},   ClassKind{"aviso", important},
    ClassKind{"avis", note},       ClassKind{"markdown-alert", note},
};

/// Colours mean something on a callout only.
constexpr std::array k_colours{
    ClassKind{"red", warning},      ClassKind{"rouge", warning},   ClassKind{"rot", warning},
    ClassKind{"rojo", warning},     ClassKind{"rosso", warning},   ClassKind{"orange", caution},
    ClassKind{"amber", caution},    ClassKind{"naranja", caution}, ClassKind{"yellow", important},
    ClassKind{"jaune", important},  ClassKind{"gelb", important},  ClassKind{"amarillo", important},
    ClassKind{"giallo", important},
};

/// A kind's word only counts together with one of these, or alone, or as the name's last word: "card
/// border-danger" is a box, "text-danger" is a colour.
constexpr std::array<std::string_view, 9> k_frames{"card", "panel", "box",   "banner", "border",
                                                   "bg",   "hint",  "style", "block"};

/// Names that begin so are no boxes.
constexpr std::array<std::string_view, 22> k_no_boxes{
    "text-", "btn",   "button", "icon", "fa-",  "fas",   "badge", "label", "glyphicon", "link", "no-",
    "has-",  "is-no", "js-",    "ng-",  "form", "input", "table", "list-", "field",     "nav",  "progress"};

/// Last words of names of parts.
constexpr std::array<std::string_view, 22> k_parts{
    "heading", "title", "label",     "body",    "content", "text",  "inner",  "header",
    "icon",    "close", "container", "wrapper", "footer",  "image", "button", "link",
    "links",   "item",  "list",      "arrow",   "toggle",  "count"};

std::string_view last_word(std::string_view name) {
  const std::size_t edge = name.find_last_of("-_");
  return edge == std::string_view::npos ? name : name.substr(edge + 1);
}

template <std::size_t Size>
bool contains(const std::array<std::string_view, Size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

template <std::size_t Size>
const ClassKind* most_urgent(const std::array<ClassKind, Size>& table, std::string_view name) {
  const ClassKind* found = nullptr;
  for (const ClassKind& entry : table) {
    if (has_words(name, entry.name) && (found == nullptr || entry.kind < found->kind)) {
      found = &entry;
    }
  }
  return found;
}

const ClassKind* callout_word(const std::string& name) {
  const auto* const found =
      std::find_if(k_kind_words.begin(), k_kind_words.end(),
                   [&](const ClassKind& entry) { return entry.name == name && !entry.needs_box; });
  return found == k_kind_words.end() ? nullptr : found;
}

/// No element of HTML: `<va-alert>`, or `<Callout>` in MDX.
bool is_own_element(const std::string& name) {
  return name.find('-') != std::string::npos || name == "callout" || name == "admonition" ||
         name == "alert" || name == "notice" || callout_word(name) != nullptr;
}

bool may_be_box(const Node& node) {
  constexpr std::array<std::string_view, 15> k_tags{"div", "section", "aside",   "article",  "blockquote",
                                                    "p",   "table",   "details", "dl",       "ul",
                                                    "ol",  "header",  "figure",  "fieldset", "center"};
  return contains(k_tags, node.name) || is_own_element(node.name);
}

/// An entry of a list is a callout only when its mark-up names a warning: other classes of theirs are for
/// looks.
bool is_entry(const Node& node) { return node.is("li") || node.is("dt") || node.is("dd"); }

bool starts_with_any(std::string_view name) {
  return std::any_of(k_no_boxes.begin(), k_no_boxes.end(),
                     [&](std::string_view start) { return name.substr(0, start.size()) == start; });
}

bool is_part(std::string_view name) {
  return name.find("__") != std::string_view::npos || contains(k_parts, last_word(name));
}

/// "callout" is a box, "has-callout" and "callouts" are not.
std::optional<CalloutEvidence> evidence_of_class(const std::string& name) {
  const auto* const known = std::find_if(k_known_classes.begin(), k_known_classes.end(),
                                         [&](const ClassKind& entry) { return entry.name == name; });
  if (known != k_known_classes.end()) {
    return CalloutEvidence{known->kind, "class " + name, true};
  }
  if (starts_with_any(name)) {
    return std::nullopt;
  }
  const ClassKind* box = most_urgent(k_box_words, name);
  const ClassKind* kind = most_urgent(k_kind_words, name);
  const bool part = is_part(name);
  if (kind != nullptr && !part) {
    const bool framed = std::any_of(k_frames.begin(), k_frames.end(),
                                    [&](std::string_view frame) { return has_words(name, frame); });
    const bool stands_last =
        kind->name == (kind->kind <= important ? last_word(name) : std::string_view(name));
    if (box != nullptr || (!kind->needs_box && (framed || stands_last))) {
      return CalloutEvidence{kind->kind, "class " + name, true};
    }
  }
  if (kind != nullptr && kind->kind <= important && name.find("__") == std::string::npos &&
      (last_word(name) == "text" || last_word(name) == "body" || last_word(name) == "content")) {
    return CalloutEvidence{kind->kind, "class " + name, true}; // "warning-text", "important-content"
  }
  if (box != nullptr && !part) {
    return CalloutEvidence{box->kind, "class " + name, false};
  }
  return std::nullopt;
}

std::optional<CalloutEvidence> evidence_of_classes(const Node& node) {
  std::optional<CalloutEvidence> best;
  for (const std::string& name : node.classes) {
    const auto found = evidence_of_class(name);
    if (!found) {
      continue;
    }
    if (!best || (found->certain && !best->certain) ||
        (found->certain == best->certain && found->kind < best->kind)) {
      best = found;
    }
  }
  if (best && !best->certain) {
    for (const std::string& name : node.classes) {
      if (const ClassKind* colour = most_urgent(k_colours, name)) {
        return CalloutEvidence{colour->kind, "class " + name, true};
      }
    }
  }
  return best;
}

/// Words alone don't make a box of a whole card or section: "alert" next to "alert-info" is one.
bool names_a_frame_only(const CalloutEvidence& evidence, const Node& node) {
  const std::string_view name = std::string_view(evidence.why).substr(6);
  const bool frame = name.substr(0, 3) == "bg-" || name.substr(0, 7) == "border-";
  return frame && std::none_of(node.classes.begin(), node.classes.end(), [](const std::string& other) {
           return other == "card" || other == "panel" || other == "box" || has_words(other, "callout");
         });
}

std::optional<CalloutEvidence> evidence_of_role(const Node& node) {
  const std::string_view role = node.get("role");
  const std::string_view label = node.get("aria-label");
  if (const auto kind = callout_of_word(label);
      kind && (role == "note" || role == "region" || node.is("aside"))) {
    return CalloutEvidence{*kind, "label " + std::string(label), true};
  }
  if (role == "alert") {
    return CalloutEvidence{warning, "role alert", true};
  }
  if (role == "note") {
    return CalloutEvidence{note, "role note", false};
  }
  return std::nullopt;
}

/// `<va-alert status="warning">` and the like: custom elements whose name is a box and whose attribute
/// tells the kind.
std::optional<CalloutEvidence> evidence_of_element(const Node& node) {
  if (!is_own_element(node.name) || is_part(node.name)) {
    return std::nullopt;
  }
  if (const ClassKind* named = callout_word(node.name)) {
    return CalloutEvidence{named->kind, "element " + node.name, true}; // <Warning>
  }
  for (const std::string_view attribute : {"status", "type", "variant", "kind", "severity"}) {
    const std::string value = ascii_lower(node.get(attribute));
    const ClassKind* kind = value.empty() ? nullptr : most_urgent(k_kind_words, value);
    if (kind != nullptr && most_urgent(k_box_words, node.name) != nullptr) {
      return CalloutEvidence{kind->kind, "element " + node.name + " " + value, true};
    }
  }
  if (const ClassKind* box = most_urgent(k_box_words, node.name)) {
    return CalloutEvidence{box->kind, "element " + node.name, false};
  }
  return std::nullopt;
}

bool any_name(const Node& node, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return has_words(node.id, word) ||
           std::any_of(node.classes.begin(), node.classes.end(), [&](const std::string& name) {
             return has_words(name, word) && !starts_with_any(name);
           });
  });
}

} // namespace

std::optional<CalloutKind> callout_of_word(std::string_view word) {
  const std::string key = comparison_key(word);
  if (key.empty()) {
    return std::nullopt;
  }
  if (key == "seealso" || key == "see also" || key == "todo" || key == "abstract" || key == "summary" ||
      key == "question" || key == "example" || key == "quote" || key == "cite") {
    return note;
  }
  for (const ClassKind& entry : k_kind_words) {
    if (key == entry.name) {
      return entry.kind;
    }
  }
  if (const auto signal = signal_at_start(word); signal && signal->alone) {
    return signal->kind;
  }
  return std::nullopt;
}

bool names_warning(const CalloutEvidence& evidence) { return evidence.certain && is_warning(evidence.kind); }

std::optional<CalloutEvidence> callout_evidence(const Node& node) {
  if (is_entry(node)) {
    auto evidence = evidence_of_classes(node);
    return evidence && names_warning(*evidence) ? evidence : std::nullopt;
  }
  if (node.type != Node::Type::element || !may_be_box(node)) {
    return std::nullopt;
  }
  if (const auto kind = callout_of_word(node.get("data-callout"))) {
    return CalloutEvidence{*kind, std::string(node.get("data-evidence")), true};
  }
  if (auto element = evidence_of_element(node)) {
    return element;
  }
  auto by_class = evidence_of_classes(node);
  if (by_class && names_a_frame_only(*by_class, node)) {
    by_class.reset();
  }
  auto by_role = evidence_of_role(node);
  if (by_class && by_role) {
    const bool class_wins = by_class->certain || !by_role->certain;
    return class_wins ? by_class : by_role;
  }
  return by_class ? by_class : by_role;
}

bool is_box_title(const Node& node) {
  constexpr std::array<std::string_view, 5> k_titles{"title", "heading", "label", "header", "headline"};
  if (node.type != Node::Type::element) {
    return false;
  }
  return is_heading(node) || node.is("summary") || node.is("legend") || node.get("slot") == "headline" ||
         std::any_of(node.classes.begin(), node.classes.end(),
                     [&](const std::string& name) { return contains(k_titles, last_word(name)); });
}

bool is_takeaways_box(const Node& node) {
  if (node.name == "va-summary-box") {
    return true;
  }
  return may_be_box(node) &&
         any_name(node, {"key-points",    "keypoints",   "key-point",       "key-facts",      "keyfacts",
                         "key-takeaways", "takeaways",   "takeaway",        "key-messages",   "key-findings",
                         "summary-box",   "at-a-glance", "fast-facts",      "highlights-box", "points-cles",
                         "points-cle",    "a-retenir",   "auf-einen-blick", "kernaussagen",   "puntos-clave",
                         "punti-chiave",  "kernpunten"}) &&
         std::none_of(node.classes.begin(), node.classes.end(), is_part);
}

bool is_question_box(const Node& node) {
  return any_name(node, {"accordion", "accordions", "faq", "faqs", "expander-group", "q-and-a", "qanda",
                         "questions"}) ||
         node.name == "va-accordion" || has_words(node.name, "accordion");
}

} // namespace audiosheet::read

// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/page_noise.hpp"

#include "read/vocabulary.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>

namespace audiosheet::read {

namespace {

struct Reason {
  std::string_view name;
  std::string_view reason;
};

constexpr std::array k_elements{
    Reason{"script", "script"},
    Reason{"style", "style sheet"},
    Reason{"template", "template"},
    Reason{"svg", "drawing"},
    Reason{"iframe", "embedded page"},
    Reason{"object", "embedded media"},
    Reason{"embed", "embedded media"},
    Reason{"video", "embedded media"},
    Reason{"audio", "embedded media"},
    Reason{"canvas", "drawing"},
    Reason{"map", "image map"},
    Reason{"noframes", "embedded page"},
    Reason{"title", "page title"},
    Reason{"head", "page head"},
    Reason{"rp", "ruby"},
    Reason{"rt", "ruby"},
    Reason{"del", k_deleted},
    Reason{"datalist", "form"},
    Reason{"dialog", "hidden"},
};

constexpr std::array k_roles{
    Reason{"navigation", "navigation"},
    Reason{"menu", "navigation"},
    Reason{"menubar", "navigation"},
    Reason{"search", "search"},
    Reason{"banner", "page header"},
    Reason{"contentinfo", "footer"},
    Reason{"dialog", "hidden"},
    Reason{"alertdialog", "hidden"},
    Reason{"toolbar", "navigation"},
    Reason{"tablist", "navigation"},
    Reason{"tooltip", "hidden"},
    Reason{"doc-toc", "table of contents"},
    Reason{"doc-pagebreak", "page number"},
    Reason{"doc-backlink", "back link"},
    Reason{"directory", "table of contents"},
};

/// Words of class names and ids, as whole words.
constexpr std::array k_names{
    Reason{"breadcrumb", "navigation"},
    Reason{"breadcrumbs", "navigation"},
    Reason{"nav", "navigation"},
    Reason{"navbar", "navigation"},
    Reason{"navigation", "navigation"},
    Reason{"navlinks", "navigation"},
    Reason{"menu", "navigation"},
    Reason{"megamenu", "navigation"},
    Reason{"skip-link", "navigation"},
    Reason{"skip-links", "navigation"},
    Reason{"skiplink", "navigation"},
    Reason{"skiplinks", "navigation"},
    Reason{"skipnav", "navigation"},
    Reason{"skip-nav", "navigation"},
    Reason{"skip-to-content", "navigation"},
    Reason{"wb-sl", "navigation"},
    Reason{"wb-slc", "navigation"},
    Reason{"sidenav", "navigation"},
    Reason{"subnav", "navigation"},
    Reason{"topnav", "navigation"},
    Reason{"topbar", "navigation"},
    Reason{"site-header", "page header"},
    Reason{"global-header", "page header"},
    Reason{"masthead", "page header"},
    Reason{"language-switcher", "navigation"},
    Reason{"language-selector", "navigation"},
    Reason{"language-links", "navigation"},
    Reason{"lang-switcher", "navigation"},
    Reason{"wb-lng", "navigation"},
    Reason{"back-to-top", "navigation"},
    Reason{"backtotop", "navigation"},
    Reason{"back-link", "navigation"},
    Reason{"backlink", "navigation"},
    Reason{"sidebar", "sidebar"},
    Reason{"toc", "table of contents"},
    Reason{"table-of-contents", "table of contents"},
    Reason{"tableofcontents", "table of contents"},
    Reason{"contents-list", "table of contents"},
    Reason{"page-contents", "table of contents"},
    Reason{"on-this-page", "table of contents"},
    Reason{"onthispage", "table of contents"},
    Reason{"in-page-nav", "table of contents"},
    Reason{"jump-links", "table of contents"},
    Reason{"jumplinks", "table of contents"},
    Reason{"jump-link", "table of contents"},
    Reason{"anchor-links", "table of contents"},
    Reason{"va-on-this-page", "table of contents"},
    Reason{"cookie", "cookie notice"},
    Reason{"cookies", "cookie notice"},
    Reason{"cookie-banner", "cookie notice"},
    Reason{"cookie-consent", "cookie notice"},
    Reason{"cookie-notice", "cookie notice"},
    Reason{"cookiebanner", "cookie notice"},
    Reason{"cookiebar", "cookie notice"},
    Reason{"cookie-bar", "cookie notice"},
    Reason{"consent-banner", "cookie notice"},
    Reason{"onetrust", "cookie notice"},
    Reason{"gdpr", "cookie notice"},
    Reason{"search", "search"},
    Reason{"searchbox", "search"},
    Reason{"search-form", "search"},
    Reason{"searchform", "search"},
    Reason{"share", "share links"},
    Reason{"share-this", "share links"},
    Reason{"sharing", "share links"},
    Reason{"social", "share links"},
    Reason{"social-media", "share links"},
    Reason{"socialmedia", "share links"},
    Reason{"addthis", "share links"},
    Reason{"addtoany", "share links"},
    Reason{"sharethis", "share links"},
    Reason{"follow-us", "share links"},
    Reason{"followus", "share links"},
    Reason{"pagination", "pagination"},
    Reason{"pager", "pagination"},
    Reason{"paginator", "pagination"},
    Reason{"prev-next", "pagination"},
    Reason{"next-prev", "pagination"},
    Reason{"post-navigation", "pagination"},
    Reason{"main-nav", "navigation"},
    Reason{"main-navigation", "navigation"},
    Reason{"main-menu", "navigation"},
    Reason{"related", "related links"},
    Reason{"related-content", "related links"},
    Reason{"related-articles", "related links"},
    Reason{"relatedlinks", "related links"},
    Reason{"related-links", "related links"},
    Reason{"see-also", "related links"},
    Reason{"seealso-links", "related links"},
    Reason{"voir-aussi", "related links"},
    Reason{"further-links", "related links"},
    Reason{"you-may-also", "related links"},
    Reason{"more-like-this", "related links"},
    Reason{"read-next", "related links"},
    Reason{"footer", "footer"},
    Reason{"site-footer", "footer"},
    Reason{"colophon", "footer"},
    Reason{"newsletter", "form"},
    Reason{"subscribe", "form"},
    Reason{"signup", "form"},
    Reason{"sign-up", "form"},
    Reason{"survey", "feedback"},
    Reason{"feedback", "feedback"},
    Reason{"was-this-helpful", "feedback"},
    Reason{"page-rating", "feedback"},
    Reason{"comments", "comments"},
    Reason{"comment-form", "comments"},
    Reason{"comment-list", "comments"},
    Reason{"advert", "advertisement"},
    Reason{"advertisement", "advertisement"},
    Reason{"adsbygoogle", "advertisement"},
    Reason{"sponsored", "advertisement"},
    Reason{"usa-banner", "site banner"},
    Reason{"gov-banner", "site banner"},
    Reason{"phase-banner", "site banner"},
    Reason{"browser-warning", "site banner"},
    Reason{"outdated-browser", "site banner"},
    Reason{"browsehappy", "site banner"},
    Reason{"modal", "hidden"},
    Reason{"lightbox", "hidden"},
    Reason{"popover", "hidden"},
    Reason{"offcanvas", "hidden"},
    Reason{"mw-editsection", "edit link"},
    Reason{"edit-link", "edit link"},
    Reason{"edit-this-page", "edit link"},
    Reason{"headerlink", "link to this place"},
    Reason{"permalink", "link to this place"},
    Reason{"anchorjs-link", "link to this place"},
    Reason{"hash-link", "link to this place"},
    Reason{"heading-anchor", "link to this place"},
    Reason{"print-button", "button"},
    Reason{"print-link", "button"},
    Reason{"print-page", "button"},
    Reason{"tabs__list", "navigation"},
    Reason{"logo", "logo"},
    Reason{"site-logo", "logo"},
    Reason{"rs-skip", "player"},
    Reason{"rsbtn", "player"},
    Reason{"readspeaker", "player"},
    Reason{"article-image-enlarge", "link to a picture"},
    Reason{"enlarge", "link to a picture"},
    Reason{"action-link", "button"},
    Reason{"action-button", "button"},
    Reason{"start-button", "button"},
    Reason{"patient-toggle", "link to another version"},
    Reason{"footnote-backref", "back link"},
    Reason{"mw-jump-link", "navigation"},
};

/// With one of these words before it, a name speaks of a part of a box, of a page's frame, or of a switch;
/// with one of the others behind it, of what stands beside.
constexpr std::array<std::string_view, 13> k_unless_before{"has",  "no",     "with",  "without", "is",
                                                           "card", "panel",  "table", "alert",   "callout",
                                                           "main", "layout", "theme"};
constexpr std::array<std::string_view, 8> k_unless_behind{"content", "main",    "body",  "article",
                                                          "title",   "heading", "fixed", "open"};

template <std::size_t Size>
bool has_any(std::string_view name, const std::array<std::string_view, Size>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return has_words(name, word); });
}

/// Buttons by class; links to telephones and the like stay.
constexpr std::array<std::string_view, 6> k_buttons{"btn",          "button",       "cta",
                                                    "govuk-button", "nhsuk-button", "usa-button"};

constexpr std::array<std::string_view, 10> k_visually_hidden{
    "sr-only",           "visually-hidden", "visuallyhidden", "screen-reader-text", "screenreader-only",
    "element-invisible", "wb-inv",          "offscreen",      "screen-reader-only", "u-visually-hidden"};

constexpr std::array<std::string_view, 16> k_hiding{"hidden",
                                                    "hide",
                                                    "d-none",
                                                    "is-hidden",
                                                    "u-hidden",
                                                    "display-none",
                                                    "js-hidden",
                                                    "visible-print",
                                                    "print-only",
                                                    "dn",
                                                    "visible-print-block",
                                                    "mfp-hide",
                                                    "ng-hide",
                                                    "element-hidden",
                                                    "show-for-print",
                                                    "d-print-block"};

bool shows_again(const std::string& name) {
  constexpr std::array<std::string_view, 8> k_shown{"visible-xs", "visible-sm", "visible-md", "visible-lg",
                                                    "block",      "flex",       "inline",     "grid"};
  const bool print = has_words(name, "print");
  return !print && std::any_of(k_shown.begin(), k_shown.end(),
                               [&](std::string_view word) { return has_words(name, word); });
}

template <std::size_t Size>
std::string_view look_up(const std::array<Reason, Size>& table, std::string_view name) {
  const auto* const found =
      std::find_if(table.begin(), table.end(), [&](const Reason& entry) { return entry.name == name; });
  return found == table.end() ? std::string_view() : found->reason;
}

std::string_view reason_of_name(std::string_view name) {
  if (name.empty()) {
    return {};
  }
  for (const Reason& entry : k_names) {
    if (!has_words(name, entry.name)) {
      continue;
    }
    const std::size_t at = name.find(entry.name);
    if (!has_any(name.substr(0, at), k_unless_before) &&
        !has_any(name.substr(at + entry.name.size()), k_unless_behind)) {
      return entry.reason;
    }
  }
  return {};
}

bool hides_by_style(std::string_view style) {
  const std::string plain = replace_all(ascii_lower(style.substr(0, 2000)), " ", "");
  return plain.find("display:none") != std::string::npos ||
         plain.find("visibility:hidden") != std::string::npos;
}

bool is_button(const Node& node) {
  if (!node.is("a") && node.get("role") != "button" && node.get("data-role") != "button") {
    return false;
  }
  const std::string_view target = node.get("href");
  const bool calls =
      target.substr(0, 4) == "tel:" || target.substr(0, 4) == "sms:" || target.substr(0, 7) == "mailto:";
  return !calls && (node.get("data-role") == "button" ||
                    std::any_of(node.classes.begin(), node.classes.end(), [](const std::string& name) {
                      return std::find(k_buttons.begin(), k_buttons.end(), name) != k_buttons.end();
                    }));
}

/// The publisher's sign: a picture that leads home, or says that it is one.
bool is_logo(const Node& image) {
  const Node* link = image.parent;
  const bool leads_home =
      link != nullptr && link->is("a") && (link->get("href") == "/" || link->get("rel") == "home");
  const std::string alternative = ascii_lower(image.get("alt").substr(0, 200));
  return leads_home || alternative.compare(0, 5, "logo ") == 0 ||
         (alternative.size() > 5 && alternative.compare(alternative.size() - 5, 5, " logo") == 0);
}

} // namespace

int main_rank(const Node& node) {
  if (node.type != Node::Type::element) {
    return 0;
  }
  if (node.name == "main" || node.get("role") == "main") {
    return 3;
  }
  const std::string_view property = node.get("itemprop");
  if (node.name == "article" || node.get("role") == "article" || property == "articleBody" ||
      property == "mainContentOfPage") {
    return 2;
  }
  constexpr std::array<std::string_view, 13> k_ids{
      "main",        "content",       "main-content", "maincontent", "page-content",    "article-body",
      "post-body",   "entry-content", "post-content", "bodycontent", "mw-content-text", "article",
      "body-content"};
  const auto named = [&](std::string_view name) {
    return std::find(k_ids.begin(), k_ids.end(), name) != k_ids.end();
  };
  if (named(node.id) || std::any_of(node.classes.begin(), node.classes.end(), named)) {
    return node.name == "div" || node.name == "section" || node.name == "td" ? 1 : 0;
  }
  return 0;
}

bool is_hidden(const Node& node) {
  if (node.type != Node::Type::element) {
    return false;
  }
  if (node.has("hidden") || node.get("aria-hidden") == "true" || hides_by_style(node.get("style"))) {
    return true;
  }
  const auto hides = [](const std::string& name) {
    return std::find(k_hiding.begin(), k_hiding.end(), name) != k_hiding.end();
  };
  return std::any_of(node.classes.begin(), node.classes.end(), hides) &&
         std::none_of(node.classes.begin(), node.classes.end(), shows_again);
}

bool is_visually_hidden(const Node& node) {
  return std::any_of(node.classes.begin(), node.classes.end(), [](const std::string& name) {
    return std::any_of(k_visually_hidden.begin(), k_visually_hidden.end(),
                       [&](std::string_view word) { return has_words(name, word); }) ||
           has_words(name, "text-assistive") ||
           (has_words(name, "assistive") && name.find("__") != std::string::npos);
  });
}

std::string_view reason_of_element(const Node& node) {
  if (node.is("s") || node.is("strike")) {
    return k_deleted;
  }
  return look_up(k_elements, node.name);
}

std::string_view reason_of_role(const Node& node) {
  const std::string_view role = node.get("role");
  return role.empty() ? std::string_view() : look_up(k_roles, role);
}

std::string_view reason_of_names(const Node& node) {
  if (node.is("html") || node.is("body") || node.is("main")) {
    return {};
  }
  if (is_button(node)) {
    return "button";
  }
  if (node.is("a") && node.parent != nullptr && node.parent->prose == 0 && node.parent->linked < 40 &&
      node.get("href").substr(0, 11) == "javascript:") {
    return "button"; // alone in its line; inside a text it may explain a word
  }
  if (node.is("img") && is_logo(node)) {
    return "logo";
  }
  for (const std::string& name : node.classes) {
    if (const auto reason = reason_of_name(name); !reason.empty()) {
      return reason;
    }
  }
  if (has_words(node.name, "on-this-page") || has_words(node.name, "breadcrumbs") ||
      has_words(node.name, "back-to-top")) {
    return "navigation";
  }
  // An id may be a place to link to: "search" on a heading is no search box.
  return is_heading(node) || node.is("p") || node.is("a") || node.is("li") || node.is("span") ||
                 node.is("section")
             ? std::string_view()
             : reason_of_name(node.id);
}

std::string_view reason_of_template_block(std::string_view name) {
  constexpr std::array k_blocks{
      Reason{"title", "page title"},      Reason{"page-title", "page title"},
      Reason{"pagetitle", "page title"},  Reason{"head", "page head"},
      Reason{"id", "page head"},          Reason{"meta", "page head"},
      Reason{"style", "style sheet"},     Reason{"styles", "style sheet"},
      Reason{"css", "style sheet"},       Reason{"script", "script"},
      Reason{"scripts", "script"},        Reason{"js", "script"},
      Reason{"footer", "footer"},         Reason{"header", "page header"},
      Reason{"nav", "navigation"},        Reason{"navbar", "navigation"},
      Reason{"breadcrumb", "navigation"}, Reason{"breadcrumbs", "navigation"},
      Reason{"sidebar", "sidebar"},       Reason{"description", "page head"},
      Reason{"body-class", "page head"},  Reason{"bodyclass", "page head"},
      Reason{"extra-head", "page head"},  Reason{"menu", "navigation"},
  };
  return look_up(k_blocks, replace_all(std::string(trim(name)), "_", "-"));
}

bool is_control(const Node& node) {
  constexpr std::array<std::string_view, 10> k_controls{"button",   "select",  "textarea", "label",
                                                        "output",   "meter",   "progress", "option",
                                                        "optgroup", "fieldset"};
  return node.type == Node::Type::element &&
         (std::find(k_controls.begin(), k_controls.end(), node.name) != k_controls.end() ||
          (node.name == "input" && node.get("type") != "image"));
}

LinkList survey_links(const Node& list) {
  LinkList links;
  for (const Node* child : list.children) {
    if (child->is("a") && child->has("href")) {
      ++links.count;
      const std::string_view target = child->get("href");
      links.inside += target.size() > 1 && target.front() == '#' ? 1 : 0;
      continue;
    }
    const LinkList below = survey_links(*child);
    links.count += below.count;
    links.inside += below.inside;
  }
  return links;
}

bool announces_links(std::string_view label) {
  constexpr std::array<std::string_view, 36> k_starts{"related",
                                                      "see also",
                                                      "similar",
                                                      "more like this",
                                                      "you may also",
                                                      "read next",
                                                      "read more",
                                                      "more information on",
                                                      "further reading",
                                                      "external links",
                                                      "other resources",
                                                      "explore",
                                                      "in this section",
                                                      "voir aussi",
                                                      "à lire aussi",
                                                      "pour en savoir plus",
                                                      "liens utiles",
                                                      "articles liés",
                                                      "siehe auch",
                                                      "weiterführende",
                                                      "verwandte",
                                                      "mehr zum thema",
                                                      "véase también",
                                                      "ver también",
                                                      "enlaces relacionados",
                                                      "temas relacionados",
                                                      "más información sobre",
                                                      "vedi anche",
                                                      "link correlati",
                                                      "ver também",
                                                      "veja também",
                                                      "zie ook",
                                                      "se også",
                                                      "se även",
                                                      "zobacz także",
                                                      "смотрите также"};
  const std::string key = comparison_key(label);
  return std::any_of(k_starts.begin(), k_starts.end(),
                     [&](std::string_view start) { return key.compare(0, start.size(), start) == 0; });
}

bool announces_contents(std::string_view label) {
  constexpr std::array<std::string_view, 26> k_labels{"content",
                                                      "contents",
                                                      "table of contents",
                                                      "on this page",
                                                      "in this article",
                                                      "in this section",
                                                      "in this guide",
                                                      "page contents",
                                                      "jump to",
                                                      "skip to",
                                                      "quick links",
                                                      "topics on this page",
                                                      "inhalt",
                                                      "inhaltsverzeichnis",
                                                      "auf dieser seite",
                                                      "sommaire",
                                                      "sur cette page",
                                                      "table des matières",
                                                      "contenido",
                                                      "en esta página",
                                                      "indice",
                                                      "in questa pagina",
                                                      "índice",
                                                      "nesta página",
                                                      "inhoud",
                                                      "op deze pagina"};
  const std::string key = comparison_key(label);
  return std::find(k_labels.begin(), k_labels.end(), key) != k_labels.end();
}

} // namespace audiosheet::read

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What VoiceXML 2.1 (W3C Recommendation of 19 June 2007, and 2.0, appendix B and O) allows of the elements
// that a hotline uses: where they stand, what attributes and values they have. An element that is not in the
// table is a flaw, though the standard may know it.
#pragma once

#include "element.hpp"

#include <fmt/format.h>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace audiosheet {

struct VoiceXmlRule {
  std::set<std::string> children;
  bool words = false;                            ///< text of its own
  std::map<std::string, std::string> attributes; ///< name → pattern of its value
  std::set<std::string> needed;                  ///< attributes
  std::set<std::string> one_of;                  ///< exactly one of these attributes
};

inline const std::map<std::string, VoiceXmlRule>& voicexml_rules() {
  static const std::string k_id = "[A-Za-z_][A-Za-z0-9._-]*";
  static const std::string k_name = "[A-Za-z0-9._:-]+";
  static const std::string k_count = "[1-9][0-9]*";
  static const std::string k_time = R"([0-9]+(\.[0-9]+)?m?s)";
  static const std::string k_yes_no = "true|false";
  static const std::string k_any = "[^]*";
  static const std::string k_some = "[^]+";
  static const std::set<std::string> k_handlers{"catch", "error", "help", "noinput", "nomatch"};
  static const std::set<std::string> k_actions{
      "assign", "audio",  "clear",  "data",  "disconnect", "exit", "goto", "log",     "prompt",   "reprompt",
      "return", "script", "submit", "throw", "value",      "var",  "if",   "foreach", "enumerate"};
  const auto with = [](std::set<std::string> set, const std::set<std::string>& more) {
    set.insert(more.begin(), more.end());
    return set;
  };
  static const std::map<std::string, std::string> k_event{{"count", k_count}, {"cond", k_some}};
  static const std::map<std::string, VoiceXmlRule> k_rules{
      {"vxml",
       {with({"form", "menu", "link", "meta", "metadata", "property", "script", "var"}, k_handlers),
        false,
        {{"version", "2\\.[01]"},
         {"xmlns", "http://www\\.w3\\.org/2001/vxml"},
         {"xml:lang", "[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*"},
         {"xml:base", k_some},
         {"application", k_some}},
        {"version", "xmlns", "xml:lang"},
        {}}},
      {"property", {{}, false, {{"name", k_name}, {"value", k_any}}, {"name", "value"}, {}}},
      {"menu",
       {with({"audio", "choice", "enumerate", "prompt", "property", "value"}, k_handlers),
        true,
        {{"id", k_id}, {"scope", "dialog|document"}, {"dtmf", k_yes_no}, {"accept", "exact|approximate"}},
        {},
        {}}},
      {"form",
       {with({"block", "field", "filled", "grammar", "initial", "link", "object", "property", "record",
              "script", "subdialog", "transfer", "var"},
             k_handlers),
        false,
        {{"id", k_id}, {"scope", "dialog|document"}},
        {},
        {}}},
      {"block", {k_actions, true, {{"name", k_id}, {"expr", k_some}, {"cond", k_some}}, {}, {}}},
      {"prompt",
       {{"audio", "value", "enumerate", "foreach", "break", "emphasis", "mark", "p", "s", "phoneme",
         "prosody", "say-as", "sub", "voice"},
        true,
        {{"bargein", k_yes_no},
         {"bargeintype", "speech|hotword"},
         {"cond", k_some},
         {"count", k_count},
         {"timeout", k_time},
         {"xml:lang", k_some},
         {"xml:base", k_some}},
        {},
        {}}},
      {"audio",
       {{"audio", "value", "break", "emphasis", "mark", "p", "s", "phoneme", "prosody", "say-as", "sub",
         "voice", "desc"},
        true,
        {{"src", k_some},
         {"expr", k_some},
         {"fetchtimeout", k_time},
         {"fetchhint", "prefetch|safe"},
         {"maxage", "[0-9]+"},
         {"maxstale", "[0-9]+"}},
        {},
        {"src", "expr"}}},
      {"choice",
       {{"grammar"},
        true,
        {{"dtmf", "[0-9*#]+"},
         {"accept", "exact|approximate"},
         {"next", k_some},
         {"expr", k_some},
         {"event", k_name},
         {"eventexpr", k_some},
         {"message", k_any}},
        {},
        {"next", "expr", "event", "eventexpr"}}},
      {"catch", {k_actions, true, {{"event", k_name}, {"count", k_count}, {"cond", k_some}}, {}, {}}},
      {"noinput", {k_actions, true, k_event, {}, {}}},
      {"nomatch", {k_actions, true, k_event, {}, {}}},
      {"throw",
       {{},
        false,
        {{"event", k_name}, {"eventexpr", k_some}, {"message", k_any}},
        {},
        {"event", "eventexpr"}}},
      {"goto",
       {{},
        false,
        {{"next", k_some}, {"expr", k_some}, {"nextitem", k_id}, {"expritem", k_some}},
        {},
        {"next", "expr", "nextitem", "expritem"}}},
      {"reprompt", {}},
      {"disconnect", {{}, false, {{"namelist", k_any}}, {}, {}}},
  };
  return k_rules;
}

/// Values of the properties that a hotline sets (2.0, section 6.3).
inline const std::map<std::string, std::string>& voicexml_properties() {
  static const std::string k_time = R"([0-9]+(\.[0-9]+)?m?s)";
  static const std::map<std::string, std::string> k_properties{
      {"inputmodes", "dtmf|voice|dtmf voice|voice dtmf"},
      {"termchar", "[0-9*#]?"},
      {"termtimeout", k_time},
      {"interdigittimeout", k_time},
      {"timeout", k_time},
      {"bargein", "true|false"},
      {"bargeintype", "speech|hotword"}};
  return k_properties;
}

class VoiceXmlCheck {
public:
  std::vector<std::string> run(const XmlElement& root) {
    if (root.name != "vxml") {
      flaw("the root is {}", root.name);
    }
    element(root);
    for (const auto& target : m_targets) {
      if (!m_ids.contains(target)) {
        flaw("nothing has the id #{}", target);
      }
    }
    return std::move(m_flaws);
  }

private:
  template <typename... Arguments>
  void flaw(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    m_flaws.push_back(fmt::format(format, std::forward<Arguments>(arguments)...));
  }

  static bool matches(const std::string& text, const std::string& pattern) {
    return std::regex_match(text, std::regex(pattern));
  }

  void attributes(const XmlElement& element, const VoiceXmlRule& rule) {
    std::size_t chosen = 0;
    for (const auto& [name, value] : element.attributes) {
      const auto allowed = rule.attributes.find(name);
      if (allowed == rule.attributes.end()) {
        flaw("{} has {}", element.name, name);
      } else if (!matches(value, allowed->second)) {
        flaw("{} of {} is \"{}\"", name, element.name, value);
      }
      chosen += rule.one_of.contains(name) ? 1 : 0;
    }
    for (const auto& name : rule.needed) {
      if (!element.attributes.contains(name)) {
        flaw("{} lacks {}", element.name, name);
      }
    }
    if (!rule.one_of.empty() && chosen != 1) {
      flaw("{} has {} of {}", element.name, chosen, fmt::join(rule.one_of, ", "));
    }
  }

  void references(const XmlElement& element) {
    if (const auto id = element.attribute("id"); !id.empty() && !m_ids.insert(id).second) {
      flaw("id {} twice", id);
    }
    if (const auto next = element.attribute("next"); next.starts_with('#')) {
      m_targets.insert(next.substr(1));
    }
    if (element.name == "property") {
      const auto known = voicexml_properties().find(element.attribute("name"));
      if (known == voicexml_properties().end() || !matches(element.attribute("value"), known->second)) {
        flaw("property {} is \"{}\"", element.attribute("name"), element.attribute("value"));
      }
    }
    std::set<std::string> keys;
    for (const auto& child : element.children) {
      if (child.name == "choice" && !keys.insert(child.attribute("dtmf")).second) {
        flaw("key {} twice in {}", child.attribute("dtmf"), element.attribute("id"));
      }
    }
  }

  void element(const XmlElement& element) {
    const auto& rule = voicexml_rules().at(element.name);
    attributes(element, rule);
    references(element);
    if (!rule.words && element.text.find_first_not_of(" \t\r\n") != std::string::npos) {
      flaw("words in {}", element.name);
    }
    for (const auto& child : element.children) {
      if (!rule.children.contains(child.name) || !voicexml_rules().contains(child.name)) {
        flaw("{} in {}", child.name, element.name);
      } else {
        this->element(child);
      }
    }
  }

  std::vector<std::string> m_flaws;
  std::set<std::string> m_ids;
  std::set<std::string> m_targets;
};

/// What is not allowed, one line each; empty for a good document.
inline std::vector<std::string> voicexml_flaws(const XmlElement& root) { return VoiceXmlCheck().run(root); }

} // namespace audiosheet

// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/hotline_dialects.hpp"

#include "util/xml.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace audiosheet::publish {

namespace {

using Names = std::vector<std::string>;

/// Tries are counted by an event of our own, whose counter starts anew whenever a menu is entered. Help and
/// greeting are menus of their own, with the same keys, so that they are entered, too.
class VoiceXml {
public:
  explicit VoiceXml(const CallTree& tree) : m_tree(tree) {
    for (const CallPrompt& prompt : tree.prompts) {
      m_texts[prompt.name] = &prompt.text;
    }
  }

  std::string write() {
    line(R"(<?xml version="1.0" encoding="UTF-8"?>)");
    line(R"(<vxml version="2.1" xmlns="http://www.w3.org/2001/vxml" xml:lang="{}">)",
         xml_escape(m_tree.language));
    for (const auto& [name, value] : {std::pair("inputmodes", "dtmf"), std::pair("termchar", ""),
                                      std::pair("termtimeout", "0s"), std::pair("interdigittimeout", "1s")}) {
      line(R"( <property name="{}" value="{}"/>)", name, value);
    }
    const CallNode& main = m_tree.node(m_tree.main);
    if (!m_tree.greeting.empty()) {
      menu(main, main.id + "-start", m_tree.greeting); // the first dialog is where a call begins
    } else {
      menu(main, main.id, {});
    }
    for (const CallNode& node : m_tree.nodes) {
      switch (node.kind) {
      case CallKind::menu:
        if (node.id != main.id || !m_tree.greeting.empty()) {
          menu(node, node.id, {});
        }
        menu(node, node.id + "-help", node.help);
        break;
      case CallKind::play:
        recording(node);
        help(node);
        break;
      case CallKind::end:
        end(node);
        break;
      }
    }
    line("</vxml>");
    return std::move(m_out);
  }

private:
  template <typename... Arguments>
  void line(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    m_out += fmt::format(format, std::forward<Arguments>(arguments)...) + '\n';
  }

  [[nodiscard]] std::string audio(const Names& prompts) const {
    std::string out;
    for (const auto& prompt : prompts) {
      const auto text = m_texts.find(prompt);
      out += fmt::format(R"(<audio src="../audio/{}.wav">{}</audio>)", prompt,
                         text != m_texts.end() ? xml_escape(*text->second) : "");
    }
    return out;
  }

  void choice(char key, const std::string& id) { line(R"(  <choice dtmf="{}" next="#{}"/>)", key, id); }

  static std::string target_id(const CallNode& node, const CallTarget& target) {
    const auto* id = std::get_if<std::string>(&target);
    if (id != nullptr) {
      return *id;
    }
    return std::get<CallAction>(target) == CallAction::help ? node.id + "-help" : node.id;
  }

  void menu(const CallNode& node, const std::string& id, const Names& before) {
    line(R"( <menu id="{}">)", id);
    line(R"(  <property name="timeout" value="{}s"/>)", node.timeout_s);
    if (!before.empty()) {
      Names first = before;
      first.insert(first.end(), node.prompts.begin(), node.prompts.end());
      line(R"(  <prompt count="1">{}</prompt>)", audio(first));
    }
    line(R"(  <prompt count="{}">{}</prompt>)", before.empty() ? 1 : 2, audio(node.prompts));
    for (const auto& [key, target] : node.keys) {
      choice(key, target_id(node, target));
    }
    line("  <noinput>{}<throw event=\"audiosheet.failed\"/></noinput>", audio(node.on_timeout.prompts));
    line("  <nomatch>{}<throw event=\"audiosheet.failed\"/></nomatch>", audio(node.on_invalid.prompts));
    line(R"(  <catch event="audiosheet.failed"><reprompt/></catch>)");
    line(R"(  <catch event="audiosheet.failed" count="{}"><goto next="#{}"/></catch>)", node.attempts,
         node.on_timeout.then);
    line(" </menu>");
  }

  /// The keys that seek do nothing: as hotwords, only keys with a meaning cut the recording. Where a platform
  /// knows no hotwords, it starts again.
  void recording(const CallNode& node) {
    line(R"( <menu id="{}">)", node.id);
    line(R"(  <property name="timeout" value="0s"/>)");
    line(R"(  <property name="bargeintype" value="hotword"/>)");
    line("  <prompt>{}</prompt>", audio(node.prompts));
    for (const auto& [key, target] : node.keys) {
      const auto* action = std::get_if<CallAction>(&target);
      const bool seeks =
          action != nullptr &&
          (*action == CallAction::back || *action == CallAction::forward || *action == CallAction::pause);
      if (!seeks) {
        choice(key, target_id(node, target));
      }
    }
    line(R"(  <noinput><goto next="#{}"/></noinput>)", node.after);
    line("  <nomatch><reprompt/></nomatch>");
    line(" </menu>");
  }

  void help(const CallNode& node) {
    line(R"( <menu id="{}-help">)", node.id);
    line(R"(  <property name="timeout" value="0s"/>)");
    line("  <prompt>{}</prompt>", audio(node.help));
    for (const char key : std::string_view("0123456789*#")) {
      choice(key, key == '0' ? m_tree.main : node.id);
    }
    line(R"(  <noinput><goto next="#{}"/></noinput>)", node.id);
    line(" </menu>");
  }

  void end(const CallNode& node) {
    line(R"( <form id="{}"><block><prompt bargein="false">{}</prompt><disconnect/></block></form>)", node.id,
         audio(node.prompts));
  }

  const CallTree& m_tree;
  std::map<std::string, const std::string*> m_texts;
  std::string m_out;
};

} // namespace

std::string voicexml(const CallTree& tree) { return VoiceXml(tree).write(); }

} // namespace audiosheet::publish

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Follows a call through a VoiceXML 2.1 document: menus, their counters, and the events that a hotline uses.
#pragma once

#include "element.hpp"

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace audiosheet {

class VoiceXmlCall {
public:
  explicit VoiceXmlCall(const std::string& document)
      : m_root(std::make_shared<const XmlElement>(read_xml(document))) {
    std::map<std::string, const XmlElement*> dialogs;
    for (const auto& dialog : m_root->children) {
      if (dialog.name == "menu" || dialog.name == "form") {
        if (!dialogs.emplace(dialog.attribute("id"), &dialog).second) {
          throw std::runtime_error("id " + dialog.attribute("id"));
        }
        if (m_dialog == nullptr) {
          m_dialog = &dialog;
        }
      }
    }
    m_dialogs = std::make_shared<const std::map<std::string, const XmlElement*>>(std::move(dialogs));
    enter(m_dialog->attribute("id"));
  }

  void key(char key) {
    m_heard.clear();
    for (const auto& child : m_dialog->children) {
      if (child.name == "choice" && child.attribute("dtmf") == std::string(1, key)) {
        enter(child.attribute("next").substr(1));
        return;
      }
    }
    if (!is_hotword()) { // a hotword recording goes on
      event("nomatch");
    }
  }

  void wait() {
    m_heard.clear();
    event("noinput");
  }

  [[nodiscard]] const std::vector<std::string>& heard() const { return m_heard; }
  [[nodiscard]] bool ended() const { return m_ended; }

private:
  [[nodiscard]] bool is_hotword() const {
    for (const auto& child : m_dialog->children) {
      if (child.attribute("name") == "bargeintype" && child.attribute("value") == "hotword") {
        return true;
      }
    }
    return false;
  }

  void hear(const XmlElement& element) {
    for (const auto& child : element.children) {
      if (child.name == "audio") {
        const std::string source = child.attribute("src");
        constexpr std::string_view k_folder = "../audio/";
        m_heard.push_back(source.substr(k_folder.size(), source.size() - k_folder.size() - 4));
      }
    }
  }

  static int count(const XmlElement& element) {
    const std::string count = element.attribute("count");
    return count.empty() ? 1 : std::stoi(count);
  }

  void enter(const std::string& id) {
    m_dialog = m_dialogs->at(id);
    m_prompt_count = 0;
    m_events.clear();
    if (m_dialog->name == "form") {
      hear(m_dialog->children.at(0).children.at(0));
      m_ended = m_dialog->children.at(0).children.back().name == "disconnect";
      return;
    }
    prompt();
  }

  /// The prompts with the highest count that has been reached.
  void prompt() {
    ++m_prompt_count;
    const XmlElement* best = nullptr;
    for (const auto& child : m_dialog->children) {
      if (child.name == "prompt" && count(child) <= m_prompt_count &&
          (best == nullptr || count(child) >= count(*best))) {
        best = &child;
      }
    }
    if (best != nullptr) {
      hear(*best);
    }
  }

  void event(const std::string& name) {
    const int n = ++m_events[name];
    const XmlElement* best = nullptr;
    for (const auto& child : m_dialog->children) {
      const bool catches = child.name == name || (child.name == "catch" && child.attribute("event") == name);
      if (catches && count(child) <= n && (best == nullptr || count(child) > count(*best))) {
        best = &child;
      }
    }
    if (best == nullptr) {
      throw std::runtime_error("nothing catches " + name + " in " + m_dialog->attribute("id"));
    }
    hear(*best);
    for (const auto& child : best->children) {
      if (child.name == "throw") {
        event(child.attribute("event"));
      } else if (child.name == "reprompt") {
        prompt();
      } else if (child.name == "goto") {
        enter(child.attribute("next").substr(1));
        return;
      }
    }
  }

  std::shared_ptr<const XmlElement> m_root; ///< shared by copies of a call
  std::shared_ptr<const std::map<std::string, const XmlElement*>> m_dialogs;
  const XmlElement* m_dialog = nullptr;
  std::map<std::string, int> m_events;
  int m_prompt_count = 0;
  bool m_ended = false;
  std::vector<std::string> m_heard;
};

} // namespace audiosheet

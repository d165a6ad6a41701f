// SPDX-License-Identifier: GPL-3.0-or-later
//
// Follows a call through TwiML documents, with the web server's answers from routes.json.
#pragma once

#include "element.hpp"

#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

namespace audiosheet {

class TwiMlCall {
public:
  explicit TwiMlCall(const std::map<std::string, std::string>& files) {
    auto read = std::make_shared<Files>();
    for (const auto& [name, text] : files) {
      if (name == "routes.json") {
        read->routes = nlohmann::json::parse(text);
      } else {
        read->documents[name] = read_xml(text);
      }
    }
    m_files = read;
    open("start.xml");
  }

  void key(char key) {
    m_heard.clear();
    const std::string action = m_gather->attribute("action");
    constexpr std::string_view k_action = "route?node=";
    if (!action.starts_with(k_action) || m_gather->attribute("numDigits") != "1") {
      throw std::runtime_error("action " + action);
    }
    const auto& routes = m_files->routes.at(action.substr(k_action.size()));
    const std::string name(1, key);
    open(routes.contains(name) ? routes.at(name) : routes.at("else"));
  }

  void wait() {
    m_heard.clear();
    run();
  }

  [[nodiscard]] const std::vector<std::string>& heard() const { return m_heard; }
  [[nodiscard]] bool ended() const { return m_ended; }

private:
  void open(const std::string& name) {
    m_document = &m_files->documents.at(name);
    m_verb = 0;
    run();
  }

  void hear(const XmlElement& play) {
    constexpr std::string_view k_folder = "../audio/";
    m_heard.push_back(play.text.substr(k_folder.size(), play.text.size() - k_folder.size() - 4));
  }

  /// Up to the next Gather.
  void run() {
    while (!m_ended) {
      const XmlElement& verb = m_document->children.at(m_verb++);
      if (verb.name == "Gather") {
        m_gather = &verb;
        for (const auto& play : verb.children) {
          hear(play);
        }
        return;
      }
      if (verb.name == "Play") {
        hear(verb);
      } else if (verb.name == "Redirect") {
        open(verb.text);
        return;
      } else if (verb.name == "Hangup") {
        m_ended = true;
      } else {
        throw std::runtime_error("verb " + verb.name);
      }
    }
  }

  struct Files {
    std::map<std::string, XmlElement> documents;
    nlohmann::json routes;
  };
  std::shared_ptr<const Files> m_files; ///< shared by copies of a call
  const XmlElement* m_document = nullptr;
  const XmlElement* m_gather = nullptr;
  std::size_t m_verb = 0;
  bool m_ended = false;
  std::vector<std::string> m_heard;
};

} // namespace audiosheet

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads an Asterisk dialplan and follows a call through it: the few applications that a hotline uses, as
// Asterisk 20 runs them.
#pragma once

#include "model/call_walk.hpp"

#include <map>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace audiosheet {

class DialplanCall {
public:
  /// The call stands at the entry's first question.
  DialplanCall(const std::string& file, const std::string& slug)
      : m_prefix("audiosheet/" + slug + "/"), m_prefix_context("audiosheet-" + slug) {
    read(file);
    m_contexts = std::make_shared<const Contexts>(std::move(m_read));
    m_context = "audiosheet-" + slug;
    run();
  }

  void key(char key) {
    m_heard.clear();
    if (m_blocked == Blocked::playing) {
      playback_key(key);
      return;
    }
    const std::string extension(1, key);
    go(m_contexts->at(m_context).contains(extension) ? extension : "i");
  }

  void wait() {
    m_heard.clear();
    switch (m_blocked) {
    case Blocked::waiting:
      go("t");
      break;
    case Blocked::help:
      run();
      break;
    case Blocked::playing:
      if (!m_paused) {
        m_variables["CPLAYBACKSTATUS"] = "SUCCESS";
        ++m_step;
        run();
      }
      break;
    case Blocked::ended:
      break;
    }
  }

  [[nodiscard]] const std::vector<CallSound>& heard() const { return m_heard; }
  [[nodiscard]] bool ended() const { return m_blocked == Blocked::ended; }
  [[nodiscard]] const std::map<std::string, std::string>& variables() const { return m_variables; }

private:
  enum class Blocked { waiting, help, playing, ended };

  struct Step {
    std::string label;
    std::string application;
    std::string arguments;
  };

  static std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(' ');
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
  }

  void read(const std::string& file) {
    std::istringstream lines(file);
    std::string context;
    std::string extension;
    for (std::string line; std::getline(lines, line);) {
      line = trimmed(line.substr(0, line.find(';')));
      if (line.empty()) {
        continue;
      }
      if (line.front() == '[') {
        context = line.substr(1, line.find(']') - 1);
        if (context.size() > 79 || !m_read.emplace(context, Extensions()).second) {
          throw std::runtime_error("context " + context);
        }
        continue;
      }
      std::string rest = trimmed(line.substr(line.find("=>") + 2));
      if (line.starts_with("exten")) {
        extension = rest.substr(0, rest.find(','));
        rest = rest.substr(rest.find(',') + 1);
        if (m_read[context].contains(extension) || !rest.starts_with("1,")) {
          throw std::runtime_error("extension " + extension + " in " + context);
        }
      }
      const std::string priority = rest.substr(0, rest.find(','));
      Step step;
      if (const auto bracket = priority.find('('); bracket != std::string::npos) {
        step.label = priority.substr(bracket + 1, priority.find(')') - bracket - 1);
      }
      rest = rest.substr(rest.find(',') + 1);
      step.application = rest.substr(0, rest.find('('));
      step.arguments = rest.substr(rest.find('(') + 1, rest.rfind(')') - rest.find('(') - 1);
      m_read[context][extension].push_back(step);
    }
  }

  static std::vector<std::string> pieces(const std::string& text, char separator) {
    std::vector<std::string> out(1);
    int depth = 0;
    for (const char c : text) {
      depth += c == '(' || c == '[' || c == '{' ? 1 : 0;
      depth -= c == ')' || c == ']' || c == '}' ? 1 : 0;
      if (c == separator && depth == 0) {
        out.emplace_back();
      } else {
        out.back() += c;
      }
    }
    return out;
  }

  /// ${VARIABLES}, then $[expressions].
  std::string value(std::string text) const {
    for (auto at = text.find("${"); at != std::string::npos; at = text.find("${")) {
      const auto end = text.find('}', at);
      const auto found = m_variables.find(text.substr(at + 2, end - at - 2));
      text.replace(at, end - at + 1, found != m_variables.end() ? found->second : "");
    }
    for (auto at = text.find("$["); at != std::string::npos; at = text.find("$[")) {
      const auto end = text.find(']', at);
      text.replace(at, end - at + 1, expression(text.substr(at + 2, end - at - 2)));
    }
    return text;
  }

  static std::string expression(const std::string& text) {
    std::istringstream words(text);
    std::string a;
    std::string operation;
    std::string b;
    words >> a >> operation >> b;
    if (operation == "+") {
      return std::to_string(std::stoi(a) + std::stoi(b));
    }
    const bool is_true = operation == "="    ? a == b
                         : operation == "!=" ? a != b
                         : operation == ">=" ? std::stoi(a) >= std::stoi(b)
                                             : throw std::runtime_error("operator " + operation);
    return is_true ? "1" : "0";
  }

  void go(const std::string& extension) {
    m_extension = extension;
    m_step = 0;
    run();
  }

  void jump(const std::string& place) {
    const auto parts = pieces(place, ',');
    if (parts.size() == 3 && parts[0] != m_prefix_context && !parts[0].starts_with(m_prefix_context + "-")) {
      throw std::runtime_error("leaves for " + place);
    }
    if (parts.size() == 3) {
      m_context = parts[0];
    }
    if (parts.size() >= 2) {
      m_extension = parts[parts.size() - 2];
    }
    const std::string& priority = parts.back();
    if (priority.find_first_not_of("0123456789") == std::string::npos) {
      m_step = static_cast<std::size_t>(std::stoi(priority)) - 1;
      return;
    }
    const auto& steps = m_contexts->at(m_context).at(m_extension);
    for (m_step = 0; m_step < steps.size(); ++m_step) {
      if (steps[m_step].label == priority) {
        return;
      }
    }
    throw std::runtime_error("no label " + priority);
  }

  void hear(const std::string& files, bool from_start = true) {
    for (const auto& file : pieces(files, '&')) {
      if (!file.starts_with(m_prefix)) {
        throw std::runtime_error("sound " + file);
      }
      m_heard.push_back({file.substr(m_prefix.size()), from_start});
    }
  }

  /// Runs until the caller has to do something.
  void run() {
    bool after_background = false;
    for (int steps = 0; steps < 1000; ++steps) {
      const Step& step = m_contexts->at(m_context).at(m_extension).at(m_step);
      const auto& app = step.application;
      if (app == "Background") {
        hear(step.arguments);
        after_background = true;
      } else if (app == "WaitExten") {
        m_blocked = Blocked::waiting;
        return;
      } else if (app == "ControlPlayback") {
        if (after_background) { // help was heard: a key may still cut it
          m_blocked = Blocked::help;
          return;
        }
        m_playback = pieces(step.arguments, ',');
        hear(m_playback[0], value(m_playback[7]) == "o(0)");
        m_paused = false;
        m_blocked = Blocked::playing;
        return;
      } else if (app == "Playback") {
        hear(step.arguments);
      } else if (app == "Hangup") {
        m_blocked = Blocked::ended;
        return;
      } else if (app == "Set") {
        const auto equal = step.arguments.find('=');
        m_variables[step.arguments.substr(0, equal)] = value(step.arguments.substr(equal + 1));
      } else if (app == "Goto") {
        jump(step.arguments);
        continue;
      } else if (app == "GotoIf") {
        const auto question = step.arguments.rfind('?');
        const auto places = pieces(step.arguments.substr(question + 1), ':');
        const bool yes = value(step.arguments.substr(0, question)) == "1";
        if (yes || places.size() > 1) {
          jump(yes ? places[0] : places[1]);
          continue;
        }
      } else if (app != "Answer") {
        throw std::runtime_error("application " + app);
      }
      ++m_step;
    }
    throw std::runtime_error("goes round in circles");
  }

  void playback_key(char key) {
    const std::string& stop = m_playback[4];
    const std::string& restart = m_playback[6];
    if (stop.find(key) != std::string::npos) {
      m_variables["CPLAYBACKSTATUS"] = "USERSTOPPED";
      m_variables["CPLAYBACKSTOPKEY"] = std::string(1, key);
      m_variables["CPLAYBACKOFFSET"] = "1240";
      ++m_step;
      run();
    } else if (key == m_playback[5].front()) {
      m_paused = !m_paused;
      if (!m_paused) {
        hear(m_playback[0], false);
      }
    } else if (!m_paused && restart.find(key) != std::string::npos) {
      hear(m_playback[0]);
    }
  }

  using Extensions = std::map<std::string, std::vector<Step>>;
  std::string m_prefix;
  std::string m_prefix_context;
  using Contexts = std::map<std::string, Extensions>;
  Contexts m_read;
  std::shared_ptr<const Contexts> m_contexts; ///< shared by copies of a call
  std::map<std::string, std::string> m_variables;
  std::vector<CallSound> m_heard;
  std::vector<std::string> m_playback; ///< arguments
  std::string m_context;
  std::string m_extension = "s";
  std::size_t m_step = 0;
  bool m_paused = false;
  Blocked m_blocked = Blocked::waiting;
};

} // namespace audiosheet

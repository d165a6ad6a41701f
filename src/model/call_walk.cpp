// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/call_walk.hpp"

#include <string_view>

namespace audiosheet {

namespace {

/// While a recording is paused, 5 goes on and these leave; the others do nothing.
constexpr std::string_view k_leave_pause = "0789#";

} // namespace

CallWalk::CallWalk(const CallTree& tree) : m_tree(&tree) {
  hear(tree.greeting);
  enter(tree.main);
}

void CallWalk::hear(const std::vector<std::string>& prompts) {
  for (const auto& prompt : prompts) {
    m_heard.push_back({prompt, true});
  }
}

void CallWalk::enter(const std::string& id) {
  m_node = &m_tree->node(id);
  m_tries = 0;
  m_paused = false;
  m_in_help = false;
  hear(m_node->prompts);
}

void CallWalk::fail(const CallFailure& failure) {
  hear(failure.prompts);
  if (++m_tries >= m_node->attempts) {
    enter(failure.then);
  } else {
    hear(m_node->prompts);
  }
}

void CallWalk::resume() {
  m_in_help = false;
  m_paused = false;
  m_heard.push_back({m_node->prompts.front(), false});
}

void CallWalk::wait() {
  m_heard.clear();
  if (m_node->kind == CallKind::menu) {
    fail(m_node->on_timeout);
  } else if (m_node->kind == CallKind::play && m_in_help) {
    resume();
  } else if (m_node->kind == CallKind::play && !m_paused) {
    enter(m_node->after);
  }
}

void CallWalk::key(char key) {
  m_heard.clear();
  if (m_node->kind == CallKind::menu) {
    key_in_menu(key);
  } else if (m_node->kind == CallKind::play) {
    key_in_recording(key);
  }
}

void CallWalk::key_in_menu(char key) {
  const auto found = m_node->keys.find(key);
  if (found == m_node->keys.end()) {
    fail(m_node->on_invalid);
    return;
  }
  if (const auto* id = std::get_if<std::string>(&found->second)) {
    enter(*id);
    return;
  }
  m_tries = 0;
  if (std::get<CallAction>(found->second) == CallAction::help) {
    hear(m_node->help);
  }
  hear(m_node->prompts);
}

void CallWalk::key_in_recording(char key) {
  if (m_in_help) {
    if (key == '0') {
      enter(m_tree->main);
    } else {
      resume();
    }
    return;
  }
  const auto found = m_node->keys.find(key);
  if (found == m_node->keys.end() ||
      (m_paused && key != '5' && k_leave_pause.find(key) == std::string_view::npos)) {
    return;
  }
  if (const auto* id = std::get_if<std::string>(&found->second)) {
    enter(*id);
    return;
  }
  switch (std::get<CallAction>(found->second)) {
  case CallAction::repeat:
  case CallAction::restart:
    enter(std::string(m_node->id));
    break;
  case CallAction::help:
    m_paused = false;
    m_in_help = true;
    hear(m_node->help);
    break;
  case CallAction::pause:
    if (m_paused) {
      resume();
    } else {
      m_paused = true;
    }
    break;
  case CallAction::back:
  case CallAction::forward:
    break;
  }
}

} // namespace audiosheet

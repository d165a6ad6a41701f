// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/call_tree.hpp"

#include <string>
#include <vector>

namespace audiosheet {

/// Something a caller hears: a prompt from its start, or a recording that goes on where it was.
struct CallSound {
  std::string prompt;
  bool from_start = true;
  bool operator==(const CallSound&) const = default;
};

/// One call through a tree, key by key: what the contract says happens, without sound and time.
/// The simulator is this, and the tests hold every dialect against it.
class CallWalk {
public:
  /// `tree` must live as long as the walk. The call has begun: `heard` is the greeting and the main menu.
  explicit CallWalk(const CallTree& tree);

  /// A key, while whatever was heard last is playing or after it. No effect after the end of the call.
  void key(char key);

  /// The caller waits: a menu's time runs out, a recording or its help ends by itself. A paused one stays.
  void wait();

  /// What the last event made heard, in order; skipping inside a recording makes nothing new heard.
  [[nodiscard]] const std::vector<CallSound>& heard() const { return m_heard; }
  [[nodiscard]] const CallNode& node() const { return *m_node; }
  [[nodiscard]] bool ended() const { return m_node->kind == CallKind::end; }
  [[nodiscard]] bool paused() const { return m_paused; }

private:
  void enter(const std::string& id);
  void hear(const std::vector<std::string>& prompts);
  void fail(const CallFailure& failure);
  void resume();
  void key_in_menu(char key);
  void key_in_recording(char key);

  const CallTree* m_tree;
  const CallNode* m_node = nullptr;
  std::vector<CallSound> m_heard;
  int m_tries = 0;
  bool m_paused = false;
  bool m_in_help = false;
};

} // namespace audiosheet

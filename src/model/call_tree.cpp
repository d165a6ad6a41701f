// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/call_tree.hpp"

#include "model/names.hpp"
#include "util/error.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace audiosheet {

namespace {

constexpr Names<CallKind, 3> k_kinds{
    {{CallKind::menu, "menu"}, {CallKind::play, "play"}, {CallKind::end, "end"}}};

constexpr Names<CallAction, 6> k_actions{{{CallAction::repeat, "@repeat"},
                                          {CallAction::help, "@help"},
                                          {CallAction::restart, "@restart"},
                                          {CallAction::back, "@back"},
                                          {CallAction::forward, "@forward"},
                                          {CallAction::pause, "@pause"}}};

} // namespace

const CallNode& CallTree::node(const std::string& id) const {
  const auto found = std::ranges::find(nodes, id, &CallNode::id);
  if (found == nodes.end()) {
    throw Error(fmt::format("the call tree of {} has no node \"{}\"", slug, id));
  }
  return *found;
}

std::string sounds_folder(const std::string& language) {
  std::string folder;
  for (const char c : language) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    folder += plain ? c : '_';
  }
  return folder;
}

std::string prompt_chapter_id(const std::string& prompt) { return replace_all(prompt, "/", "-"); }

std::string to_string(CallKind kind) { return std::string(name_of(k_kinds, kind)); }

std::string to_string(CallAction action) { return std::string(name_of(k_actions, action)); }

std::optional<CallKind> call_kind_from(const std::string& name) { return value_of(k_kinds, name); }

std::optional<CallAction> call_action_from(const std::string& name) { return value_of(k_actions, name); }

} // namespace audiosheet

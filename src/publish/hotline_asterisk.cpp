// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/hotline_dialects.hpp"

#include "util/text.hpp"

#include <fmt/format.h>

namespace audiosheet::publish {

namespace {

/// Asterisk cuts longer names off.
constexpr std::size_t k_longest_context = 79;

class Dialplan {
public:
  explicit Dialplan(const CallTree& tree) : m_tree(tree) {
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
      const std::string full = fmt::format("audiosheet-{}-{}", tree.slug, tree.nodes[i].id);
      m_contexts[tree.nodes[i].id] =
          full.size() <= k_longest_context ? full : fmt::format("audiosheet-{}-n{}", tree.slug, i + 1);
    }
  }

  std::string write() {
    line("; Include this file in extensions.conf:  #include extensions_{}.conf", m_tree.slug);
    line("; and send calls to audiosheet-{},s,1. Sounds: <sounds>/{}/audiosheet/{}", m_tree.slug,
         sounds_folder(m_tree.language), m_tree.slug);
    entry();
    for (const CallNode& node : m_tree.nodes) {
      line("");
      line("[{}]", m_contexts.at(node.id));
      switch (node.kind) {
      case CallKind::menu:
        menu(node);
        break;
      case CallKind::play:
        recording(node);
        break;
      case CallKind::end:
        end(node);
        break;
      }
    }
    return std::move(m_out);
  }

private:
  template <typename... Arguments>
  void line(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    m_out += fmt::format(format, std::forward<Arguments>(arguments)...) + '\n';
  }

  /// Where a node begins.
  [[nodiscard]] std::string start(const std::string& id) const { return m_contexts.at(id) + ",s,1"; }

  [[nodiscard]] std::string sounds(const std::vector<std::string>& prompts) const {
    std::vector<std::string> names;
    for (const auto& prompt : prompts) {
      names.push_back(fmt::format("audiosheet/{}/{}", m_tree.slug, prompt));
    }
    return join(names, "&");
  }

  void entry() {
    line("");
    line("[audiosheet-{}]", m_tree.slug);
    line("exten => s,1,Answer()");
    line(" same => n,Set(CHANNEL(language)={})", sounds_folder(m_tree.language));
    line(" same => n,Goto({},{},1)", m_contexts.at(m_tree.main), m_tree.greeting.empty() ? "s" : "greet");
  }

  void menu(const CallNode& node) {
    if (node.id == m_tree.main && !m_tree.greeting.empty()) {
      line("exten => greet,1,Set(AUDIOSHEET_TRY=0)");
      line(" same => n,Background({})", sounds(m_tree.greeting));
      line(" same => n,Goto(s,prompts)");
    }
    line("exten => s,1,Set(AUDIOSHEET_TRY=0)");
    line(" same => n(prompts),Background({})", sounds(node.prompts));
    line(" same => n,WaitExten({})", node.timeout_s);
    for (const auto& [key, target] : node.keys) {
      if (const auto* id = std::get_if<std::string>(&target)) {
        line("exten => {},1,Goto({})", key, start(*id));
      } else if (std::get<CallAction>(target) == CallAction::help) {
        line("exten => {},1,Set(AUDIOSHEET_TRY=0)", key);
        line(" same => n,Background({})", sounds(node.help));
        line(" same => n,Goto(s,prompts)");
      } else {
        line("exten => {},1,Goto(s,1)", key);
      }
    }
    failure("t", node.on_timeout, node.attempts);
    failure("i", node.on_invalid, node.attempts);
  }

  /// A try is counted before its prompts: a key may cut them.
  void failure(const char* extension, const CallFailure& failure, int attempts) {
    line("exten => {},1,Set(AUDIOSHEET_TRY=$[${{AUDIOSHEET_TRY}} + 1])", extension);
    line(" same => n,Background({})", sounds(failure.prompts));
    line(" same => n,GotoIf($[${{AUDIOSHEET_TRY}} >= {}]?{}:s,prompts)", attempts, start(failure.then));
  }

  /// ControlPlayback skips, pauses and starts again by itself; a key that stops it is looked at behind it. A
  /// stop key leaves a pause too, a restart key does not: that is why 7 stops even where it starts the
  /// recording again.
  void recording(const CallNode& node) {
    std::string stop;
    std::string restart;
    for (const auto& [key, target] : node.keys) {
      const auto* action = std::get_if<CallAction>(&target);
      const bool starts_again =
          action != nullptr && (*action == CallAction::restart || *action == CallAction::repeat);
      if (starts_again && key != '7') {
        (key == '1' ? restart.insert(0, 1, key) : restart.append(1, key));
      } else if (action == nullptr || starts_again || *action == CallAction::help) {
        stop += key;
      }
    }
    line("exten => s,1,Set(AUDIOSHEET_AT=0)");
    line(" same => n(play),ControlPlayback({},{},6,4,{},5,{},o(${{AUDIOSHEET_AT}}))", sounds(node.prompts),
         m_tree.step_s * 1000, stop, restart);
    line(" same => n,GotoIf($[\"${{CPLAYBACKSTATUS}}\" != \"USERSTOPPED\"]?{})", start(node.after));
    for (const char key : stop) {
      const auto& target = node.keys.at(key);
      const auto* id = std::get_if<std::string>(&target);
      const bool help = id == nullptr && std::get<CallAction>(target) == CallAction::help;
      line(" same => n,GotoIf($[\"${{CPLAYBACKSTOPKEY}}\" = \"{}\"]?{})", key,
           id != nullptr ? start(*id) : (help ? "help" : "s,1"));
    }
    line(" same => n,Goto({})", start(node.after));
    line(" same => n(help),Set(AUDIOSHEET_AT=${{CPLAYBACKOFFSET}})");
    line(" same => n,Background({})", sounds(node.help));
    line(" same => n,Goto(s,play)");
    line("exten => 0,1,Goto({})", start(m_tree.main)); // while help is heard
    line("exten => i,1,Goto(s,play)");
  }

  void end(const CallNode& node) {
    line("exten => s,1,Playback({})", sounds(node.prompts));
    line(" same => n,Hangup()");
  }

  const CallTree& m_tree;
  std::map<std::string, std::string> m_contexts; ///< by node id
  std::string m_out;
};

} // namespace

std::string asterisk_dialplan(const CallTree& tree) { return Dialplan(tree).write(); }

} // namespace audiosheet::publish

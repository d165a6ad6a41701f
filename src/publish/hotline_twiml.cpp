// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/hotline_dialects.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace audiosheet::publish {

namespace {

using Names = std::vector<std::string>;
using Json = nlohmann::ordered_json;

/// A key is answered by the web server, which knows no more than the document it came from. So there are
/// documents for "after one key without a meaning" and "after two": the tries are counted by where the call
/// is.
class TwiMl {
public:
  explicit TwiMl(const CallTree& tree) : m_tree(tree) {}

  std::map<std::string, std::string> write() {
    const CallNode& main = m_tree.node(m_tree.main);
    menu(main, "start", m_tree.greeting);
    for (const CallNode& node : m_tree.nodes) {
      switch (node.kind) {
      case CallKind::menu:
        menu(node, node.id, {});
        menu(node, node.id + "-help", node.help);
        others(node);
        break;
      case CallKind::play:
        recording(node);
        help(node);
        break;
      case CallKind::end:
        document(node.id, plays(node.prompts) + " <Hangup/>\n");
        break;
      }
    }
    m_files["routes.json"] = m_routes.dump(1) + '\n';
    return std::move(m_files);
  }

private:
  void document(const std::string& name, const std::string& verbs) {
    m_files[name + ".xml"] =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response>\n" + verbs + "</Response>\n";
  }

  static std::string plays(const Names& prompts) {
    std::string out;
    for (const auto& prompt : prompts) {
      out += fmt::format(" <Play>../audio/{}.wav</Play>\n", prompt);
    }
    return out;
  }

  static std::string gather(const std::string& name, int timeout_s, const Names& prompts) {
    return fmt::format(" <Gather input=\"dtmf\" numDigits=\"1\" finishOnKey=\"\" timeout=\"{}\" "
                       "action=\"route?node={}\">\n{} </Gather>\n",
                       timeout_s, name, plays(prompts));
  }

  static Names joined(Names first, const Names& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
  }

  static std::string other_name(const CallNode& node, int failed) {
    return fmt::format("{}-other-{}", node.id, failed);
  }

  /// A try begins with `before`, the next ones with what is said to silence; then goodbye.
  void tries(const CallNode& node, const std::string& name, const Names& before, int failed) {
    std::string verbs = gather(name, node.timeout_s, joined(before, node.prompts));
    for (int n = failed + 1; n < node.attempts; ++n) {
      verbs += gather(name, node.timeout_s, joined(node.on_timeout.prompts, node.prompts));
    }
    document(name, verbs + plays(joined(node.on_timeout.prompts, m_tree.node(node.on_timeout.then).prompts)) +
                       " <Hangup/>\n");
    Json& routes = m_routes[name] = Json::object();
    for (const auto& [key, target] : node.keys) {
      const auto* id = std::get_if<std::string>(&target);
      const bool help = id == nullptr && std::get<CallAction>(target) == CallAction::help;
      routes[std::string(1, key)] = (id != nullptr ? *id : node.id + (help ? "-help" : "")) + ".xml";
    }
    routes["else"] = other_name(node, failed + 1) + ".xml";
  }

  void menu(const CallNode& node, const std::string& name, const Names& before) {
    tries(node, name, before, 0);
  }

  void others(const CallNode& node) {
    for (int failed = 1; failed < node.attempts; ++failed) {
      tries(node, other_name(node, failed), node.on_invalid.prompts, failed);
    }
    document(other_name(node, node.attempts),
             plays(joined(node.on_invalid.prompts, m_tree.node(node.on_invalid.then).prompts)) +
                 " <Hangup/>\n");
  }

  /// A key stops what is played, and nothing can be played from its middle: keys that seek start it again.
  void recording(const CallNode& node) {
    document(node.id,
             gather(node.id, 1, node.prompts) + fmt::format(" <Redirect>{}.xml</Redirect>\n", node.after));
    Json& routes = m_routes[node.id] = Json::object();
    for (const auto& [key, target] : node.keys) {
      const auto* id = std::get_if<std::string>(&target);
      const bool help = id == nullptr && std::get<CallAction>(target) == CallAction::help;
      routes[std::string(1, key)] = (id != nullptr ? *id : node.id + (help ? "-help" : "")) + ".xml";
    }
    routes["else"] = node.id + ".xml";
  }

  void help(const CallNode& node) {
    const std::string name = node.id + "-help";
    document(name, gather(name, 1, node.help) + fmt::format(" <Redirect>{}.xml</Redirect>\n", node.id));
    m_routes[name] = {{"0", m_tree.main + ".xml"}, {"else", node.id + ".xml"}};
  }

  const CallTree& m_tree;
  std::map<std::string, std::string> m_files;
  Json m_routes = Json::object();
};

} // namespace

std::map<std::string, std::string> twiml(const CallTree& tree) { return TwiMl(tree).write(); }

} // namespace audiosheet::publish

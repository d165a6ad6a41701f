// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/hotline_dialects.hpp"

#include "util/xml.hpp"

#include <fmt/format.h>

namespace audiosheet::publish {

namespace {

std::string sound(const CallTree& tree, const std::string& prompt) {
  return fmt::format("audiosheet/{}/{}.wav", tree.slug, prompt);
}

/// Several files one after the other, in the way of mod_file_string.
std::string sounds(const CallTree& tree, const std::vector<std::string>& prompts) {
  std::string out = prompts.size() > 1 ? "file_string://" : "";
  for (std::size_t i = 0; i < prompts.size(); ++i) {
    out += (i > 0 ? "!" : "") + sound(tree, prompts[i]);
  }
  return out;
}

std::string entry(const CallTree& tree, const CallNode& node, char key, const CallTarget& target) {
  const auto* id = std::get_if<std::string>(&target);
  const auto line = [&](std::string_view action, const std::string& parameter) {
    return fmt::format("  <entry action=\"{}\" digits=\"{}\"{}/>\n", action, key,
                       parameter.empty() ? "" : fmt::format(" param=\"{}\"", xml_escape(parameter)));
  };
  if (id == nullptr) {
    return std::get<CallAction>(target) == CallAction::help
               ? line("menu-play-sound", sounds(tree, node.help))
               : line("menu-sub", fmt::format("audiosheet-{}-{}", tree.slug, node.id));
  }
  const CallNode& next = tree.node(*id);
  switch (next.kind) {
  case CallKind::menu:
    return next.id == tree.main ? line("menu-top", "")
                                : line("menu-sub", fmt::format("audiosheet-{}-{}", tree.slug, next.id));
  case CallKind::play:
    return line("menu-play-sound", sounds(tree, next.prompts));
  case CallKind::end:
    break;
  }
  return line("menu-exit", "");
}

} // namespace

std::string freeswitch_menus(const CallTree& tree) {
  std::string out = "<include>\n";
  for (const CallNode& node : tree.nodes) {
    if (node.kind != CallKind::menu) {
      continue;
    }
    auto first = node.prompts;
    if (node.id == tree.main) {
      first.insert(first.begin(), tree.greeting.begin(), tree.greeting.end());
    }
    constexpr int k_milliseconds = 1000;
    out += fmt::format(
        " <menu name=\"audiosheet-{0}-{1}\" greet-long=\"{2}\" greet-short=\"{3}\" invalid-sound=\"{4}\" "
        "exit-sound=\"{5}\" timeout=\"{6}\" inter-digit-timeout=\"500\" max-failures=\"{7}\" "
        "max-timeouts=\"{7}\" digit-len=\"1\">\n",
        tree.slug, node.id, sounds(tree, first), sounds(tree, node.prompts),
        sounds(tree, node.on_invalid.prompts), sounds(tree, tree.node(node.on_timeout.then).prompts),
        node.timeout_s * k_milliseconds, node.attempts);
    for (const auto& [key, target] : node.keys) {
      out += entry(tree, node, key, target);
    }
    out += " </menu>\n";
  }
  return out + "</include>\n";
}

} // namespace audiosheet::publish

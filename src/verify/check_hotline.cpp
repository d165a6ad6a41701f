// SPDX-License-Identifier: GPL-3.0-or-later
#include "verify/checks.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace audiosheet::verify {

using nlohmann::json;

namespace {

constexpr const char* k_file = "hotline/hotline.json";

class HotlineCheck {
public:
  HotlineCheck(const json& tree, const Package& package, Findings& findings)
      : m_tree(tree), m_package(package), m_findings(findings) {}

  void run() {
    for (const auto& node : m_tree.at("nodes")) {
      m_nodes.insert(node.at("id").get<std::string>());
    }
    check_node(m_tree.at("main"), "main");
    for (const auto& node : m_tree.at("nodes")) {
      check(node);
    }
    for (const auto& [name, prompt] : m_tree.at("prompts").items()) {
      check_prompt(name, prompt.at("samples").get<std::uintmax_t>());
    }
  }

private:
  void check(const json& node) {
    const auto id = node.at("id").get<std::string>();
    check_prompts(node.at("prompts"), id);
    if (node.contains("help")) {
      check_prompts(node.at("help"), id);
    }
    if (node.contains("keys")) {
      for (const auto& [key, target] : node.at("keys").items()) {
        check_node(target, fmt::format("key {} of {}", key, id));
      }
    }
    for (const char* event : {"on_timeout", "on_invalid"}) {
      if (node.contains(event)) {
        check_prompts(node.at(event).at("prompts"), id);
        check_node(node.at(event).at("then"), fmt::format("{} of {}", event, id));
      }
    }
    if (node.contains("after")) {
      check_node(node.at("after"), "after of " + id);
    }
  }

  void check_node(const json& target, const std::string& where) {
    const auto id = target.get<std::string>();
    if (!id.starts_with("@") && !m_nodes.contains(id)) {
      m_findings.add(k_file, fmt::format("{} leads to \"{}\", which is not there", where, id));
    }
  }

  void check_prompts(const json& prompts, const std::string& node) {
    for (const auto& prompt : prompts) {
      if (!m_tree.at("prompts").contains(prompt.get<std::string>())) {
        m_findings.add(k_file,
                       fmt::format("{} plays \"{}\", which is no prompt", node, prompt.get<std::string>()));
      }
    }
  }

  void check_prompt(const std::string& name, std::uintmax_t samples) {
    const std::string base =
        fmt::format("hotline/asterisk/sounds/{}/audiosheet/{}/{}", m_tree.at("lang").get<std::string>(),
                    m_tree.at("slug").get<std::string>(), name);
    for (const auto& format : m_tree.at("formats")) {
      const std::string file = base + "." + format.get<std::string>();
      if (!m_package.has(file)) {
        m_findings.add(file, "is missing");
      } else if (m_package.read(file).size() != samples) { // G.711: a byte a sample
        m_findings.add(file, fmt::format("is not {} samples long", samples));
      }
    }
    if (const std::string wav = fmt::format("hotline/audio/{}.wav", name); !m_package.has(wav)) {
      m_findings.add(wav, "is missing");
    }
  }

  const json& m_tree;
  const Package& m_package;
  Findings& m_findings;
  std::set<std::string> m_nodes;
};

} // namespace

void check_hotline(const Package& package, Findings& findings) {
  if (!package.has(k_file)) {
    return;
  }
  const json tree = json::parse(package.read(k_file), nullptr, false);
  try {
    HotlineCheck(tree, package, findings).run();
  } catch (const json::exception& error) {
    findings.add(k_file, fmt::format("lacks something: {}", error.what()));
  }
}

} // namespace audiosheet::verify

// SPDX-License-Identifier: GPL-3.0-or-later
#include "narrate/phone_graft.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace audiosheet::narrate {

namespace {

class Grafter {
public:
  Grafter(const IndexedSheet& sheet, const Graft& where)
      : m_tree(sheet.tree), m_hotline(sheet.hotline), m_where(where) {}

  CallTree graft() {
    CallTree out;
    out.main = id(m_tree.main);
    for (const CallNode& node : m_tree.nodes) {
      out.nodes.push_back(grafted(node));
    }
    for (const CallPrompt& prompt : m_tree.prompts) {
      if (m_used.contains(prompt.name)) {
        out.prompts.push_back(grafted(prompt));
      }
    }
    return out;
  }

private:
  [[nodiscard]] std::string id(const std::string& own) const { return grafted_id(m_tree.slug, own); }

  std::vector<std::string> prompts(const std::vector<std::string>& own) {
    std::vector<std::string> out;
    for (const auto& name : own) {
      m_used.insert(name);
      out.push_back(grafted_prompt(m_tree.slug, name));
    }
    return out;
  }

  CallFailure grafted(const CallFailure& own) {
    return {prompts(own.prompts), own.then.empty() ? "" : id(own.then)};
  }

  CallNode grafted(CallNode node) {
    const bool main = node.id == m_tree.main;
    node.id = id(node.id);
    node.prompts = prompts(node.prompts);
    node.help = main ? m_where.help : prompts(node.help);
    node.on_timeout = grafted(node.on_timeout);
    node.on_invalid = grafted(node.on_invalid);
    node.after = node.after.empty() ? "" : id(node.after);
    for (auto& [key, target] : node.keys) {
      if (auto* own = std::get_if<std::string>(&target)) {
        *own = key == '0' ? m_where.main : id(*own);
      }
    }
    if (main) {
      node.keys['0'] = m_where.main;
      node.keys['7'] = m_where.above;
    }
    node.chapter += node.chapter > 0 ? m_where.chapters : 0;
    for (int& warning : node.warnings) {
      warning += m_where.warnings;
    }
    return node;
  }

  [[nodiscard]] CallPrompt grafted(CallPrompt prompt) const {
    prompt.source = PromptSource::copied;
    prompt.origin = {m_hotline, fmt::format("{}/audiosheet/{}", sounds_folder(m_tree.language), m_tree.slug),
                     prompt.name};
    prompt.name = grafted_prompt(m_tree.slug, prompt.name);
    return prompt;
  }

  const CallTree& m_tree;
  const std::filesystem::path& m_hotline;
  const Graft& m_where;
  std::set<std::string> m_used;
};

} // namespace

std::string grafted_id(const std::string& slug, const std::string& id) {
  const bool digit = !slug.empty() && slug.front() >= '0' && slug.front() <= '9'; // no id in XML begins so
  return fmt::format("{}{}-{}", digit ? "sheet-" : "", slug, id);
}

/// The slug stands second, so that a name still begins with what it is: "chapters/asthma/01".
std::string grafted_prompt(const std::string& slug, const std::string& prompt) {
  const std::size_t end = std::min(prompt.find('/'), prompt.size());
  return fmt::format("{}/{}{}", prompt.substr(0, end), slug, prompt.substr(end));
}

CallTree graft(const IndexedSheet& sheet, const Graft& where) { return Grafter(sheet, where).graft(); }

void chain_chapters(std::vector<CallNode>& nodes, const std::string& main) {
  std::vector<CallNode*> chapters;
  for (CallNode& node : nodes) {
    if (node.chapter > 0) {
      chapters.push_back(&node);
    }
  }
  std::ranges::sort(chapters, {}, [](const CallNode* node) { return node->chapter; });
  for (std::size_t i = 0; i < chapters.size(); ++i) {
    const std::string next = i + 1 < chapters.size() ? chapters[i + 1]->id : main;
    chapters[i]->keys['9'] = next;
    chapters[i]->keys['#'] = next;
    chapters[i]->keys['7'] = i > 0 ? CallTarget(chapters[i - 1]->id) : CallTarget(CallAction::restart);
  }
}

} // namespace audiosheet::narrate

// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/hotline_json.hpp"

#include "util/error.hpp"
#include "util/file.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <set>

namespace audiosheet::publish {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view k_format = "audiosheet-hotline/1";
constexpr std::string_view k_keys = "0123456789*#";

std::string to_string(const CallTarget& target) {
  const auto* id = std::get_if<std::string>(&target);
  return id != nullptr ? *id : audiosheet::to_string(std::get<CallAction>(target));
}

Json to_json(const CallFailure& failure) { return {{"prompts", failure.prompts}, {"then", failure.then}}; }

Json to_json(const CallNode& node) {
  Json json{{"id", node.id}, {"kind", audiosheet::to_string(node.kind)}};
  if (node.chapter > 0) {
    json["chapter"] = node.chapter;
  }
  if (!node.warnings.empty()) {
    json["warnings"] = node.warnings;
  }
  json["prompts"] = node.prompts;
  if (node.kind == CallKind::end) {
    return json;
  }
  json["help"] = node.help;
  Json& keys = json["keys"] = Json::object();
  for (const auto& [key, target] : node.keys) {
    keys[std::string(1, key)] = to_string(target);
  }
  if (node.kind == CallKind::play) {
    json["after"] = node.after;
  } else {
    json["timeout_s"] = node.timeout_s;
    json["attempts"] = node.attempts;
    json["on_timeout"] = to_json(node.on_timeout);
    json["on_invalid"] = to_json(node.on_invalid);
  }
  return json;
}

/// What stands in a hotline.json, checked.
class Reader {
public:
  explicit Reader(const std::filesystem::path& file) : m_file(file.string()) {}

  CallTree read(const Json& json) {
    if (json.value("format", "") != k_format) {
      fail(fmt::format("its format is not \"{}\"", k_format));
    }
    CallTree tree;
    json.at("slug").get_to(tree.slug);
    json.at("title").get_to(tree.title);
    json.at("language").get_to(tree.language);
    json.at("greeting").get_to(tree.greeting);
    json.at("main").get_to(tree.main);
    json.at("step_s").get_to(tree.step_s);
    for (const auto& [name, value] : json.at("prompts").items()) {
      CallPrompt prompt;
      prompt.name = name;
      prompt.text = value.value("text", "");
      prompt.samples = value.at("samples").get<Sample>();
      m_prompts.insert(name);
      tree.prompts.push_back(std::move(prompt));
    }
    for (const auto& value : json.at("nodes")) {
      m_ids.insert(value.at("id").get<std::string>());
    }
    for (const auto& value : json.at("nodes")) {
      tree.nodes.push_back(node(value));
    }
    prompts(tree.greeting);
    check_id(tree.main);
    if (tree.node(tree.main).kind != CallKind::menu) {
      fail(fmt::format("its main node \"{}\" is no menu", tree.main));
    }
    return tree;
  }

private:
  [[noreturn]] void fail(const std::string& problem) const {
    throw Error(fmt::format("{}: {}", m_file, problem));
  }

  void check_id(const std::string& id) const {
    if (!m_ids.contains(id)) {
      fail(fmt::format("there is no node \"{}\"", id));
    }
  }

  void prompts(const std::vector<std::string>& names) const {
    for (const auto& name : names) {
      if (!m_prompts.contains(name)) {
        fail(fmt::format("there is no prompt \"{}\"", name));
      }
    }
  }

  CallTarget target(const std::string& name) const {
    if (const auto action = call_action_from(name)) {
      return *action;
    }
    check_id(name);
    return name;
  }

  CallFailure failure(const Json& json) const {
    CallFailure failure{json.at("prompts").get<std::vector<std::string>>(),
                        json.at("then").get<std::string>()};
    prompts(failure.prompts);
    check_id(failure.then);
    return failure;
  }

  CallNode node(const Json& json) const {
    CallNode node;
    json.at("id").get_to(node.id);
    const auto kind = json.at("kind").get<std::string>();
    const auto known = call_kind_from(kind);
    if (!known) {
      fail(fmt::format("node \"{}\" is of kind \"{}\", which is none", node.id, kind));
    }
    node.kind = *known;
    json.at("prompts").get_to(node.prompts);
    prompts(node.prompts);
    node.chapter = json.value("chapter", 0);
    node.warnings = json.value("warnings", std::vector<int>());
    if (node.kind == CallKind::end) {
      return node;
    }
    json.at("help").get_to(node.help);
    prompts(node.help);
    for (const auto& [key, value] : json.at("keys").items()) {
      if (key.size() != 1 || k_keys.find(key) == std::string_view::npos) {
        fail(fmt::format("node \"{}\" has a key \"{}\", which no telephone has", node.id, key));
      }
      node.keys[key.front()] = target(value.get<std::string>());
    }
    if (node.kind == CallKind::play) {
      json.at("after").get_to(node.after);
      check_id(node.after);
      if (node.prompts.size() != 1) {
        fail(fmt::format("node \"{}\" plays {} prompts instead of one", node.id, node.prompts.size()));
      }
    } else {
      json.at("timeout_s").get_to(node.timeout_s);
      json.at("attempts").get_to(node.attempts);
      node.on_timeout = failure(json.at("on_timeout"));
      node.on_invalid = failure(json.at("on_invalid"));
    }
    return node;
  }

  std::string m_file;
  std::set<std::string> m_ids;
  std::set<std::string> m_prompts;
};

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& problem) {
  throw Error(fmt::format("{}: is no hotline.json: {}; `audiosheet render SHEET --for hotline` makes one",
                          file.string(), problem));
}

} // namespace

std::string hotline_json(const CallTree& tree) {
  Json prompts = Json::object();
  for (const CallPrompt& prompt : tree.prompts) {
    Json& json = prompts[prompt.name] = Json::object();
    if (!prompt.text.empty()) {
      json["text"] = prompt.text;
    }
    json["samples"] = prompt.samples;
  }
  Json nodes = Json::array();
  for (const CallNode& node : tree.nodes) {
    nodes.push_back(to_json(node));
  }
  const Json json{{"format", k_format},
                  {"slug", tree.slug},
                  {"title", tree.title},
                  {"language", tree.language},
                  {"lang", sounds_folder(tree.language)},
                  {"formats", {"ulaw", "alaw"}},
                  {"greeting", tree.greeting},
                  {"main", tree.main},
                  {"step_s", tree.step_s},
                  {"prompts", prompts},
                  {"nodes", nodes}};
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

CallTree read_hotline(const std::filesystem::path& file) {
  const std::string text = read_file(file);
  Json json;
  try {
    json = Json::parse(text);
  } catch (const Json::parse_error& error) {
    const auto at = text.begin() + static_cast<std::ptrdiff_t>(std::min(error.byte, text.size()));
    refuse(file, fmt::format("it is not JSON from line {} on", 1 + std::count(text.begin(), at, '\n')));
  }
  if (!json.is_object()) {
    refuse(file, "it holds no object");
  }
  try {
    return Reader(file).read(json);
  } catch (const Json::exception& error) {
    const std::string problem = error.what(); // "[json.exception.out_of_range.403] key 'slug' not found"
    refuse(file, problem.substr(std::min(problem.size(), problem.find("] ") + 2)));
  }
}

} // namespace audiosheet::publish

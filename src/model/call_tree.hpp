// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a caller of the phone hotline can do: one tree, made by `narrate`, written in several dialects by
// `publish`, walked by CallWalk. docs/formats/hotline.md says what keys and actions mean.
#pragma once

#include "model/recording.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace audiosheet {

enum class CallKind { menu, play, end };

/// What a key does without leaving its node. The last four occur in recordings only.
enum class CallAction { repeat, help, restart, back, forward, pause };

/// The id of a node, or an action.
using CallTarget = std::variant<std::string, CallAction>;

/// What happens when a try in a menu fails; `then` is where the call goes after the last one.
struct CallFailure {
  std::vector<std::string> prompts;
  std::string then;
  bool operator==(const CallFailure&) const = default;
};

struct CallNode {
  std::string id; ///< [a-z0-9-]+, unique
  CallKind kind = CallKind::menu;
  std::vector<std::string> prompts; ///< names; a play node has exactly one
  std::map<char, CallTarget> keys;  ///< '0'–'9', '*', '#'
  std::vector<std::string> help;    ///< what CallAction::help says
  int timeout_s = 6;                ///< of a menu: silence after the last prompt
  int attempts = 3;                 ///< of a menu
  CallFailure on_timeout;           ///< of a menu
  CallFailure on_invalid;           ///< of a menu
  std::string after;                ///< of a play node: where the call goes at the recording's end
  int chapter = 0;                  ///< of a play node: the chapter it plays, from 1; 0: none
  std::vector<int> warnings;        ///< of a play node: the warnings it plays, from 1
  bool operator==(const CallNode&) const = default;
};

/// Where the sound of a prompt comes from.
enum class PromptSource {
  spoken,   ///< a chapter of the script of prompts
  chapter,  ///< a chapter of the sheet
  warnings, ///< all warnings of the sheet
  copied    ///< another hotline has it
};

/// Where another hotline has the sound of a prompt.
struct PromptOrigin {
  std::filesystem::path hotline; ///< its folder: out/<slug>/hotline
  std::string sounds;            ///< "en_US/audiosheet/<slug>"
  std::string name;              ///< of the prompt, there
  bool operator==(const PromptOrigin&) const = default;
};

struct CallPrompt {
  std::string name; ///< [a-z0-9_-]+(/[a-z0-9_-]+)*
  std::string text; ///< as written; empty for chapters
  Sample samples = 0;
  PromptSource source = PromptSource::spoken;
  int chapter = 0;     ///< of the sheet, for PromptSource::chapter
  PromptOrigin origin; ///< for PromptSource::copied
  bool operator==(const CallPrompt&) const = default;
};

struct CallTree {
  std::string slug;
  std::string title;
  std::string language;              ///< BCP 47
  std::vector<std::string> greeting; ///< heard once, before the main menu
  std::string main;                  ///< id of the main menu
  int step_s = 5;                    ///< what CallAction::back and forward skip
  std::vector<CallPrompt> prompts;
  std::vector<CallNode> nodes;
  bool operator==(const CallTree&) const = default;

  /// The node of that id. Throws Error when there is none.
  [[nodiscard]] const CallNode& node(const std::string& id) const;
};

/// A language tag as a folder of sounds: "en-US" → "en_US".
std::string sounds_folder(const std::string& language);

/// The id of the chapter in the script of prompts: "menu/main" → "menu-main".
std::string prompt_chapter_id(const std::string& prompt);

std::string to_string(CallKind kind);
std::string to_string(CallAction action); ///< "@repeat"
std::optional<CallKind> call_kind_from(const std::string& name);
std::optional<CallAction> call_action_from(const std::string& name);

/// What the hotline's publisher gets: the tree, the sheet as it is spoken for the telephone, and the prompts,
/// whose chapters are found by `prompt_chapter_id`.
struct Telephone {
  CallTree tree;
  const Recording* sheet = nullptr;
  const Recording* prompts = nullptr;
};

} // namespace audiosheet

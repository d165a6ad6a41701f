// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/data_files.hpp"
#include "app/input.hpp"
#include "app/telephone.hpp"
#include "narrate/phone_index.hpp"
#include "publish/hotline.hpp"
#include "publish/hotline_json.hpp"
#include "publish/joint_manifest.hpp"
#include "publish/outputs.hpp"
#include "util/file.hpp"
#include "util/tasks.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <optional>

namespace audiosheet::app {

namespace {

namespace fs = std::filesystem;

struct Options {
  std::string out = "out";
  SpeakingOptions speaking;
};

/// The sheets below a folder that have a hotline.
std::vector<narrate::IndexedSheet> sheets_in(const fs::path& out) {
  std::vector<narrate::IndexedSheet> sheets;
  for (const auto& output : publish::sheet_outputs_in(out)) {
    const fs::path file = output / "hotline/hotline.json";
    std::error_code error;
    if (fs::is_regular_file(file, error)) {
      sheets.push_back({publish::read_hotline(file), file.parent_path()});
    }
  }
  if (sheets.empty()) {
    throw Error(
        fmt::format("{}: there is no sheet with a hotline below it; `audiosheet render SHEET --for hotline` "
                    "makes one",
                    out.string()));
  }
  return sheets;
}

/// The manifests of the sheets, in the order of the tree's chapters.
std::vector<fs::path> manifests_in_order(const CallTree& tree) {
  std::vector<fs::path> manifests;
  std::vector<const CallNode*> chapters;
  for (const CallNode& node : tree.nodes) {
    if (node.chapter > 0) {
      chapters.push_back(&node);
    }
  }
  std::ranges::sort(chapters, {}, [](const CallNode* node) { return node->chapter; });
  for (const CallNode* node : chapters) {
    const auto prompt = std::ranges::find(tree.prompts, node->prompts.front(), &CallPrompt::name);
    const fs::path manifest = prompt->origin.hotline.parent_path() / "manifest.json";
    if (manifests.empty() || manifests.back() != manifest) {
      manifests.push_back(manifest);
    }
  }
  return manifests;
}

void make_index(const Options& options, Speaking& speaking, Session& session) {
  const auto sheets = sheets_in(options.out);
  const Profile profile = find_profile(options.speaking.profile);
  std::map<std::string, Phrases> phrases;
  for (const auto& sheet : sheets) {
    const std::string& language = sheet.tree.language;
    phrases.try_emplace(narrate::primary_language(language), find_phrases(profile, language));
  }
  double longest = narrate::k_longest_menu_s;
  auto menus = narrate::phone_index(sheets, phrases, profile, longest);
  Stats stats;
  const Profile adapted = adapt_profile(profile, menus.prompts.language, options.out, session);
  std::optional<Recorded> recorded(speaking.record(menus.prompts, adapted, options.out, stats));
  double over = too_long(menus.tree, recorded->recording);
  for (int n = 0; over > 1.0 && n < k_menu_tries; ++n) {
    longest *= k_a_little_shorter / over;
    menus = narrate::phone_index(sheets, phrases, profile, longest);
    recorded.emplace(speaking.record(menus.prompts, adapted, options.out, stats));
    over = too_long(menus.tree, recorded->recording);
  }
  const fs::path target = fs::path(options.out) / publish::k_phone_index_folder;
  const Telephone telephone{std::move(menus.tree), &recorded->recording, &recorded->recording};
  StagedFolder stage(target);
  publish::PublishedFiles files;
  with_jobs(options.speaking.jobs, [&] {
    files = publish::publish_hotline({.recording = recorded->recording,
                                      .folder = stage.path(),
                                      .jobs = options.speaking.jobs,
                                      .telephone = &telephone});
  });
  publish::write_joint_manifest(stage.path(),
                                {telephone.tree.title, telephone.tree.language, telephone.tree.slug},
                                manifests_in_order(telephone.tree), std::move(files));
  stage.commit();
  session.console.end_progress();
  fmt::print("{}\n", target.string());
}

} // namespace

void add_hotline_index(CLI::App& program, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      program.add_subcommand("hotline-index", "One phone menu above the hotlines of several sheets");
  command->add_option("FOLDER", options->out, "The output folder, with a folder for each sheet");
  add_speaking_options(*command, options->speaking);
  options->speaking.profile = k_default_phone_voice;
  add_strict(*command, session);
  command->footer("The menu is by title, and by language first where there are several. It is written to\n"
                  "FOLDER/hotline-index/hotline.\n\n"
                  "Example:\n"
                  "  audiosheet hotline-index out && audiosheet hotline out/hotline-index --quiet");
  command->callback([options, &session] {
    Speaking speaking(options->speaking, session);
    make_index(*options, speaking, session);
  });
}

} // namespace audiosheet::app

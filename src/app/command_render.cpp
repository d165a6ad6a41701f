// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/batch_state.hpp"
#include "app/current.hpp"
#include "app/data_files.hpp"
#include "app/edition.hpp"
#include "app/explain.hpp"
#include "app/fast_edition.hpp"
#include "app/input.hpp"
#include "app/record.hpp"
#include "app/speaking.hpp"
#include "app/telephone.hpp"
#include "publish/cover.hpp"
#include "publish/instant.hpp"
#include "publish/published.hpp"
#include "publish/publisher.hpp"
#include "util/build_time.hpp"
#include "util/file.hpp"
#include "util/interrupt.hpp"
#include "util/memory.hpp"
#include "util/tasks.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <optional>

namespace audiosheet::app {

namespace {

struct Options {
  std::vector<std::string> sheets;
  std::string out = "out";
  std::string scripts;
  EditionOptions edition;
  bool explain = false;
  SpeakingOptions speaking;
};

/// The sheet's own script, or what a person made of it in --scripts DIR/<slug>/.
Script script_of(const FactSheet& sheet, const Profile& profile, const Options& options, Session& session) {
  Script script =
      narrate_sheet(sheet, profile, options.edition.references, session, options.edition.verbosity);
  if (options.scripts.empty()) {
    return script;
  }
  const std::filesystem::path folder = std::filesystem::path(options.scripts) / script.slug;
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) {
    throw Error(fmt::format("{}: has no scripts of this sheet; `audiosheet script {} -o {}` writes them",
                            folder.string(), sheet.source, options.scripts));
  }
  return load_script(folder, profile, session);
}

About about(const FactSheet& sheet, const Options& options) {
  About about{.description = plain_text(sheet.lead), .publisher = sheet.publisher, .date = sheet.date};
  for (const auto& section : sheet.sections) {
    about.references.insert(about.references.end(), section.references.begin(), section.references.end());
  }
  about.references_spoken = options.edition.references && !about.references.empty();
  return about;
}

/// As an instant; empty when it is not set.
std::string build_date() {
  const auto seconds = source_date_epoch();
  return seconds ? publish::instant_from_epoch(*seconds) : std::string();
}

/// The hotline of a sheet, when it is among the publishers. A sheet that can't have one is an error if it was
/// asked for by name, and told if it would only have come along with everything.
std::unique_ptr<TelephoneTake> telephone_of(const FactSheet& sheet, const Script& script,
                                            const Profile& profile, const Phrases& phrases,
                                            const Options& options,
                                            std::vector<publish::Publisher>& publishers, Session& session) {
  const auto row = std::ranges::find(publishers, "hotline", &publish::Publisher::name);
  if (row == publishers.end()) {
    return nullptr;
  }
  try {
    Diagnostics told; // by narrate_sheet already
    const bool again = !options.edition.phone_voice.empty();
    const Profile phone = find_profile(again ? options.edition.phone_voice : k_default_phone_voice);
    auto take = std::make_unique<TelephoneTake>(
        script, profile, telephone_profile(phone, profile),
        again ? TelephoneTake::Sheet::in_phone_voice : TelephoneTake::Sheet::as_recorded, phrases,
        narrate::PhoneOptions{.lexicon = load_lexicon(sheet, profile, script.language, told)});
    const auto folder = std::filesystem::path(options.scripts) / script.slug / k_phone_scripts;
    std::error_code error;
    if (!options.scripts.empty() && std::filesystem::is_directory(folder, error)) {
      take->use_scripts(folder, session);
    }
    return take;
  } catch (const narrate::NoHotline& none) {
    if (options.edition.targets != "all") {
      throw;
    }
    session.console.report({.severity = Severity::warning,
                            .file = sheet.source,
                            .message = fmt::format("the hotline is left out: {}", none.what())});
    publishers.erase(row);
    return nullptr;
  }
}

/// All that is spoken of a sheet.
struct Takes {
  const Recorded& plain;
  const Recorded* fast;
  const Telephone* telephone;
};

/// Begins to draw a cover if one is needed and none was given, before there are threads: it is done while the
/// sentences are spoken.
std::unique_ptr<Isolated> start_cover(const Script& script, const About& about, const Options& options,
                                      const std::vector<publish::Publisher>& publishers) {
  return options.edition.cover.empty() && std::ranges::any_of(publishers, &publish::Publisher::has_cover)
             ? publish::start_cover({script.title, about.publisher, script.language})
             : nullptr;
}

void publish_all(const Takes& takes, const std::vector<publish::Publisher>& publishers,
                 const Phrases& phrases, const Options& options, const publish::EncodedStore* store,
                 std::string cover, Trace* trace, const std::filesystem::path& target) {
  StagedFolder stage(target);
  const StagedFolder work(target.parent_path() / (target.filename().string() + "-encodings"));
  publish::Encodings encodings(takes.plain.recording, work.path(), options.speaking.jobs, store, trace);
  publish::Job job{.recording = takes.plain.recording,
                   .folder = stage.path(),
                   .jobs = options.speaking.jobs,
                   .encodings = &encodings,
                   .store = store,
                   .trace = trace,
                   .phrases = &phrases,
                   .telephone = takes.telephone,
                   .cover = std::move(cover),
                   .date = options.edition.date,
                   .build_date = build_date()};
  std::optional<FastJob> fast;
  if (takes.fast != nullptr) {
    fast.emplace(job, takes.fast->recording,
                 target.parent_path() / (target.filename().string() + "-fast-encodings"));
    job.fast = &fast->job();
  }
  std::vector<publish::Publisher> in_turn = publishers;
  std::ranges::sort(in_turn, {}, &publish::Publisher::turn);
  std::vector<publish::PublishTask> tasks;
  for (const auto& publisher : in_turn) {
    tasks.emplace_back([&job, &publisher] {
      const TraceSpan span(job.trace, "publisher", publisher.name);
      stop_if_interrupted();
      return publisher.publish(job);
    });
  }
  publish::PublishedFiles files;
  with_jobs(job.jobs, [&] { files = publish::in_tasks(job, tasks); });
  publish::write_manifest(job, std::move(files));
  stop_if_interrupted();
  stage.commit(job.jobs);
}

/// Which outputs need not be made again. Edited scripts may have changed in ways that only a render sees.
CurrentOutputs current_outputs(const Options& options) {
  if (options.speaking.no_cache || !options.scripts.empty()) {
    return {{}, {}};
  }
  return {speech::default_cache_folder(),
          digest_of_inputs(edition_arguments(options.edition, options.speaking.profile))};
}

void render(const std::string& file, const Profile& profile, const Options& options,
            const CurrentOutputs& current, Speaking& speaking, Session& session) {
  Stats stats(speaking.trace());
  stats.stage("read");
  auto sheet = std::make_unique<const FactSheet>(load_sheet(file, session));
  stats.stage("narrate");
  const Profile adapted = adapt_profile(profile, sheet->language, file, session);
  auto script = std::make_unique<const Script>(script_of(*sheet, adapted, options, session));
  if (options.explain) {
    fmt::print(stderr, "{}", explain(*sheet, *script));
  }
  stats.stage("audit");
  const std::string vouched = vouch(*sheet, *script, session);
  const std::filesystem::path target = std::filesystem::path(options.out) / script->slug;
  const About about_sheet = about(*sheet, options);
  const std::string key = current.key(*script, about_sheet, speaking.engine());
  if (current.holds(target, key)) {
    fmt::print("{}\n", target.string());
    session.console.say(fmt::format("{}: unchanged{}{}", file, vouched.empty() ? "" : ", ", vouched));
    return;
  }
  const Phrases phrases = find_phrases(adapted, sheet->language);
  std::vector<publish::Publisher> publishers = chosen_publishers(options.edition.targets);
  const auto take = telephone_of(*sheet, *script, adapted, phrases, options, publishers, session);
  sheet.reset(); // of many hours, sheet and script are a third of the memory; each goes when nothing needs it
  give_memory_back();
  const auto drawing = start_cover(*script, about_sheet, options, publishers);
  RawRecording raw = speaking.speak(*script, adapted, options.out, stats);
  if (!take && !wants_fast(options.edition.rates)) {
    script.reset();
  }
  const bool becomes_wav =
      std::ranges::find(publishers, "wav", &publish::Publisher::name) != publishers.end();
  Recorded recorded = speaking.level(std::move(raw), adapted, options.out, stats, becomes_wav);
  recorded.recording.about = about_sheet;
  std::optional<Recorded> fast;
  if (wants_fast(options.edition.rates)) {
    fast = speaking.record(fast_script(*script, adapted), fast_profile(adapted), options.out, stats);
    fast->recording.about = recorded.recording.about;
  }
  const Telephone* telephone = take ? &take->record(recorded, speaking, options.out, stats) : nullptr;
  script.reset();
  give_memory_back();
  stats.stage("publish");
  const std::string png = drawing != nullptr              ? drawing->result()
                          : options.edition.cover.empty() ? ""
                                                          : publish::read_cover(options.edition.cover);
  const publish::EncodedStore store = speaking.encoded_store();
  publish_all({recorded, fast ? &*fast : nullptr, telephone}, publishers, phrases, options,
              options.speaking.no_cache ? nullptr : &store, png, speaking.trace(), target);
  current.remember(target, key);
  session.console.end_progress();
  fmt::print("{}\n", target.string());
  speaking.report(recorded.recording, file, vouched, stats);
}

} // namespace

void add_render(CLI::App& program, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("render", "Sheets in, everything to listen to out");
  command->add_option("SHEET", options->sheets, "Fact sheets: text, Markdown or HTML; - for standard input")
      ->required()
      ->default_str("");
  command->add_option("-o,--output", options->out, "Folder that gets a folder for each sheet");
  command->add_option("--scripts", options->scripts,
                      "Speak DIR/<sheet>/*.ssml, perhaps edited, instead of a fresh script");
  add_edition_options(*command, options->edition);
  command->add_flag("--explain", options->explain,
                    "Say why each line was skipped, each text expanded and each pause made");
  add_speaking_options(*command, options->speaking);
  add_trace(*command, options->speaking);
  add_strict(*command, session);
  command->footer("Examples:\n"
                  "  audiosheet render sheets/anaphylaxis.md\n"
                  "  audiosheet render sheets/*.txt -o public --for wav --jobs 4\n"
                  "  audiosheet render sheets/anaphylaxis.md --for reader --rates normal,fast\n"
                  "  audiosheet render sheets/anaphylaxis.md --for podcast --voice podcast-english\n"
                  "  audiosheet render sheets/anaphylaxis.md --jobs 2 --stats --trace trace.json\n"
                  "  audiosheet render sheets/anaphylaxis.md --scripts scripts      (after editing them)");
  command->callback([options, &session] {
    Speaking speaking(options->speaking, session);
    const Profile& profile = speaking.profile();
    check_edition(options->edition);
    const CurrentOutputs current = current_outputs(*options);
    for (const auto& file : options->sheets) {
      try {
        render(file, profile, *options, current, speaking, session);
      } catch (const Error& error) {
        if (error.status() != ExitStatus::failed) {
          throw;
        }
        session.console.error(error.what());
        session.status = ExitStatus::failed;
      }
    }
    speaking.write_trace();
  });
}

} // namespace audiosheet::app

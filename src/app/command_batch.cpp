// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/batch_plan.hpp"
#include "app/batch_state.hpp"
#include "app/data_files.hpp"
#include "app/edition.hpp"
#include "app/session.hpp"
#include "util/file.hpp"
#include "util/interrupt.hpp"
#include "util/limits.hpp"
#include "util/parallel.hpp"
#include "util/process.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fmt/format.h>
#include <memory>
#include <thread>

namespace audiosheet::app {

namespace {

struct Options {
  std::vector<std::string> arguments;
  std::string out = "out";
  EditionOptions edition;
  std::string profile = k_default_profile;
  bool no_cache = false;
  unsigned jobs = 0;
  std::string shard;
  unsigned shards = 0;
  unsigned time_limit = static_cast<unsigned>(limits::k_batch_time.count());
  bool join = false;
  bool watch = false;
};

Shard shard_of(const Options& options) {
  const auto count = options.shards == 0 ? std::nullopt : std::optional(options.shards);
  if (!options.shard.empty()) {
    return parse_shard(options.shard);
  }
  const auto scheduled = shard_of_environment(count);
  if (!scheduled && count.value_or(1) > 1) {
    throw Error("--shards is for Slurm and Kubernetes, which say which part this is; else say --shard I/N",
                ExitStatus::usage);
  }
  return scheduled.value_or(Shard{});
}

/// What a failed render said, without the program's name, or what ended it.
std::string trouble(const ProcessResult& result, unsigned time_limit) {
  if (result.end == ProcessResult::End::timed_out) {
    return fmt::format("took longer than {} s (--time-limit)", time_limit);
  }
  if (result.end == ProcessResult::End::signalled) {
    return fmt::format("the renderer was ended by signal {}", result.status);
  }
  std::string last;
  for (const auto line : split(result.errors, '\n')) {
    if (line.find("error: ") != std::string_view::npos) {
      last = line;
    }
  }
  constexpr std::string_view k_prefix = "audiosheet: error: ";
  if (last.starts_with(k_prefix)) {
    last.erase(0, k_prefix.size());
  }
  return last.empty() ? fmt::format("render ended with status {}", result.status) : last;
}

/// Renders the sheets of one machine, each in a process of its own: a sheet that crashes or eats up its
/// memory costs one failure.
class Batch {
public:
  Batch(const Options& options, Session& session)
      : m_options(options),
        m_session(session),
        m_state(options.out, digest_of_inputs(edition_arguments(options.edition, options.profile))),
        m_jobs(jobs_of(options.jobs)) {}

  void run() {
    const Shard shard = shard_of(m_options);
    std::vector<BatchSheet> sheets = find_sheets(m_options.arguments);
    read_titles(sheets, m_jobs);
    const std::vector<std::size_t> mine = app::shard_of(sheets, shard);
    m_total = mine.size();
    for (const std::size_t i : mine) {
      m_work_left += sheets[i].work;
    }
    m_all_work = m_work_left;
    m_start = std::chrono::steady_clock::now();
    std::vector<BatchResult> results(mine.size());
    parallel_for(mine.size(), m_jobs, [&](std::size_t i) { results[i] = finish(sheets[mine[i]]); });
    m_session.console.end_progress();
    report(results, m_state.write_summary(results, shard.index, shard.count));
  }

private:
  BatchResult finish(const BatchSheet& sheet) {
    stop_if_interrupted();
    BatchResult result = sheet.error.empty() ? rendered(sheet) : failed(sheet, sheet.error);
    m_work_left -= sheet.work;
    const std::size_t done = ++m_done;
    m_session.console.progress(time_left() + "rendering sheet", done, m_total);
    return result;
  }

  BatchResult rendered(const BatchSheet& sheet) {
    if (auto known = m_state.finished(sheet.source, sheet.slug)) {
      ++m_unchanged;
      return *known;
    }
    std::vector<std::string> command{"/proc/self/exe", "--quiet", "render", "-o",
                                     m_options.out,    "--jobs",  "1"};
    for (const auto& option : edition_arguments(m_options.edition, m_options.profile)) {
      command.push_back(option);
    }
    if (m_options.no_cache) {
      command.emplace_back("--no-cache");
    }
    command.emplace_back("--");
    command.push_back(sheet.source);
    const ProcessResult result =
        run_process(command, {}, {.time = std::chrono::seconds(m_options.time_limit), .output = 1U << 20U});
    stop_if_interrupted();
    if (result.end != ProcessResult::End::exited || result.status != 0) {
      return failed(sheet, trouble(result, m_options.time_limit));
    }
    return m_state.remember(sheet.source, sheet.slug);
  }

  BatchResult failed(const BatchSheet& sheet, const std::string& why) {
    const std::string name = sheet.source + ": ";
    m_session.console.error(why.starts_with(sheet.source) ? why : name + why);
    BatchResult result;
    result.source = sheet.source;
    result.error = why.starts_with(name) ? why.substr(name.size()) : why;
    return result;
  }

  /// "about 3 min left: ", as soon as it can be told.
  [[nodiscard]] std::string time_left() const {
    const auto spent = std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    const double done = static_cast<double>(m_all_work - m_work_left.load());
    if (done <= 0.0 || spent < 2.0) {
      return {};
    }
    const double left = spent * static_cast<double>(m_work_left.load()) / done;
    constexpr double k_minute = 60.0;
    return left < k_minute ? fmt::format("about {:.0f} s left: ", left)
                           : fmt::format("about {:.0f} min left: ", left / k_minute);
  }

  void report(const std::vector<BatchResult>& results, const std::filesystem::path& summary) {
    const auto failures = static_cast<std::size_t>(
        std::ranges::count_if(results, [](const BatchResult& result) { return !result.error.empty(); }));
    std::int64_t milliseconds = 0;
    for (const auto& result : results) {
      milliseconds += result.milliseconds;
    }
    constexpr std::int64_t k_minute = 60'000;
    m_session.console.say(fmt::format("{} rendered, {} unchanged, {} failed; {} minutes of sound",
                                      counted(results.size() - failures - m_unchanged, "sheet"),
                                      m_unchanged.load(), failures, milliseconds / k_minute));
    fmt::print("{}\n", summary.string());
    m_session.status = failures > 0 ? ExitStatus::failed : ExitStatus::done;
  }

  const Options& m_options;
  Session& m_session;
  BatchState m_state;
  unsigned m_jobs;
  std::chrono::steady_clock::time_point m_start;
  std::size_t m_total = 0;
  std::uint64_t m_all_work = 0;
  std::atomic<std::uint64_t> m_work_left = 0;
  std::atomic<std::size_t> m_done = 0;
  std::atomic<std::size_t> m_unchanged = 0;
};

/// What a watch looks at: names, sizes and times of all sheets. An argument that is not there now may come
/// back (editors remove a file before they write it anew).
std::string look(const Options& options) {
  std::string seen;
  for (const auto& argument : options.arguments) {
    std::error_code error;
    if (!std::filesystem::exists(argument, error)) {
      continue;
    }
    for (const auto& sheet : find_sheets({argument})) {
      const auto time = std::filesystem::last_write_time(sheet.source, error).time_since_epoch().count();
      seen += fmt::format("{} {} {}\n", sheet.source, std::filesystem::file_size(sheet.source, error), time);
    }
  }
  return seen;
}

/// Renders what has changed as soon as nothing has for half a second. Ends by an interrupt alone.
void watch(const Options& options, Session& session) {
  if (std::ranges::count(options.arguments, "-") > 0) {
    throw Error("--watch: standard input ends; give a list as FILE.list", ExitStatus::usage);
  }
  std::optional<std::string> rendered;
  std::string before = look(options);
  for (;;) {
    std::string now = look(options);
    if (now == before && now != rendered) {
      rendered = now;
      try {
        Batch(options, session).run();
      } catch (const Error& error) {
        if (error.status() != ExitStatus::failed) {
          throw;
        }
        session.console.error(error.what());
      }
      session.console.say("watching; Ctrl-C ends it");
    }
    before = std::move(now);
    constexpr std::chrono::milliseconds k_pause{500};
    std::this_thread::sleep_for(k_pause);
    stop_if_interrupted();
  }
}

} // namespace

void add_batch(CLI::App& program, Session& session) {
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("batch", "Render a catalogue of sheets, on one machine or many");
  command
      ->add_option("SHEETS", options->arguments,
                   "Folders, lists (FILE.list with a sheet a line; - for standard input) and sheets")
      ->default_str("");
  command->add_option("-o,--output", options->out,
                      "Folder that gets a folder for each sheet, and batch.json");
  add_edition_options(*command, options->edition);
  command->add_option("--voice", options->profile, "Voice profile, as in render");
  command->add_flag("--no-cache", options->no_cache, "Neither use nor keep sentences spoken before");
  command->add_option("-j,--jobs", options->jobs, "Sheets rendered at once; 0: as many as there are cores")
      ->check(CLI::Range(0U, 1024U));
  command->add_option("--shard", options->shard,
                      "Render part I of N only, as I/N; else Slurm or Kubernetes may say which part this is");
  command->add_option("--shards", options->shards, "Number of parts, where the scheduler doesn't say it");
  command->add_flag("--join", options->join,
                    "Join the summaries of all parts to batch.json, and render nothing");
  command->add_option("--time-limit", options->time_limit, "Seconds that one sheet may take")
      ->check(CLI::Range(1U, 86400U));
  command->add_flag("--watch", options->watch, "Go on: render again what changes, until Ctrl-C");
  command->footer(
      "A batch that was stopped goes on where it was: what is finished and has not changed is not done\n"
      "again. One sheet that fails does not stop the others; the status is 1 then.\n\n"
      "Examples:\n"
      "  audiosheet batch sheets -o public\n"
      "  audiosheet batch sheets --shard 2/8 -o /shared/public     (on the second of 8 machines)\n"
      "  audiosheet batch --join -o /shared/public                 (when all have finished)");
  command->callback([options, &session] {
    if (options->join) {
      fmt::print("{}\n", BatchState::join(options->out).string());
      return;
    }
    if (options->arguments.empty()) {
      throw Error("SHEETS: name folders, lists or sheets to render", ExitStatus::usage);
    }
    check_edition(options->edition);
    try {
      options->watch ? watch(*options, session) : Batch(*options, session).run();
    } catch (const Error& error) {
      if (error.status() != ExitStatus::interrupted) {
        throw;
      }
      throw Error("stopped; what is finished stays, and the same command goes on from there",
                  ExitStatus::interrupted);
    }
  });
}

} // namespace audiosheet::app

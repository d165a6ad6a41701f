// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run.hpp"

#include "app/session.hpp"
#include "app/suggest.hpp"
#include "util/interrupt.hpp"
#include "util/limits.hpp"
#include "util/memory.hpp"

#include <array>
#include <cstdio>
#include <fmt/format.h>
#include <iostream>
#include <new>
#include <system_error>

namespace audiosheet::app {

namespace {

constexpr const char* k_full_output = "can't write to standard output; is the disk full?";
constexpr const char* k_version = AUDIOSHEET_VERSION;

constexpr const char* k_description =
    "audiosheet renders fact sheets as accessible, chapterised audio in which nobody can miss a warning.";

constexpr const char* k_footer = R"(Examples:
  audiosheet render sheets/anaphylaxis.md       everything, into out/<name of the sheet>/
  audiosheet inspect sheets/anaphylaxis.md      what was understood, and what was left out and why
  audiosheet script sheets/anaphylaxis.md       the SSML scripts, to edit and speak again
  audiosheet voices --say "50-80% of people"    how a line will sound

Exit status: 0 done; 1 the run failed; 2 wrong usage; 3 done, but with warnings and --strict.
`audiosheet COMMAND --help` tells more; so does `man audiosheet`.)";

// In the order of --help; a line each, for those who add one at the same time.
constexpr auto k_commands = std::to_array<AddCommand>({
    add_render,        //
    add_batch,         //
    add_inspect,       //
    add_script,        //
    add_speak,         //
    add_check,         //
    add_spoken,        //
    add_audit,         //
    add_feed,          //
    add_chapters,      //
    add_hotline,       //
    add_hotline_index, //
    add_index,         //
    add_verify,        //
    add_voices,        //
});

std::string limits_text() {
  std::string out;
  for (const limits::Limit& limit : limits::table()) {
    const std::string most = fmt::format("{}{}{}", limit.most, limit.unit.empty() ? "" : " ", limit.unit);
    out += fmt::format("{:<52} {:>16}  {}\n", limit.what, most, limit.beyond);
  }
  out.pop_back(); // a line end follows
  return out;
}

int status_of(ExitStatus status) { return static_cast<int>(status); }

/// A full disk under `audiosheet inspect … > file` shows only when the last bytes are written.
void flush_output() {
  std::cout.flush();
  if (!std::cout || std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
    throw Error(k_full_output);
  }
}

int finish(Session& session) {
  flush_output();
  if (session.status == ExitStatus::done && session.strict && session.console.warnings() > 0) {
    session.console.say(
        fmt::format("{}, and --strict was asked for",
                    counted(static_cast<std::size_t>(session.console.warnings()), "warning")));
    return status_of(ExitStatus::warnings);
  }
  return status_of(session.status);
}

/// Parses the command line, whose commands do their work in callbacks.
int obey(CLI::App& program, Session& session, int argc, const char* const* argv) {
  try {
    program.parse(argc, argv);
  } catch (const CLI::Success& wanted) { // --help, --version
    program.exit(wanted);
  }
  return finish(session);
}

int run_command(CLI::App& program, Session& session, int argc, const char* const* argv) {
  try {
    return obey(program, session, argc, argv);
  } catch (const CLI::ParseError& error) {
    session.console.error(explain_usage(program, error, argc, argv));
    return status_of(ExitStatus::usage);
  } catch (const Error& error) {
    session.console.error(error.what());
    return status_of(error.status());
  } catch (const std::bad_alloc&) {
    session.console.error("out of memory");
    return status_of(ExitStatus::failed);
  } catch (const std::system_error& error) { // of the system, not of ours: a full disk, no more threads
    session.console.error(std::ferror(stdout) != 0 ? k_full_output : error.what()); // long output fails early
    return status_of(ExitStatus::failed);
  } catch (const std::exception& error) {
    session.console.error(fmt::format("this should not happen: {}", error.what()));
    return status_of(ExitStatus::failed);
  }
}

} // namespace

void add_strict(CLI::App& command, Session& session) {
  command.add_flag("--strict", session.strict, "End with status 3 when there were warnings");
}

int run(int argc, const char* const* argv) {
  keep_large_blocks_apart();
  catch_interrupts();
  Session session;
  CLI::App program(k_description, "audiosheet");
  program.set_version_flag("-V,--version", std::string("audiosheet ") + k_version);
  program.footer(k_footer);
  program.require_subcommand(1);
  program.option_defaults()->always_capture_default();
  program.add_flag_callback(
      "-q,--quiet", [&session] { session.console.quiet(); }, "Only warnings and errors");
  program.add_flag_callback(
      "--limits", [] { throw CLI::CallForVersion(limits_text(), 0); },
      "Print what bounds time and memory, and exit");
  for (const AddCommand add : k_commands) {
    add(program, session);
  }
  return run_command(program, session, argc, argv);
}

} // namespace audiosheet::app

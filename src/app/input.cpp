// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/input.hpp"

#include "app/data_files.hpp"
#include "audit/audit.hpp"
#include "narrate/spoken.hpp"
#include "read/reader.hpp"
#include "ssml/pls.hpp"
#include "ssml/ssml.hpp"
#include "util/file.hpp"
#include "util/limits.hpp"
#include "util/text.hpp"

#include <fmt/format.h>
#include <memory>
#include <optional>

namespace audiosheet::app {

FactSheet load_sheet(const std::string& file, Session& session) {
  const bool is_input = file == "-";
  const std::string bytes = read_file(is_input ? "/dev/stdin" : file, limits::k_sheet_bytes);
  auto result = read::read_sheet(is_input ? "standard input" : file, bytes);
  session.console.report(result.diagnostics);
  return std::move(result.sheet);
}

Lexicon load_lexicon(const FactSheet& sheet, const Profile& profile, const std::string& language,
                     Diagnostics& diagnostics) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  const auto own = std::filesystem::path(sheet.source).replace_extension(".pls");
  if (std::filesystem::is_regular_file(own, error)) {
    files.push_back(own);
  }
  files.insert(files.end(), profile.lexicons.begin(), profile.lexicons.end());
  const auto shared = lexicon_files(language);
  files.insert(files.end(), shared.begin(), shared.end());
  Lexicon lexicon;
  for (const auto& file : files) {
    lexicon.add_all(ssml::read_lexicon(file.string(), read_file(file), diagnostics));
  }
  return lexicon;
}

namespace {

const std::map<std::string, narrate::Verbosity>& verbosities() {
  using enum narrate::Verbosity;
  static const std::map<std::string, narrate::Verbosity> names{
      {"brief", brief}, {"normal", normal}, {"full", full}};
  return names;
}

} // namespace

std::string verbosity_name(narrate::Verbosity verbosity) {
  const auto& names = verbosities();
  return std::ranges::find(names, verbosity, &std::pair<const std::string, narrate::Verbosity>::second)
      ->first;
}

void add_verbosity(CLI::App& command, narrate::Verbosity& verbosity) {
  command
      .add_option_function<std::string>(
          "--verbosity", [&verbosity](const std::string& name) { verbosity = verbosities().at(name); },
          "How much the narrator adds: brief, normal, or full (lengths of lists, what was skipped)")
      ->check(CLI::IsMember({"brief", "normal", "full"}))
      ->default_str("normal");
}

Script narrate_sheet(const FactSheet& sheet, const Profile& profile, bool references, Session& session,
                     narrate::Verbosity verbosity) {
  const Phrases phrases = find_phrases(profile, sheet.language);
  if (!phrase_file(profile, sheet.language)) {
    session.console.report(
        {.severity = Severity::warning,
         .file = sheet.source,
         .message = fmt::format("there are no phrases in \"{0}\" (voices/phrases/{0}.toml): warnings are "
                                "marked by tones alone, and nothing is added in words",
                                sheet.language)});
  }
  narrate::Options options;
  options.language = narrate::spoken_language(sheet, profile);
  options.references = references;
  options.verbosity = verbosity;
  Diagnostics diagnostics;
  options.lexicon = load_lexicon(sheet, profile, options.language, diagnostics);
  session.console.report(diagnostics);
  auto narration = narrate::narrate(sheet, profile, phrases, options);
  session.console.report(narration.diagnostics);
  return std::move(narration.script);
}

std::string vouch(const FactSheet& sheet, const Script& script, Session& session) {
  const audit::Report report = audit::audit(script, &sheet);
  if (!report.language_read) {
    session.console.report(
        {.severity = Severity::warning,
         .file = sheet.source,
         .message = fmt::format("facts in \"{}\" can't be audited, only English can", script.language)});
    return "facts not audited";
  }
  for (const auto& finding : report.findings) {
    if (finding.verdict != audit::Verdict::verified) {
      session.console.report({.severity = Severity::warning,
                              .file = sheet.source,
                              .line = finding.line,
                              .message = fmt::format("audit: {} {}: written \"{}\", heard \"{}\"",
                                                     audit::to_string(finding.verdict), finding.kind,
                                                     finding.written, finding.heard)});
    }
  }
  return fmt::format("{} of {} facts verified", report.count(audit::Verdict::verified), report.facts());
}

ssml::ReadOptions script_options(const Profile& profile) {
  ssml::ReadOptions options;
  options.pauses = profile.pauses;
  options.language = profile.language;
  options.voices = profile.voices;
  // Made when the first say-as needs it: most scripts have none.
  auto spoken = std::make_shared<std::optional<narrate::SpokenForm>>();
  options.spoken_text = [spoken, language = profile.language](std::string_view written) {
    if (!*spoken) {
      spoken->emplace(language);
    }
    return (*spoken)->line(written);
  };
  return options;
}

Script load_script(const std::filesystem::path& path, const Profile& profile, Session& session) {
  Diagnostics diagnostics;
  Script script = ssml::read_script(path, diagnostics, script_options(profile));
  session.console.report(diagnostics);
  return script;
}

Profile adapt_profile(Profile profile, const std::string& language, const std::string& source,
                      Session& session) {
  const std::string primary = ascii_lower(language.substr(0, language.find('-')));
  if (primary == ascii_lower(profile.language.substr(0, profile.language.find('-')))) {
    return profile;
  }
  for (auto& [name, voice] : profile.voices) {
    const std::size_t variant = voice.engine_voice.find('+');
    voice.engine_voice = primary + (variant != std::string::npos ? voice.engine_voice.substr(variant) : "");
  }
  session.console.report(
      {.severity = Severity::warning,
       .file = source,
       .message = fmt::format("this sheet is in \"{}\", the profile {} speaks \"{}\": the engine's "
                              "own voice for \"{}\" is used, and numbers are left to it",
                              language, profile.name, profile.language, primary)});
  profile.language = language;
  profile.phrases = primary;
  return profile;
}

} // namespace audiosheet::app

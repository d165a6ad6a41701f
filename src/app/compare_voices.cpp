// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare_voices.hpp"

#include "app/data_files.hpp"
#include "app/input.hpp"
#include "audio/wav_file.hpp"
#include "publish/outline.hpp"
#include "speech/command_engine.hpp"
#include "util/binary_file.hpp"
#include "util/file.hpp"
#include "util/xml.hpp"

#include <fmt/format.h>
#include <map>

namespace audiosheet::app {

namespace {

namespace fs = std::filesystem;

/// What each profile says: one chapter a line.
FactSheet sample_sheet() {
  const auto text = [](const char* words) { return Blocks{{Paragraph{words}, 1}}; };
  FactSheet sheet;
  sheet.title = "Fever in children";
  sheet.language = "en";
  sheet.source = "voices --compare";
  sheet.lead = text("A temperature of 38 °C or more is a fever. Most fevers pass within 3 days.");
  Section help{.heading = "When to get help", .level = 2};
  help.blocks = text("Offer drinks often, and let the child rest.");
  help.blocks.push_back(
      {Callout{CalloutKind::important, "Important",
               text("Get help at once if the child is hard to wake, or has trouble breathing.")},
       1});
  help.blocks.push_back({Callout{CalloutKind::tip, "Tip", text("A light blanket is enough.")}, 1});
  Section questions{.heading = "Questions", .level = 2, .kind = SectionKind::faq};
  questions.questions = {{.question = "Does every fever need medicine?",
                          .answer = text("No. A child who drinks and plays may not need any.")}};
  Section takeaways{.heading = "Key takeaways", .level = 2, .kind = SectionKind::takeaways};
  takeaways.takeaways = {{.blocks = text("Call a doctor when a baby younger than 3 months has a fever.")}};
  sheet.sections = {help, questions, takeaways};
  return sheet;
}

/// A line of the page.
struct Line {
  std::string title;
  std::string words;
  std::map<std::string, std::string> files; ///< by profile
};

struct Page {
  std::vector<std::string> ids; ///< of chapters, in order
  std::map<std::string, Line> lines;
  std::string profiles; ///< rows of the table
};

void add_recording(const Recording& recording, const fs::path& folder, Page& page) {
  const BinaryFile pcm = BinaryFile::open(recording.pcm, recording.pcm_head);
  for (const auto& chapter : recording.chapters) {
    const auto [line, fresh] = page.lines.try_emplace(chapter.id);
    if (fresh) {
      page.ids.push_back(chapter.id);
      line->second.title = chapter.title;
      line->second.words = publish::chapter_text(recording, chapter.number);
    }
    const std::string file = fmt::format("audio/{}-{}.wav", recording.voice, chapter.id);
    audio::write_wav(folder / file, recording.sample_rate, pcm, chapter.start, chapter.end);
    line->second.files[recording.voice] = file;
  }
}

std::string row(const Profile& profile, const std::string& engine) {
  return fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                     xml_escape(profile.name), xml_escape(profile.language), xml_escape(engine),
                     xml_escape(profile.description));
}

constexpr std::string_view k_head = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Voices of audiosheet</title>
<style>
:root { color-scheme: light dark; --text: #1b1b1b; --page: #fff; --line: #767676; --link: #0b4f9e }
@media (prefers-color-scheme: dark) { :root { --text: #eee; --page: #161616; --line: #999; --link: #9cc7ff } }
body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: auto; padding: 1rem;
  color: var(--text); background: var(--page) }
a { color: var(--link) }
table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid var(--line); padding: .4rem .6rem; text-align: left; vertical-align: top }
.wide { overflow-x: auto }
ul { list-style: none; padding: 0; display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)) }
audio { width: 100% }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
</style>
</head>
<body>
<main>
<h1>Voices of audiosheet</h1>
<p>Each voice profile says the same lines: a title, a warning, a question, a takeaway.</p>
)";

std::string html(const Page& page) {
  std::string out(k_head);
  out += "<nav aria-label=\"Lines\"><ul>\n";
  for (const auto& id : page.ids) {
    out += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", id, xml_escape(page.lines.at(id).title));
  }
  out += "</ul></nav>\n<h2>Profiles</h2>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" "
         "aria-label=\"Profiles\">\n<table>\n<thead><tr><th scope=\"col\">Profile</th><th scope=\"col\">"
         "Language</th><th scope=\"col\">Spoken by</th><th "
         "scope=\"col\">Description</th></tr></thead>\n<tbody>\n" +
         page.profiles + "</tbody>\n</table>\n</div>\n";
  for (const auto& id : page.ids) {
    const Line& line = page.lines.at(id);
    out += fmt::format("<section aria-labelledby=\"{0}\">\n<h2 id=\"{0}\">{1}</h2>\n<p>{2}</p>\n<ul>\n", id,
                       xml_escape(line.title), xml_escape(line.words));
    for (const auto& [profile, file] : line.files) {
      out += fmt::format("<li><h3>{0}</h3><audio controls preload=\"none\" src=\"{1}\" "
                         "aria-label=\"{2}, spoken by {0}\"></audio></li>\n",
                         xml_escape(profile), xml_escape(file), xml_escape(line.title));
    }
    out += "</ul>\n</section>\n";
  }
  return out + "</main>\n</body>\n</html>\n";
}

/// Speaks the lines by one profile and adds them to the page.
void add_profile(const std::string& name, const SpeakingOptions& options, const fs::path& folder, Page& page,
                 Session& session) {
  const Profile profile = find_profile(name);
  const std::string missing = profile.command ? speech::missing_part(*profile.command) : "";
  if (!missing.empty()) {
    // The place in the file helps nobody who looks at the page.
    page.profiles += row(profile, fmt::format("{} (not installed here)", profile.command->name));
    session.console.report({.severity = Severity::warning, .file = name, .message = missing});
    return;
  }
  SpeakingOptions own = options;
  own.profile = name;
  Speaking speaking(own, session);
  Stats stats;
  const Script script = narrate_sheet(sample_sheet(), profile, false, session);
  const Recorded recorded = speaking.record(script, profile, fs::temp_directory_path(), stats);
  add_recording(recorded.recording, folder, page);
  page.profiles +=
      row(profile, fmt::format("{} {}", recorded.recording.engine_name, recorded.recording.engine_version));
}

/// The folder is replaced: it may hold nothing but a page like this.
void refuse_foreign(const fs::path& folder) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const auto name = entry.path().filename();
    if (name != "index.html" && name != "audio") {
      throw Error(fmt::format("{}: holds other files ({}); name a folder for the page alone", folder.string(),
                              name.string()));
    }
  }
}

} // namespace

void compare_voices(const SpeakingOptions& options, const fs::path& folder, Session& session) {
  refuse_foreign(folder);
  StagedFolder stage(folder);
  create_folders(stage.path() / "audio");
  Page page;
  for (const auto& name : profile_names()) {
    add_profile(name, options, stage.path(), page, session);
  }
  session.console.end_progress();
  write_file(stage.path() / "index.html", html(page));
  stage.commit();
  fmt::print("{}\n", (folder / "index.html").string());
}

} // namespace audiosheet::app

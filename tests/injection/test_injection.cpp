// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each output of a hostile sheet is parsed, and must be made of the same parts as that of its harmless twin:
// whatever the words are, they stay words.
#include "injection/hostile_sheets.hpp"
#include "injection/outputs.hpp"
#include "support/catch.hpp"
#include "util/file.hpp"
#include "util/process.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <regex>

using namespace audiosheet;
using namespace audiosheet::test;

namespace {

std::string from_environment(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr) {
    throw std::runtime_error(std::string(name) + " is not set; run it by ctest");
  }
  return value;
}

std::filesystem::path folder() { return from_environment("INJECTION_FOLDER"); }

ProcessResult run(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), from_environment("AUDIOSHEET"));
  return run_process(arguments, "", {.time = std::chrono::seconds(300), .output = std::size_t{64} << 20U});
}

/// What is made of the hostile sheets, or of their twins, and what the program said meanwhile.
struct Made {
  Outputs outputs;
  std::filesystem::path out;
  std::string said;
};

constexpr const char* k_feed = R"(title = "Health, read aloud"
description = "What patients ask."
base_url = "https://example.org/sheets"
author = "Example Health"
language = "en"
category = "Health & Fitness"
image = "https://example.org/cover.png"
)";

Made make(const std::string& name, const Content& content) {
  const auto place = folder() / name;
  Made made;
  made.out = place / "out";
  std::vector<std::string> render{"render", "--references", "-o", made.out.string()};
  for (const auto& [file, text] :
       {std::pair("form.md", markdown_sheet(content)), std::pair("form.txt", text_sheet(content)),
        std::pair("form.html", html_sheet(content))}) {
    // Sheets of one title would take each other's place.
    const auto number = std::to_string(render.size());
    write_file(place / file, replace_all(replace_all(text, "Rash", "Rash " + number), "\n", "\r\n"));
    render.push_back((place / file).string());
  }
  write_file(place / "feed.toml", k_feed);
  for (const auto& arguments :
       {render, std::vector<std::string>{"index", made.out.string()},
        std::vector<std::string>{"feed", made.out.string(), "--config", (place / "feed.toml").string()},
        std::vector<std::string>{"hotline-index", made.out.string()},
        std::vector<std::string>{"script", (place / "form.md").string(), "-o",
                                 (made.out / "scripts").string()},
        std::vector<std::string>{"audit", (place / "form.html").string(), "--format", "html", "-o",
                                 (made.out / "audit.html").string()},
        std::vector<std::string>{"inspect", (place / "form.html").string(), "--format", "json"}}) {
    const auto result = run(arguments);
    INFO(arguments[0] << ": " << result.errors);
    CHECK(result.end == ProcessResult::End::exited);
    CHECK(result.status == 0);
    made.said += result.output + result.errors;
    if (arguments[0] == "inspect") {
      made.outputs["inspect.json"] = result.output;
    }
  }
  made.outputs.merge(read_outputs(made.out));
  return made;
}

/// Made once; all cases look at them.
const Made& hostile() {
  static const Made k_made = [] {
    std::filesystem::remove_all(folder());
    return make("hostile", hostile_content());
  }();
  return k_made;
}

const Made& harmless() {
  static const Made k_made = [] {
    (void)hostile();
    return make("harmless", harmless_content());
  }();
  return k_made;
}

std::string extension(const std::string& path) { return path.substr(path.rfind('.') + 1); }

bool is_xml(const std::string& path) {
  const std::string ending = extension(path);
  return ending == "xml" || ending == "xhtml" || ending == "smil" || ending == "opf" || ending == "ncx" ||
         ending == "vxml" || ending == "ssml" || ending == "svg" ||
         (ending == "html" && path.find("/daisy202/") != std::string::npos);
}

bool is_html(const std::string& path) { return extension(path) == "html" && !is_xml(path); }

Shape shape_of(const std::string& path, const std::string& document) {
  return is_xml(path) ? xml_shape(document) : html_shape(document);
}

/// Names in `found` that the twin does not have.
std::vector<std::string> foreign(const std::set<std::string>& found, const std::set<std::string>& known) {
  std::vector<std::string> out;
  std::set_difference(found.begin(), found.end(), known.begin(), known.end(), std::back_inserter(out));
  return out;
}

/// Everything known about the parts of a kind of file from the harmless twin.
template <typename Take> std::map<std::string, std::set<std::string>> known_parts(const Take& take) {
  std::map<std::string, std::set<std::string>> known;
  for (const auto& [path, bytes] : harmless().outputs) {
    known[kind_of(path)].merge(take(path, bytes));
  }
  return known;
}

bool is_safe_link(const std::string& link) {
  static const std::regex k_scheme("^[\\s\\x00-\\x20]*([a-zA-Z][a-zA-Z0-9+.-]*):");
  std::smatch match;
  if (!std::regex_search(link, match, k_scheme)) {
    return !link.starts_with("//"); // a place of its own; `verify` looks whether it is there
  }
  const std::string scheme = ascii_lower(match[1].str());
  return scheme == "https" || scheme == "cue" || link == "data:," || link.starts_with("data:image/");
}

} // namespace

TEST_CASE("a sheet with a NUL byte is refused, and nothing is written") {
  const auto file = folder() / "nul.md";
  std::filesystem::create_directories(folder());
  write_file(file, std::string("# A title\n\nText with a \0 in it.\n", 33));
  const auto result = run({"render", file.string(), "-o", (folder() / "nul").string()});
  CHECK(result.status == 1);
  CHECK(result.errors.find("is binary (a NUL byte)") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(folder() / "nul"));
}

TEST_CASE("the outputs of hostile sheets are whole") {
  const auto result = run({"verify", hostile().out.string()});
  INFO(result.output << result.errors);
  CHECK(result.status == 0);
}

TEST_CASE("names of files are plain, and no file has a kind of its own") {
  static const std::regex k_plain("[A-Za-z0-9][A-Za-z0-9._-]{0,120}");
  std::set<std::string> kinds;
  for (const auto& [path, bytes] : harmless().outputs) {
    kinds.insert(kind_of(path));
  }
  for (const auto& [path, bytes] : hostile().outputs) {
    INFO(path);
    const std::string names = replace_all(path, "!", "");
    for (const auto name : split(names, '/')) {
      CHECK(std::regex_match(std::string(name), k_plain));
    }
    CHECK(kinds.contains(kind_of(path)));
  }
  CHECK(hostile().outputs.size() > 500);
}

TEST_CASE("mark-up is made of the same parts whatever the words are") {
  const auto known = known_parts([](const std::string& path, const std::string& bytes) {
    return is_xml(path) || is_html(path) ? shape_of(path, bytes).parts : std::set<std::string>();
  });
  std::set<std::string> code; // of the twin's pages
  for (const auto& [path, bytes] : harmless().outputs) {
    if (is_xml(path) || is_html(path)) {
      const auto shape = shape_of(path, bytes);
      code.insert(shape.code.begin(), shape.code.end());
    }
  }
  std::size_t documents = 0;
  for (const auto& [path, bytes] : hostile().outputs) {
    if (!is_xml(path) && !is_html(path)) {
      continue;
    }
    INFO(path);
    ++documents;
    Shape shape;
    REQUIRE_NOTHROW(shape = shape_of(path, bytes));
    const auto twin = known.find(kind_of(path));
    if (twin != known.end()) {
      auto allowed = twin->second;
      // Quotations of what was skipped, in the reviewer's page; languages that are told of single words.
      for (const auto* plain : {"blockquote", "br", "dl", "dd", "dt", "tr", "li", "ul", "span"}) {
        for (const auto* attribute : {"", "@class", "@dir", "@lang", "@data-look"}) {
          allowed.insert(std::string(plain) + attribute);
        }
      }
      CHECK(foreign(shape.parts, allowed) == std::vector<std::string>());
    }
    for (const auto& part : shape.parts) {
      CHECK(part.find("@on") == std::string::npos);
    }
    for (const auto& link : shape.links) {
      CHECK((is_safe_link(link) ? "" : link) == "");
    }
    for (const auto& text : shape.code) {
      CHECK((code.contains(text) ? "" : text) == "");
    }
  }
  CHECK(documents > 100);
}

TEST_CASE("texts have no characters that hide, turn or command") {
  for (const auto& [path, bytes] : hostile().outputs) {
    if (is_xml(path) || is_html(path) || extension(path) == "vtt" || extension(path) == "css" ||
        extension(path) == "conf" || extension(path) == "json") {
      INFO(path);
      CHECK(hidden_characters(bytes) == "");
    }
    if (extension(path) == "json") {
      INFO(path);
      for (const auto& text : json_texts(bytes)) {
        CHECK(hidden_characters(text) == "");
      }
    }
  }
  CHECK(hidden_characters(hostile().said) == "");
}

TEST_CASE("JSON has the keys of the twin") {
  const auto known = known_parts([](const std::string& path, const std::string& bytes) {
    return extension(path) == "json" ? json_keys(bytes) : std::set<std::string>();
  });
  for (const auto& [path, bytes] : hostile().outputs) {
    if (extension(path) != "json" || path.ends_with("routes.json")) {
      continue;
    }
    INFO(path);
    std::set<std::string> keys;
    REQUIRE_NOTHROW(keys = json_keys(bytes));
    const auto twin = known.find(kind_of(path));
    if (twin != known.end()) {
      CHECK(foreign(keys, twin->second) == std::vector<std::string>());
    }
  }
}

TEST_CASE("a style sheet has no word of the sheet") {
  std::set<std::string> styles;
  for (const auto& [path, bytes] : harmless().outputs) {
    if (extension(path) == "css") {
      styles.insert(bytes);
    }
  }
  std::size_t sheets = 0;
  for (const auto& [path, bytes] : hostile().outputs) {
    if (extension(path) == "css") {
      INFO(path);
      CHECK(styles.contains(bytes));
      ++sheets;
    }
  }
  CHECK(sheets > 0);
}

TEST_CASE("a dialplan has only its own applications, with plain arguments") {
  const std::string name = "[A-Za-z0-9_/-]+";
  const std::string place = "((" + name + ",)?(s|t|i|greet|[0-9*#]),([0-9]+|prompts|play)|help)";
  const std::string offset = R"(\$\{AUDIOSHEET_AT\})";
  const std::string more = R"(\$\[\$\{AUDIOSHEET_TRY\} \+ 1\])";
  const std::string condition = R"re(\$\[("\$\{CPLAYBACK(STOPKEY|STATUS)\}" !?= "[A-Z0-9*#]+"|)re"
                                R"re(\$\{AUDIOSHEET_TRY\} >= [0-9]+)\])re";
  const std::vector<std::string> arguments{
      R"(Answer\(\))",
      R"(Hangup\(\))",
      R"(WaitExten\([0-9]+\))",
      "(Background|Playback)\\(" + name + "(&" + name + ")*\\)",
      "Goto\\((" + place + "|s,prompts|s,play)\\)",
      R"(Set\(CHANNEL\(language\)=[A-Za-z_]+\))",
      "Set\\(AUDIOSHEET_TRY=(0|" + more + ")\\)",
      R"(Set\(AUDIOSHEET_AT=(0|\$\{CPLAYBACKOFFSET\})\))",
      "GotoIf\\(" + condition + "\\?" + place + "(:s,prompts)?\\)",
      "ControlPlayback\\(" + name + "(,[0-9*#]+){6},o\\(" + offset + "\\)\\)",
  };
  std::string application = "(";
  for (const auto& pattern : arguments) {
    application += (application.size() > 1 ? "|" : "") + pattern;
  }
  application += ")";
  const std::regex line("|; Include this file in extensions\\.conf:  #include extensions_" + name +
                        "\\.conf|; and send calls to " + name + ",s,1\\. Sounds: <sounds>/" + name + "|\\[" +
                        name + "\\]|exten => (s|t|i|greet|[0-9*#]),1," + application +
                        "| same => n(\\([a-z]+\\))?," + application);
  std::size_t lines = 0;
  for (const auto& [path, bytes] : hostile().outputs) {
    if (extension(path) == "conf") {
      for (const auto each : split(bytes, '\n')) {
        ++lines;
        const std::string text(each);
        CHECK((std::regex_match(text, line) ? "" : path + ": " + text) == "");
      }
    }
  }
  CHECK(lines > 500);
}

TEST_CASE("tags of sounds have one value each, and the title is the sheet's") {
  const auto known = known_parts([](const std::string& path, const std::string& /*bytes*/) {
    const bool episode = path.find("/podcast/") != std::string::npos || extension(path) == "flac";
    return episode && (extension(path) == "mp3" || extension(path) == "opus" || extension(path) == "flac")
               ? tag_names(harmless().out / path).names
               : std::set<std::string>();
  });
  std::size_t sounds = 0;
  for (const auto& [path, bytes] : hostile().outputs) {
    const auto twin = known.find(kind_of(path));
    if (twin == known.end() || twin->second.empty()) {
      continue;
    }
    INFO(path);
    ++sounds;
    const auto tags = tag_names(hostile().out / path);
    CHECK(foreign(tags.names, twin->second) == std::vector<std::string>());
    const std::string slug = path.substr(0, path.find('/'));
    const auto manifest = nlohmann::json::parse(hostile().outputs.at(slug + "/manifest.json"));
    CHECK(tags.title == manifest.at("title").get<std::string>());
    CHECK(hidden_characters(tags.title) == "");
  }
  CHECK(sounds == 9); // MP3, Opus and FLAC of three sheets
}

TEST_CASE("a transcript has no cues but its own") {
  static const std::regex k_tag("</?(v|c|lang|i|b)[ .>][^<>\\n]*>?|</(v|c|lang|i|b)>");
  for (const auto& [path, bytes] : hostile().outputs) {
    if (extension(path) != "vtt") {
      continue;
    }
    INFO(path);
    static const std::regex k_times(
        "([0-9]{2,}:)?[0-9]{2}:[0-9]{2}\\.[0-9]{3} --> ([0-9]{2,}:)?[0-9]{2}:[0-9]{2}\\.[0-9]{3}");
    std::string before;
    for (const auto each : split(bytes, '\n')) {
      const std::string text(each);
      const bool times = text.find("-->") != std::string::npos;
      CHECK((!times || (before.empty() && std::regex_match(text, k_times)) ? "" : text) == "");
      const std::string rest = times ? "" : std::regex_replace(text, k_tag, "");
      CHECK((rest.find('<') == std::string::npos ? "" : text) == "");
      before = text;
    }
  }
}

TEST_CASE("a title is the same words wherever it stands") {
  for (const auto& [path, bytes] : hostile().outputs) {
    if (!path.ends_with("/reader/web/index.html")) {
      continue;
    }
    INFO(path);
    const std::string slug = path.substr(0, path.find('/'));
    const auto title =
        nlohmann::json::parse(hostile().outputs.at(slug + "/manifest.json")).at("title").get<std::string>();
    CHECK(html_shape(bytes).texts.at("title").find(title) != std::string::npos);
    const auto book = xml_shape(hostile().outputs.at(slug + "/reader/" + slug + ".epub!/EPUB/package.opf"));
    CHECK(book.texts.at("dc:title") == title);
  }
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/web.hpp"

#include "publish/published.hpp"
#include "publish/web_assets.hpp"
#include "publish/web_text.hpp"
#include "util/error.hpp"
#include "util/file.hpp"
#include "util/text.hpp"
#include "util/xml.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace audiosheet::publish {

namespace {

using Json = nlohmann::ordered_json;

/// The keys of the help section, in the order of the page's script.
struct Key {
  char letter;
  std::string_view word;
};
constexpr std::array k_keys{
    Key{'K', "play"},          Key{'J', "back"},
    Key{'L', "forward"},       Key{'U', "previous_sentence"},
    Key{'O', "next_sentence"}, Key{'P', "previous_chapter"},
    Key{'N', "next_chapter"},  Key{'Q', "previous_warning"},
    Key{'W', "next_warning"},  Key{'S', "slower"},
    Key{'F', "faster"},        Key{'V', "fast"},
    Key{'E', "leave"},         Key{'H', "keyboard_help"},
};

constexpr std::array<std::string_view, 13> k_speeds{"0.5",  "0.75", "0.9",  "1",   "1.1",  "1.25", "1.5",
                                                    "1.75", "2",    "2.25", "2.5", "2.75", "3"};

std::string dump(const Json& json) {
  return script_safe(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

std::string clock_time(const Recording& recording) {
  return web_clock(recording.samples / std::max(1, recording.sample_rate));
}

std::string audio_name(const Recording& recording, std::string_view suffix = "") {
  return fmt::format("{}{}.mp3", recording.slug, suffix);
}
constexpr std::string_view k_fast_suffix = "-fast";

/// Whole milliseconds, as `web_seconds`.
double seconds_at(const Recording& recording, Sample sample) {
  return std::stod(web_seconds(recording, sample));
}

/// When each sentence of the page and each chapter begins in the fast edition, in their order.
Json fast_times(const Recording& recording, const Outline& normal_outline, const Recording& fast) {
  Json json{{"audio", audio_name(recording, k_fast_suffix)},
            {"seconds", seconds_at(fast, fast.samples)},
            {"starts", Json::array()},
            {"chapters", Json::array()}};
  const Outline fast_outline = outline(fast);
  const auto same = [](const OutlineSentence* one, const OutlineSentence* other) {
    return one->segment->written == other->segment->written;
  };
  for (std::size_t i = 0; i < std::max(fast_outline.size(), normal_outline.size()); ++i) {
    if (i >= fast_outline.size() || i >= normal_outline.size() ||
        !std::ranges::equal(sentences(fast_outline[i]), sentences(normal_outline[i]), same)) {
      throw Error(
          fmt::format("{}: the fast edition has other sentences in chapter {}", recording.slug, i + 1));
    }
    json["chapters"].push_back(seconds_at(fast, fast_outline[i].chapter->start));
    for (const OutlineSentence* sentence : sentences(fast_outline[i])) {
      json["starts"].push_back(seconds_at(fast, sentence->start));
    }
  }
  return json;
}

/// Fills the page in, name by name.
class PageFiller {
public:
  PageFiller(const Recording& recording, const WebWords& words, const Recording* fast)
      : m_recording(recording),
        m_fast(fast),
        m_words(words),
        m_outline(outline(recording)),
        m_text(web_text(recording, m_outline, words)) {}

  std::string operator()(const std::string& name) {
    if (name.starts_with("page.")) {
      return word(name.substr(5));
    }
    for (const auto& [known, value] : k_values) {
      if (known == name) {
        return (this->*value)();
      }
    }
    throw Error(fmt::format("the page has nothing to fill in for `{}`", name));
  }

private:
  std::string word(std::string_view key) { return xml_escape(m_words.get(key)); }
  std::string language() { return xml_escape(m_recording.language); }
  std::string direction() { return std::string(web_direction(m_recording.language)); }
  /// What marks words that are not in the language of the page.
  std::string borrowed() { return m_words.borrowed() ? R"( lang="en" dir="ltr")" : ""; }
  std::string title() { return xml_escape(m_recording.title); }
  std::string description() {
    constexpr std::size_t k_longest = 200;
    const std::string& text = m_recording.about.description;
    return xml_escape(shorten(text.substr(0, text.find('\n')), k_longest));
  }
  std::string style() { return std::string(k_page_css); }
  std::string script() { return std::string(k_page_js); }
  std::string icons() { return std::string(k_icons_svg); }
  std::string heading() { return m_text.heading; }
  /// Of many hours the largest: it is given away, not copied.
  std::string text() { return std::move(m_text.main); }
  std::string audio() { return audio_name(m_recording); }
  std::string chapter_count() { return std::to_string(m_recording.chapters.size()); }
  std::string chapters() { return web_chapters(m_recording, m_words); }
  std::string warning_list() { return web_warnings(m_recording, m_outline, m_words, borrowed()); }

  std::string facts() {
    std::vector<std::string> facts{m_words.get("duration", {{"time", clock_time(m_recording)}})};
    if (!m_recording.about.publisher.empty()) {
      facts.push_back(m_recording.about.publisher);
    }
    if (!m_recording.about.date.empty()) {
      facts.push_back(m_recording.about.date);
    }
    std::string out;
    for (const std::string& fact : facts) {
      out += fmt::format("{}<span>{}</span>", out.empty() ? "" : " ", xml_escape(fact));
    }
    return out;
  }

  std::string warning_steps() {
    if (warnings(m_outline).empty()) {
      return "";
    }
    const auto button = [this](std::string_view which) {
      return fmt::format(
          "<button type=\"button\" id=\"{0}-warning\" title=\"{1}\"><svg class=\"icon mirrored\" "
          "aria-hidden=\"true\"><use href=\"#i-{0}\"/></svg><span class=\"unseen\">{1}</span></button>",
          which, word(fmt::format("{}_warning", which)));
    };
    return fmt::format(
        "<div class=\"step\">{}<span class=\"step-name\" aria-hidden=\"true\">{}</span>{}</div>\n",
        button("previous"), word("warning"), button("next"));
  }

  std::string speeds() {
    std::string out;
    for (const std::string_view speed : k_speeds) {
      out += fmt::format("<option value=\"{0}\"{1}>{0} ×</option>", speed, speed == "1" ? " selected" : "");
    }
    return out;
  }

  std::string fast_switch() {
    return m_fast == nullptr ? ""
                             : fmt::format("<button type=\"button\" class=\"button toggle\" id=\"fast\" "
                                           "aria-pressed=\"false\">{}{}<span>{}</span></button>\n",
                                           web_icon("fast"), web_icon("check"), word("fast"));
  }

  std::string fast_download() {
    return m_fast == nullptr
               ? ""
               : fmt::format("<p><a class=\"button\" href=\"{}\" download>{}<span>{}</span></a></p>\n",
                             audio_name(m_recording, k_fast_suffix), web_icon("download"),
                             word("fast_download"));
  }

  std::string keys() {
    std::string out;
    for (const auto& [letter, name] : k_keys) {
      if (name == "fast" && m_fast == nullptr) {
        continue;
      }
      const std::string what = name == "play" ? word("play") + " / " + word("pause") : word(name);
      out += fmt::format("<div><dt><kbd>{}</kbd></dt><dd>{}</dd></div>\n", letter, what);
    }
    return out;
  }

  std::string about() {
    const About& about = m_recording.about;
    std::string out;
    const auto line = [&out](const std::string& text) {
      out += fmt::format("<li>{}</li>\n", xml_escape(text));
    };
    line(m_words.get("narrator", {{"engine", m_recording.engine_name + " " + m_recording.engine_version}}));
    if (!about.publisher.empty()) {
      line(m_words.get("publisher", {{"name", about.publisher}}));
    }
    if (!about.date.empty()) {
      line(m_words.get("date", {{"date", about.date}}));
    }
    line(m_words.get("duration", {{"time", clock_time(m_recording)}}));
    if (m_fast != nullptr) {
      line(m_words.get("fast_duration", {{"time", clock_time(*m_fast)}}));
    }
    return out;
  }

  /// schema.org, for catalogues; only what is true of this page.
  std::string metadata() {
    const Sample seconds = m_recording.samples / std::max(1, m_recording.sample_rate);
    Json json{{"@context", "https://schema.org"},
              {"@type", "AudioObject"},
              {"name", m_recording.title},
              {"inLanguage", m_recording.language},
              {"duration", fmt::format("PT{}M{}S", seconds / 60, seconds % 60)},
              {"encodingFormat", "audio/mpeg"},
              {"contentUrl", audio_name(m_recording)},
              {"accessMode", {"auditory", "textual"}},
              {"accessModeSufficient", {"auditory", "textual"}},
              {"accessibilityFeature",
               {"synchronizedAudioText", "structuralNavigation", "tableOfContents", "transcript"}},
              {"accessibilityHazard", {"noFlashingHazard", "noMotionSimulationHazard", "noSoundHazard"}},
              {"accessibilityControl", {"fullKeyboardControl", "fullMouseControl", "fullTouchControl"}}};
    if (!m_recording.about.publisher.empty()) {
      json["publisher"] = {{"@type", "Organization"}, {"name", m_recording.about.publisher}};
    }
    if (!m_recording.about.date.empty()) {
      json["isBasedOn"] = {{"@type", "CreativeWork"}, {"dateModified", m_recording.about.date}};
    }
    return dump(json);
  }

  /// What the script needs beside what the text tells it.
  std::string data() {
    Json json{{"slug", m_recording.slug},
              {"seconds", seconds_at(m_recording, m_recording.samples)},
              {"words", Json::object()},
              {"chapters", Json::array()}};
    for (const char* key : {"play", "pause", "chapter_of", "no_more_warnings", "speed", "no_audio"}) {
      json["words"][key] = m_words.get(key);
    }
    for (const RecordedChapter& chapter : m_recording.chapters) {
      json["chapters"].push_back({{"at", seconds_at(m_recording, chapter.start)}, {"title", chapter.title}});
    }
    if (m_fast != nullptr) {
      json["words"]["fast"] = m_words.get("fast");
      json["words"]["normal"] = m_words.get("normal");
      json["fast"] = fast_times(m_recording, m_outline, *m_fast);
    }
    return dump(json);
  }

  using Value = std::string (PageFiller::*)();
  static constexpr std::array<std::pair<std::string_view, Value>, 23> k_values{{
      {"lang", &PageFiller::language},
      {"dir", &PageFiller::direction},
      {"ui", &PageFiller::borrowed},
      {"title", &PageFiller::title},
      {"description", &PageFiller::description},
      {"style", &PageFiller::style},
      {"script", &PageFiller::script},
      {"icons", &PageFiller::icons},
      {"heading", &PageFiller::heading},
      {"facts", &PageFiller::facts},
      {"audio", &PageFiller::audio},
      {"warning_steps", &PageFiller::warning_steps},
      {"speeds", &PageFiller::speeds},
      {"fast_switch", &PageFiller::fast_switch},
      {"fast_download", &PageFiller::fast_download},
      {"warnings", &PageFiller::warning_list},
      {"chapter_count", &PageFiller::chapter_count},
      {"chapters", &PageFiller::chapters},
      {"text", &PageFiller::text},
      {"keys", &PageFiller::keys},
      {"about", &PageFiller::about},
      {"metadata", &PageFiller::metadata},
      {"data", &PageFiller::data},
  }};

  const Recording& m_recording;
  const Recording* m_fast; ///< null when there is no fast edition
  const WebWords& m_words;
  Outline m_outline;
  WebText m_text;
};

} // namespace

std::string fill_template(std::string_view page,
                          const std::function<std::string(const std::string&)>& value) {
  std::string out;
  std::size_t from = 0;
  for (std::size_t at = page.find("{{"); at != std::string_view::npos; at = page.find("{{", from)) {
    const std::size_t end = page.find("}}", at);
    out += page.substr(from, at - from);
    out += value(std::string(page.substr(at + 2, end - at - 2)));
    from = end + 2;
  }
  return out += page.substr(from);
}

std::string script_safe(std::string json) { return replace_all(std::move(json), "<", "\\u003c"); }

std::string web_page(const Recording& recording, const Phrases* phrases, const Recording* fast) {
  const WebWords words(phrases);
  PageFiller filler(recording, words, fast);
  return fill_template(k_page_html, [&filler](const std::string& name) { return filler(name); });
}

PublishedFiles publish_web(const Job& job) {
  const TraceSpan span(job.trace, "package", "page");
  create_folders(job.folder / "reader/web");
  const std::string page_path = "reader/web/index.html";
  write_file(job.folder / page_path,
             web_page(job.recording, job.phrases, job.fast != nullptr ? &job.fast->recording : nullptr));
  PublishedFiles files{published_file(job, page_path)};
  const auto add_audio = [&](const Job& edition, std::string_view suffix) {
    const std::string path = "reader/web/" + audio_name(job.recording, suffix);
    files.push_back(copy_encoded(job, edition.encodings->mp3(), path));
  };
  add_audio(job, "");
  if (job.fast != nullptr) {
    add_audio(*job.fast, k_fast_suffix);
  }
  return files;
}

} // namespace audiosheet::publish

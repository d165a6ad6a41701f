// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/web_text.hpp"

#include "publish/references.hpp"
#include "util/text.hpp"
#include "util/xml.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <functional>
#include <numeric>

namespace audiosheet::publish {

namespace {

/// The words and the class of a kind of callout; the words stand in only when no phrase file has any.
struct KindLook {
  std::string_view css_class;
  std::string_view icon;
  std::string_view words;
};

const KindLook& look_of(CalloutKind kind) {
  static constexpr std::array<KindLook, 6> k_looks{{{"danger", "danger", "Danger"},
                                                    {"warn", "warning", "Warning"},
                                                    {"caution", "caution", "Warning. Caution"},
                                                    {"important", "important", "Warning. Important"},
                                                    {"note", "note", "Note"},
                                                    {"tip", "tip", "Tip"}}};
  return k_looks.at(static_cast<std::size_t>(kind));
}

std::size_t count_sentences(const std::vector<OutlineNode>& nodes) {
  std::size_t count = 0;
  for (const OutlineNode& node : nodes) {
    if (const auto* paragraph = std::get_if<OutlineParagraph>(&node.value)) {
      count += paragraph->sentences.size();
    } else {
      count += count_sentences(std::get<OutlineBox>(node.value).nodes);
    }
  }
  return count;
}

class TextWriter {
public:
  TextWriter(const Recording& recording, const WebWords& words) : m_recording(recording), m_words(words) {}

  std::string text(const std::vector<OutlineSentence>& sentences) {
    std::string out;
    for (const OutlineSentence& sentence : sentences) {
      const Segment& segment = *sentence.segment;
      const std::string language = segment.language.empty()
                                       ? ""
                                       : fmt::format(R"( lang="{}" dir="{}")", xml_escape(segment.language),
                                                     web_direction(segment.language));
      out += fmt::format(R"({}<span class="s" data-t="{}"{}>{}</span>)", out.empty() ? "" : " ",
                         web_seconds(m_recording, sentence.start), language, xml_escape(segment.written));
    }
    return out;
  }

  void nodes(const std::vector<OutlineNode>& nodes, std::string& out) {
    for (const auto& node : nodes) {
      if (const auto* paragraph = std::get_if<OutlineParagraph>(&node.value)) {
        this->paragraph(*paragraph, out);
      } else {
        box(std::get<OutlineBox>(node.value), out);
      }
    }
  }

  void set_level(int level) { m_level = level; }

  /// A link to what stands behind a long list or table; seen only while it has the focus.
  void skip(std::string_view word, std::string_view css_class, std::size_t number, std::string& out) {
    out += fmt::format("<a class=\"over{}\" href=\"#after-{}\" data-over=\"box-{}\"{}>{}</a>\n", css_class,
                       number, number, m_words.borrowed() ? R"( lang="en" dir="ltr")" : "",
                       xml_escape(m_words.get(word)));
  }

  std::size_t next_box() { return ++m_boxes; }

private:
  void paragraph(const OutlineParagraph& paragraph, std::string& out) {
    const Segment& first = *paragraph.sentences.front().segment;
    const std::string inside = text(paragraph.sentences);
    if (paragraph.heading) {
      out += fmt::format("<h{0}>{1}</h{0}>\n", std::min(m_level + 1, 6), inside);
    } else if (first.part == Part::close) {
      out += fmt::format("<p class=\"close\">{}</p>\n", inside);
    } else if (first.role == Role::prompt) {
      out += fmt::format("<p class=\"prompt\">{}</p>\n", inside);
    } else {
      out += fmt::format("<p>{}</p>\n", inside);
    }
  }

  void box(const OutlineBox& box, std::string& out) {
    switch (box.kind) {
    case BoxKind::callout:
      callout(box, out);
      break;
    case BoxKind::list:
      escapable(box, "ul", "", out);
      break;
    case BoxKind::ordered_list:
      escapable(box, "ol", R"( role="list")", out);
      break;
    case BoxKind::table:
      escapable(box, "div", R"( class="table")", out);
      break;
    case BoxKind::item:
      wrap("li", "", box, out);
      break;
    case BoxKind::row:
      wrap("div", R"( class="row")", box, out);
      break;
    case BoxKind::figure:
      wrap("figure", "", box, out);
      break;
    case BoxKind::quotation:
      wrap("blockquote", "", box, out);
      break;
    }
  }

  void wrap(std::string_view tag, std::string_view attributes, const OutlineBox& box, std::string& out) {
    out += fmt::format("<{}{}>\n", tag, attributes);
    nodes(box.nodes, out);
    out += fmt::format("</{}>\n", tag);
  }

  void escapable(const OutlineBox& box, std::string_view tag, const std::string& attributes,
                 std::string& out) {
    constexpr std::size_t k_long = 4;
    const bool is_long = count_sentences(box.nodes) >= k_long;
    const std::size_t number = next_box();
    if (is_long) {
      skip(box.kind == BoxKind::table ? "skip_table" : "skip_list", " shy", number, out);
    }
    wrap(tag, fmt::format(R"({} id="box-{}" data-leave)", attributes, number), box, out);
    if (is_long) {
      out += fmt::format("<span id=\"after-{}\"></span>\n", number);
    }
  }

  void callout(const OutlineBox& box, std::string& out) {
    const CalloutKind kind = box.callout.value_or(CalloutKind::note);
    const KindLook& look = look_of(kind);
    const bool warns = is_warning(kind);
    const std::size_t number = next_box();
    const std::string id = warns ? fmt::format("warning-{}", ++m_warnings) : fmt::format("note-{}", number);
    std::size_t labels = 0;
    std::string signal;
    for (; labels < box.nodes.size(); ++labels) {
      const auto* paragraph = std::get_if<OutlineParagraph>(&box.nodes[labels].value);
      if (paragraph == nullptr || paragraph->sentences.front().segment->part != Part::label) {
        break;
      }
      signal += (signal.empty() ? "" : " ") + text(paragraph->sentences);
    }
    if (signal.empty()) {
      signal = fmt::format(R"(<span lang="en" dir="ltr">{}</span>)", look.words);
    }
    out += fmt::format("<aside role=\"note\" class=\"{0}{1}\" id=\"{2}\" aria-labelledby=\"{2}-signal\">\n"
                       "<p class=\"signal\">{3}<span id=\"{2}-signal\">{4}</span></p>\n",
                       warns ? "warning " : "", look.css_class, id, web_icon(look.icon), signal);
    nodes({box.nodes.begin() + static_cast<std::ptrdiff_t>(labels), box.nodes.end()}, out);
    out += "</aside>\n";
  }

  const Recording& m_recording;
  const WebWords& m_words;
  int m_level = 2;
  std::size_t m_boxes = 0;
  int m_warnings = 0;
};

/// References that are not read out, for those who read.
std::string references(const Recording& recording) {
  std::string out = "<ol class=\"sources\">\n";
  const auto references = listed_references(recording.about);
  for (std::size_t i = 0; i < references.size(); ++i) {
    const std::string text = xml_escape(references[i].text);
    out += fmt::format("<li{}>{}</li>\n", list_value(references, i),
                       references[i].url.empty()
                           ? text
                           : fmt::format("<a href=\"{}\" rel=\"noreferrer noopener\">{}</a>",
                                         xml_escape(references[i].url), text));
  }
  return out + "</ol>\n";
}

const OutlineSentence* first_speech(const std::vector<OutlineNode>& nodes) {
  for (const OutlineNode& node : nodes) {
    const OutlineSentence* found = nullptr;
    if (const auto* paragraph = std::get_if<OutlineParagraph>(&node.value)) {
      found = paragraph->sentences.front().segment->part == Part::speech ? &paragraph->sentences.front()
                                                                         : nullptr;
    } else {
      found = first_speech(std::get<OutlineBox>(node.value).nodes);
    }
    if (found != nullptr) {
      return found;
    }
  }
  return nullptr;
}

Sample first_sample(const std::vector<OutlineNode>& nodes) {
  const auto& first = nodes.front().value;
  const auto* paragraph = std::get_if<OutlineParagraph>(&first);
  return paragraph != nullptr ? paragraph->sentences.front().start
                              : first_sample(std::get<OutlineBox>(first).nodes);
}

} // namespace

std::string web_clock(std::int64_t seconds) {
  return seconds < 3600 ? fmt::format("{}:{:02}", seconds / 60, seconds % 60)
                        : fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::string web_icon(std::string_view name) {
  return fmt::format(R"(<svg class="icon" aria-hidden="true"><use href="#i-{}"/></svg>)", name);
}

std::string web_seconds(const Recording& recording, Sample sample) {
  const Sample rate = std::max(1, recording.sample_rate);
  const Sample milliseconds = (sample * 1000 + rate / 2) / rate;
  return fmt::format("{}.{:03}", milliseconds / 1000, milliseconds % 1000);
}

std::string_view web_direction(std::string_view language) {
  constexpr std::array<std::string_view, 8> k_right_to_left{"ar", "he", "fa", "ur", "yi", "ps", "sd", "ug"};
  const std::string primary = ascii_lower(language.substr(0, language.find('-')));
  return std::ranges::find(k_right_to_left, primary) != k_right_to_left.end() ? "rtl" : "ltr";
}

WebText web_text(const Recording& recording, const Outline& outline, const WebWords& words) {
  WebText made;
  constexpr std::size_t k_markup = 100; // of a sentence; room that is not used costs nothing
  made.main.reserve(std::transform_reduce(recording.segments.begin(), recording.segments.end(),
                                          std::size_t{0}, std::plus<>(), [](const Segment& segment) {
                                            return segment.written.empty()
                                                       ? 0
                                                       : segment.written.size() + k_markup;
                                          }));
  TextWriter writer(recording, words);
  const bool titled = !outline.empty() && outline.front().chapter->role == ChapterRole::title;
  if (!titled || outline.front().heading.empty()) {
    made.heading = fmt::format("<h1{}>{}</h1>", titled ? R"( id="c1")" : "", xml_escape(recording.title));
  } else {
    made.heading = fmt::format("<h1 id=\"c1\">{}</h1>", writer.text(outline.front().heading));
  }
  bool outer_seen = false;
  bool listed = recording.about.references_spoken || recording.about.references.empty();
  for (const OutlineChapter& chapter : outline) {
    const RecordedChapter& recorded = *chapter.chapter;
    const bool first = titled && &chapter == &outline.front();
    const bool inner = recorded.level > 1 && outer_seen;
    outer_seen = outer_seen || !first;
    const int level = inner ? 3 : 2;
    writer.set_level(level);
    std::string inside;
    if (!first) {
      inside =
          fmt::format("<h{0} id=\"c{1}\">{2}</h{0}>\n", level, recorded.number,
                      chapter.heading.empty() ? xml_escape(recorded.title) : writer.text(chapter.heading));
    }
    const bool spoken_references = recorded.role == ChapterRole::references;
    const std::size_t number = spoken_references ? writer.next_box() : 0;
    if (spoken_references) {
      writer.skip("skip_references", "", number, inside);
    }
    writer.nodes(chapter.nodes, inside);
    if (!listed && recorded.role == ChapterRole::notice) {
      inside += references(recording);
      listed = true;
    }
    if (inside.empty()) {
      continue;
    }
    made.main += fmt::format(
        "<section class=\"chapter{}\"{}>\n{}</section>\n", first ? " lead" : (inner ? " inner" : ""),
        spoken_references ? fmt::format(R"( id="box-{}" data-leave)", number) : "", inside);
    if (spoken_references) {
      made.main += fmt::format("<span id=\"after-{}\"></span>\n", number);
    }
  }
  return made;
}

std::string web_chapters(const Recording& recording, const WebWords& words) {
  std::string out = fmt::format("<ol lang=\"{}\" dir=\"{}\">\n", xml_escape(recording.language),
                                web_direction(recording.language));
  bool open = false;  // an item
  bool inner = false; // a list in it
  for (const RecordedChapter& chapter : recording.chapters) {
    if (chapter.level > 1 && open && !inner) {
      out += "\n<ol>\n";
      inner = true;
    } else if (chapter.level <= 1 && inner) {
      out += "</li>\n</ol>\n</li>\n";
      inner = false;
    } else if (open) {
      out += "</li>\n";
    }
    open = true;
    const std::string mark =
        fmt::format("<span class=\"mark\">{}<span class=\"unseen\"{}>{}</span></span>", web_icon("warning"),
                    words.borrowed() ? " lang=\"en\"" : "", xml_escape(words.get("warning")));
    out += fmt::format("<li><a href=\"#c{}\" data-chapter data-at=\"{}\"><span>{}</span>{}</a>",
                       chapter.number, web_seconds(recording, chapter.start), xml_escape(chapter.title),
                       chapter.warnings > 0 ? " " + mark : "");
  }
  return out + (inner ? "</li>\n</ol>\n" : "") + (open ? "</li>\n" : "") + "</ol>";
}

std::string web_warnings(const Recording& recording, const Outline& outline, const WebWords& words,
                         std::string_view attributes) {
  const std::vector<OutlineWarning> found = warnings(outline);
  if (found.empty()) {
    return "";
  }
  constexpr std::size_t k_longest = 90;
  const std::string name = xml_escape(words.get("warnings"));
  std::string out = fmt::format(
      "<nav class=\"contents alerts\" aria-label=\"{0}\"{1}>\n<details open>\n<summary>{2}<span>{0}</span> "
      "<span class=\"count\">{3}</span>{4}</summary>\n<ol lang=\"{5}\" dir=\"{6}\">\n",
      name, attributes, web_icon("warning"), found.size(), web_icon("chevron"),
      xml_escape(recording.language), web_direction(recording.language));
  std::vector<std::string> names;
  for (const OutlineWarning& warning : found) {
    const KindLook& look = look_of(warning.box->callout.value_or(CalloutKind::warning));
    std::string signal = label_text(*warning.box);
    signal = signal.empty() ? std::string(look.words) : signal.substr(0, signal.find_last_not_of('.') + 1);
    const OutlineSentence* speech = first_speech(warning.box->nodes);
    std::string text = speech != nullptr ? shorten(speech->segment->written, k_longest) : "";
    const std::string key = signal + '\n' + text + '\n' + warning.chapter->chapter->title;
    if (std::ranges::find(names, key) != names.end()) {
      text += fmt::format(" ({})", names.size() + 1);
    }
    names.push_back(key);
    out += fmt::format(
        "<li><a class=\"{}\" href=\"#warning-{}\" data-warning data-at=\"{}\">{}<span><b>{}</b> {} "
        "<small>{}</small></span></a></li>\n",
        look.css_class, names.size(), web_seconds(recording, first_sample(warning.box->nodes)),
        web_icon(look.icon), xml_escape(signal), xml_escape(text),
        xml_escape(warning.chapter->chapter->title));
  }
  return out + "</ol>\n</details>\n</nav>\n";
}

} // namespace audiosheet::publish

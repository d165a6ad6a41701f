// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/outline.hpp"

#include "model/names.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>

namespace audiosheet::publish {

namespace {

constexpr Names<BoxKind, 8> k_kinds{{{BoxKind::callout, "callout"},
                                     {BoxKind::list, "list"},
                                     {BoxKind::ordered_list, "ordered-list"},
                                     {BoxKind::item, "item"},
                                     {BoxKind::table, "table"},
                                     {BoxKind::row, "row"},
                                     {BoxKind::figure, "figure"},
                                     {BoxKind::quotation, "quotation"}}};

/// Boxes in boxes that are kept; nobody can follow deeper ones, and scripts come from strangers.
constexpr std::size_t k_deepest = 16;

/// One step of a sentence's way from the chapter to its paragraph.
struct Step {
  BoxKind kind = BoxKind::callout;
  std::string key; ///< tells it from its brothers: "list-2"; "+item" for one that nobody wrote
};

bool is_list(BoxKind kind) { return kind == BoxKind::list || kind == BoxKind::ordered_list; }

bool has_text(const Segment& segment) { return !trim(segment.written).empty(); }

bool is_tone(const Segment& segment) {
  return segment.part == Part::cue || (segment.part == Part::close && !has_text(segment));
}

bool is_heading(const Segment& segment) {
  return segment.role == Role::title || segment.role == Role::heading || segment.role == Role::question;
}

/// Adds a step so that the way stays one that HTML can go: see OutlineBox.
void add_step(std::vector<Step>& way, Step step) {
  const auto inside = [&](auto fits) { return !way.empty() && fits(way.back().kind); };
  const auto in_table = [](BoxKind kind) { return kind == BoxKind::table; };
  if (step.kind == BoxKind::item && !inside(is_list)) {
    add_step(way, {BoxKind::list, "+list"});
  } else if (step.kind == BoxKind::row && !inside(in_table)) {
    add_step(way, {BoxKind::table, "+table"});
  } else if (step.kind != BoxKind::item && inside(is_list)) {
    way.push_back({BoxKind::item, "+item"});
  } else if (step.kind != BoxKind::row && inside(in_table)) {
    way.push_back({BoxKind::row, "+row"});
  }
  way.push_back(std::move(step));
}

class ChapterOutliner {
public:
  ChapterOutliner(OutlineChapter& chapter) : m_chapter(chapter) {}

  void add(const OutlineSentence& sentence) {
    const Segment& segment = *sentence.segment;
    std::vector<Step> way = way_of(segment);
    if (way.empty() && belongs_to_heading(segment)) {
      m_chapter.heading.push_back(sentence);
    } else {
      go(way, segment);
      place(sentence);
    }
    m_previous = &segment;
  }

private:
  struct Open {
    std::string key;
    BoxKind kind;
    OutlineBox* box; ///< null for a callout that belongs to the one around it
    std::vector<OutlineNode>* nodes;
  };

  [[nodiscard]] bool belongs_to_heading(const Segment& segment) const {
    const bool announces = segment.role == Role::prompt && m_chapter.chapter->role == ChapterRole::takeaway;
    if (!m_chapter.nodes.empty() || !(is_heading(segment) || announces)) {
      return false;
    }
    return m_chapter.heading.empty() ||
           (segment.paragraph > 0 && segment.paragraph == m_chapter.heading.front().segment->paragraph);
  }

  std::vector<Step> way_of(const Segment& segment) {
    std::vector<Step> way;
    bool has_callout = false;
    for (const std::string_view name : split(segment.within, '/')) {
      const auto kind = value_of(k_kinds, name.substr(0, name.rfind('-')));
      if (kind && way.size() < k_deepest) {
        has_callout = has_callout || *kind == BoxKind::callout;
        add_step(way, {*kind, std::string(name)});
      }
    }
    if (!has_callout && segment.kind) {
      // An edited script may have lost the way, but it still says what is a warning.
      std::vector<Step> inside = std::move(way);
      way = {{BoxKind::callout, fmt::format("+callout-{}", callout_run(segment))}};
      way.insert(way.end(), inside.begin(), inside.end());
    }
    if (!way.empty() && is_list(way.back().kind)) {
      way.push_back({BoxKind::item, "+item"});
    }
    return way;
  }

  /// A number that changes where a callout without a written way ends and the next begins.
  int callout_run(const Segment& segment) {
    const bool goes_on = m_previous != nullptr && m_previous->kind == segment.kind &&
                         m_previous->warning == segment.warning &&
                         (m_previous->part != Part::close || segment.part == Part::close);
    return goes_on ? m_callout_run : ++m_callout_run;
  }

  void go(const std::vector<Step>& way, const Segment& segment) {
    std::size_t common = 0;
    while (common < way.size() && common < m_open.size() && m_open[common].key == way[common].key) {
      ++common;
    }
    m_open.resize(common);
    for (std::size_t i = common; i < way.size(); ++i) {
      open(way[i], segment);
    }
    if (!m_open.empty() && m_open.back().kind == BoxKind::table && has_rows(*m_open.back().nodes)) {
      open({BoxKind::row, "+row"}, segment);
    }
  }

  static bool has_rows(const std::vector<OutlineNode>& nodes) {
    return !nodes.empty() && std::holds_alternative<OutlineBox>(nodes.back().value);
  }

  std::vector<OutlineNode>& nodes() { return m_open.empty() ? m_chapter.nodes : *m_open.back().nodes; }

  void open(const Step& step, const Segment& segment) {
    const bool callout = step.kind == BoxKind::callout;
    if (callout && std::ranges::any_of(m_open, [&](const Open& open) {
          return open.kind == BoxKind::callout && open.box != nullptr && open.box->callout == segment.kind &&
                 open.box->warning == segment.warning;
        })) {
      m_open.push_back({step.key, step.kind, nullptr, &nodes()});
      return;
    }
    OutlineBox box;
    box.kind = step.kind;
    box.callout = callout ? segment.kind : std::nullopt;
    box.warning = callout ? segment.warning : 0;
    nodes().push_back({std::move(box)});
    auto& opened = std::get<OutlineBox>(nodes().back().value);
    m_open.push_back({step.key, step.kind, &opened, &opened.nodes});
  }

  void place(const OutlineSentence& sentence) {
    const Segment& segment = *sentence.segment;
    const bool heading = m_open.empty() && is_heading(segment);
    auto* last = nodes().empty() ? nullptr : std::get_if<OutlineParagraph>(&nodes().back().value);
    if (last == nullptr || segment.paragraph == 0 || last->number != segment.paragraph ||
        last->heading != heading || last->sentences.back().segment->part != segment.part) {
      nodes().push_back({OutlineParagraph{heading, segment.paragraph, {}}});
      last = &std::get<OutlineParagraph>(nodes().back().value);
    }
    last->sentences.push_back(sentence);
  }

  OutlineChapter& m_chapter;
  std::vector<Open> m_open;
  const Segment* m_previous = nullptr;
  int m_callout_run = 0;
};

using Segments = std::vector<const Segment*>;

/// True when a tone is heard with the text that follows it.
bool leads_on(const Segments& segments, std::size_t index) {
  const auto next = std::find_if(segments.begin() + static_cast<std::ptrdiff_t>(index), segments.end(),
                                 [](const Segment* segment) { return has_text(*segment); });
  return next != segments.end() && (segments[index]->part == Part::cue || (*next)->part == Part::close);
}

/// The sentences of a chapter with their clips.
std::vector<OutlineSentence> clips(const RecordedChapter& chapter, const Segments& segments) {
  std::vector<OutlineSentence> found;
  std::optional<Sample> tone;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const Segment& segment = *segments[i];
    if (has_text(segment)) {
      const Sample start = found.empty() ? chapter.start : tone.value_or(segment.start);
      found.push_back({&segment, start, start});
      tone.reset();
    } else if (is_tone(segment) && !tone && leads_on(segments, i)) {
      tone = segment.start;
    }
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    found[i].end = i + 1 < found.size() ? found[i + 1].start : chapter.end;
  }
  return found;
}

void collect(const std::vector<OutlineNode>& nodes, std::vector<const OutlineSentence*>& out) {
  for (const OutlineNode& node : nodes) {
    if (const auto* paragraph = std::get_if<OutlineParagraph>(&node.value)) {
      for (const OutlineSentence& sentence : paragraph->sentences) {
        out.push_back(&sentence);
      }
    } else {
      collect(std::get<OutlineBox>(node.value).nodes, out);
    }
  }
}

void collect(const OutlineChapter& chapter, const std::vector<OutlineNode>& nodes,
             std::vector<OutlineWarning>& out) {
  for (const OutlineNode& node : nodes) {
    if (const auto* box = std::get_if<OutlineBox>(&node.value)) {
      if (box->callout && is_warning(*box->callout)) {
        out.push_back({&chapter, box});
      }
      collect(chapter, box->nodes, out);
    }
  }
}

} // namespace

Outline outline(const Recording& recording) {
  std::vector<Segments> by_chapter(recording.chapters.size());
  for (const Segment& segment : recording.segments) {
    by_chapter.at(static_cast<std::size_t>(segment.chapter - 1)).push_back(&segment);
  }
  Outline outline(recording.chapters.size());
  for (std::size_t i = 0; i < outline.size(); ++i) {
    outline[i].chapter = &recording.chapters[i];
    ChapterOutliner outliner(outline[i]);
    for (const OutlineSentence& sentence : clips(recording.chapters[i], by_chapter[i])) {
      outliner.add(sentence);
    }
  }
  return outline;
}

std::vector<const OutlineSentence*> sentences(const OutlineChapter& chapter) {
  std::vector<const OutlineSentence*> out;
  for (const OutlineSentence& sentence : chapter.heading) {
    out.push_back(&sentence);
  }
  collect(chapter.nodes, out);
  return out;
}

std::vector<OutlineWarning> warnings(const Outline& outline) {
  std::vector<OutlineWarning> out;
  for (const OutlineChapter& chapter : outline) {
    collect(chapter, chapter.nodes, out);
  }
  return out;
}

std::string label_text(const OutlineBox& callout) {
  std::vector<std::string> texts;
  for (const OutlineNode& node : callout.nodes) {
    const auto* paragraph = std::get_if<OutlineParagraph>(&node.value);
    if (paragraph == nullptr || paragraph->sentences.front().segment->part != Part::label) {
      break;
    }
    for (const OutlineSentence& sentence : paragraph->sentences) {
      texts.push_back(sentence.segment->written);
    }
  }
  return join(texts, " ");
}

std::string chapter_text(const Recording& recording, int chapter) {
  std::string text;
  for (const Segment& segment : recording.segments) {
    if (segment.chapter == chapter && !segment.written.empty()) {
      text += (text.empty() ? "" : " ") + segment.written;
    }
  }
  return text;
}

} // namespace audiosheet::publish

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssml/merge.hpp"

#include "ssml/fingerprint.hpp"
#include "ssml/three_way.hpp"
#include "util/text.hpp"

#include <algorithm>

namespace audiosheet::ssml {

namespace {

std::vector<std::string> without_head(const std::vector<std::string>& all) {
  return all.empty() ? all : std::vector<std::string>(all.begin() + 1, all.end());
}

std::string text_of(const std::vector<Utterance>& utterances, Range range) {
  std::vector<std::string> pieces;
  for (std::size_t i = range.begin; i < range.end; ++i) {
    const auto& value = utterances[i].value;
    if (const auto* sentence = std::get_if<Sentence>(&value)) {
      pieces.push_back(written_text(*sentence));
    } else if (const auto* pause = std::get_if<Pause>(&value)) {
      pieces.push_back("[" + std::to_string(pause->duration.count()) + " ms]");
    } else if (const auto* cue = std::get_if<Cue>(&value)) {
      pieces.push_back("[" + cue->name + "]");
    } else {
      pieces.push_back("[" + std::get<Clip>(value).source + "]");
    }
  }
  return join(pieces, " ");
}

/// Numbers (of paragraphs, of warnings) of the edited chapter and what they are in the fresh one.
using Numbers = std::map<int, int>;

class Merger {
public:
  Merger(const ChapterFile& edited, const Chapter& fresh, Settle settle)
      : m_edited(edited),
        m_mine(edited.chapter.utterances),
        m_theirs(fresh.utterances),
        m_fresh(fresh),
        m_settle(settle) {}

  MergedChapter merge() {
    m_out.chapter.id = m_fresh.id;
    const std::vector<std::string> theirs = fingerprints(m_fresh);
    const std::vector<std::string> mine = fingerprints(m_edited.chapter);
    merge_head(mine[0], theirs[0]);
    const auto own = without_head(mine);
    const auto now = without_head(theirs);
    std::vector<std::string> base = without_head(m_edited.generated);
    if (m_edited.generated.empty()) {
      for (const auto& [i, j] : common_entries(own, now)) {
        base.push_back(own[i]);
      }
    }
    const std::vector<Stretch> stretches = compare_three(base, own, now);
    learn_numbers(stretches);
    m_new_index.assign(m_mine.size() + 1, 0);
    for (const Stretch& stretch : stretches) {
      take(stretch, base, now);
    }
    m_new_index[m_mine.size()] = m_out.chapter.utterances.size();
    for (const Comment& comment : m_edited.comments) {
      m_out.comments.push_back({m_new_index[std::min(comment.before, m_mine.size())], comment.text});
    }
    if (m_out.kept > 0 || !m_out.conflicts.empty()) {
      number_paragraphs();
    }
    return std::move(m_out);
  }

private:
  void merge_head(const std::string& mine, const std::string& theirs) {
    const Chapter& edited = m_edited.chapter;
    const std::string base = m_edited.generated.empty() ? std::string() : m_edited.generated[0];
    const bool take_mine = mine != theirs && mine != base;
    const Chapter& head = take_mine ? edited : m_fresh;
    m_out.chapter.title = head.title;
    m_out.chapter.level = head.level;
    m_out.chapter.role = head.role;
    m_out.chapter.marks = head.marks;
    const bool conflict = take_mine && theirs != base;
    if (conflict && m_settle == Settle::later) {
      m_out.conflicts.push_back({0, edited.title, m_fresh.title});
    } else if (take_mine) {
      ++m_out.kept;
    }
    m_out.generated.push_back(conflict && m_settle == Settle::later ? base : theirs);
  }

  /// Paragraphs and warnings that have an utterance in common are the same.
  void learn_numbers(const std::vector<Stretch>& stretches) {
    for (const Stretch& stretch : stretches) {
      if (stretch.side != Side::both) {
        continue;
      }
      for (std::size_t i = 0; i < stretch.mine.size(); ++i) {
        const Utterance& mine = m_mine[stretch.mine.begin + i];
        const Utterance& theirs = m_theirs[stretch.theirs.begin + i];
        m_paragraphs.emplace(mine.paragraph, theirs.paragraph);
        m_warnings.emplace(mine.warning, theirs.warning);
      }
    }
  }

  void take(const Stretch& stretch, const std::vector<std::string>& base,
            const std::vector<std::string>& theirs) {
    const bool mine = stretch.side == Side::mine || stretch.side == Side::conflict;
    for (std::size_t i = stretch.mine.begin; i < stretch.mine.end; ++i) {
      m_new_index[i] =
          m_out.chapter.utterances.size() + (stretch.side == Side::theirs ? 0 : i - stretch.mine.begin);
    }
    if (mine) {
      take_mine(stretch);
    } else {
      for (std::size_t i = stretch.theirs.begin; i < stretch.theirs.end; ++i) {
        m_out.chapter.utterances.push_back(m_theirs[i]);
      }
    }
    const bool open = stretch.side == Side::conflict && m_settle == Settle::later;
    const auto& generated = open ? base : theirs;
    const Range range = open ? stretch.base : stretch.theirs;
    for (std::size_t i = range.begin; i < range.end; ++i) {
      m_out.generated.push_back(generated[i]);
    }
    if (open) {
      const std::size_t at = std::min(stretch.mine.begin, m_edited.lines.size());
      m_out.conflicts.push_back({at < m_edited.lines.size() ? m_edited.lines[at] : 0,
                                 text_of(m_mine, stretch.mine), text_of(m_theirs, stretch.theirs)});
    } else if (mine) {
      ++m_out.kept;
    }
  }

  void take_mine(const Stretch& stretch) {
    for (std::size_t i = 0; i < stretch.mine.size(); ++i) {
      Utterance utterance = m_mine[stretch.mine.begin + i];
      // Where it stands in the sheet is known by what stands there now.
      if (utterance.line != 0 && stretch.theirs.size() > 0) {
        const std::size_t like = std::min(i, stretch.theirs.size() - 1);
        const int line = m_theirs[stretch.theirs.begin + like].line;
        utterance.line = line != 0 ? line : utterance.line;
        utterance.within = m_theirs[stretch.theirs.begin + like].within;
      }
      if (const auto warning = m_warnings.find(utterance.warning); warning != m_warnings.end()) {
        utterance.warning = warning->second;
      }
      if (utterance.paragraph > 0) {
        const auto paragraph = m_paragraphs.find(utterance.paragraph);
        utterance.paragraph =
            paragraph != m_paragraphs.end() ? paragraph->second : k_own + utterance.paragraph;
      }
      m_out.chapter.utterances.push_back(std::move(utterance));
    }
  }

  /// Counts paragraphs up again, so that edited ones don't collide with others.
  void number_paragraphs() {
    int number = 0;
    int before = 0;
    for (auto& utterance : m_out.chapter.utterances) {
      if (utterance.paragraph == 0) {
        continue;
      }
      if (utterance.paragraph != before) {
        before = utterance.paragraph;
        ++number;
      }
      utterance.paragraph = number;
    }
  }

  static constexpr int k_own = 1'000'000'000; ///< beyond the paragraphs of a sheet

  const ChapterFile& m_edited;
  const std::vector<Utterance>& m_mine;
  const std::vector<Utterance>& m_theirs;
  const Chapter& m_fresh;
  Settle m_settle;
  Numbers m_paragraphs;
  Numbers m_warnings;
  std::vector<std::size_t> m_new_index; ///< of each utterance of mine, in the merged chapter
  MergedChapter m_out;
};

} // namespace

MergedChapter merge_chapter(const ChapterFile& edited, const Chapter& fresh, Settle settle) {
  return Merger(edited, fresh, settle).merge();
}

} // namespace audiosheet::ssml

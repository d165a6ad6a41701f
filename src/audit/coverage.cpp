// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/coverage.hpp"

#include "audit/align.hpp"
#include "audit/glyphs.hpp"

#include "util/text.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace audiosheet::audit {

namespace {

using Key = std::uint32_t;

/// A text of the sheet that has to be in the script.
struct SheetText {
  std::string_view text;
  int line = 0;
  bool may_repeat = false; ///< a table's heading is said with each row
  bool is_marker = false;  ///< of a list item: may be said before it
};

class Collector {
public:
  explicit Collector(std::vector<SheetText>& texts) : m_texts(texts) {}

  void add(std::string_view text, int line, bool may_repeat = false) {
    if (!text.empty()) {
      m_texts.push_back({text, line, may_repeat, false});
    }
  }

  // The readers bound how deep blocks are nested.
  void add_blocks(const Blocks& blocks) { // NOLINT(misc-no-recursion)
    for (const auto& block : blocks) {
      std::visit([&](const auto& value) { add_block(value, block.line); }, block.value);
    }
  }

private:
  void add_block(const Paragraph& paragraph, int line) { add(paragraph.text, line); }
  void add_block(const List& list, int /*line*/) { // NOLINT(misc-no-recursion)
    for (const auto& item : list.items) {
      if (!item.marker.empty()) {
        m_texts.push_back({item.marker, item.line, false, true});
      }
      add_blocks(item.blocks);
    }
  }
  void add_block(const Callout& callout, int line) { // NOLINT(misc-no-recursion)
    add(callout.title, line);
    add_blocks(callout.blocks);
  }
  void add_block(const Table& table, int line) {
    add(table.caption, line);
    // The corner over the names of the rows heads nothing that is said.
    for (std::size_t i = table.row_headers ? 1 : 0; i < table.header.size(); ++i) {
      add(table.header[i], line, true);
    }
    for (const auto& row : table.rows) {
      for (const auto& cell : row) {
        add(cell, line, true);
      }
    }
  }
  void add_block(const Figure& figure, int line) {
    add(figure.alternative, line);
    add(figure.caption, line);
  }
  void add_block(const Quotation& quotation, int /*line*/) { // NOLINT(misc-no-recursion)
    add_blocks(quotation.blocks);
  }

  std::vector<SheetText>& m_texts;
};

/// A sentence of the script as a stretch of its stream of words.
struct Said {
  const Sentence* sentence = nullptr;
  const Chapter* chapter = nullptr;
  int line = 0;
  bool own_words = false; ///< added by the program: not the sheet's
  std::size_t begin = 0;  ///< index into the stream
  std::size_t end = 0;
};

class Coverage {
public:
  Coverage(const Script& script, DateOrder order, Report& report) : m_order(order), m_report(report) {
    for (const auto& chapter : script.chapters) {
      for (const auto& utterance : chapter.utterances) {
        if (const auto* sentence = std::get_if<Sentence>(&utterance.value)) {
          add_said(*sentence, chapter, utterance);
        }
      }
    }
    m_covered.assign(m_stream.size(), false);
    for (std::size_t i = 0; i < m_stream.size(); ++i) {
      m_positions[key_at(i)].push_back(i);
    }
  }

  void check(const FactSheet& sheet) {
    std::vector<SheetText> texts;
    Collector collector(texts);
    collector.add(sheet.title, sheet.title_line);
    collector.add_blocks(sheet.lead);
    check_texts(texts);
    for (const auto& section : sheet.sections) {
      texts.clear();
      collector.add(section.heading, section.line);
      collector.add_blocks(section.blocks);
      for (const auto& question : section.questions) {
        collector.add(question.question, question.line);
        collector.add_blocks(question.answer);
      }
      for (const auto& takeaway : section.takeaways) {
        collector.add_blocks(takeaway.blocks);
      }
      if (section.references.empty() || has_references(section)) {
        for (const auto& reference : section.references) {
          collector.add(reference.text, reference.line);
        }
        check_texts(texts);
        continue;
      }
      m_report.references_left_out += section.references.size();
      if (!texts.empty() && texts.front().text == section.heading) {
        texts.erase(texts.begin()); // goes with them
      }
      check_texts(texts);
    }
    find_additions();
  }

private:
  // --- the script as a stream of keys, one a word

  /// The words of a text as they are compared: between white space, in lower case, without punctuation
  /// around them. Signs that carry meaning stay.
  template <typename Function> static void each_word(std::string_view text, Function function) {
    std::size_t at = 0;
    while (at < text.size()) {
      std::size_t end = at;
      while (end < text.size() && character_at(text, end).glyph != Glyph::space) {
        end += character_at(text, end).length;
      }
      std::string_view word = text.substr(at, end - at);
      at = end + std::max<std::size_t>(character_at(text, end).length, 1);
      while (!word.empty() && is_silent(character_at(word, 0).glyph)) {
        word.remove_prefix(character_at(word, 0).length);
      }
      while (!word.empty() && is_silent(last_glyph(word))) {
        word.remove_suffix(last_length(word));
      }
      if (!word.empty()) {
        function(ascii_lower(word));
      }
    }
  }

  static bool is_silent(Glyph glyph) {
    return glyph == Glyph::mark || glyph == Glyph::quote || glyph == Glyph::dash;
  }

  static std::size_t last_length(std::string_view text) {
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U && text.size() - at < 4) {
      --at;
    }
    return text.size() - at;
  }
  static Glyph last_glyph(std::string_view text) {
    return character_at(text, text.size() - last_length(text)).glyph;
  }

  Key intern(const std::string& word) {
    return m_keys.try_emplace(word, static_cast<Key>(m_keys.size() + 1)).first->second;
  }

  void add_said(const Sentence& sentence, const Chapter& chapter, const Utterance& utterance) {
    Said said;
    said.sentence = &sentence;
    said.chapter = &chapter;
    said.line = utterance.line;
    said.own_words = utterance.line <= 0 || utterance.part == Part::label || utterance.part == Part::close;
    said.begin = m_stream.size();
    each_word(written_text(sentence), [this](const std::string& word) { m_stream.push_back(intern(word)); });
    said.end = m_stream.size();
    m_by_line[utterance.line].push_back(m_said.size());
    m_said.push_back(said);
  }

  static std::uint64_t pair_key(Key first, Key second) { return (std::uint64_t{first} << 32U) | second; }

  /// A word and the next: rare enough to look for.
  [[nodiscard]] std::uint64_t key_at(std::size_t index) const {
    return pair_key(m_stream[index], index + 1 < m_stream.size() ? m_stream[index + 1] : 0);
  }

  // --- the sheet's texts

  [[nodiscard]] std::vector<Key> keys_of(std::string_view text) {
    std::vector<Key> keys;
    each_word(text, [&](const std::string& word) {
      const auto found = m_keys.find(word);
      keys.push_back(found == m_keys.end() ? 0 : found->second);
    });
    return keys;
  }

  [[nodiscard]] bool stands_at(const std::vector<Key>& keys, std::size_t position) const {
    return position + keys.size() <= m_stream.size() &&
           std::equal(keys.begin(), keys.end(), m_stream.begin() + static_cast<std::ptrdiff_t>(position));
  }

  /// Where the text stands in the script, behind the last one found if it can be. Same text twice: as
  /// often as it is written, for what is found is taken.
  [[nodiscard]] std::size_t find(const std::vector<Key>& keys) const {
    if (keys.size() == 1) {
      return find_single(keys.front());
    }
    const auto found = m_positions.find(pair_key(keys[0], keys[1]));
    if (found == m_positions.end()) {
      return m_stream.size();
    }
    const auto& places = found->second;
    const auto from = std::lower_bound(places.begin(), places.end(), m_cursor);
    constexpr std::size_t k_most_tries = 200;
    std::size_t tries = 0;
    for (auto place = from; place != places.end() && tries < k_most_tries; ++place, ++tries) {
      if (!m_covered[*place] && stands_at(keys, *place)) {
        return *place;
      }
    }
    tries = 0;
    for (auto place = places.begin(); place != from && tries < k_most_tries; ++place, ++tries) {
      if (!m_covered[*place] && stands_at(keys, *place)) {
        return *place;
      }
    }
    return m_stream.size();
  }

  [[nodiscard]] std::size_t find_single(Key key) const {
    constexpr std::size_t k_near = 2000;
    const std::size_t end = std::min(m_stream.size(), m_cursor + k_near);
    for (std::size_t i = m_cursor; i < end; ++i) {
      if (m_stream[i] == key && !m_covered[i]) {
        return i;
      }
    }
    const std::size_t begin = m_cursor > k_near ? m_cursor - k_near : 0;
    for (std::size_t i = begin; i < m_cursor; ++i) {
      if (m_stream[i] == key) {
        return i;
      }
    }
    return m_stream.size();
  }

  void check_texts(const std::vector<SheetText>& texts) {
    for (const auto& text : texts) {
      const auto keys = keys_of(text.text);
      if (keys.empty()) {
        continue;
      }
      if (text.is_marker) {
        if (stands_at(keys, m_cursor)) {
          cover(m_cursor, keys.size());
        }
        continue;
      }
      ++m_report.sheet_texts;
      if (text.may_repeat) {
        m_repeated.insert(keys.begin(), keys.end());
      }
      const std::size_t at = find(keys);
      if (at < m_stream.size()) {
        cover(at, keys.size());
      } else if (!text.may_repeat || !all_known(keys, text.line)) {
        report_lost(text);
      }
    }
  }

  void cover(std::size_t at, std::size_t size) {
    m_cursor = at + size;
    std::fill(m_covered.begin() + static_cast<std::ptrdiff_t>(at),
              m_covered.begin() + static_cast<std::ptrdiff_t>(m_cursor), true);
  }

  /// Whether the words of a cell are among those said for its table.
  [[nodiscard]] bool all_known(const std::vector<Key>& keys, int line) {
    const auto found = m_by_line.find(line);
    if (found == m_by_line.end() || ++m_looks > k_most_looks) {
      return false;
    }
    return std::all_of(keys.begin(), keys.end(), [&](Key key) {
      return std::any_of(found->second.begin(), found->second.end(), [&](std::size_t index) {
        const Said& said = m_said[index];
        return std::find(m_stream.begin() + static_cast<std::ptrdiff_t>(said.begin),
                         m_stream.begin() + static_cast<std::ptrdiff_t>(said.end),
                         key) != m_stream.begin() + static_cast<std::ptrdiff_t>(said.end);
      });
    });
  }

  [[nodiscard]] bool has_references(const Section& section) {
    return std::any_of(section.references.begin(), section.references.end(), [&](const Reference& reference) {
      const auto keys = keys_of(reference.text);
      return keys.size() > 1 && find(keys) < m_stream.size();
    });
  }

  // --- what is lost, and what is more

  /// The text isn't in the script as it stands: either its line says something else, or nothing does.
  void report_lost(const SheetText& text) {
    const auto found = m_by_line.find(text.line);
    constexpr std::size_t k_most = 64U << 10U;
    std::string spoken;
    if (found != m_by_line.end() && text.line > 0 && ++m_looks <= k_most_looks) {
      for (const std::size_t index : found->second) {
        spoken += spoken_text(*m_said[index].sentence) + ' ';
        std::fill(m_covered.begin() + static_cast<std::ptrdiff_t>(m_said[index].begin),
                  m_covered.begin() + static_cast<std::ptrdiff_t>(m_said[index].end), true);
        if (spoken.size() > k_most) {
          break;
        }
      }
    }
    if (trim(spoken).empty()) {
      Finding finding;
      finding.verdict = Verdict::missing;
      finding.kind = "text";
      finding.written = shorten(text.text.substr(0, k_most), 240);
      finding.sentence = finding.written;
      finding.line = text.line;
      m_report.findings.push_back(std::move(finding));
      return;
    }
    auto result = audit_sentence(text.text.substr(0, k_most), spoken, {}, m_order);
    for (auto& finding : result.findings) {
      if (finding.verdict != Verdict::verified && finding.verdict != Verdict::added) {
        finding.line = text.line;
        finding.chapter = m_said[found->second.front()].chapter->id;
        m_report.findings.push_back(std::move(finding));
      }
    }
  }

  /// Sentences that claim to be the sheet's, with facts that stand nowhere in it.
  void find_additions() {
    for (const auto& said : m_said) {
      if (said.own_words || said.begin == said.end) {
        continue;
      }
      const auto is_new = [&](std::size_t i) { return !m_covered[i] && m_repeated.count(m_stream[i]) == 0; };
      std::size_t fresh = 0;
      for (std::size_t i = said.begin; i < said.end; ++i) {
        fresh += is_new(i) ? 1U : 0U;
      }
      if (fresh == 0) {
        continue;
      }
      const std::string written = written_text(*said.sentence);
      const auto tokens = read_written(new_words(said, written), m_order);
      if (std::none_of(tokens.begin(), tokens.end(),
                       [](const Token& token) { return token.kind == Token::Kind::fact; })) {
        continue;
      }
      Finding finding;
      finding.verdict = Verdict::added;
      finding.kind = "text";
      finding.heard = shorten(spoken_text(*said.sentence), 240);
      finding.sentence = shorten(written, 240);
      finding.chapter = said.chapter->id;
      finding.line = said.line;
      m_report.findings.push_back(std::move(finding));
    }
  }

  [[nodiscard]] std::string new_words(const Said& said, const std::string& written) const {
    std::string out;
    std::size_t at = said.begin;
    each_word(written, [&](const std::string& word) {
      if (at < said.end && !m_covered[at] && m_repeated.count(m_stream[at]) == 0) {
        out += word + ' ';
      }
      ++at;
    });
    return out;
  }

  DateOrder m_order;
  Report& m_report;
  std::unordered_map<std::string, Key> m_keys;
  std::vector<Key> m_stream;
  std::vector<bool> m_covered;
  std::vector<Said> m_said;
  std::unordered_map<int, std::vector<std::size_t>> m_by_line;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> m_positions;
  std::unordered_set<Key> m_repeated;
  std::size_t m_cursor = 0;
  // Looks through all that is said for a line cost its length each: a sheet without its script would
  // take for ever.
  static constexpr std::size_t k_most_looks = 1000;
  std::size_t m_looks = 0;
};

} // namespace

void check_coverage(const Script& script, const FactSheet& sheet, DateOrder order, Report& report) {
  Coverage(script, order, report).check(sheet);
}

} // namespace audiosheet::audit

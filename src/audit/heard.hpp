// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a listener hears: the words of a spoken sentence, in lower case, without punctuation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::audit {

enum class NumeralKind : std::uint8_t { none, unit, teen, ten, hundred, scale };
enum class NumeralForm : std::uint8_t { cardinal, ordinal, plural };

/// A word's share in a spelled-out number.
struct Numeral {
  NumeralKind kind = NumeralKind::none;
  NumeralForm form = NumeralForm::cardinal;
  std::uint16_t value = 0; ///< 0–90; 100; of a scale the power of a thousand (million: 2)
};

/// The numeral that a lower-case word is; kind none when it is no number word.
Numeral numeral(std::string_view word);

struct HeardWord {
  std::string_view text; ///< lower case; "'" for every apostrophe
  std::size_t begin = 0; ///< bytes of the spoken text
  std::size_t end = 0;
  Numeral numeral;
  bool after_pause = false; ///< a comma, a full stop or a bracket stands before it
};

/// Signs that a voice would have to name ("<", "%", a digit's run) are words of their own, so that one
/// left in the spoken text is noticed.
class Heard {
public:
  /// `spoken` must outlive it.
  explicit Heard(std::string_view spoken);
  Heard(const Heard&) = delete;
  Heard& operator=(const Heard&) = delete;
  Heard(Heard&&) = delete;
  Heard& operator=(Heard&&) = delete;
  ~Heard() = default;

  [[nodiscard]] std::size_t size() const { return m_words.size(); }
  [[nodiscard]] const HeardWord& operator[](std::size_t index) const { return m_words[index]; }
  /// The word's text; empty behind the end.
  [[nodiscard]] std::string_view text(std::size_t index) const {
    return index < m_words.size() ? m_words[index].text : std::string_view();
  }
  [[nodiscard]] Numeral numeral_at(std::size_t index) const {
    return index < m_words.size() ? m_words[index].numeral : Numeral();
  }
  /// Whether a listener hears a pause before the word.
  [[nodiscard]] bool pause_before(std::size_t index) const {
    return index < m_words.size() && m_words[index].after_pause;
  }
  /// The spoken text from word `first` up to, not with, word `last`.
  [[nodiscard]] std::string_view slice(std::size_t first, std::size_t last) const;

private:
  void add(std::size_t begin, std::size_t end, std::size_t lower_begin);

  std::string_view m_spoken;
  std::string m_lower;
  std::vector<HeardWord> m_words;
  bool m_pause = false; ///< before the next word
};

} // namespace audiosheet::audit

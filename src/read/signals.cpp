// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/signals.hpp"

#include "read/vocabulary.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <unicode/uchar.h>

namespace audiosheet::read {

namespace {

struct SignalWord {
  std::string_view words; ///< case folded
  CalloutKind kind;
  bool alone = true; ///< says enough on a line of its own, without a colon
};

using enum CalloutKind;
constexpr std::array k_signals{
    SignalWord{"danger", danger},
    SignalWord{"gefahr", danger},
    SignalWord{"lebensgefahr", danger},
    SignalWord{"peligro", danger},
    SignalWord{"pericolo", danger},
    SignalWord{"perigo", danger},
    SignalWord{"gevaar", danger},
    SignalWord{"fare", danger, false},
    SignalWord{"fara", danger, false},
    SignalWord{"niebezpieczeństwo", danger},
    SignalWord{"опасно", danger},
    SignalWord{"опасность", danger},
    SignalWord{"warning", warning},
    SignalWord{"boxed warning", warning},
    SignalWord{"black box warning", warning},
    SignalWord{"safety warning", warning},
    SignalWord{"alert", warning, false},
    SignalWord{"safety alert", warning},
    SignalWord{"warnung", warning},
    SignalWord{"warnhinweis", warning},
    SignalWord{"achtung", warning},
    SignalWord{"avertissement", warning},
    SignalWord{"mise en garde", warning},
    SignalWord{"alerte", warning, false},
    SignalWord{"advertencia", warning},
    SignalWord{"alerta", warning, false},
    SignalWord{"aviso", warning, false},
    SignalWord{"avvertenza", warning},
    SignalWord{"avvertimento", warning},
    SignalWord{"advertência", warning},
    SignalWord{"waarschuwing", warning},
    SignalWord{"advarsel", warning},
    SignalWord{"varning", warning},
    SignalWord{"ostrzeżenie", warning},
    SignalWord{"предупреждение", warning},
    SignalWord{"caution", caution},
    SignalWord{"attention", caution, false},
    SignalWord{"be careful", caution, false},
    SignalWord{"take care", caution, false},
    SignalWord{"vorsicht", caution},
    SignalWord{"prudence", caution, false},
    SignalWord{"precaución", caution},
    SignalWord{"atención", caution, false},
    SignalWord{"cuidado", caution, false},
    SignalWord{"attenzione", caution},
    SignalWord{"cautela", caution},
    SignalWord{"precauzione", caution},
    SignalWord{"atenção", caution},
    SignalWord{"precaução", caution},
    SignalWord{"let op", caution},
    SignalWord{"opgelet", caution},
    SignalWord{"voorzichtig", caution},
    SignalWord{"forsigtig", caution},
    SignalWord{"försiktighet", caution},
    SignalWord{"varsamhet", caution},
    SignalWord{"uwaga", caution},
    SignalWord{"przestroga", caution},
    SignalWord{"осторожно", caution},
    SignalWord{"внимание", caution},
    SignalWord{"important", important},
    SignalWord{"very important", important},
    SignalWord{"important note", important},
    SignalWord{"important notice", important},
    SignalWord{"important information", important},
    SignalWord{"important safety information", important},
    SignalWord{"important safety notice", important},
    SignalWord{"safety notice", important},
    SignalWord{"wichtig", important},
    SignalWord{"wichtiger sicherheitshinweis", important},
    SignalWord{"avis important", important},
    SignalWord{"avis de sécurité important", important},
    SignalWord{"aviso importante", important},
    SignalWord{"aviso de seguridad importante", important},
    SignalWord{"aviso de segurança importante", important},
    SignalWord{"avviso importante", important},
    SignalWord{"avviso di sicurezza importante", important},
    SignalWord{"wichtiger hinweis", important},
    SignalWord{"wichtige information", important},
    SignalWord{"remarque importante", important},
    SignalWord{"information importante", important},
    SignalWord{"importante", important},
    SignalWord{"muy importante", important},
    SignalWord{"nota importante", important},
    SignalWord{"información importante", important},
    SignalWord{"informazione importante", important},
    SignalWord{"informação importante", important},
    SignalWord{"belangrijk", important},
    SignalWord{"vigtigt", important},
    SignalWord{"viktigt", important},
    SignalWord{"viktig", important},
    SignalWord{"ważne", important},
    SignalWord{"важно", important},
    SignalWord{"note", note},
    SignalWord{"please note", note},
    SignalWord{"nb", note},
    SignalWord{"n.b", note},
    SignalWord{"info", note, false},
    SignalWord{"hinweis", note, false},
    SignalWord{"anmerkung", note},
    SignalWord{"bitte beachten", note},
    SignalWord{"remarque", note, false},
    SignalWord{"à noter", note},
    SignalWord{"nota", note, false},
    SignalWord{"observación", note, false},
    SignalWord{"observação", note},
    SignalWord{"opmerking", note},
    SignalWord{"bemærk", note},
    SignalWord{"bemærkning", note},
    SignalWord{"obs", note, false},
    SignalWord{"anmärkning", note},
    SignalWord{"wskazówka", tip, false},
    SignalWord{"примечание", note},
    SignalWord{"tip", tip},
    SignalWord{"top tip", tip},
    SignalWord{"pro tip", tip},
    SignalWord{"helpful tip", tip},
    SignalWord{"hint", tip, false},
    SignalWord{"tipp", tip},
    SignalWord{"astuce", tip, false},
    SignalWord{"conseil", tip, false},
    SignalWord{"consejo", tip, false},
    SignalWord{"suggerimento", tip},
    SignalWord{"consiglio", tip, false},
    SignalWord{"dica", tip, false},
    SignalWord{"råd", tip, false},
    SignalWord{"совет", tip, false},
};

struct Sign {
  char32_t character;
  CalloutKind kind;
};

constexpr std::array k_signs{
    Sign{0x26A0, warning},   Sign{0x1F6A8, danger},   Sign{0x26D4, danger},
    Sign{0x1F6D1, danger},   Sign{0x2620, danger},    Sign{0x2622, danger},
    Sign{0x2623, danger},    Sign{0x2757, important}, Sign{0x203C, important},
    Sign{0x2755, important}, Sign{0x2139, note},      Sign{0x1F6C8, note},
    Sign{0x1F4DD, note},     Sign{0x1F4CC, note},     Sign{0x1F4A1, tip},
    Sign{0x25BC, important}, // "▼ This medicine is subject to additional monitoring"
};

/// How a signal word is parted from what it announces.
enum class Delimiter { none, end, stop, dash, colon };

struct Cut {
  std::size_t begin = 0; ///< first byte of the delimiter
  std::size_t end = 0;   ///< behind it
  Delimiter delimiter = Delimiter::none;
};

std::size_t skip_spaces(std::string_view text, std::size_t position) {
  while (position < text.size()) {
    std::size_t after = position;
    if (u_isUWhiteSpace(static_cast<UChar32>(next_code_point(text, after))) == 0) {
      break;
    }
    position = after;
  }
  return position;
}

bool is_dash(char32_t c) { return c == U'-' || c == 0x2013 || c == 0x2014; }

Delimiter delimiter_at(std::string_view text, std::size_t begin, std::size_t end, char32_t c) {
  const bool before_space = end >= text.size() || text[end] == ' ';
  if (c == U':' || c == 0xFF1A || c == U'!' || c == 0xFF01) {
    return Delimiter::colon;
  }
  if (c == U'.' && before_space) {
    return Delimiter::stop;
  }
  const bool spaced = before_space && begin > 0 && text[begin - 1] == ' ';
  return is_dash(c) && (spaced || c == 0x2014) ? Delimiter::dash : Delimiter::none;
}

/// The delimiters at which a signal word may end, within its greatest length; the text's end is the last.
std::optional<Cut> next_cut(std::string_view text, std::size_t from) {
  constexpr std::size_t k_longest = 80;
  for (std::size_t i = from; i < text.size() && i < k_longest;) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(text, i);
    const Delimiter found = delimiter_at(text, begin, i, c);
    if (found != Delimiter::none) {
      return Cut{begin, i, found};
    }
  }
  return text.size() <= k_longest && from < text.size()
             ? std::optional(Cut{text.size(), text.size(), Delimiter::end})
             : std::nullopt;
}

const SignalWord* find_word(std::string_view text) {
  const std::string key = comparison_key(text);
  const auto* const found = std::find_if(k_signals.begin(), k_signals.end(),
                                         [&key](const SignalWord& word) { return word.words == key; });
  return found == k_signals.end() ? nullptr : found;
}

const Sign* find_sign(char32_t c) {
  const auto* const found =
      std::find_if(k_signs.begin(), k_signs.end(), [c](const Sign& sign) { return sign.character == c; });
  return found == k_signs.end() ? nullptr : found;
}

struct Signs {
  const Sign* first = nullptr;
  std::size_t end = 0; ///< where the words begin
};

Signs signs_at_start(std::string_view text) {
  Signs result;
  std::size_t i = 0;
  while (i < text.size()) {
    std::size_t after = i;
    const char32_t c = next_code_point(text, after);
    const Sign* sign = find_sign(c);
    const bool filler = c == 0xFE0F || c == 0xFE0E || c == 0x20E3;
    if (sign == nullptr && !filler && u_isUWhiteSpace(static_cast<UChar32>(c)) == 0) {
      break;
    }
    result.first = result.first == nullptr ? sign : result.first;
    i = after;
  }
  result.end = result.first == nullptr ? skip_spaces(text, 0) : i;
  return result;
}

bool is_all_caps(std::string_view text) {
  std::size_t capitals = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<UChar32>(next_code_point(text, i));
    if (u_islower(c) != 0) {
      return false;
    }
    capitals += u_isupper(c) != 0 ? 1U : 0U;
  }
  return capitals >= 4;
}

/// "WARNING Do not …": capitals alone part the word from the text, when the text isn't capitals too.
const SignalWord* shouted_word(std::string_view text, std::size_t& end) {
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos || !is_all_caps(text.substr(0, space))) {
    return nullptr;
  }
  const std::size_t next = skip_spaces(text, space);
  if (is_all_caps(text.substr(next, text.find(' ', next) - next))) {
    return nullptr;
  }
  end = next;
  return find_word(text.substr(0, space));
}

Signal with_word(const SignalWord& word, std::string_view written) {
  Signal signal;
  signal.kind = word.kind;
  signal.title = fold_spaces(written);
  signal.evidence = fmt::format("signal word \"{}\"", signal.title);
  return signal;
}

std::string name_of_kind(CalloutKind kind) {
  std::string name = to_string(kind);
  name.front() = static_cast<char>(name.front() - 'a' + 'A');
  return name;
}

/// Behind the delimiter, and behind more of the same kind ("Warning!:", "Note: –").
std::size_t skip_delimiters(std::string_view text, std::size_t position) {
  for (;;) {
    position = skip_spaces(text, position);
    std::size_t after = position;
    if (position >= text.size()) {
      return position;
    }
    const char32_t c = next_code_point(text, after);
    if (c != U':' && c != U'!' && !(is_dash(c) && after < text.size() && text[after] == ' ')) {
      return position;
    }
    position = after;
  }
}

} // namespace

std::optional<Signal> signal_at_start(std::string_view text) {
  const Signs signs = signs_at_start(text);
  const std::string_view rest = text.substr(signs.end);
  const auto finish = [&](Signal signal, std::size_t size) {
    signal.size = signs.end + size;
    signal.alone = signal.size >= text.size();
    return signal;
  };
  for (auto cut = next_cut(rest, 0); cut; cut = next_cut(rest, cut->end)) {
    const std::string_view written = rest.substr(0, cut->begin);
    const SignalWord* word = find_word(written);
    const bool enough =
        signs.first != nullptr || cut->delimiter != Delimiter::end || (word != nullptr && word->alone);
    if (word != nullptr && enough) {
      return finish(with_word(*word, written), skip_delimiters(rest, cut->end));
    }
  }
  std::size_t end = 0;
  if (const SignalWord* word = shouted_word(rest, end); word != nullptr) {
    return finish(with_word(*word, rest.substr(0, rest.find(' '))), end);
  }
  if (signs.first == nullptr) {
    return std::nullopt;
  }
  Signal signal;
  signal.kind = signs.first->kind;
  signal.title = name_of_kind(signal.kind);
  std::string sign;
  append_utf8(sign, signs.first->character);
  signal.evidence = fmt::format("sign {}", sign);
  return finish(signal, 0);
}

} // namespace audiosheet::read

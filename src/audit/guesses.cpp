// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/guesses.hpp"

#include "audit/glyphs.hpp"

#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace audiosheet::audit {

namespace {

// Names that every voice knows, and words that names are made of.
constexpr std::array<std::string_view, 178> k_known_names = {
    "january",    "february",       "march",       "april",         "may",          "june",
    "july",       "august",         "september",   "october",       "november",     "december",
    "monday",     "tuesday",        "wednesday",   "thursday",      "friday",       "saturday",
    "sunday",     "america",        "american",    "americans",     "africa",       "african",
    "asia",       "asian",          "australia",   "australian",    "austria",      "belgium",
    "brazil",     "britain",        "british",     "bulgaria",      "canada",       "canadian",
    "china",      "chinese",        "croatia",     "cuba",          "cyprus",       "denmark",
    "dutch",      "egypt",          "england",     "english",       "estonia",      "europe",
    "european",   "finland",        "france",      "french",        "georgia",      "german",
    "germany",    "greece",         "greek",       "hungary",       "iceland",      "india",
    "indian",     "ireland",        "irish",       "israel",        "italian",      "italy",
    "japan",      "japanese",       "kenya",       "korea",         "latin",        "latvia",
    "lithuania",  "london",         "luxembourg",  "malta",         "mexico",       "netherlands",
    "nigeria",    "norway",         "pakistan",    "paris",         "poland",       "polish",
    "portugal",   "romania",        "russia",      "russian",       "scotland",     "scottish",
    "serbia",     "slovakia",       "slovenia",    "spain",         "spanish",      "sweden",
    "swedish",    "switzerland",    "swiss",       "syria",         "turkey",       "ukraine",
    "wales",      "welsh",          "world",       "health",        "organization", "organisation",
    "states",     "united",         "kingdom",     "union",         "national",     "international",
    "federation", "association",    "south",       "north",         "east",         "west",
    "native",     "pacific",        "atlantic",    "island",        "islands",      "celsius",
    "fahrenheit", "institute",      "institutes",  "society",       "foundation",   "university",
    "hospital",   "department",     "ministry",    "agency",        "center",       "centre",
    "college",    "service",        "services",    "medical",       "medicine",     "food",
    "drug",       "administration", "disease",     "control",       "prevention",   "day",
    "street",     "road",           "city",        "new",           "york",         "general",
    "royal",      "children",       "act",         "emergency",     "council",      "committee",
    "office",     "government",     "minister",    "president",     "doctor",       "republic",
    "czech",      "slovak",         "scandinavia", "mediterranean", "ocean",        "earth",
    "bible",      "christmas",      "easter",      "internet"};

enum class Shape { ordinary, capitals, mixed, digits, capitalised };

struct Piece {
  std::string_view text;
  Shape shape = Shape::ordinary;
};

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

Shape shape_of(std::string_view word) {
  std::size_t uppers = 0;
  std::size_t lowers = 0;
  std::size_t digits = 0;
  for (const char c : word) {
    uppers += is_upper(c) ? 1U : 0U;
    lowers += is_lower(c) ? 1U : 0U;
    digits += c >= '0' && c <= '9' ? 1U : 0U;
  }
  if (digits > 0) {
    return uppers + lowers > 0 ? Shape::digits : Shape::ordinary;
  }
  if (uppers > 1 && lowers == 0) {
    return Shape::capitals;
  }
  if (uppers > 1 || (uppers == 1 && !is_upper(word.front()))) {
    return Shape::mixed;
  }
  return uppers == 1 && word.size() > 2 ? Shape::capitalised : Shape::ordinary;
}

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t end = at;
    const auto inside = [&](const Character& here) {
      const bool inner = here.glyph == Glyph::quote && end > at &&
                         character_at(text, end + here.length).glyph == Glyph::letter;
      return here.glyph == Glyph::letter || here.glyph == Glyph::digit || inner;
    };
    while (end < text.size() && inside(character_at(text, end))) {
      end += character_at(text, end).length;
    }
    if (end > at) {
      pieces.push_back({text.substr(at, end - at), shape_of(text.substr(at, end - at))});
      at = end;
    } else {
      at += character_at(text, at).length;
    }
  }
  return pieces;
}

/// "Crohn's" → "crohn".
std::string stem_of(std::string_view word) {
  std::string lower = ascii_lower(word);
  const auto quote = std::min(lower.find('\''), lower.find("’"));
  return lower.substr(0, quote);
}

class Guesser {
public:
  std::vector<Guess> run(const Script& script) {
    each_sentence(script, [this](const Sentence& sentence, int) { note_lower_case(sentence); });
    for (const auto name : k_known_names) {
      m_ordinary.emplace(name);
    }
    each_sentence(script, [this](const Sentence& sentence, int line) { find_in(sentence, line); });
    std::stable_sort(m_guesses.begin(), m_guesses.end(),
                     [](const Guess& a, const Guess& b) { return a.reason < b.reason; });
    return std::move(m_guesses);
  }

private:
  template <typename Function> static void each_sentence(const Script& script, Function function) {
    for (const auto& chapter : script.chapters) {
      for (const auto& utterance : chapter.utterances) {
        if (const auto* sentence = std::get_if<Sentence>(&utterance.value)) {
          function(*sentence, utterance.line);
        }
      }
    }
  }

  void note_lower_case(const Sentence& sentence) {
    for (const auto& run : sentence.runs) {
      if (const auto* words = std::get_if<Words>(&run)) {
        for (const auto& piece : pieces_of(words->spoken)) {
          if (piece.shape == Shape::ordinary) {
            m_ordinary.emplace(stem_of(piece.text));
          }
        }
      }
    }
  }

  /// In a title most words have capitals: they tell nothing.
  static bool is_titled(const Sentence& sentence) {
    std::size_t capitals = 0;
    std::size_t all = 0;
    for (const auto& run : sentence.runs) {
      if (const auto* words = std::get_if<Words>(&run)) {
        for (const auto& piece : pieces_of(words->spoken)) {
          ++all;
          capitals += piece.shape == Shape::ordinary ? 0U : 1U;
        }
      }
    }
    return 2 * capitals >= all;
  }

  /// Behind a colon or a full stop a capital tells nothing.
  static bool begins_anew(std::string_view spoken, std::string_view piece) {
    const auto before = trim(spoken.substr(0, static_cast<std::size_t>(piece.data() - spoken.data())));
    return !before.empty() && (before.back() == ':' || before.back() == '.' || before.back() == '"');
  }

  void find_in(const Sentence& sentence, int line) {
    const bool titled = is_titled(sentence);
    bool first = true;
    for (const auto& run : sentence.runs) {
      const auto* words = std::get_if<Words>(&run);
      if (words == nullptr || !words->phonemes.empty()) {
        continue;
      }
      for (const auto& piece : pieces_of(words->spoken)) {
        first = first || begins_anew(words->spoken, piece.text);
        const bool name = piece.shape == Shape::capitalised && !first && !titled &&
                          m_ordinary.count(stem_of(piece.text)) == 0;
        first = false;
        if (name || (piece.shape != Shape::ordinary && piece.shape != Shape::capitalised)) {
          add(piece, sentence, line);
        }
      }
    }
  }

  void add(const Piece& piece, const Sentence& sentence, int line) {
    static constexpr std::array<std::string_view, 5> k_reasons = {"", "capital letters", "mixed capitals",
                                                                  "letters and digits", "a name"};
    const std::string word(piece.text.substr(0, 200));
    const auto [found, is_new] = m_index.try_emplace(word, m_guesses.size());
    if (!is_new) {
      ++m_guesses[found->second].count;
      return;
    }
    Guess guess;
    guess.word = word;
    guess.reason = k_reasons[static_cast<std::size_t>(piece.shape)];
    guess.sentence = shorten(written_text(sentence), 300);
    guess.line = line;
    m_guesses.push_back(std::move(guess));
  }

  std::unordered_set<std::string> m_ordinary;
  std::unordered_map<std::string, std::size_t> m_index;
  std::vector<Guess> m_guesses;
};

} // namespace

std::vector<Guess> find_guesses(const Script& script) { return Guesser().run(script); }

} // namespace audiosheet::audit

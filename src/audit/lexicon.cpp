// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/lexicon.hpp"

#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

namespace audiosheet::audit {

namespace {

constexpr std::array<std::string_view, 12> k_negations = {"not",    "no",      "never",   "none",
                                                          "nor",    "neither", "without", "nothing",
                                                          "nobody", "nowhere", "non",     "cannot"};

constexpr std::array<std::string_view, 25> k_comparisons = {"no more than",
                                                            "no less than",
                                                            "no fewer than",
                                                            "not more than",
                                                            "not less than",
                                                            "less than or equal to",
                                                            "greater than or equal to",
                                                            "more than or equal to",
                                                            "less than",
                                                            "fewer than",
                                                            "more than",
                                                            "greater than",
                                                            "higher than",
                                                            "lower than",
                                                            "older than",
                                                            "younger than",
                                                            "longer than",
                                                            "shorter than",
                                                            "at least",
                                                            "at most",
                                                            "up to",
                                                            "or more",
                                                            "or less",
                                                            "or fewer",
                                                            "or older"};

constexpr std::array<std::string_view, 40> k_weighty = {
    "less",   "fewer",  "more",     "greater",   "least",     "most",     "under",     "over",
    "above",  "below",  "between",  "before",    "after",     "until",    "unless",    "except",
    "only",   "always", "increase", "increases", "increased", "decrease", "decreases", "decreased",
    "higher", "lower",  "high",     "low",       "left",      "right",    "half",      "double",
    "twice",  "once",   "daily",    "weekly",    "monthly",   "hourly",   "maximum",   "minimum"};

struct AbbreviationRow {
  std::string_view written;
  Abbreviation entry;
};

constexpr std::array k_abbreviations = {
    // Doses: another wording is welcome, another meaning isn't.
    AbbreviationRow{"bid", {"twice a day|twice daily|two times a day|two times daily|b i d", true, "dose"}},
    AbbreviationRow{"tid", {"three times a day|three times daily|t i d", true, "dose"}},
    AbbreviationRow{"tds", {"three times a day|three times daily|t d s", true, "dose"}},
    AbbreviationRow{"qid", {"four times a day|four times daily|q i d", true, "dose"}},
    AbbreviationRow{"qds", {"four times a day|four times daily|q d s", true, "dose"}},
    AbbreviationRow{"qd", {"once a day|once daily|every day|daily|q d", true, "dose"}},
    AbbreviationRow{"qod", {"every other day|q o d", true, "dose"}},
    AbbreviationRow{"prn", {"as needed|when needed|as required|when required|p r n", true, "dose"}},
    AbbreviationRow{"w/o", {"without", true, "negation"}},
    AbbreviationRow{"w/", {"with", false, ""}},
    AbbreviationRow{"approx", {"approximately|about", true, "comparison"}},
    AbbreviationRow{"max", {"maximum|max", true, "comparison"}},
    AbbreviationRow{"ca", {"about|circa|approximately|c a", false, ""}},
    AbbreviationRow{"vs", {"versus|against|v s", false, ""}},
    AbbreviationRow{"eg", {"for example|for instance|e g|such as", false, ""}},
    AbbreviationRow{"ie", {"that is|i e|that is to say", false, ""}},
    AbbreviationRow{"etc", {"etcetera|et cetera|and so on|and so forth", false, ""}},
    AbbreviationRow{"dr", {"doctor|drive", false, ""}},
    AbbreviationRow{"mr", {"mister", false, ""}},
    AbbreviationRow{"mrs", {"missus|missis", false, ""}},
    AbbreviationRow{"ms", {"miss|mizz|m s", false, ""}},
    AbbreviationRow{"prof", {"professor", false, ""}},
    AbbreviationRow{"st", {"saint|street", false, ""}},
    AbbreviationRow{"dept", {"department", false, ""}},
    AbbreviationRow{"fig", {"figure", false, ""}},
    AbbreviationRow{"vol", {"volume", false, ""}},
    AbbreviationRow{"avg", {"average", false, ""}},
    AbbreviationRow{"incl", {"including|inclusive", false, ""}},
    AbbreviationRow{"excl", {"excluding|exclusive", true, "negation"}},
    AbbreviationRow{"esp", {"especially", false, ""}},
    AbbreviationRow{"temp", {"temperature", false, ""}},
    AbbreviationRow{"tbsp", {"tablespoon|tablespoons", false, ""}},
    AbbreviationRow{"tsp", {"teaspoon|teaspoons", false, ""}},
    AbbreviationRow{"hr", {"hour", false, ""}},
    AbbreviationRow{"hrs", {"hours", false, ""}},
    AbbreviationRow{"min", {"minute|minutes|minimum", false, ""}},
    AbbreviationRow{"mins", {"minutes", false, ""}},
    AbbreviationRow{"wk", {"week", false, ""}},
    AbbreviationRow{"wks", {"weeks", false, ""}},
    AbbreviationRow{"yr", {"year", false, ""}},
    AbbreviationRow{"yrs", {"years", false, ""}},
    AbbreviationRow{"mon", {"monday", false, ""}},
    AbbreviationRow{"tue", {"tuesday", false, ""}},
    AbbreviationRow{"tues", {"tuesday", false, ""}},
    AbbreviationRow{"wed", {"wednesday", false, ""}},
    AbbreviationRow{"thu", {"thursday", false, ""}},
    AbbreviationRow{"thur", {"thursday", false, ""}},
    AbbreviationRow{"thurs", {"thursday", false, ""}},
    AbbreviationRow{"fri", {"friday", false, ""}},
    AbbreviationRow{"sat", {"saturday", false, ""}},
    AbbreviationRow{"sun", {"sunday", false, ""}},
};

constexpr std::array<std::string_view, 44> k_roman_words = {
    "stage",       "stages",   "type",     "types", "grade",    "grades",  "class",   "classes", "phase",
    "phases",      "factor",   "factors",  "nerve", "nerves",   "war",     "bipolar", "part",    "parts",
    "level",       "levels",   "category", "vol",   "volume",   "chapter", "figure",  "table",   "group",
    "groups",      "tier",     "schedule", "annex", "appendix", "title",   "article", "section", "step",
    "angiotensin", "collagen", "complex",  "lead",  "leads",    "zone",    "segment", "nyha"};

struct Pair {
  std::string_view first, second;
};

constexpr std::array k_chemicals = {Pair{"CO2", "carbon dioxide"},
                                    Pair{"CO₂", "carbon dioxide"},
                                    Pair{"H2O", "water"},
                                    Pair{"H₂O", "water"},
                                    Pair{"O2", "oxygen"},
                                    Pair{"O₂", "oxygen"},
                                    Pair{"N2O", "nitrous oxide"},
                                    Pair{"N₂O", "nitrous oxide"},
                                    Pair{"H2O2", "hydrogen peroxide"},
                                    Pair{"H₂O₂", "hydrogen peroxide"},
                                    Pair{"N2", "nitrogen"},
                                    Pair{"N₂", "nitrogen"}};

constexpr std::array k_greek = {
    Pair{"α", "alpha"},  Pair{"β", "beta"},  Pair{"γ", "gamma"}, Pair{"δ", "delta"}, Pair{"ε", "epsilon"},
    Pair{"ζ", "zeta"},   Pair{"η", "eta"},   Pair{"θ", "theta"}, Pair{"ι", "iota"},  Pair{"κ", "kappa"},
    Pair{"λ", "lambda"}, Pair{"ν", "nu"},    Pair{"ξ", "xi"},    Pair{"π", "pi"},    Pair{"ρ", "rho"},
    Pair{"σ", "sigma"},  Pair{"τ", "tau"},   Pair{"φ", "phi"},   Pair{"χ", "chi"},   Pair{"ψ", "psi"},
    Pair{"ω", "omega"},  Pair{"Δ", "delta"}, Pair{"Γ", "gamma"}, Pair{"Ω", "omega"}, Pair{"Σ", "sigma"},
    Pair{"μ", "mu"},     Pair{"µ", "mu"},    Pair{"ß", "beta"},
};

Expect say_words(std::string_view wording) {
  std::vector<Expect> parts;
  for (const auto part : split(wording, ' ')) {
    parts.push_back(word(std::string(part)));
  }
  return parts.size() == 1 ? parts.front() : seq(std::move(parts));
}

} // namespace

std::optional<Expect> negation(std::string_view lower_word) {
  const std::string text(lower_word);
  if (text == "cannot" || text == "can't") {
    return any({word("cannot"), word("can't"), seq({word("can"), word("not")})});
  }
  if (text == "won't") {
    return any({word(text), seq({word("will"), word("not")})});
  }
  constexpr std::size_t k_suffix = 3;
  if (text.size() > k_suffix && text.ends_with("n't")) {
    return any({word(text), seq({word(text.substr(0, text.size() - k_suffix)), word("not")})});
  }
  if (std::find(k_negations.begin(), k_negations.end(), lower_word) != k_negations.end()) {
    return word(text);
  }
  return std::nullopt;
}

std::size_t comparison_in_words(std::string_view lower_text) {
  std::size_t longest = 0;
  for (const auto phrase : k_comparisons) {
    const bool whole = lower_text.size() == phrase.size() ||
                       (lower_text.size() > phrase.size() &&
                        !(lower_text[phrase.size()] >= 'a' && lower_text[phrase.size()] <= 'z'));
    if (phrase.size() > longest && lower_text.starts_with(phrase) && whole) {
      longest = phrase.size();
    }
  }
  return longest;
}

bool is_weighty(std::string_view lower_word) {
  static const std::unordered_set<std::string_view> k_set(k_weighty.begin(), k_weighty.end());
  return k_set.count(lower_word) > 0 || negation(lower_word).has_value() ||
         numeral(lower_word).kind != NumeralKind::none;
}

std::optional<Abbreviation> abbreviation(std::string_view lower_text) {
  static const auto k_map = [] {
    std::unordered_map<std::string_view, Abbreviation> out;
    for (const auto& row : k_abbreviations) {
      out.emplace(row.written, row.entry);
    }
    return out;
  }();
  const auto found = k_map.find(lower_text);
  return found == k_map.end() ? std::nullopt : std::optional(found->second);
}

Expect say_abbreviation(std::string_view lower_text, const Abbreviation& found) {
  std::vector<Expect> ways = {letters(std::string(lower_text))};
  for (const auto wording : split(found.said, '|')) {
    ways.push_back(say_words(wording));
  }
  return any(std::move(ways));
}

int roman_value(std::string_view text) {
  if (text.empty() || text.size() > 9) {
    return 0;
  }
  struct Step {
    std::string_view letters;
    int value;
  };
  static constexpr std::array<Step, 13> k_steps = {{{"M", 1000},
                                                    {"CM", 900},
                                                    {"D", 500},
                                                    {"CD", 400},
                                                    {"C", 100},
                                                    {"XC", 90},
                                                    {"L", 50},
                                                    {"XL", 40},
                                                    {"X", 10},
                                                    {"IX", 9},
                                                    {"V", 5},
                                                    {"IV", 4},
                                                    {"I", 1}}};
  int value = 0;
  std::string_view rest = text;
  for (const auto& step : k_steps) {
    int times = 0;
    while (rest.starts_with(step.letters)) {
      rest.remove_prefix(step.letters.size());
      value += step.value;
      ++times;
    }
    const bool repeats =
        step.letters.size() == 1 && step.letters != "V" && step.letters != "L" && step.letters != "D";
    if (times > (repeats ? 3 : 1)) {
      return 0;
    }
  }
  return rest.empty() ? value : 0;
}

bool counts_in_roman(std::string_view lower_word) {
  return std::find(k_roman_words.begin(), k_roman_words.end(), lower_word) != k_roman_words.end();
}

std::string_view chemical_name(std::string_view formula) {
  for (const auto& entry : k_chemicals) {
    if (entry.first == formula) {
      return entry.second;
    }
  }
  return {};
}

std::string_view greek_name(std::string_view letter) {
  for (const auto& entry : k_greek) {
    if (entry.first == letter) {
      return entry.second;
    }
  }
  return {};
}

} // namespace audiosheet::audit

// SPDX-License-Identifier: GPL-3.0-or-later
#include "narrate/spoken/en/units.hpp"

#include "narrate/spoken/en/number.hpp"
#include "narrate/spoken/en/tables/units.hpp"
#include "narrate/spoken/words.hpp"
#include "util/text.hpp"

#include <algorithm>

namespace audiosheet::narrate::spoken::en {

namespace {

struct Atom {
  std::size_t end = 0;
  std::string singular, plural;
  bool counted = false; ///< a denominator with a number: "5 mL"
  bool length = false;
  bool needs_more = false;
  bool per = false; ///< "min⁻¹": belongs under the line
};

bool allows(Prefixes allowed, const PrefixName& prefix) {
  return allowed == Prefixes::all ||
         (allowed == Prefixes::small && (prefix.small || prefix.name == "kilo")) ||
         (allowed == Prefixes::large && !prefix.small);
}

std::optional<Atom> named(const UnitName& unit, std::string_view prefix = {}) {
  Atom atom;
  const std::string start =
      std::string(prefix) + (!prefix.empty() && unit.singular.front() == 'i' ? "-" : "");
  atom.singular = start + std::string(unit.singular);
  atom.plural = start + std::string(unit.plural);
  atom.length = unit.length;
  atom.needs_more = unit.needs_more && prefix.empty();
  return atom;
}

bool is_no_unit(std::string_view symbol) {
  return std::find(k_not_units.begin(), k_not_units.end(), symbol) != k_not_units.end();
}

std::optional<Atom> look_up_exactly(std::string_view symbol) {
  if (is_no_unit(symbol)) {
    return std::nullopt;
  }
  for (const auto& unit : k_units) {
    if (unit.symbol == symbol) {
      return named(unit);
    }
  }
  for (const auto& prefix : k_prefixes) {
    if (symbol.size() <= prefix.symbol.size() || symbol.substr(0, prefix.symbol.size()) != prefix.symbol) {
      continue;
    }
    const std::string_view rest = symbol.substr(prefix.symbol.size());
    const auto* unit = std::find_if(k_units.begin(), k_units.end(), [&](const UnitName& candidate) {
      return candidate.symbol == rest && allows(candidate.prefixes, prefix);
    });
    if (unit != k_units.end()) {
      return named(*unit, prefix.name);
    }
  }
  return std::nullopt;
}

/// As written; then, for symbols that are shouted or sloppy ("ML", "Kg", "mhz"), in any case.
std::optional<Atom> look_up(std::string_view symbol) {
  constexpr std::size_t k_longest = 8;
  if (symbol.size() > k_longest) {
    return std::nullopt;
  }
  if (auto atom = look_up_exactly(symbol)) {
    return atom;
  }
  const std::string lower = ascii_lower(symbol);
  if (symbol.size() < 2 || is_no_unit(symbol) || is_no_unit(lower) || lower == "in" ||
      (is_upper(symbol) && !is_in(k_shouted_units, symbol))) {
    return std::nullopt;
  }
  if (lower != symbol) {
    if (auto atom = look_up_exactly(lower)) {
      return atom;
    }
  }
  for (const auto& unit : k_units) {
    for (auto it = k_prefixes.rbegin(); it != k_prefixes.rend(); ++it) { // the small ones first
      const auto& prefix = *it;
      if (allows(unit.prefixes, prefix) && unit.symbol.size() > 1 &&
          ascii_lower(prefix.symbol) + ascii_lower(unit.symbol) == lower) {
        return named(unit, prefix.name);
      }
    }
    if (unit.symbol.size() > 1 && ascii_lower(unit.symbol) == lower) {
      return named(unit);
    }
  }
  return std::nullopt;
}

/// Exponents: m², m^2, mm3, min⁻¹.
void apply_exponent(const Line& line, Atom& atom) {
  const Scan& scan = line.scan;
  std::string_view exponent;
  std::size_t end = atom.end;
  if (scan.kind(end) == Kind::superscript || (scan.is_digits(end) && atom.length)) {
    exponent = scan.text(end);
    end += 1;
  } else if (scan.is(end, "^") && scan.is_digits(end + 1)) {
    exponent = scan.text(end + 1);
    end += 2;
  } else if (scan.is(end, "-") && scan.is(end + 1, "1") && !scan.is_digits(end + 2)) {
    exponent = "-1";
    end += 2;
  }
  if (exponent == "-1" || exponent == "-2" || exponent == "-3") {
    atom.per = true;
  }
  if (exponent == "2" || exponent == "-2") {
    atom.singular.insert(0, "square ");
    atom.plural.insert(0, "square ");
  } else if (exponent == "3" || exponent == "-3") {
    atom.singular.insert(0, "cubic ");
    atom.plural.insert(0, "cubic ");
  } else if (exponent != "-1") {
    return;
  }
  atom.end = end;
}

/// Atoms of more than one token.
std::optional<Atom> phrase(const Line& line, std::size_t at) {
  struct Phrase {
    std::array<std::string_view, 5> tokens;
    std::string_view singular, plural;
  };
  static constexpr std::array k_phrases{
      Phrase{{"°", "C"}, "degree Celsius", "degrees Celsius"},
      Phrase{{"°", "F"}, "degree Fahrenheit", "degrees Fahrenheit"},
      Phrase{{"°", " ", "C"}, "degree Celsius", "degrees Celsius"},
      Phrase{{"°", " ", "F"}, "degree Fahrenheit", "degrees Fahrenheit"},
      Phrase{{"deg", " ", "C"}, "degree Celsius", "degrees Celsius"},
      Phrase{{"deg", " ", "F"}, "degree Fahrenheit", "degrees Fahrenheit"},
      Phrase{{"mm", " ", "Hg"}, "millimeter of mercury", "millimeters of mercury"},
      Phrase{{"cm", " ", "Hg"}, "centimeter of mercury", "centimeters of mercury"},
      Phrase{{"cm", " ", "H", "2", "O"}, "centimeter of water", "centimeters of water"},
      Phrase{{"mmH", "2", "O"}, "millimeter of water", "millimeters of water"},
      Phrase{{"cmH", "2", "O"}, "centimeter of water", "centimeters of water"},
      Phrase{{"fl", " ", "oz"}, "fluid ounce", "fluid ounces"},
      Phrase{{"fl", ".", " ", "oz"}, "fluid ounce", "fluid ounces"},
      Phrase{{"sq", " ", "ft"}, "square foot", "square feet"},
      Phrase{{"sq", " ", "m"}, "square meter", "square meters"},
      Phrase{{"sq", " ", "km"}, "square kilometer", "square kilometers"},
      Phrase{{"sq", " ", "mi"}, "square mile", "square miles"},
      Phrase{{"sq", " ", "in"}, "square inch", "square inches"},
      Phrase{{"sq", " ", "cm"}, "square centimeter", "square centimeters"},
      Phrase{{"cu", " ", "ft"}, "cubic foot", "cubic feet"},
      Phrase{{"cu", " ", "m"}, "cubic meter", "cubic meters"},
      Phrase{{"cu", " ", "mm"}, "cubic millimeter", "cubic millimeters"},
      Phrase{{"cu", " ", "cm"}, "cubic centimeter", "cubic centimeters"},
      Phrase{{"y", "/", "o"}, "year old", "year old"},
      Phrase{{"yr", "/", "o"}, "year old", "year old"},
      Phrase{{"°"}, "degree", "degrees"},
      Phrase{{"℞"}, "prescription", "prescriptions"},
  };
  const Scan& scan = line.scan;
  for (const auto& candidate : k_phrases) {
    std::size_t end = at;
    bool same = true;
    for (const auto token : candidate.tokens) {
      if (!token.empty()) {
        same = same && (scan.is(end, token) || (token == " " && scan.is_space(end)));
        ++end;
      }
    }
    if (same) {
      Atom atom;
      atom.end = end;
      atom.singular = candidate.singular;
      atom.plural = candidate.plural;
      return atom;
    }
  }
  return std::nullopt;
}

std::optional<Atom> parse_atom(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  if (auto atom = phrase(line, at)) {
    const bool degree = atom->singular == "degree";
    if (!degree || !scan.is_word(atom->end)) {
      return atom;
    }
    return std::nullopt;
  }
  const bool symbol = scan.is_word(at) || scan.is(at, "%");
  if (!symbol) {
    return std::nullopt;
  }
  std::optional<Atom> atom;
  if (scan.is(at, "%")) {
    atom = Atom{0, "percent", "percent", false};
  } else if (scan.is(at, "vol") && scan.is(at + 1, "%")) {
    atom = Atom{at + 2, "percent by volume", "percent by volume", false};
    return atom;
  } else {
    atom = look_up(scan.text(at));
  }
  if (!atom) {
    return std::nullopt;
  }
  atom->end = at + 1;
  apply_exponent(line, *atom);
  if (scan.is_digits(atom->end) && !scan.is(at, "%")) {
    return std::nullopt;
  }
  return atom;
}

bool is_countable(std::string_view word) {
  return std::find(k_countables.begin(), k_countables.end(), word) != k_countables.end();
}

/// What stands under the line: a unit, a number of units ("1.73 m²", "100 mL", "100,000"), or a word.
std::optional<Atom> parse_denominator(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  if (auto number = parse_number(line, at)) {
    Atom out;
    out.end = number->end;
    out.singular = number->words;
    if (auto atom = parse_atom(line, scan.skip_space(number->end)); atom && !atom->per) {
      out.end = atom->end;
      out.singular += " " + (number->is_one ? atom->singular : atom->plural);
      out.plural = atom->plural;
      out.counted = true;
    } else if (number->digits.size() < 4) {
      return std::nullopt; // "23/44" is no rate, "5/100,000" is
    }
    return out;
  }
  if (auto atom = parse_atom(line, at)) {
    return atom;
  }
  if (scan.is_word(at) && is_countable(scan.text(at))) {
    Atom out;
    out.end = at + 1;
    out.singular = scan.text(at);
    return out;
  }
  return std::nullopt;
}

bool is_dot(const Scan& scan, std::size_t at) {
  return scan.is(at, "·") || scan.is(at, "⋅") || scan.is(at, "*");
}

/// Denominators and products behind a first atom. True when there was one.
bool extend(const Line& line, Unit& unit) {
  const Scan& scan = line.scan;
  std::size_t at = unit.end;
  bool per = scan.is(at, "/");
  if (per) {
    ++at;
  } else if (scan.is_space(at) && scan.is(at + 1, "per") && scan.is_space(at + 2)) {
    per = true;
    at += 3;
    if (scan.is_word(at) && is_countable(scan.text(at))) {
      return false;
    }
  } else if (is_dot(scan, at)) {
    ++at;
  } else if (scan.is_space(at) && scan.is_word(at + 1) && scan.kind(at + 2) == Kind::superscript) {
    ++at;
  } else {
    return false;
  }
  auto atom = per ? parse_denominator(line, at) : parse_atom(line, at);
  if (!atom || (!per && !atom->per && !is_dot(scan, at - 1))) {
    return false;
  }
  const bool hundred =
      atom->singular.starts_with("one hundred ") || atom->singular.starts_with("one thousand ");
  if (atom->counted && atom->plural == unit.plural && !hundred) { // "5 mg/10 mg": two strengths, no rate
    return false;
  }
  const std::string tail = (per || atom->per ? " per " : " ") + atom->singular;
  if (per || atom->per) {
    unit.singular += tail;
    unit.plural += tail;
  } else {
    unit.singular += " " + atom->singular;
    unit.plural = unit.singular.substr(0, unit.singular.size() - atom->singular.size()) + atom->plural;
  }
  unit.end = atom->end;
  unit.compound = true;
  unit.length = false;
  return true;
}

std::string british(std::string text) {
  text = replace_all(std::move(text), "liter", "litre");
  text = replace_all(std::move(text), "meter", "metre");
  return text;
}

} // namespace

std::optional<Unit> parse_unit(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  Unit unit;
  unit.end = at;
  bool needs_more = false;
  const auto below = scan.is(at, "/") ? parse_number(line, at + 1) : std::nullopt;
  if (below && below->digits.size() < 4) {
    return std::nullopt; // "50/12.5 mg" is no rate, "5/100,000" is
  }
  if (scan.is(at, "/")) { // "42 /m²", "10⁹/L"
    if (!extend(line, unit)) {
      return std::nullopt;
    }
    unit.singular.erase(0, 1);
    unit.plural.erase(0, 1);
  } else if (auto atom = parse_atom(line, at)) {
    unit.end = atom->end;
    unit.singular = (atom->per ? "per " : "") + atom->singular;
    unit.plural = (atom->per ? "per " : "") + (atom->per ? atom->singular : atom->plural);
    unit.length = atom->length;
    needs_more = atom->needs_more;
  } else if (scan.is_word(at) && is_countable(scan.text(at)) && scan.is(at + 1, "/")) {
    unit.end = at + 1;
    unit.singular = unit.plural = std::string(scan.text(at));
    needs_more = true;
  } else {
    return std::nullopt;
  }
  constexpr int k_most_parts = 6;
  for (int part = 0; part < k_most_parts && extend(line, unit); ++part) {
  }
  if ((needs_more && !unit.compound) || scan.is_word(unit.end) || scan.is_digits(unit.end)) {
    return std::nullopt;
  }
  if (line.british) {
    unit.singular = british(std::move(unit.singular));
    unit.plural = british(std::move(unit.plural));
  }
  return unit;
}

} // namespace audiosheet::narrate::spoken::en

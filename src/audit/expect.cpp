// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/expect.hpp"

#include "audit/numbers.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>

namespace audiosheet::audit {

namespace {

using Ends = std::vector<std::size_t>;

void tidy(Ends& ends) {
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
}

void append(Ends& ends, const Ends& more) { ends.insert(ends.end(), more.begin(), more.end()); }

Ends match_amount(const std::string& value, const Heard& heard, std::size_t first, NumeralForm form) {
  Ends ends;
  const std::string wanted = canonical(value);
  for (const auto& reading : read_amount(heard, first, form)) {
    if (reading.value == wanted) {
      ends.push_back(reading.end);
    }
  }
  if (value.find('.') == std::string::npos) {
    append(ends, read_digits(heard, first, value, form));
  }
  return ends;
}

/// "half", "quarters", "thirds", "tenth": the name of a part whose number is the value.
Ends match_denominator(const std::string& value, const Heard& heard, std::size_t first) {
  const std::string_view said = heard.text(first);
  if ((value == "2" && (said == "half" || said == "halves")) ||
      (value == "4" && (said == "quarter" || said == "quarters")) ||
      (value == "1" && (said == "whole" || said == "over one"))) {
    return {first + 1};
  }
  Ends ends = match_amount(value, heard, first, NumeralForm::ordinal);
  // Plural: "thirds", "twenty fifths". The last word without its s is an ordinal.
  for (std::size_t last = first; last < first + 4 && last < heard.size(); ++last) {
    const std::string_view text = heard.text(last);
    if (text.ends_with('s') && numeral(text.substr(0, text.size() - 1)).form == NumeralForm::ordinal) {
      std::string singular;
      for (std::size_t i = first; i <= last; ++i) {
        singular += std::string(heard.text(i)) + " ";
      }
      const std::string_view view = trim(singular);
      const Heard copy(view.substr(0, view.size() - 1));
      for (const auto& reading : read_amount(copy, 0, NumeralForm::ordinal)) {
        if (reading.value == value && reading.end == copy.size()) {
          ends.push_back(last + 1);
        }
      }
      break;
    }
  }
  return ends;
}

bool starts_with_words(const Heard& heard, std::size_t first, const std::vector<std::string_view>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (heard.text(first + i) != words[i]) {
      return false;
    }
  }
  return true;
}

Ends match_phrase(Phrase phrase, const Heard& heard, std::size_t first) {
  Ends ends;
  for (const auto& wording : wordings(phrase)) {
    if (starts_with_words(heard, first, wording)) {
      ends.push_back(first + wording.size());
    }
  }
  return ends;
}

Ends match_unit(const std::string& name, const Heard& heard, std::size_t first) {
  std::size_t position = first;
  for (const auto part : split(name, ' ')) {
    if (position >= heard.size()) {
      return {};
    }
    if (fold_unit_word(heard.text(position)) == part) {
      ++position;
    } else if (fold_unit_word(std::string(heard.text(position)) + std::string(heard.text(position + 1))) ==
               part) {
      position += 2; // "kilo watt"
    } else {
      return {};
    }
  }
  return {position};
}

/// The words' letters joined are the text: "covid", "I M T", "medline plus".
Ends match_letters(const std::string& text, const Heard& heard, std::size_t first) {
  std::size_t said = 0;
  for (std::size_t position = first; position < heard.size(); ++position) {
    const std::string_view part = heard.text(position);
    if (std::string_view(text).substr(said, part.size()) != part) {
      return {};
    }
    said += part.size();
    if (said == text.size()) {
      return {position + 1};
    }
  }
  return {};
}

Ends match_sequence(const Expect& expect, const Heard& heard, std::size_t first) {
  Ends ends = {first};
  for (const auto& part : expect.parts) {
    Ends next;
    for (const auto position : ends) {
      append(next, match(part, heard, position));
    }
    tidy(next);
    ends = std::move(next);
    if (ends.empty()) {
      break;
    }
  }
  return ends;
}

Ends match_any(const Expect& expect, const Heard& heard, std::size_t first) {
  Ends ends;
  for (const auto& part : expect.parts) {
    append(ends, match(part, heard, first));
  }
  if (expect.kind == Expect::Kind::maybe) {
    ends.push_back(first);
  }
  tidy(ends);
  return ends;
}

} // namespace

std::vector<std::size_t> match(const Expect& expect, const Heard& heard, std::size_t first) {
  using enum Expect::Kind;
  switch (expect.kind) {
  case sequence:
    return match_sequence(expect, heard, first);
  case any:
  case maybe:
    return match_any(expect, heard, first);
  case amount:
    return match_amount(expect.value, heard, first, NumeralForm::cardinal);
  case digits:
    return read_digits(heard, first, expect.value);
  case ordinal:
    return match_amount(expect.value, heard, first, NumeralForm::ordinal);
  case plural:
    return match_amount(expect.value, heard, first, NumeralForm::plural);
  case denominator:
    return match_denominator(expect.value, heard, first);
  case say:
    return match_phrase(expect.phrase, heard, first);
  case unit:
    return match_unit(expect.value, heard, first);
  case letters:
    return match_letters(expect.value, heard, first);
  case word:
    return heard.text(first) == expect.value ? Ends{first + 1} : Ends{};
  }
  return {};
}

std::string fold_unit_word(std::string_view word) {
  struct Irregular {
    std::string_view plural, singular;
  };
  static constexpr std::array k_irregular = {
      Irregular{"feet", "foot"},
      Irregular{"inches", "inch"},
      Irregular{"celsius", "celsius"},
      Irregular{"centigrade", "celsius"},
      Irregular{"hertz", "hertz"},
      Irregular{"pence", "penny"},
      Irregular{"pennies", "penny"},
      Irregular{"calories", "calorie"},
      Irregular{"bequerels", "becquerel"},
      Irregular{"siemens", "siemens"},
      Irregular{"gas", "gas"},
      Irregular{"grammes", "gram"},
      Irregular{"gramme", "gram"},
      Irregular{"henries", "henry"},
      Irregular{"centuries", "century"},
      Irregular{"copies", "copy"},
      Irregular{"kilogrammes", "kilogram"},
      Irregular{"bodies", "body"},
  };
  for (const auto& entry : k_irregular) {
    if (entry.plural == word) {
      return std::string(entry.singular);
    }
  }
  std::string out(word);
  if (out.size() > 2 && out.ends_with('s') && !out.ends_with("ss")) {
    out.pop_back();
  }
  if (out.ends_with("litre") || out.ends_with("metre")) {
    out.replace(out.size() - 2, 2, "er");
  }
  return out;
}

} // namespace audiosheet::audit

// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/review_words.hpp"

#include "audit/glyphs.hpp"
#include "util/text.hpp"
#include "util/xml.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace audiosheet::audit {

namespace {

constexpr std::array k_looks = {
    VerdictLook{Verdict::changed, "changed", "Changed", "≠", "said differently"},
    VerdictLook{Verdict::missing, "missing", "Missing", "∅", "not said"},
    VerdictLook{Verdict::added, "added", "Added", "+", "said, but not written"},
    VerdictLook{Verdict::not_understood, "unsure", "Could not be checked", "?", "could not be checked"},
    VerdictLook{Verdict::verified, "verified", "Verified", "✓", "said as written"},
};

constexpr std::array k_kinds = {
    KindName{"number", "number", "numbers"},
    KindName{"measure", "amount with its unit", "amounts with their units"},
    KindName{"percent", "percentage", "percentages"},
    KindName{"range", "range", "ranges"},
    KindName{"comparison", "comparison", "comparisons"},
    KindName{"negation", "“not” and its like", "“not” and its like"},
    KindName{"date", "date", "dates"},
    KindName{"time", "time of day", "times of day"},
    KindName{"phone", "telephone number", "telephone numbers"},
    KindName{"dose", "dosing abbreviation", "dosing abbreviations"},
    KindName{"fraction", "fraction", "fractions"},
    KindName{"ratio", "ratio", "ratios"},
    KindName{"product", "product", "products"},
    KindName{"ordinal", "ordinal", "ordinals"},
    KindName{"money", "sum of money", "sums of money"},
    KindName{"scientific", "power of ten", "powers of ten"},
    KindName{"roman", "Roman numeral", "Roman numerals"},
    KindName{"code", "name with digits", "names with digits"},
    KindName{"words", "words", "words"},
    KindName{"text", "passage of the sheet", "passages of the sheet"},
    KindName{"sentence", "sentence", "sentences"},
    KindName{"language", "sentence in another language", "sentences in another language"},
};

bool joins_word(std::string_view text, std::size_t position) {
  const auto glyph = character_at(text, position).glyph;
  return glyph == Glyph::letter || glyph == Glyph::digit;
}

} // namespace

std::span<const VerdictLook> verdict_looks() { return k_looks; }

const VerdictLook& look_of(Verdict verdict) {
  return *std::find_if(k_looks.begin(), k_looks.end(),
                       [verdict](const VerdictLook& look) { return look.verdict == verdict; });
}

std::span<const KindName> kind_names() { return k_kinds; }

std::string_view kind_name(std::string_view kind, std::size_t count) {
  for (const auto& name : k_kinds) {
    if (name.kind == kind) {
      return count == 1 ? name.one : name.many;
    }
  }
  return kind;
}

std::string safe(std::string_view text) {
  std::string out;
  std::size_t position = 0;
  while (position < text.size()) {
    const char32_t c = next_code_point(text, position);
    const bool turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
                       c == 0x200F || c == 0x061C;
    append_utf8(out, turns ? 0xFFFD : c);
  }
  return xml_escape(out);
}

std::string marked(std::string_view sentence, std::string_view fact) {
  std::size_t at = fact.empty() ? std::string_view::npos : sentence.find(fact);
  const auto inside_word = [&](std::size_t position) {
    const std::size_t end = position + fact.size();
    const bool before = position > 0 && joins_word(sentence, position - 1) && joins_word(sentence, position);
    return before || (joins_word(sentence, end) && joins_word(sentence, end - 1));
  };
  while (at != std::string_view::npos && inside_word(at)) {
    at = sentence.find(fact, at + 1);
  }
  if (at == std::string_view::npos) {
    return safe(sentence);
  }
  return safe(sentence.substr(0, at)) + "<mark>" + safe(fact) + "</mark>" +
         safe(sentence.substr(at + fact.size()));
}

std::string shell_quoted(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    plain += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return "'" + replace_all(plain, "'", "'\\''") + "'";
}

std::string plural(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string line_text(int line) { return line > 0 ? fmt::format("line {}", line) : "added by the program"; }

std::string hear_button(std::string_view words) {
  return fmt::format("<button type=\"button\" data-say=\"{0}\" hidden aria-label=\"Hear {0}\">Hear</button>",
                     safe(words));
}

} // namespace audiosheet::audit

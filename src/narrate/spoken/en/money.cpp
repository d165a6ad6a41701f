// SPDX-License-Identifier: GPL-3.0-or-later
// Money: $50, US$2.5 million, £3.20, €5–10, $20/mo, 50 USD, 75¢.
#include "narrate/spoken/en/tables/money.hpp"
#include "narrate/spoken/en/letters.hpp"
#include "narrate/spoken/en/number.hpp"
#include "narrate/spoken/en/rules.hpp"
#include "narrate/spoken/en/units.hpp"
#include "narrate/spoken/words.hpp"

#include <algorithm>

namespace audiosheet::narrate::spoken::en {

namespace {

const Currency* find_sign(std::string_view sign) {
  const auto* found = std::find_if(k_currencies.begin(), k_currencies.end(),
                                   [sign](const Currency& c) { return c.sign == sign && !sign.empty(); });
  return found == k_currencies.end() ? nullptr : found;
}

const Currency* find_code(std::string_view code) {
  const auto* found = std::find_if(k_currencies.begin(), k_currencies.end(),
                                   [code](const Currency& c) { return c.code == code && !code.empty(); });
  return found == k_currencies.end() ? nullptr : found;
}

struct Amount {
  std::size_t end = 0;
  std::string whole, decimals; ///< digits
  std::string scale;           ///< " million"
  bool minus = false;
};

/// "2.5 million", "30bn", "15k" behind a currency sign.
std::optional<Amount> parse_amount(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  auto number = parse_number(line, at);
  if (!number || number->power || number->is_part) {
    return std::nullopt;
  }
  Amount amount{number->end, number->digits, number->decimals, {}, number->sign == "-"};
  const std::size_t last = number->end - 1;
  if (scan.is_word(last)) { // parse_number took the scale
    amount.scale = " " + std::string(scan.text(last));
    return amount;
  }
  const std::size_t suffix = scan.skip_space(number->end);
  for (const auto& entry : k_money_scales) {
    if (scan.is(suffix, entry.written) && !scan.is(suffix + 1, "'") && !scan.is(suffix + 1, ".")) {
      amount.scale = " " + std::string(entry.spoken);
      amount.end = suffix + 1;
    }
  }
  return amount;
}

std::string number_words(const Line& line, const Amount& amount) {
  std::string out = amount.whole.empty() ? "" : line.words.cardinal(amount.whole);
  if (!amount.decimals.empty()) {
    out += (out.empty() ? "point " : " point ") + line.words.each_digit(amount.decimals);
  }
  return out;
}

std::string amount_words(const Line& line, const Amount& amount, const Currency& currency,
                         std::string_view country) {
  std::string decimals = amount.decimals;
  while (decimals.size() > 2 && decimals.back() == '0') {
    decimals.pop_back();
  }
  if (decimals.size() == 1 && amount.scale.empty() && !currency.cent.empty()) {
    decimals += '0';
  }
  const std::string sign = amount.minus ? "minus " : "";
  const std::string name = (country.empty() ? "" : std::string(country) + " ");
  if (!amount.scale.empty() || decimals.size() > 2 || (currency.cent.empty() && !decimals.empty())) {
    std::string out = amount.whole.empty() ? "" : line.words.cardinal(amount.whole);
    if (!decimals.empty()) {
      out += (out.empty() ? "point " : " point ") + line.words.each_digit(decimals);
    }
    return sign + out + amount.scale + " " + name + std::string(currency.plural);
  }
  const bool one = amount.whole == "1";
  const bool cents = !decimals.empty() && decimals != "00";
  std::string out;
  const bool nothing = amount.whole.empty() || amount.whole.find_first_not_of('0') == std::string::npos;
  if (!nothing || !cents) {
    out = line.words.cardinal(amount.whole.empty() ? "0" : amount.whole) + " " + name +
          std::string(one ? currency.singular : currency.plural);
  }
  if (cents) {
    const std::string_view digits = decimals.front() == '0' ? std::string_view(decimals).substr(1) : decimals;
    out += out.empty() ? "" : " and ";
    out += line.words.cardinal(digits) + " " + std::string(digits == "1" ? currency.cent : currency.cents);
  }
  return sign + out;
}

/// "/mo", "/year" behind an amount.
void add_period(const Line& line, Match& match) {
  if (!line.scan.is(match.end, "/")) {
    return;
  }
  if (const auto unit = parse_unit(line, match.end)) {
    match.spoken += " " + unit->singular;
    match.end = unit->end;
  }
}

bool is_dash(const Scan& scan, std::size_t at) {
  return scan.is(at, "-") || scan.is(at, "–") || scan.is(at, "—");
}

/// The rest of "$5–10", "$5–$10": the token behind the dash where the second amount begins, or 0.
std::size_t second_amount(const Scan& scan, std::size_t end, std::string_view sign) {
  std::size_t at = scan.skip_space(end);
  if (!is_dash(scan, at) || (at == end) != !scan.is_space(at + 1)) {
    return 0;
  }
  at = scan.skip_space(at + 1);
  if (scan.is(at, sign)) {
    return at + 1;
  }
  return scan.is_digits(at) && !is_dash(scan, at + 1) ? at : 0;
}

std::optional<Match> with_sign(const Line& line, std::size_t sign_at, std::string_view country) {
  const Scan& scan = line.scan;
  const auto* currency = find_sign(scan.text(sign_at));
  if (currency == nullptr) {
    return std::nullopt;
  }
  const auto amount = parse_amount(line, scan.skip_space(sign_at + 1));
  if (!amount) {
    return std::nullopt;
  }
  Match match{amount->end, amount_words(line, *amount, *currency, country), "money"};
  if (const std::size_t next = second_amount(scan, amount->end, currency->sign); next != 0) {
    if (const auto second = parse_amount(line, next); second && !scan.is(second->end, "%")) {
      const bool bare = !scan.is(next - 1, currency->sign);
      const bool shared =
          bare && amount->scale.empty() && (amount->decimals.empty() || !second->scale.empty());
      const std::string first = shared ? number_words(line, *amount) : match.spoken; // "$1.5–2 million"
      match = Match{second->end, first + " to " + amount_words(line, *second, *currency, country), "money"};
    }
  }
  add_period(line, match);
  return match;
}

} // namespace

/// "$5": at the sign; "US$5": at the word; "-$5": at the minus.
std::optional<Match> money(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  if (scan.is_word(at)) {
    const auto word = scan.text(at);
    if (word.size() > 3 || !is_upper(word)) {
      return std::nullopt;
    }
    for (const auto& entry : k_dollar_countries) {
      if (entry.written == word && find_sign(scan.text(at + 1)) != nullptr) {
        return with_sign(line, at + 1, entry.spoken);
      }
    }
    const auto* currency = find_code(word);
    if (currency == nullptr) {
      return std::nullopt;
    }
    const auto amount = parse_amount(line, scan.skip_space(at + 1));
    if (!amount) {
      return std::nullopt;
    }
    return Match{amount->end, amount_words(line, *amount, *currency, currency->country), "money"};
  }
  if ((scan.is(at, "-") || scan.is(at, "−")) && !scan.is_word(at - 1) && !scan.is_digits(at - 1)) {
    auto match = with_sign(line, at + 1, {});
    if (match) {
      match->spoken.insert(0, "minus ");
    }
    return match;
  }
  return with_sign(line, at, {});
}

/// "50 €", "50 USD", "75¢", and in British English "50p".
std::optional<Match> money_behind(const Line& line, std::size_t at) {
  const Scan& scan = line.scan;
  const auto amount = parse_amount(line, at);
  if (!amount) {
    return std::nullopt;
  }
  const std::size_t sign = scan.skip_space(amount->end);
  if (scan.is(sign, "¢") || (line.british && sign == amount->end && scan.is(sign, "p"))) {
    const bool cents = scan.is(sign, "¢");
    const Currency small{"", "", cents ? "cent" : "penny", cents ? "cents" : "pence", "", "", ""};
    return Match{sign + 1, amount_words(line, *amount, small, {}), "money"};
  }
  if (const auto* currency = find_code(scan.text(sign)); currency != nullptr && scan.is_word(sign)) {
    return Match{sign + 1, amount_words(line, *amount, *currency, currency->country), "money"};
  }
  const auto* currency = find_sign(scan.text(sign));
  if (currency == nullptr || scan.is_digits(sign + 1)) {
    return std::nullopt;
  }
  return Match{sign + 1, amount_words(line, *amount, *currency, {}), "money"};
}

} // namespace audiosheet::narrate::spoken::en

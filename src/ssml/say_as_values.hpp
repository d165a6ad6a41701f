// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pieces of say-as: numbers, characters, dates and times in words. Numbers come out in words of the
// language by ICU's rules; dates, times, fractions and money are English where ICU has no spoken form.
#pragma once

#include "ssml/say_as.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::ssml {

enum class NumberWords { cardinal, ordinal, year };

/// A number in words; at most 18 digits before the point and 30 behind it.
std::optional<std::string> number_words(std::string_view number, NumberWords kind, std::string_view language);

std::optional<std::string> say_cardinal(const SayAs& request);
std::optional<std::string> say_ordinal(const SayAs& request);
std::optional<std::string> say_digits(const SayAs& request);
std::optional<std::string> say_fraction(const SayAs& request);
std::optional<std::string> say_year(const SayAs& request);
std::optional<std::string> say_currency(const SayAs& request);
/// Letters as "A.B.": that way engines say their names, and don't take "A" for the article.
std::optional<std::string> say_characters(const SayAs& request);
std::optional<std::string> say_telephone(const SayAs& request);
std::optional<std::string> say_net(const SayAs& request);
std::optional<std::string> say_date(const SayAs& request);
std::optional<std::string> say_time(const SayAs& request);
std::optional<std::string> say_duration(const SayAs& request);
std::optional<std::string> say_boolean(const SayAs& request);

/// "digit" words of one ASCII digit.
std::string digit_word(char digit, std::string_view language);

/// The runs of digits in a text, and the runs of other characters, in turn.
std::vector<std::string_view> digit_groups(std::string_view text);

} // namespace audiosheet::ssml

// SPDX-License-Identifier: GPL-3.0-or-later
#include "read/imprint.hpp"

#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <fmt/format.h>

namespace audiosheet::read {

namespace {

enum class Field { publisher, date };

struct Name {
  std::string_view name;
  Field field;
  int rank;
};

/// Lower-case, without the separators "_", "-", ".", ":" and " ".
constexpr std::array k_names{
    Name{"lastreviewed", Field::date, 0},
    Name{"reviewed", Field::date, 0},
    Name{"datereviewed", Field::date, 0},
    Name{"reviewdate", Field::date, 0},
    Name{"datemodified", Field::date, 1},
    Name{"articlemodifiedtime", Field::date, 1},
    Name{"dctermsmodified", Field::date, 1},
    Name{"modified", Field::date, 1},
    Name{"lastmodified", Field::date, 1},
    Name{"lastmod", Field::date, 1},
    Name{"lastupdated", Field::date, 1},
    Name{"updated", Field::date, 1},
    Name{"datepublished", Field::date, 2},
    Name{"articlepublishedtime", Field::date, 2},
    Name{"dctermsissued", Field::date, 2},
    Name{"dctermsdate", Field::date, 2},
    Name{"dcdate", Field::date, 2},
    Name{"published", Field::date, 2},
    Name{"date", Field::date, 2},
    Name{"publisher", Field::publisher, 0},
    Name{"dctermspublisher", Field::publisher, 0},
    Name{"dcpublisher", Field::publisher, 0},
    Name{"citationpublisher", Field::publisher, 0},
    Name{"organization", Field::publisher, 1},
    Name{"organisation", Field::publisher, 1},
    Name{"ogsitename", Field::publisher, 1},
    Name{"applicationname", Field::publisher, 2},
    Name{"author", Field::publisher, 3},
};

std::string bare(std::string_view name) {
  std::string out;
  for (const char c : ascii_lower(name)) {
    if (std::string_view("_-.: ").find(c) == std::string_view::npos) {
      out += c;
    }
  }
  return out;
}

} // namespace

std::string iso_day(std::string_view text) {
  text = trim(text);
  std::array<int, 3> numbers{};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, numbers[i]);
    if (error != std::errc() || numbers[i] < 1 || stop - text.data() > 4) {
      return {};
    }
    text.remove_prefix(static_cast<std::size_t>(stop - text.data()));
    if (i + 1 < numbers.size()) {
      if (text.empty() || (text[0] != '-' && text[0] != '/')) {
        return {};
      }
      text.remove_prefix(1);
    }
  }
  const std::chrono::year_month_day day{std::chrono::year(numbers[0]),
                                        std::chrono::month(static_cast<unsigned>(numbers[1])),
                                        std::chrono::day(static_cast<unsigned>(numbers[2]))};
  constexpr int k_first_year = 1900;
  return day.ok() && numbers[0] >= k_first_year
             ? fmt::format("{:04}-{:02}-{:02}", numbers[0], numbers[1], numbers[2])
             : std::string();
}

void ImprintFinder::say(std::string_view name, std::string_view value) {
  constexpr std::size_t k_longest_publisher = 200;
  const std::string wanted = bare(name);
  const auto found = std::ranges::find(k_names, wanted, &Name::name);
  if (found == k_names.end()) {
    return;
  }
  if (found->field == Field::date) {
    const std::string day = iso_day(value);
    if (!day.empty() && found->rank < m_date_rank) {
      m_imprint.date = day;
      m_date_rank = found->rank;
    }
  } else if (const std::string publisher = fold_spaces(value); !publisher.empty() &&
                                                               publisher.size() <= k_longest_publisher &&
                                                               found->rank < m_publisher_rank) {
    m_imprint.publisher = publisher;
    m_publisher_rank = found->rank;
  }
}

} // namespace audiosheet::read

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssml/say_as.hpp"

#include "ssml/say_as_values.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>

namespace audiosheet::ssml {

namespace {

using Say = std::optional<std::string> (*)(const SayAs&);

struct Row {
  std::string_view name;
  Say say = nullptr; ///< null: free text, said as the caller's narrator says it
};

std::optional<std::string> say_bleep(const SayAs& /*request*/) { return "beep"; }

// Names of one meaning stand side by side: W3C first, then what others call it.
constexpr std::array<Row, 35> k_meanings{{{"date", say_date},
                                          {"time", say_time},
                                          {"telephone", say_telephone},
                                          {"phone", say_telephone},
                                          {"characters", say_characters},
                                          {"character", say_characters},
                                          {"char", say_characters},
                                          {"spell-out", say_characters},
                                          {"spell", say_characters},
                                          {"letters", say_characters},
                                          {"verbatim", say_characters},
                                          {"acronym", say_characters},
                                          {"cardinal", say_cardinal},
                                          {"number", say_cardinal},
                                          {"ordinal", say_ordinal},
                                          {"digits", say_digits},
                                          {"digit", say_digits},
                                          {"number_digit", say_digits},
                                          {"fraction", say_fraction},
                                          {"year", say_year},
                                          {"currency", say_currency},
                                          {"money", say_currency},
                                          {"duration", say_duration},
                                          {"boolean", say_boolean},
                                          {"net", say_net},
                                          {"email", say_net},
                                          {"uri", say_net},
                                          {"url", say_net},
                                          {"expletive", say_bleep},
                                          {"bleep", say_bleep},
                                          {"unit"},
                                          {"measure"},
                                          {"address"},
                                          {"name"},
                                          {"text"}}};

} // namespace

Said say_as(const SayAs& request, const SpokenText& spoken_text) {
  // "tts:digits" and "vxml:digits" mean the same as "digits".
  const std::size_t colon = request.interpret_as.find(':');
  const std::string name = ascii_lower(
      colon == std::string_view::npos ? request.interpret_as : request.interpret_as.substr(colon + 1));
  const auto row =
      std::find_if(k_meanings.begin(), k_meanings.end(), [&](const Row& each) { return each.name == name; });
  if (row == k_meanings.end()) {
    return {};
  }
  if (request.text.empty()) {
    return {true, std::string()};
  }
  std::optional<std::string> said = row->say != nullptr ? row->say(request) : std::nullopt;
  if (!said && (row->say == nullptr || spoken_text)) {
    said = spoken_text ? spoken_text(request.text) : std::string(request.text);
  }
  return {true, std::move(said)};
}

const std::vector<std::string_view>& say_as_names() {
  static const std::vector<std::string_view> k_names = [] {
    std::vector<std::string_view> names;
    for (const Row& row : k_meanings) {
      names.push_back(row.name);
    }
    return names;
  }();
  return k_names;
}

} // namespace audiosheet::ssml

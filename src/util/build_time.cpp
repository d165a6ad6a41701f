// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/build_time.hpp"

#include "util/error.hpp"

#include <charconv>
#include <cstdlib>
#include <fmt/format.h>
#include <string_view>

namespace audiosheet {

std::optional<std::int64_t> source_date_epoch() {
  const char* seconds = std::getenv("SOURCE_DATE_EPOCH"); // NOLINT(concurrency-mt-unsafe): nobody sets it
  if (seconds == nullptr || *seconds == '\0') {
    return std::nullopt;
  }
  std::int64_t value = 0;
  const std::string_view text(seconds);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0) {
    throw Error(fmt::format("SOURCE_DATE_EPOCH is \"{}\": it must be seconds since 1970", text),
                ExitStatus::usage);
  }
  return value;
}

} // namespace audiosheet

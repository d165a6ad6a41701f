// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace audiosheet::publish {

/// "2024-05-31" or "2024-05-31T09:30:00Z" as "2024-05-31T09:30:00Z"; nothing for what is no such instant.
std::optional<std::string> instant_from(std::string_view text);

/// Of seconds since 1970, as SOURCE_DATE_EPOCH counts them (years 1970–9999).
std::string instant_from_epoch(std::int64_t seconds);

/// "Fri, 31 May 2024 09:30:00 GMT", as feeds write it (RFC 2822). REQUIRES: made by one of the above.
std::string rfc2822(std::string_view instant);

} // namespace audiosheet::publish

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace audiosheet {

/// A UUID made of a name in a namespace (RFC 4122, version 5, by SHA-1): the same for the same two.
/// `name_space` is a UUID in its usual form; throws Error when it is none.
std::string uuid_v5(std::string_view name_space, std::string_view name);

} // namespace audiosheet

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/recording.hpp"

#include <string>
#include <vector>

namespace audiosheet::publish {

/// A reference as an item of a numbered list.
struct ListedReference {
  int number = 0;   ///< the sheet's own, or the place in the list
  std::string text; ///< without that number; the address when there is nothing else
  std::string url;  ///< empty when it is no address of the web
  bool operator==(const ListedReference&) const = default;
};

/// "1. Heat and health", "[1] Heat and health" and "Heat and health" are all item 1, "Heat and health".
std::vector<ListedReference> listed_references(const About& about);

/// ` value="N"` where the item's number is not what the list would count.
std::string list_value(const std::vector<ListedReference>& references, std::size_t index);

} // namespace audiosheet::publish

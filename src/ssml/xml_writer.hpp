// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace audiosheet::ssml {

/// Text between tags: only what must be escaped is, so that a person can edit it ("don't", not "don&#39;t").
/// Characters that XML forbids are dropped.
std::string escape_text(std::string_view text);

/// The value of an attribute, for double quotes.
std::string escape_attribute(std::string_view value);

/// ` name="value"` pairs in the order they were added.
class Attributes {
public:
  Attributes& add(std::string_view name, std::string_view value);
  [[nodiscard]] bool empty() const { return m_text.empty(); }
  [[nodiscard]] const std::string& text() const { return m_text; }
  bool operator==(const Attributes&) const = default;

private:
  std::string m_text;
};

} // namespace audiosheet::ssml

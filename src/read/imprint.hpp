// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace audiosheet::read {

/// Who publishes a document, and when it was last looked at.
struct Imprint {
  std::string publisher; ///< "" when the document doesn't say
  std::string date;      ///< "2024-05-31", "" when the document doesn't say
};

/// Gathers the imprint from whatever names and values a document's metadata have: `<meta>`, JSON-LD and front
/// matter say the same things under their own names. A review beats a change, a change beats the first
/// publication; a publisher beats a site, a site beats an author.
class ImprintFinder {
public:
  /// Takes no notice of names it doesn't know and of dates that are none.
  void say(std::string_view name, std::string_view value);
  [[nodiscard]] const Imprint& imprint() const { return m_imprint; }

private:
  Imprint m_imprint;
  int m_publisher_rank = 99; ///< of what was found; the lowest is kept
  int m_date_rank = 99;
};

/// The day at the start of a text like "2024-05-31T10:00:00Z" or "2024/5/31"; empty when there is none.
std::string iso_day(std::string_view text);

} // namespace audiosheet::read

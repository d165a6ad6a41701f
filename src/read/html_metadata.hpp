// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "read/html_dom.hpp"
#include "read/imprint.hpp"

#include <string>
#include <vector>

namespace audiosheet::read {

struct StructuredQuestion {
  std::string question;
  std::string answer; ///< as HTML
};

/// What a page says of itself: JSON-LD (FAQPage, MedicalWebPage, Article …), <title>, <meta>, lang.
struct Metadata {
  std::string title;    ///< without the site's name
  std::string language; ///< BCP 47
  ImprintFinder imprint;
  std::vector<StructuredQuestion> questions;
};

Metadata read_metadata(const Document& document);

/// Adds what a JSON-LD script says. Malformed or very long scripts say nothing.
void read_json_ld(std::string_view json, Metadata& metadata);

/// "Asthma - NHS" is "Asthma": the first part of a page's title, unless that is the site's own name.
std::string title_without_site(std::string_view title, std::string_view site);

} // namespace audiosheet::read

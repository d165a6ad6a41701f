// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/daisy_parts.hpp"

#include "util/text.hpp"
#include "util/xml.hpp"

#include <fmt/format.h>

namespace audiosheet::publish {

std::string ascii_only(std::string_view xml) {
  constexpr char32_t k_ascii = 0x80;
  std::string out;
  out.reserve(xml.size());
  for (std::size_t i = 0; i < xml.size();) {
    const char32_t c = next_code_point(xml, i);
    if (c < k_ascii) {
      out += static_cast<char>(c);
    } else {
      out += fmt::format("&#{};", static_cast<std::uint32_t>(c));
    }
  }
  return out;
}

std::string daisy_meta(std::string_view name, std::string_view content, std::string_view scheme) {
  return fmt::format("<meta name=\"{}\" content=\"{}\"{}/>\n", name, xml_escape(content),
                     scheme.empty() ? "" : fmt::format(" scheme=\"{}\"", scheme));
}

std::string daisy_time(std::chrono::milliseconds time) {
  const auto seconds = (time.count() + 500) / 1000;
  return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::string daisy_par_id(const BookIds& ids, const OutlineSentence* sentence) {
  return sentence == nullptr ? "p-title" : "p-" + ids.of(*sentence);
}

std::string daisy_smil_head(const std::string& metadata, std::string_view region) {
  return fmt::format(R"(<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE smil PUBLIC "-//W3C//DTD SMIL 1.0//EN" "http://www.w3.org/TR/REC-smil/SMIL10.dtd">
<smil>
<head>
{}<layout>
<region id="{}"/>
</layout>
</head>
)",
                     metadata, region);
}

} // namespace audiosheet::publish

// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/xml.hpp"

#include "util/text.hpp"

namespace audiosheet {

std::string xml_escape(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    const char32_t c = next_code_point(text, i);
    switch (c) {
    case '&':
      out += "&amp;";
      break;
    case '<':
      out += "&lt;";
      break;
    case '>':
      out += "&gt;";
      break;
    case '"':
      out += "&quot;";
      break;
    case '\'':
      out += "&#39;";
      break;
    default:
      if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF) {
        break;
      }
      if (i - start == 1 && c >= 0x80) { // an invalid byte came back as U+FFFD
        append_utf8(out, c);
      } else {
        out.append(text.substr(start, i - start));
      }
    }
  }
  return out;
}

} // namespace audiosheet

// SPDX-License-Identifier: GPL-3.0-or-later
#include "util/visible.hpp"

#include "util/text.hpp"

namespace audiosheet {

namespace {

constexpr char32_t k_byte_order_mark = 0xFEFF;

bool is_hidden(char32_t c) {
  if (c == U'\n' || c == U'\t' || c == U'\f') {
    return false;
  }
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x200B || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == k_byte_order_mark || (c >= 0xFFF9 && c <= 0xFFFB) ||
         (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF) || (c >= 0xE0000 && c <= 0xE007F);
}

} // namespace

std::string visible_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x20 && byte < 0x7F) {
      out += text[i++];
      continue;
    }
    const std::size_t start = i;
    const char32_t c = next_code_point(text, i);
    if (c == U'\r') {
      if (i >= text.size() || text[i] != '\n') {
        out += '\n';
      }
    } else if (c == U'\v' || c == 0x85 || c == 0x2028 || c == 0x2029) {
      out += ' ';
    } else if (!is_hidden(c)) {
      out.append(text.substr(start, i - start));
    }
  }
  return out;
}

} // namespace audiosheet

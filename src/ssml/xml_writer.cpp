// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssml/xml_writer.hpp"

#include "util/text.hpp"
#include "util/xml.hpp"

namespace audiosheet::ssml {

std::string escape_text(std::string_view text) {
  // An ampersand of the text itself is "&amp;" by now, so these are ours. A bare CR would be read as LF.
  std::string out = replace_all(xml_escape(text), "&#39;", "'");
  return replace_all(replace_all(std::move(out), "&quot;", "\""), "\r", "&#13;");
}

std::string escape_attribute(std::string_view value) {
  std::string out = replace_all(xml_escape(value), "&#39;", "'");
  for (const auto& [from, to] :
       {std::pair{"\t", "&#9;"}, std::pair{"\n", "&#10;"}, std::pair{"\r", "&#13;"}}) {
    out = replace_all(std::move(out), from, to);
  }
  return out;
}

Attributes& Attributes::add(std::string_view name, std::string_view value) {
  m_text += ' ';
  m_text += name;
  m_text += "=\"";
  m_text += escape_attribute(value);
  m_text += '"';
  return *this;
}

} // namespace audiosheet::ssml

// SPDX-License-Identifier: GPL-3.0-or-later
#include "verify/markup.hpp"

#include "util/error.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <expat.h>
#include <fmt/format.h>
#include <gumbo.h>
#include <memory>

namespace audiosheet::verify {

namespace {

constexpr std::array<std::string_view, 6> k_links{"href",       "src",     "epub:textref",
                                                  "xlink:href", "textref", "poster"};

bool is_link(std::string_view attribute) {
  return std::find(k_links.begin(), k_links.end(), attribute) != k_links.end();
}

void add_id(Markup& markup, std::string id) {
  if (!markup.ids.insert(id).second) {
    markup.twice.push_back(std::move(id));
  }
}

struct XmlReader {
  XML_Parser parser;
  Markup markup;
  std::string problem;

  int line() const { return static_cast<int>(XML_GetCurrentLineNumber(parser)); }

  void fail(std::string what) {
    if (problem.empty()) {
      problem = fmt::format("line {}: {}", line(), what);
      XML_StopParser(parser, XML_FALSE);
    }
  }

  void element(std::string_view name, const XML_Char** attributes) {
    std::string source;
    std::optional<double> begin;
    std::optional<double> end;
    for (; *attributes != nullptr; attributes += 2) {
      const std::string_view key = attributes[0];
      const std::string_view value = attributes[1];
      if (key == "id" || key == "xml:id") {
        add_id(markup, std::string(value));
      } else if (is_link(key)) {
        markup.links.push_back({std::string(value), line()});
        source = key == "src" ? std::string(value) : source;
      } else if (key == "clip-begin" || key == "clipBegin") {
        begin = clock_value(value);
      } else if (key == "clip-end" || key == "clipEnd") {
        end = clock_value(value);
      }
    }
    if (name == "audio" && !source.empty() && (begin || end)) {
      if (!begin || !end) {
        fail("a clip needs a beginning and an end");
        return;
      }
      markup.clips.push_back({source, *begin, *end, line()});
    }
  }
};

void XMLCALL start(void* data, const XML_Char* name, const XML_Char** attributes) {
  static_cast<XmlReader*>(data)->element(name, attributes);
}

void XMLCALL entity(void* data, const XML_Char* /*name*/, int /*is_parameter*/, const XML_Char* /*value*/,
                    int /*length*/, const XML_Char* /*base*/, const XML_Char* /*system*/,
                    const XML_Char* /*public_id*/, const XML_Char* /*notation*/) {
  static_cast<XmlReader*>(data)->fail("declares an entity");
}

void walk(const GumboNode& root, Markup& markup) {
  std::vector<const GumboNode*> open{&root};
  while (!open.empty()) {
    const GumboNode& node = *open.back();
    open.pop_back();
    if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_TEMPLATE) {
      continue;
    }
    const GumboElement& element = node.v.element;
    for (unsigned i = 0; i < element.attributes.length; ++i) {
      const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
      const std::string_view name = attribute->name;
      if (name == "id") {
        add_id(markup, attribute->value);
      } else if (is_link(name)) {
        markup.links.push_back({attribute->value, static_cast<int>(attribute->name_start.line)});
      } else if (name == "aria-labelledby" || name == "aria-describedby" || name == "aria-controls") {
        for (const auto id : split(attribute->value, ' ')) {
          if (!id.empty()) {
            markup.links.push_back({"#" + std::string(id), static_cast<int>(attribute->name_start.line)});
          }
        }
      }
    }
    for (unsigned i = 0; i < element.children.length; ++i) {
      open.push_back(static_cast<const GumboNode*>(element.children.data[i]));
    }
  }
}

std::optional<double> number(std::string_view text) {
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && value >= 0.0 ? std::optional(value)
                                                                                  : std::nullopt;
}

} // namespace

std::optional<double> clock_value(std::string_view text) {
  constexpr std::string_view k_npt = "npt=";
  if (text.starts_with(k_npt)) {
    text.remove_prefix(k_npt.size());
  }
  if (text.ends_with("s") && !text.ends_with("ms")) {
    return number(text.substr(0, text.size() - 1));
  }
  double seconds = 0.0;
  for (const auto part : split(text, ':')) {
    const auto value = number(part);
    if (!value) {
      return std::nullopt;
    }
    constexpr double k_sixty = 60.0;
    seconds = seconds * k_sixty + *value;
  }
  return seconds;
}

Markup read_xml(std::string_view text) {
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>, void (*)(XML_Parser)> parser(
      XML_ParserCreate(nullptr), XML_ParserFree);
  if (parser == nullptr) {
    throw Error("no memory to read XML");
  }
  XmlReader reader{parser.get(), {}, {}};
  XML_SetUserData(parser.get(), &reader);
  XML_SetStartElementHandler(parser.get(), start);
  XML_SetEntityDeclHandler(parser.get(), entity);
  const bool good =
      XML_Parse(parser.get(), text.data(), static_cast<int>(text.size()), XML_TRUE) == XML_STATUS_OK;
  if (!reader.problem.empty()) {
    throw Error(reader.problem);
  }
  if (!good) {
    throw Error(fmt::format("line {}: {}", reader.line(), XML_ErrorString(XML_GetErrorCode(parser.get()))));
  }
  return std::move(reader.markup);
}

Markup read_html(std::string_view text) {
  GumboOptions options = kGumboDefaultOptions;
  const auto destroy = [&options](GumboOutput* output) { gumbo_destroy_output(&options, output); };
  const std::unique_ptr<GumboOutput, decltype(destroy)> output(
      gumbo_parse_with_options(&options, text.data(), text.size()), destroy);
  Markup markup;
  walk(*output->root, markup);
  return markup;
}

} // namespace audiosheet::verify

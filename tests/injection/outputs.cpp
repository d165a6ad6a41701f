// SPDX-License-Identifier: GPL-3.0-or-later
#include "injection/outputs.hpp"

#include "util/file.hpp"
#include "util/text.hpp"

#include <algorithm>
#include <array>
#include <expat.h>
#include <flacfile.h>
#include <fmt/format.h>
#include <gumbo.h>
#include <id3v2tag.h>
#include <iterator>
#include <memory>
#include <mpegfile.h>
#include <nlohmann/json.hpp>
#include <opusfile.h>
#include <regex>
#include <stdexcept>
#include <xiphcomment.h>
#include <zip.h>

namespace audiosheet::test {

namespace {

constexpr std::uintmax_t k_most = std::uintmax_t{1} << 30U;

void add_book(const std::filesystem::path& file, const std::string& name, Outputs& outputs) {
  const std::unique_ptr<zip_t, void (*)(zip_t*)> book(
      zip_open(file.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, nullptr), zip_discard);
  if (book == nullptr) {
    throw std::runtime_error(name + " is no archive");
  }
  for (zip_int64_t i = 0; i < zip_get_num_entries(book.get(), 0); ++i) {
    zip_stat_t about;
    if (zip_stat_index(book.get(), static_cast<zip_uint64_t>(i), 0, &about) != 0) {
      throw std::runtime_error(name + " has a damaged entry");
    }
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> entry(
        zip_fopen_index(book.get(), static_cast<zip_uint64_t>(i), 0), zip_fclose);
    std::string bytes(about.size, '\0');
    if (zip_fread(entry.get(), bytes.data(), about.size) != static_cast<zip_int64_t>(about.size)) {
      throw std::runtime_error(name + " has an entry that is cut short");
    }
    outputs[name + "!/" + about.name] = std::move(bytes);
  }
}

bool is_link(std::string_view name) {
  constexpr std::array<std::string_view, 14> k_links{
      "href",    "src",          "action",     "formaction", "poster", "data", "srcset",
      "textref", "epub:textref", "xlink:href", "background", "cite",   "next", "url"};
  return std::find(k_links.begin(), k_links.end(), name) != k_links.end();
}

struct XmlWalk {
  Shape shape;
  std::vector<std::string> open;
  bool entities = false;
};

void XMLCALL xml_start(void* data, const XML_Char* name, const XML_Char** attributes) {
  auto& walk = *static_cast<XmlWalk*>(data);
  walk.open.emplace_back(name);
  walk.shape.parts.insert(name);
  for (; *attributes != nullptr; attributes += 2) {
    walk.shape.parts.insert(fmt::format("{}@{}", name, attributes[0]));
    if (is_link(attributes[0])) {
      walk.shape.links.emplace_back(attributes[1]);
    }
  }
  if (walk.open.back() == "style" || walk.open.back() == "script") {
    walk.shape.code.emplace_back();
  }
}

void XMLCALL xml_end(void* data, const XML_Char* /*name*/) { static_cast<XmlWalk*>(data)->open.pop_back(); }

void XMLCALL xml_text(void* data, const XML_Char* text, int size) {
  auto& walk = *static_cast<XmlWalk*>(data);
  const std::string& in = walk.open.back();
  if (in == "style" || in == "script") {
    walk.shape.code.back().append(text, static_cast<std::size_t>(size));
  } else if (in == "title" || in == "h1" || in == "dc:title") {
    walk.shape.texts[in].append(text, static_cast<std::size_t>(size));
  }
}

void XMLCALL xml_entity(void* data, const XML_Char* /*name*/, int /*parameter*/, const XML_Char* /*value*/,
                        int /*length*/, const XML_Char* /*base*/, const XML_Char* /*system*/,
                        const XML_Char* /*public_id*/, const XML_Char* /*notation*/) {
  static_cast<XmlWalk*>(data)->entities = true;
}

void html_element(const GumboElement& element, Shape& shape) {
  std::string name = gumbo_normalized_tagname(element.tag);
  if (element.tag == GUMBO_TAG_UNKNOWN) {
    GumboStringPiece piece = element.original_tag;
    gumbo_tag_from_original_text(&piece);
    name.assign(piece.data, piece.length);
  }
  shape.parts.insert(name);
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
    shape.parts.insert(fmt::format("{}@{}", name, attribute.name));
    if (is_link(attribute.name)) {
      shape.links.emplace_back(attribute.value);
    }
  }
  const GumboAttribute* const type = gumbo_get_attribute(&element.attributes, "type");
  const bool is_data = type != nullptr && std::string_view(type->value).ends_with("json");
  for (unsigned i = 0; i < element.children.length; ++i) {
    const auto& child = *static_cast<const GumboNode*>(element.children.data[i]);
    if (child.type != GUMBO_NODE_TEXT) {
      continue;
    }
    if (name == "style" || name == "script") {
      if (is_data) {
        json_keys(child.v.text.text); // throws when it is none
      } else {
        shape.code.emplace_back(child.v.text.text);
      }
    } else if ((name == "title" || name == "h1") && !shape.texts.contains(name)) {
      shape.texts[name] = child.v.text.text;
    }
  }
}

void html_walk(const GumboNode& node, Shape& shape) {
  if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_TEMPLATE) {
    return;
  }
  html_element(node.v.element, shape);
  for (unsigned i = 0; i < node.v.element.children.length; ++i) {
    html_walk(*static_cast<const GumboNode*>(node.v.element.children.data[i]), shape);
  }
}

void collect(const nlohmann::json& value, const std::string& path, std::set<std::string>* keys,
             std::vector<std::string>* texts) {
  if (value.is_object()) {
    for (const auto& [key, inner] : value.items()) {
      if (keys != nullptr) {
        keys->insert(path + key);
      }
      collect(inner, path + key + "/", keys, texts);
    }
  } else if (value.is_array()) {
    for (const auto& inner : value) {
      collect(inner, path + "*/", keys, texts);
    }
  } else if (value.is_string() && texts != nullptr) {
    texts->push_back(value.get<std::string>());
  }
}

void add_xiph(const TagLib::Ogg::XiphComment* comment, TagNames& names) {
  if (comment == nullptr) {
    throw std::runtime_error("no comment");
  }
  for (const auto& [name, values] : comment->fieldListMap()) {
    names.names.insert(std::regex_replace(name.to8Bit(true), std::regex("[0-9]+"), "N"));
    if (name == "TITLE") {
      names.title = values.toString("\n").to8Bit(true);
    }
  }
}

/// Without the names that are made from titles: the sheets are all called "Rash" and a number.
std::string nameless(const std::string& text) {
  static const std::regex k_slug("rash-[0-9]+[a-z0-9-]*");
  return std::regex_replace(text, k_slug, "SLUG");
}

} // namespace

Outputs read_outputs(const std::filesystem::path& folder) {
  Outputs outputs;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_symlink() || (!entry.is_regular_file() && !entry.is_directory())) {
      throw std::runtime_error(entry.path().string() + " is no file");
    }
    if (entry.is_regular_file()) {
      const std::string name = entry.path().lexically_relative(folder).string();
      outputs[name] = read_file(entry.path(), k_most);
      if (name.ends_with(".epub")) {
        add_book(entry.path(), name, outputs);
      }
    }
  }
  return outputs;
}

std::string kind_of(const std::string& path) {
  const std::filesystem::path file(nameless(path));
  return (file.parent_path() / ("*" + file.extension().string())).string();
}

Shape xml_shape(const std::string& document) {
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>, void (*)(XML_Parser)> parser(
      XML_ParserCreate(nullptr), XML_ParserFree);
  XmlWalk walk;
  XML_SetUserData(parser.get(), &walk);
  XML_SetElementHandler(parser.get(), xml_start, xml_end);
  XML_SetCharacterDataHandler(parser.get(), xml_text);
  XML_SetEntityDeclHandler(parser.get(), xml_entity);
  if (XML_Parse(parser.get(), document.data(), static_cast<int>(document.size()), 1) != XML_STATUS_OK) {
    throw std::runtime_error(fmt::format("line {}: {}", XML_GetCurrentLineNumber(parser.get()),
                                         XML_ErrorString(XML_GetErrorCode(parser.get()))));
  }
  if (walk.entities) {
    throw std::runtime_error("declares entities");
  }
  return std::move(walk.shape);
}

Shape html_shape(const std::string& document) {
  GumboOutput* const output =
      gumbo_parse_with_options(&kGumboDefaultOptions, document.data(), document.size());
  Shape shape;
  try {
    html_walk(*output->root, shape);
  } catch (...) {
    gumbo_destroy_output(&kGumboDefaultOptions, output);
    throw;
  }
  gumbo_destroy_output(&kGumboDefaultOptions, output);
  return shape;
}

std::set<std::string> json_keys(const std::string& document) {
  std::set<std::string> keys;
  collect(nlohmann::json::parse(document), "", &keys, nullptr);
  std::set<std::string> out;
  std::transform(keys.begin(), keys.end(), std::inserter(out, out.end()), nameless);
  return out;
}

std::vector<std::string> json_texts(const std::string& document) {
  std::vector<std::string> texts;
  collect(nlohmann::json::parse(document), "", nullptr, &texts);
  return texts;
}

TagNames tag_names(const std::filesystem::path& file) {
  TagNames found;
  if (file.extension() == ".mp3") {
    TagLib::MPEG::File mp3(file.c_str());
    if (!mp3.isValid() || mp3.ID3v2Tag() == nullptr) {
      throw std::runtime_error("no tag");
    }
    for (const auto* frame : mp3.ID3v2Tag()->frameList()) {
      found.names.insert(std::string(frame->frameID().data(), frame->frameID().size()));
    }
    found.title = mp3.ID3v2Tag()->title().to8Bit(true);
  } else if (file.extension() == ".opus") {
    TagLib::Ogg::Opus::File opus(file.c_str());
    add_xiph(opus.isValid() ? opus.tag() : nullptr, found);
  } else {
    TagLib::FLAC::File flac(file.c_str());
    add_xiph(flac.isValid() ? flac.xiphComment() : nullptr, found);
  }
  return found;
}

std::string hidden_characters(std::string_view text) {
  if (!is_valid_utf8(text)) {
    return "no UTF-8";
  }
  std::string found;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    const bool control = (c < 0x20 && c != U'\n' && c != U'\t') || (c >= 0x7F && c < 0xA0);
    const bool turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    const bool other = c == 0x2028 || c == 0x2029 || c == 0xFEFF || c == 0x200B || (c & 0xFFFE) == 0xFFFE ||
                       (c >= 0xE0000 && c <= 0xE007F);
    if (control || turns || other) {
      found += fmt::format("U+{:04X} ", static_cast<unsigned>(c));
    }
  }
  return found;
}

} // namespace audiosheet::test

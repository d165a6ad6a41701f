// SPDX-License-Identifier: GPL-3.0-or-later
//
// XML as a tree, for tests that read what was written.
#pragma once

#include <expat.h>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace audiosheet {

struct XmlElement {
  std::string name;
  std::map<std::string, std::string> attributes;
  std::vector<XmlElement> children;
  std::string text; ///< of its own, joined

  [[nodiscard]] std::string attribute(const std::string& key) const {
    const auto found = attributes.find(key);
    return found != attributes.end() ? found->second : "";
  }
};

/// Throws when it is not well formed.
inline XmlElement read_xml(const std::string& document) {
  struct State {
    XmlElement root;
    std::vector<XmlElement> open;
  } state;
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate(nullptr),
                                                                            XML_ParserFree);
  XML_SetUserData(parser.get(), &state);
  XML_SetElementHandler(
      parser.get(),
      [](void* data, const XML_Char* name, const XML_Char** attributes) {
        XmlElement element;
        element.name = name;
        for (; *attributes != nullptr; attributes += 2) {
          element.attributes[attributes[0]] = attributes[1];
        }
        static_cast<State*>(data)->open.push_back(std::move(element));
      },
      [](void* data, const XML_Char*) {
        auto& open = static_cast<State*>(data)->open;
        XmlElement done = std::move(open.back());
        open.pop_back();
        (open.empty() ? static_cast<State*>(data)->root = std::move(done)
                      : (open.back().children.push_back(std::move(done)), open.back().children.back()));
      });
  XML_SetCharacterDataHandler(parser.get(), [](void* data, const XML_Char* text, int size) {
    auto& open = static_cast<State*>(data)->open;
    open.back().text.append(text, static_cast<std::size_t>(size));
  });
  if (XML_Parse(parser.get(), document.data(), static_cast<int>(document.size()), 1) != XML_STATUS_OK) {
    throw std::runtime_error(XML_ErrorString(XML_GetErrorCode(parser.get())));
  }
  return std::move(state.root);
}

} // namespace audiosheet
